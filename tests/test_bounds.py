"""Bounds in the names of rows."""

from __future__ import annotations

import pytest

from assistant.bounds import bound_of_row, without_bound
from assistant.types import Comparator


@pytest.mark.parametrize(
    ("name", "bare", "bound", "said"),
    [
        ("Số người chết (không quá)", "Số người chết", Comparator.AT_MOST, "không quá"),
        ("Số vụ (lũy kế, không quá)", "Số vụ (lũy kế)", Comparator.AT_MOST, "không quá"),
        ("Tỷ lệ xã đạt chuẩn (%, tối thiểu)", "Tỷ lệ xã đạt chuẩn (%)", Comparator.AT_LEAST, "tối thiểu"),
        ("Số hộ được hỗ trợ, trên", "Số hộ được hỗ trợ", Comparator.MORE, "trên"),
        ("≤ %", "%", Comparator.AT_MOST, "≤"),
        ("Doanh nghiệp (trên 300 lao động)", "Doanh nghiệp (trên 300 lao động)", None, ""),
        ("Số thôn, bản", "Số thôn, bản", None, ""),
    ],
)
def test_a_bound_is_taken_off_a_name(name: str, bare: str, bound: Comparator | None, said: str) -> None:
    assert without_bound(name) == (bare, bound, said)


def test_only_a_table_row_has_a_bound() -> None:
    assert bound_of_row("| 1 | Số vụ (không quá) | vụ | 412 | 335 |") == (Comparator.AT_MOST, "không quá")
    assert bound_of_row("Số vụ (không quá): 335") == (None, "")
