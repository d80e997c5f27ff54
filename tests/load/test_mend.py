from __future__ import annotations

import pytest

from assistant.load.mend import mend_line


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("QUYÉT ĐỊNH", "QUYẾT ĐỊNH"),
        ("ngày I7 tháng 1] năm 2025", "ngày 17 tháng 11 năm 2025"),
        ("Lam Sơn, ngày23 tháng 4 năm 2026", "Lam Sơn, ngày 23 tháng 4 năm 2026"),
        ("Nguyễn Mạnh Hùng", "Nguyễn Mạnh Hùng"),
        ("tháng Il năm", "tháng 11 năm"),
        ("Uy ban nhân dân xã và các ửy viên", "Ủy ban nhân dân xã và các Ủy viên"),
        ("Só: 12/KH-UBND", "Số: 12/KH-UBND"),
        ("Trần Huy Viên", "Trần Huy Viên"),
        ("strong café", "strong café"),
    ],
)
def test_what_can_only_be_otherwise_is_mended(read: str, meant: str) -> None:
    assert mend_line(read) == meant
