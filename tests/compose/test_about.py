"""About a document itself: from its head where it has no section on itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import AnswerStatus
from tests.compose.conftest import Ask
from tests.made_assistant import ask_alone
from tests.made_documents import read

SIGNED = """# Kế hoạch bảo vệ rừng tỉnh Mây Trắng đến năm 2030

## I. Mục tiêu

Tỷ lệ che phủ rừng đạt 57% vào năm 2030.

## II. Tổ chức thực hiện

Sở Nông nghiệp và Môi trường chủ trì, báo cáo trước ngày 15 tháng 12 hằng năm.

**KT. CHỦ TỊCH**
**PHÓ CHỦ TỊCH**

**Hà Thị Thu Sương**
"""


@pytest.mark.parametrize("question", ["Kế hoạch này số bao nhiêu?", "Kế hoạch ban hành ngày nào?"])
def test_number_issuer_and_date_are_told(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert "88/KH-UBND" in answer.text
    assert "tỉnh Lam Sơn ban hành ngày 12/3/2024" in answer.text
    assert [citation.document for citation in answer.citations] == ["nong-nghiep-lam-son"]


def test_a_document_named_is_the_one_told_of(ask: Ask) -> None:
    text = ask("Kế hoạch 15/KH-UBND ban hành ngày nào?").text
    assert "ngày 20/8/2025" in text
    assert "88/KH-UBND" not in text


def test_of_a_place_without_a_document_nothing_is_told(ask: Ask) -> None:
    assert ask("Kế hoạch của tỉnh Nghệ An ban hành ngày nào?").status is AnswerStatus.REFUSED


def test_what_the_document_does_not_state_is_said_to_be_not_stated(ask: Ask) -> None:
    answer = ask("Ai ký kế hoạch 15/KH-UBND?")
    assert answer.status is AnswerStatus.PARTIAL
    assert "không nêu người ký" in answer.text
    assert "15/KH-UBND" in answer.text


def test_in_english_the_facts_are_an_english_sentence(ask: Ask) -> None:
    text = ask("When was Plan 15/KH-UBND issued?").text
    assert text.startswith("Plan 15/KH-UBND")
    assert "20 August 2025" in text


def test_a_number_asked_of_a_document_is_none_of_its_tables(encoder: PromptedEncoder, tmp_path: Path) -> None:
    table = "\n## III. Dự án\n\n| TT | Dự án | Kinh phí (tỷ đồng) |\n|---|---|---|\n| 1 | Chương trình bảo vệ rừng phòng hộ | 46 |\n"
    document = read(SIGNED + table, "rung.md", id="rung", number="9/KH-UBND", issued_on="2025-02-03")
    asked = ("Chương trình bảo vệ rừng số bao nhiêu?", "Kế hoạch bảo vệ rừng số bao nhiêu và thông qua hôm nào?")
    for answer in ask_alone(tmp_path, encoder, document, *asked):
        assert "9/KH-UBND" in answer.text
        assert "46 tỷ" not in answer.text


@pytest.mark.parametrize("text", [SIGNED, SIGNED.split("**KT.")[0]])
def test_who_signed_is_told_by_the_signature_or_by_what_was_read_of_it(
    text: str, encoder: PromptedEncoder, tmp_path: Path
) -> None:
    """A reader takes the signature off a PDF or a Word file, and keeps who signed."""
    signed_by = None if "KT." in text else "Phó Chủ tịch Hà Thị Thu Sương"
    document = read(text, "rung.md", id="rung", number="9/KH-UBND", issued_on="2025-02-03", signed_by=signed_by)
    (answer,) = ask_alone(tmp_path, encoder, document, "Ai ký kế hoạch này?")
    assert answer.status is AnswerStatus.ANSWERED
    assert "Phó Chủ tịch Hà Thị Thu Sương ký" in answer.text
    assert "3/2/2025" in answer.text


def test_two_facts_that_one_sentence_says_are_quoted_once(ask: Ask) -> None:
    text = ask("When was Plan 15/KH-UBND issued and who issued it?").text
    assert text.count("“") - text.count("”") == 0
    quotes = [part.split("”")[0] for part in text.split("“")[1:]]
    assert len(quotes) == len(set(quotes))


IN_TABLES = """| ỦY BAN NHÂN DÂN TỈNH MÂY TRẮNG | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
|---|---|
| Số: 41/KH-UBND | **Độc lập - Tự do - Hạnh phúc** |
| | *Mây Trắng, ngày 05 tháng 3 năm 2026* |

# KẾ HOẠCH

## Phát triển nghề dệt lanh tỉnh Mây Trắng giai đoạn 2026 - 2030

Thực hiện Nghị quyết số 12-NQ/TU ngày 10 tháng 01 năm 2026, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

## I. Mục tiêu

Có 40 làng nghề dệt lanh vào năm 2030.

| Nơi nhận: | TM. ỦY BAN NHÂN DÂN |
|---|---|
| - Như trên; | **KT. CHỦ TỊCH** |
| - Lưu: VT. | **PHÓ CHỦ TỊCH** |
| | *(đã ký)* |
| | **Giàng A Sùng** |
"""


def test_what_stands_in_tables_around_the_text_is_told(encoder: PromptedEncoder, tmp_path: Path) -> None:
    asked = ("Ai ký kế hoạch này và ký với chức danh gì?", "Cơ quan nào ban hành?", "Kế hoạch này nói về cái gì?")
    signer, issuer, subject = ask_alone(tmp_path, encoder, read(IN_TABLES), *asked)
    assert "Phó Chủ tịch Giàng A Sùng ký Kế hoạch 41/KH-UBND ngày 5/3/2026" in signer.text
    assert signer.citations[0].quote == "| | **Giàng A Sùng** |"
    assert "Ủy ban nhân dân tỉnh Mây Trắng" in issuer.text
    assert "nghề dệt lanh tỉnh Mây Trắng" in subject.text
    assert {signer.status, issuer.status, subject.status} == {AnswerStatus.ANSWERED}


def test_in_english_too(encoder: PromptedEncoder, tmp_path: Path) -> None:
    signer, subject = ask_alone(tmp_path, encoder, read(IN_TABLES), "Who signed it?", "What is the plan about?")
    assert "was signed by Phó Chủ tịch Giàng A Sùng on 5 March 2026" in signer.text
    assert "is titled “Kế hoạch phát triển nghề dệt lanh" in subject.text


def test_a_part_of_the_document_has_a_subject_of_its_own(encoder: PromptedEncoder, tmp_path: Path) -> None:
    (answer,) = ask_alone(tmp_path, encoder, read(IN_TABLES), "Mục 1 nói về cái gì?")
    assert "Phát triển nghề dệt lanh tỉnh Mây Trắng giai đoạn" not in answer.text


def test_an_event_is_no_issue_of_the_document(encoder: PromptedEncoder, tmp_path: Path) -> None:
    text = SIGNED.replace("## II.", "Ban Quản lý rừng được thành lập ngày 02 tháng 9 năm 2019.\n\n## II.")
    (answer,) = ask_alone(
        tmp_path, encoder, read(text, issued_on="2026-03-05"), "When was the forest management board established?"
    )
    assert "5 March 2026" not in answer.text


def test_the_day_of_adoption_without_this(encoder: PromptedEncoder, tmp_path: Path) -> None:
    adopted = "Nghị quyết được Hội đồng nhân dân tỉnh thông qua ngày 22 tháng 7 năm 2026.\n"
    document = read(f"{SIGNED}\n## III. Thi hành\n\n{adopted}", issued_on="2026-07-24", number="21/NQ-HĐND")
    (answer,) = ask_alone(tmp_path, encoder, document, "Nghị quyết được thông qua ngày nào?")
    assert "22 tháng 7 năm 2026" in answer.text
