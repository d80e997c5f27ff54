"""Who signed: the office in capitals and the name beneath it, in the layouts documents have."""

from __future__ import annotations

import pytest

from assistant.signature_block import office_name, signature_length, signer_of


@pytest.mark.parametrize(
    ("lines", "length"),
    [
        (["**TM. ỦY BAN NHÂN DÂN**", "**CHỦ TỊCH**", "", "**Lò Thị Ngọc Diễm**"], 4),
        (["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "Trương Khải Hoàng", "Nơi nhận:"], 4),
        (["THỦ TƯỚNG", "Phạm Văn Tân"], 2),
        (["GIÁM ĐỐC SỞ NỘI VỤ", "Trần Bình"], 2),
        (["CHỦ TỊCH", "Phấn đấu đến năm 2030"], 0),
        (["MỤC TIÊU", "Lê Văn Tám"], 0),
        (["Chủ tịch", "Lê Văn Tám"], 0),
        (["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], 0),
        ([], 0),
    ],
)
def test_a_signature_is_an_office_in_capitals_with_a_name_beneath(lines: list[str], length: int) -> None:
    assert signature_length(lines) == length


def test_office_and_deputy_on_one_line() -> None:
    lines = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH - PHÓ CHỦ TỊCH", "(đã ký)", "Y Nhuân"]
    assert signer_of(lines) == "Phó Chủ tịch Y Nhuân"


def test_the_signer_is_named_with_the_office_signed_in() -> None:
    assert signer_of(["Nơi nhận:", "- Như trên;", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trương Khải Hoàng"]) == (
        "Phó Chủ tịch Trương Khải Hoàng"
    )
    assert signer_of(["Nơi nhận:", "- Như trên;", "Lưu: VT"]) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("**PHÓ THỦ TƯỚNG**", "Phó Thủ tướng"),
        ("CHỦ TỊCH QUỐC HỘI", "Chủ tịch Quốc hội"),
        ("BỘ TRƯỞNG", "Bộ trưởng"),
        ("", ""),
    ],
)
def test_offices_are_written_as_the_decree_writes_them(line: str, name: str) -> None:
    assert office_name(line) == name
