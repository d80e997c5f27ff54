"""What holds for a share of them does not hold for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import Answer, Question
from tests.made_assistant import made_assistant
from tests.made_documents import read

Ask = Callable[[str], Answer]

PLAN = """# Kế hoạch chiếu sáng học đường tỉnh Sa Kỳ giai đoạn 2026 - 2030

Số: 12/KH-UBND

## I. TÌNH HÌNH

Hiện có 61/96 thư viện trường đạt chuẩn ánh sáng.

## II. MỤC TIÊU

### 1. Đến năm 2028

- Có 80% số trường tiểu học lắp đèn tiết kiệm điện.

- Tất cả các phòng thí nghiệm được kiểm tra độ rọi.

- Xây mới 14 trạm biến áp tại các trường nội trú.

### 2. Đến năm 2030

- Có 100% số trường tiểu học lắp đèn tiết kiệm điện.

## III. CHÍNH SÁCH

- Mỗi tổ tự quản được hỗ trợ kinh phí hoạt động 6 triệu đồng/năm.

- Thưởng một lần cho lớp học: hạng A 15 triệu đồng; hạng B 6 triệu đồng.

- Học sinh dân tộc thiểu số được miễn phí thuê đèn bàn; học sinh khác thuê 20.000 đồng/tháng.

## IV. KINH PHÍ

Tổng kinh phí thực hiện Kế hoạch giai đoạn 2026 - 2030 là 90 tỷ đồng, gồm:

a) Ngân sách trung ương: 55 tỷ đồng;

b) Ngân sách tỉnh: 35 tỷ đồng.
"""


@pytest.fixture(scope="module")
def ask(encoder: PromptedEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    opened = made_assistant(tmp_path_factory.mktemp("index"), [read(PLAN, "den.md", id="den")], encoder)
    yield lambda text: opened.answer(Question(text))
    opened.reader.close()


@pytest.mark.parametrize(
    ("question", "verdict", "figure"),
    [
        ("Có phải đến năm 2028 mọi trường tiểu học đều lắp đèn tiết kiệm điện không?", "**Không.**", "80%"),
        ("Đến năm 2028 tất cả trường tiểu học lắp đèn tiết kiệm điện đúng không?", "**Không.**", "80%"),
        ("Đến năm 2030 tất cả trường tiểu học lắp đèn tiết kiệm điện đúng không?", "**Có.**", "100%"),
        ("Có phải tất cả các phòng thí nghiệm được kiểm tra độ rọi không?", "**Có.**", ""),
        ("Mọi thư viện trường hiện đạt chuẩn ánh sáng phải không?", "**Không.**", "61/96"),
    ],
)
def test_all_is_held_against_how_many(ask: Ask, question: str, verdict: str, figure: str) -> None:
    first = ask(question).sentences[0].text
    assert first.startswith(verdict)
    assert figure in first


def test_where_it_does_hold_for_all_is_told(ask: Ask) -> None:
    answer = ask("Có phải đến năm 2028 mọi trường tiểu học đều lắp đèn tiết kiệm điện không?")
    assert "100%" in answer.sentences[1].text
    assert "2030" in answer.sentences[1].text


@pytest.mark.parametrize(
    ("question", "verdict", "figure"),
    [
        ("Mỗi tổ tự quản được hỗ trợ 10 triệu đồng một năm phải không?", "**Không.**", "6 triệu đồng/năm"),
        ("Vì sao tổ tự quản chỉ được hỗ trợ 2 triệu đồng mỗi năm?", "**Không.**", "6 triệu đồng/năm"),
        ("Ngân sách tỉnh bỏ ra 55 tỷ đồng thì chi vào đâu?", "**Không.**", "35 tỷ đồng"),
        ("Kế hoạch này tốn 90 tỷ đồng đúng không?", "**Đúng.**", "90 tỷ đồng"),
        ("Vì sao kế hoạch tốn tới 120 tỷ?", "**Không.**", "90 tỷ đồng"),
    ],
)
def test_a_false_figure_is_set_right_by_what_it_is_said_of(ask: Ask, question: str, verdict: str, figure: str) -> None:
    first = ask(question).sentences[0].text
    assert first.startswith(verdict)
    assert figure in first
    assert ask(question).citations


def test_what_is_free_is_not_paid_for(ask: Ask) -> None:
    answer = ask("Học sinh dân tộc thiểu số thuê đèn bàn có phải trả tiền không?")
    assert answer.text.startswith("**Không.**")
    assert "miễn phí" in answer.text
