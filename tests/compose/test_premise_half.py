"""Half of something named in a yes/no question is weighed against a share, never confirmed by a sum."""

from __future__ import annotations

import pytest

from assistant.compose.premise import _HALF


@pytest.mark.parametrize(
    "asked", ["có được góp hơn một nửa vốn không", "quá nửa số hộ có nước sạch không", "hơn nửa dân số chưa"]
)
def test_half_of_something_is_a_share(asked: str) -> None:
    assert _HALF.search(asked)


@pytest.mark.parametrize(
    "asked", ["hơn nửa triệu tài khoản không", "quá nửa đêm còn hát không", "hơn nửa tháng chưa xong"]
)
def test_half_a_unit_is_an_amount_or_a_time(asked: str) -> None:
    assert not _HALF.search(asked)
