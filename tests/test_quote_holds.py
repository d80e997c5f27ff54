"""A cell's figures may stand in its quote or in the head of its column, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.evaluate import quote_holds
from assistant.types import Answer, AnswerStatus, Citation, Sentence

ROW = Citation(
    n=1, document="gia", title="Giá", section="Điều 5 › cột Ban ngày (06 giờ đến 18 giờ)", page=None,
    quote="| Xe đạp | 3.000 đồng/lượt |", url="/d/gia#1", passage_id="gia-1", start=0, end=28, horizons=(),
)  # fmt: skip


def told(text: str) -> Answer:
    return Answer(AnswerStatus.ANSWERED, "vi", (Sentence(text, (1,)),), (ROW,))


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("**3.000 đồng/lượt** – ban ngày (06 giờ đến 18 giờ) của xe đạp.", True),
        ("**3.000 đồng/lượt** – ban ngày (07 giờ đến 18 giờ) của xe đạp.", False),
        ("**5.000 đồng/lượt** – ban ngày của xe đạp.", False),
    ],
)
def test_figures_of_a_cell_and_of_its_column(text: str, holds: bool) -> None:
    assert quote_holds(told(text), ROW) is holds


def test_the_last_heading_of_prose_is_no_column() -> None:
    prose = replace(ROW, quote="Xe đạp 3.000 đồng/lượt")
    assert not quote_holds(told("**3.000 đồng/lượt** – từ 06 giờ đến 18 giờ."), prose)
