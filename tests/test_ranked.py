"""The order of candidates that say the same words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assistant.data import read_data
from assistant.embedding.encoder import PromptedEncoder
from assistant.types import Question
from tests.made_assistant import made_assistant
from tests.made_documents import read

OURS = "# Kế hoạch nước sạch tỉnh Sông Bưởi\n\n## Mục tiêu đến năm 2027\n\n- Công trình cấp nước phủ trên {} hộ gia đình.\n"
THEIRS = (
    "# Chương trình nước sạch quốc gia\n\n## Mục tiêu đến năm 2027\n\n"
    "- Tỷ lệ hộ gia đình được dùng nước sạch từ công trình cấp nước đạt 80%.\n"
)


def test_a_yes_or_no_is_of_the_plans_own_figure_where_another_sets_the_same(
    encoder: PromptedEncoder, tmp_path: Path
) -> None:
    ours = replace(read(OURS.format("80%")), id="ours", primary=True, scope="Sông Bưởi")
    theirs = replace(read(THEIRS), id="theirs", scope="quốc gia")
    opened = made_assistant(tmp_path, [ours, theirs], encoder)
    answer = opened.answer(Question("Đến 2027 có phải 80% hộ gia đình có công trình cấp nước?"))
    opened.reader.close()
    assert [citation.document for citation in answer.citations][:1] == ["ours"]
    assert "Đúng" in answer.text


def test_a_record_of_a_citizens_health_is_no_record_of_a_hospital() -> None:
    assert "bệnh án điện tử" not in read_data("same_words")
