from __future__ import annotations

import pytest

from assistant.syllables import is_syllable, measure_spelling


@pytest.mark.parametrize(
    "word", ["nghiệp", "quyết", "giếng", "gì", "oanh", "khuya", "thuở", "yêu", "ươm", "quốc", "Đà", "xoèn", "huỳnh"]
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Hcok", "xA1", "CHiJ", "mạnhh", "tòt", "sàc", "strong", "nghieejp"])
def test_what_is_none(word: str) -> None:
    assert not is_syllable(word)


def test_true_and_wrong_layers_part() -> None:
    true = (
        "Thực hiện Nghị quyết của Hội đồng nhân dân, Ủy ban nhân dân tỉnh ban hành kế hoạch phát triển nông nghiệp số"
    )
    wrong = "Thoc hien Cong van s6 2114 ngay dm BO ye viec dam bao tat tu an toan giao thong chi h9c sinh Hcok CHiJ"
    english = "The plan of the province is to bring water to the fields and it is for the farmers in the delta by 2030"
    assert measure_spelling(true).reads_true
    assert not measure_spelling(wrong).reads_true
    assert measure_spelling(english).reads_true
    assert measure_spelling("UBND QĐ-TTg 749").words == 0
