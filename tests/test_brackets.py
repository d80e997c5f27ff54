"""The bracket that holds the size a question tells."""

from __future__ import annotations

import pytest

from assistant.brackets import in_bracket
from tests.made_documents import statements_of

PLAN = """# Kế hoạch

## Hỗ trợ

- Tàu dài từ 6 m đến dưới 12 m được hỗ trợ 60 triệu đồng.

- Tàu dài từ 12 m đến dưới 15 m được hỗ trợ 130 triệu đồng.

- Tàu dài từ 15 m trở lên được hỗ trợ 250 triệu đồng.

- Hỗ trợ nhiên liệu 20 triệu đồng.

- Tỷ lệ tàu từ 12 m trở lên có thiết bị giám sát đạt 100%.
"""
SMALL, MIDDLE, LARGE, ANY, SHARE = statements_of(PLAN)


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("Tàu dài 13 mét được bao nhiêu tiền?", (False, True, False)),
        ("tàu 12 m được mấy triệu", (False, True, False)),
        ("Tàu 20 m được hỗ trợ bao nhiêu?", (False, False, True)),
        ("Trong 13 năm nữa tàu được bao nhiêu?", (None, None, None)),  # a time is no size
        ("Tàu được bao nhiêu tiền?", (None, None, None)),
        ("Tàu dài 8 m, thế tàu từ 15 m trở lên thì sao?", (None, None, None)),  # a bound asked for is no size
    ],
)
def test_the_bracket_that_holds_the_size_told(question: str, held: tuple[bool | None, ...]) -> None:
    assert tuple(in_bracket(question, statement) for statement in (SMALL, MIDDLE, LARGE)) == held


def test_what_sets_no_bound_is_of_no_bracket() -> None:
    assert in_bracket("Tàu dài 13 mét được bao nhiêu tiền?", ANY) is None
    assert in_bracket("Tàu dài 13 mét có thiết bị đạt bao nhiêu?", SHARE) is None  # a share of others is no case of it
