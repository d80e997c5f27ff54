"""What a question claims of a cell is held against it: bodies, places, sums and years."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import Answer, Question
from tests.made_assistant import made_assistant
from tests.made_documents import read
from tests.made_tables import TABLES


@pytest.fixture(scope="module")
def ask(encoder: PromptedEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Answer]]:
    opened = made_assistant(tmp_path_factory.mktemp("index"), [read(TABLES, "lang-vac.md", id="lang-vac")], encoder)
    yield lambda text: opened.answer(Question(text))
    opened.reader.close()


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Nhà thầu tuyến Mường Lò - Bản Phiêng là Công ty TNHH Sơn Hải phải không?",
            "**Đúng.** **Công ty TNHH Sơn Hải**",
        ),
        (
            "Nhà thầu tuyến Khe Dứa - trung tâm huyện là Công ty TNHH Sơn Hải phải không?",
            "**Không.** **Công ty cổ phần Đại Lộc**",
        ),
        ("Tổng mức đầu tư đường vành đai thị trấn là 112 tỷ đồng đúng không?", "**Đúng.** **112 tỷ đồng**"),
        ("Tổng mức đầu tư đường vành đai thị trấn là 90 tỷ đúng không?", "**Không.** **112 tỷ đồng**"),
        ("Đường vành đai thị trấn xong năm 2028 đúng không?", "**Không.** **10/2029**"),
        ("Đường vành đai thị trấn khởi công năm 2027 phải không?", "**Đúng.** **1/2027**"),
    ],
)
def test_a_claim_is_judged_by_its_cell(ask: Callable[[str], Answer], question: str, said: str) -> None:
    answer = ask(question)
    assert answer.text.startswith(said)
    assert "cột" in answer.citations[0].section


def test_a_claim_of_no_row_is_not_confirmed(ask: Callable[[str], Answer]) -> None:
    assert "Đúng" not in ask("Nhà thầu tuyến Bản Mới - Khe Sanh là Công ty TNHH Sơn Hải phải không?").text
