"""What was broken at a line's end is made whole: two lines of a paragraph, or of a cell, become one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce
from itertools import repeat

from assistant.syllables import is_syllable

BREAK = "\u2060"  # where a text layer says that a word was broken
_BROKEN = ("-", BREAK)
_ATTACHED = (".", ",", ";", ":", ")")  # to the word before
_LAST_WORD = re.compile(r"([^\W\d_]+)-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_OF_A_NUMBER = re.compile(r"[A-ZĐƯ\d]-$")


def join_all(lines: Sequence[str]) -> str:
    """All lines of one paragraph, without the marks of broken words."""
    # Between most lines is a space and nothing else: looked at all at once, a paragraph has dozens of lines.
    broken, attached = map(str.endswith, lines[:-1], repeat(_BROKEN)), map(str.startswith, lines[1:], repeat(_ATTACHED))
    if lines[0] and not any(broken) and not any(attached):
        return " ".join(lines).replace(BREAK, "")
    return reduce(join_lines, lines).replace(BREAK, "")


def join_lines(before: str, line: str) -> str:
    """Two lines of one paragraph: a word broken at the line's end is made whole, a compound keeps its hyphen."""
    if not before:
        return line
    is_broken = before.endswith(BREAK)
    if is_broken:
        before = before.rstrip(BREAK).removesuffix("-") + "-"
    if before[-1] == "-" and (is_broken or before[-2:-1].isalnum()):
        if _OF_A_NUMBER.search(before) and (line[0].isupper() or line[0].isdigit()):
            return before + line  # the number of a document ("57-" / "NQ/TW"), or two years
        if is_broken or (line[0].islower() and before[-2:-1].isalpha()):
            return _unbroken(before, line)
    return before + line if line.startswith(_ATTACHED) else f"{before} {line}"


def join_cell(before: str, line: str) -> str:
    """Two lines of one cell: a line that ends a sentence or opens a list stays a line."""
    if before and (before.endswith((".", ";", ":")) or line[:2] in ("- ", "+ ")):
        return f"{before}\n{line}"
    return join_lines(before, line)


def _unbroken(before: str, line: str) -> str:
    last = _LAST_WORD.search(before)
    first = _FIRST_WORD.match(line)
    # "kinh tế-" and "xã hội" are words of their own; "inter-" and "national" are none.
    if last and first and not (is_syllable(last.group(1)) and is_syllable(first.group())):
        return before[:-1] + line
    return before + line
