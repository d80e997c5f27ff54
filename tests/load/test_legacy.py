"""Encodings from before Unicode: found out, converted, and never taken for what they are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.load.legacy import ENCODINGS, convert, detect, encoding_of_font, is_capital_font, is_encoded, repair
from tests.load.made_files import encode

TEXT = (
    "Căn cứ Luật Tổ chức chính quyền địa phương; thực hiện kế hoạch phát triển nông nghiệp, đến năm 2030 diện tích "
    "tưới tự động đạt 12.500 ha, tỷ lệ hộ dùng sổ tay điện tử ít nhất 85%."
)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_each_encoding_is_found_out_by_its_words_alone(encoding: str) -> None:
    written = encode(TEXT, encoding)
    assert written != TEXT
    assert detect(written) == encoding
    assert repair(written).text == TEXT


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "The digital economy accounts for 30% of GRDP by 2025.",
        "La educación pública y la acción del gobierno en América: más información según señala",
        "Größe und Übermaß für schöne Mädchen, Straße",
        "Le gouvernement français a décidé d'élever à été créé",
        "",
        "2025 30% 12.500",
    ],
)
def test_text_that_needs_nothing_stays(text: str) -> None:
    assert repair(text).encoding == ""
    assert repair(text).text == text


def test_capital_fonts_draw_small_letters_as_capitals() -> None:
    assert is_capital_font("ABCDEF+.VnTimeH")
    assert not is_capital_font(".VnTime")
    assert convert(encode("kế hoạch", "tcvn3"), "tcvn3", capitals=True) == "KẾ HOẠCH"


def test_a_font_may_outlive_its_encoding() -> None:
    assert not is_encoded(TEXT, "tcvn3")
    assert is_encoded(encode(TEXT, "tcvn3"), "tcvn3")
    assert convert(TEXT, "tcvn3") == TEXT


@pytest.mark.parametrize(
    ("font", "encoding"), [(".VnTime", "tcvn3"), ("VNI-Times", "vni"), ("Times New Roman", ""), (None, "")]
)
def test_fonts_name_their_encoding(font: str | None, encoding: str) -> None:
    assert encoding_of_font(font) == encoding


@given(st.text(max_size=400))
def test_any_text_is_survived(text: str) -> None:
    repair(text)
