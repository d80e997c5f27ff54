"""The best statement answers where it is likely right, and only where nothing else does."""

from __future__ import annotations

from collections.abc import Iterator
from unittest.mock import patch

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.likely import Best, find_best, find_likely, likelihood
from assistant.pipeline import Assistant
from assistant.types import AnswerStatus, Question
from tests.made_assistant import made_assistant
from tests.made_documents import read

PLAN = """# Kế hoạch phát triển xã Thạnh Lộc

## I. Mục tiêu đến năm 2030

- Tỷ lệ hộ dân sử dụng nước sạch theo quy chuẩn đạt 92%.
- Tỷ lệ đường trục ấp được bê tông hóa đạt 85%.
- Tỷ lệ lao động qua đào tạo có chứng chỉ đạt 40%.
- Thứ hạng EGDI của xã thuộc nhóm 5 xã dẫn đầu tỉnh vào năm 2027.

## II. Nhiệm vụ

1. Về y tế: trạm y tế khám sàng lọc tăng huyết áp và đái tháo đường cho người cao tuổi 2 lần mỗi năm.

2. Về giao thông: lắp đặt 45 biển báo và 12 gương cầu lồi tại các khúc cua khuất tầm nhìn.

3. Về chiếu sáng: thay thế 380 bóng đèn sợi đốt bằng đèn LED trên các tuyến đường liên ấp.

4. Về văn hóa: sửa chữa nhà văn hóa ấp, mỗi nhà văn hóa được cấp 25 triệu đồng.

5. Về môi trường: thu gom rác thải sinh hoạt tại hộ gia đình 3 lần mỗi tuần.

6. Về hỗ trợ: hộ trồng lúa bị thiệt hại do xâm nhập mặn được hỗ trợ 4 triệu đồng/ha.

7. Về an ninh: lắp 20 camera giám sát tại các giao lộ, dữ liệu hình ảnh được lưu trữ trong 60 ngày.
"""


@pytest.fixture(scope="module")
def assistant(encoder: PromptedEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    opened = made_assistant(tmp_path_factory.mktemp("likely"), [read(PLAN)], encoder)
    yield opened
    opened.reader.close()


def best_of(assistant: Assistant, question: str) -> Best | None:
    retrieval = assistant.search(question)
    return find_best(assistant._understand(question), retrieval.hits, assistant.evidence)


TOLD_OTHERWISE = {
    "Phim quay lén ngoài ngã tư giữ mấy ngày?": "60 ngày",
    # What is told of the asker names what is asked about.
    "Nhà em toàn rác sinh hoạt để đầy sân, vậy bao nhiêu bận mỗi tuần có người tới lấy?": "3 lần",
    "Ba má em là người cao tuổi, một năm được đo mấy bận?": "2 lần mỗi năm",
}


@pytest.mark.parametrize("question", TOLD_OTHERWISE)
def test_what_is_refused_else_is_answered_and_said_to_be_near_only(assistant: Assistant, question: str) -> None:
    with patch("assistant.pipeline.find_likely", return_value=()):
        assert assistant.answer(Question(question)).status is AnswerStatus.REFUSED
    answer = assistant.answer(Question(question))
    assert TOLD_OTHERWISE[question] in answer.text
    assert any("gần nghĩa" in note for note in answer.notes)
    assert "likely" in answer.timings_ms


@pytest.mark.parametrize(
    "question",
    [
        "Xã có bao nhiêu quán cà phê?",
        "Giá vé máy bay đi Phú Quốc là bao nhiêu?",
        "Tỷ lệ hộ dân có điện mặt trời mái nhà đạt bao nhiêu phần trăm?",  # a like measure is near, not it
        "Thứ hạng EGDI của xã năm 2045 là bao nhiêu?",  # of another year
        "Xã đã đạt bao nhiêu bóng đèn LED?",  # results are no aims
    ],
)
def test_what_is_not_told_stays_refused(assistant: Assistant, question: str) -> None:
    assert assistant.answer(Question(question)).status is not AnswerStatus.ANSWERED


def test_the_more_a_statement_is_ahead_the_likelier_it_is(assistant: Assistant) -> None:
    best = best_of(assistant, "Đoạn phim từ máy quay an ninh được giữ lại bao nhiêu ngày?")
    assert best is not None
    assert best.candidate.by_meaning
    likely = likelihood(best.features)
    assert 0 < likelihood({**best.features, "lead": 0.0}) < likely < likelihood({**best.features, "lead": 2.0}) < 1


def test_of_few_passages_none_is_likely(assistant: Assistant) -> None:
    question = "Đoạn phim từ máy quay an ninh được giữ lại bao nhiêu ngày?"
    hits = assistant.search(question).hits
    query = assistant._understand(question)
    assert find_likely(query, hits, assistant.evidence)
    assert find_likely(query, hits[:9], assistant.evidence) == ()
