"""Keys left as typed are read as the word they make."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.keyboard import decode_keys
from assistant.vietnamese import fold, one_spelling
from tests.typing_slips import as_telex, as_vni

SYLLABLES = [
    "chuyển",
    "đổi",
    "số",
    "chính",
    "quyền",
    "kinh",
    "tế",
    "hội",
    "quản",
    "trị",
    "được",
    "giải",
    "quyết",
    "thuỷ",
    "lợi",
    "khỏe",
    "hoà",
    "đường",
    "trường",
    "nghiệp",
    "ước",
    "lượng",
    "tỷ",
    "lệ",
    "giảm",
    "nguồn",
    "tuyến",
    "huyện",
    "xã",
    "phường",
    "bưởi",
    "quốc",
    "gia",
    "già",
    "giống",
    "muối",
    "khuyến",
    "khích",
    "nghiêng",
    "ngoằn",
    "đẩy",
    "ưu",
    "tiên",
    "hợp",
    "tác",
    "sở",
    "thuở",
    "lửa",
    "mười",
    "người",
    "rượu",
    "thuế",
    "quý",
    "khoẻ",
    "oái",
    "yếu",
    "ẩm",
    "ướt",
    "ăn",
    "ở",
    "ủy",
    "ý",
]
WITH_MARKS = [word for word in SYLLABLES if fold(word) != word]


@pytest.mark.parametrize("word", WITH_MARKS)
def test_every_syllable_comes_back_from_its_keys(word: str) -> None:
    for keys in (as_telex(word), as_vni(word), as_telex(word, at_end=False), as_vni(word, at_end=False)):
        assert one_spelling(decode_keys(keys) or "") == one_spelling(word), keys


@pytest.mark.parametrize("word", ["so", "kinh", "tinh", "5g", "2025", "số", "grdp", "", "s", "11"])
def test_words_without_keys_are_left_alone(word: str) -> None:
    assert decode_keys(word) is None


@given(st.text(alphabet="abcdeghiklmnopqrstuvxywfjz0123456789", max_size=16))
def test_whatever_is_typed_gives_composed_text_with_the_same_letters(word: str) -> None:
    decoded = decode_keys(word)
    if decoded is not None:
        assert decoded == unicodedata.normalize("NFC", decoded)
        assert len(decoded) < len(word)
        assert fold(decoded)[0] == word[0] or word[0] == "d"
