"""Every text is there in both languages, once, with the same {names} to fill in."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
import yaml

from assistant.data import read_data


def test_no_key_stands_twice() -> None:
    """YAML takes the last of two without a word: a merge can lose a text so."""
    for source in files("assistant.data").iterdir():
        if source.name.endswith(".yaml"):
            document = yaml.compose(source.read_text("utf-8"))
            if isinstance(document, yaml.MappingNode):
                keys = [key.value for key, _ in document.value]
                assert sorted(keys) == sorted(set(keys)), source.name


@pytest.mark.parametrize("key", sorted(read_data("texts")))
def test_both_languages_name_the_same(key: str) -> None:
    texts = read_data("texts")[key]
    assert set(texts) == {"vi", "en"}
    if texts["vi"] and texts["en"]:
        named = {language: set(re.findall(r"\{(\w+)\}", text)) for language, text in texts.items()}
        assert named["vi"] == named["en"] or named["vi"] < named["en"] or named["en"] < named["vi"]
