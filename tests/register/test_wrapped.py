"""A plan broken at any width, as converters and hand-typed files are, has the rows of the same plan in long lines."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from assistant.types import Target
from tests.made_documents import FORESTS, HEALTH, SCHOOLS, TOURISM
from tests.plans import FARMING_PLAIN, WATER_NUMBERED
from tests.register.measure import PLANS, read_plan

TEXTS = {
    "farming": FARMING_PLAIN,
    "water": WATER_NUMBERED,
    "health": HEALTH,
    "tourism": TOURISM,
    "schools": SCHOOLS,
    "forests": FORESTS,
    **{
        path.stem: path.read_text("utf-8")
        for path in sorted(PLANS.iterdir())
        if not path.read_text("utf-8").startswith("---")
    },
}


def wrapped(text: str, width: int) -> str:
    lines = []
    for line in text.split("\n"):
        long = len(line) > width and not line.startswith(("|", "#")) and not line.isupper()
        lines += textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) if long else [line]
    return "\n".join(lines)


def said(rows: tuple[Target, ...]) -> list[tuple[object, ...]]:
    return [
        (
            row.indicator,
            row.comparator,
            row.value,
            row.value_max,
            row.unit,
            row.state,
            row.deadline,
            row.pillar,
            row.level,
        )
        for row in rows
    ]


@pytest.mark.parametrize("width", [60, 72, 95, 110])
@pytest.mark.parametrize("name", TEXTS)
def test_the_rows_do_not_depend_on_where_lines_end(name: str, width: int, tmp_path: Path) -> None:
    (tmp_path / "long.md").write_text(TEXTS[name], "utf-8")
    (tmp_path / "wrapped.md").write_text(wrapped(TEXTS[name], width), "utf-8")
    expected = said(read_plan(tmp_path / "long.md").targets)
    assert expected
    assert said(read_plan(tmp_path / "wrapped.md").targets) == expected
