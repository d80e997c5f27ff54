"""Two documents compared as such: what one says of the other, and the head of each."""

from __future__ import annotations

from pathlib import Path

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import Answer, AnswerStatus, Question
from tests.made_assistant import made_assistant
from tests.made_documents import read

OLD = "# Kế hoạch 12/KH-UBND về nước sạch\n\n## Mục tiêu\n\nTỷ lệ hộ dân dùng nước sạch đạt 70% vào năm 2025.\n"
NEW = (
    "# Kế hoạch 34/KH-UBND về nước sạch\n\n## Thông tin về văn bản\n\n{about}\n\n## Mục tiêu\n\n"
    "Tỷ lệ hộ dân dùng nước sạch đạt 90% vào năm 2030.\n"
)


def _ask(folder: Path, encoder: PromptedEncoder, about: str, question: str) -> Answer:
    documents = [
        read(OLD, "cu.md", id="cu", number="12/KH-UBND", issued_on="2021-03-02"),
        read(NEW.format(about=about), "moi.md", id="moi", number="34/KH-UBND", issued_on="2026-03-02"),
    ]
    opened = made_assistant(folder, documents, encoder)
    answer = opened.answer(Question(question))
    opened.reader.close()
    return answer


def test_what_one_says_of_the_other_comes_first(encoder: PromptedEncoder, tmp_path: Path) -> None:
    about = "- Kế hoạch 34/KH-UBND thay thế Kế hoạch 12/KH-UBND."
    answer = _ask(tmp_path, encoder, about, "Kế hoạch 34 khác gì Kế hoạch 12?")
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.text.startswith("Kế hoạch 34/KH-UBND thay thế Kế hoạch 12/KH-UBND")
    assert "2/3/2021" in answer.text


def test_heads_alone_are_part_of_what_is_asked(encoder: PromptedEncoder, tmp_path: Path) -> None:
    answer = _ask(tmp_path, encoder, "- Kế hoạch có ba phần.", "Kế hoạch 34 khác gì Kế hoạch 12?")
    assert answer.status is AnswerStatus.PARTIAL


def test_what_they_set_is_compared_as_ever(encoder: PromptedEncoder, tmp_path: Path) -> None:
    about = "- Kế hoạch 34/KH-UBND thay thế Kế hoạch 12/KH-UBND."
    question = "Tỷ lệ hộ dân dùng nước sạch trong Kế hoạch 34 và Kế hoạch 12 khác nhau thế nào?"
    answer = _ask(tmp_path, encoder, about, question)
    assert "70%" in answer.text
    assert "90%" in answer.text
