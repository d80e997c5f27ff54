"""Several things asked at once: both are answered, or what is missing is named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.pipeline import Assistant
from assistant.types import Answer, AnswerStatus, Question
from tests.compose.lighting import LIGHTING
from tests.made_assistant import made_assistant
from tests.made_documents import read


@pytest.fixture(scope="module")
def lit(encoder: PromptedEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    title = "Nghị quyết về chiếu sáng công cộng và cây xanh đường phố thành phố Vân Cảnh giai đoạn 2027 - 2031"
    head = {"title": title, "number": "31/NQ-HĐND", "issuer": "Hội đồng nhân dân thành phố Vân Cảnh"}
    document = read(LIGHTING, "chieu-sang.md", id="chieu-sang", issued_on="2026-12-08", **head)
    opened = made_assistant(tmp_path_factory.mktemp("lit"), [document], encoder)
    yield opened
    opened.reader.close()


def said(lit: Assistant, text: str) -> Answer:
    return lit.answer(Question(text))


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("Trung tâm điều hành vận hành từ ngày nào và kết nối bao nhiêu tủ đèn?", "01/9/2028", "1.900"),
        ("Số đội sửa chữa lưu động năm 2031 và ai ký nghị quyết?", "11 đội", "Đinh Thị Mai Lan"),
        ("Ai ký nghị quyết và số tủ điều khiển thông minh năm 2029?", "Đinh Thị Mai Lan", "120"),
        ("Kiểm tra bao nhiêu tủ điện cũ và bao giờ xong?", "118", "quý II năm 2027"),
        ("Nghị quyết số bao nhiêu và thông qua hôm nào?", "31/NQ-HĐND", "08 tháng 12 năm 2026"),
        ("Nghị quyết có hiệu lực từ khi nào và ai ký?", "01 tháng 01 năm 2027", "Đinh Thị Mai Lan"),
        ("Tổng kinh phí bao nhiêu và lấy từ những nguồn nào?", "870 tỷ đồng", "310 tỷ đồng"),
    ],
)
def test_both_halves_are_answered(lit: Assistant, question: str, first: str, second: str) -> None:
    answer = said(lit, question)
    assert answer.status is AnswerStatus.ANSWERED
    assert first in answer.text
    assert second in answer.text


@pytest.mark.parametrize(
    ("question", "found", "missing"),
    [
        ("Tỷ lệ ngõ có đèn năm 2031 là bao nhiêu và giá vé xe buýt mấy đồng?", "100%", "giá vé xe buýt mấy đồng"),
        ("Học phí mầm non bao nhiêu và kiểm tra mấy tủ điện cũ?", "118", "Học phí mầm non bao nhiêu"),
    ],
)
def test_the_half_that_is_missing_is_named(lit: Assistant, question: str, found: str, missing: str) -> None:
    answer = said(lit, question)
    assert answer.status is AnswerStatus.PARTIAL
    assert found in answer.text
    assert f"«{missing}»" in answer.text


def test_one_thing_asked_stays_one(lit: Assistant) -> None:
    assert said(lit, "Ngõ và cột đèn dùng bóng LED năm 2031 là bao nhiêu?").text.count("phần còn lại") == 0
