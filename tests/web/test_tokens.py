"""The colours of the style sheet: text at 7:1 on every ground it stands on, light and dark."""

from __future__ import annotations

import re

import pytest

from assistant.web.assets import assets

SHEET = assets()["tokens.css"].content.decode()
TEXT = ("ink", "quiet", "accent")
GROUNDS = ("ground", "card", "sunk", "tint")


def colours(selector: str) -> dict[str, str]:
    """Variables of the first block after a selector."""
    block = SHEET.split(selector + " {", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+): ([^;]+);", block))


LIGHT = colours(":root")
DARK = colours(':root[data-theme="dark"]')


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb (WCAG 2.2)."""
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_told_from_its_ground(theme: dict[str, str]) -> None:
    pairs = [(text, ground) for text in TEXT for ground in GROUNDS]
    pairs += [("on-accent", "accent"), ("ink", "mark"), ("ink", "mark-here"), ("warn", "warn-ground"), ("warn", "card"), ("bad", "ground"), ("bad", "card")]  # fmt: skip
    short = {pair: round(contrast(theme[pair[0]], theme[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in short.items() if ratio < 7} == {}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_controls_and_bars_are_told_from_their_ground(theme: dict[str, str]) -> None:
    parts = ["control", *(f"chart-{n}" for n in range(1, 9))]
    short = {(part, ground): contrast(theme[part], theme[ground]) for part in parts for ground in ("ground", "card")}
    assert {pair: ratio for pair, ratio in short.items() if ratio < 3} == {}


def test_dark_is_the_same_by_choice_and_by_the_system() -> None:
    assert colours(':root:not([data-theme="light"])') == DARK
    assert DARK.keys() < LIGHT.keys()
    sizes = ("font", "text", "line", "space", "measure", "edge", "wide", "radius", "touch")
    assert {name for name in LIGHT.keys() - DARK.keys() if not name.startswith(sizes)} == set()
