"""Questions offered in an answer, and which of them a reply picks: "cái thứ hai", "2", "cấp xã"."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from assistant.data import read_data
from assistant.named import any_of, spelled
from assistant.understand import detect_language
from assistant.vietnamese import fold, has_diacritics

_ROW = re.compile(r"(?m)^\s*(?:\d{1,2}[.)]|[-•*])\s*(.+\?)\s*$")
_BREAKS = re.compile(r"</?(?:p|li|ul|ol|br|div|blockquote|details)\b[^>]*>", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]+>")
_ITEM = re.compile(r"<li[^>]*>(.*?)</li>", re.IGNORECASE | re.DOTALL)
_NUMBERED = re.compile(r"(?:^|(?<=[\s;:,(]))(\d{1,2})[.)]\s+([^\n;]+)")
_MARKS = re.compile(r"\*\*|\[\d+\]")
_MOST_WORDS = 7  # a longer reply is a question of its own


def offered(answer: str) -> tuple[str, ...]:
    """The questions among an answer's numbered rows, in order; of a page's HTML those of its lists."""
    items = [html.unescape(_TAGS.sub("", item)).strip() for item in _ITEM.findall(answer)]
    rows = [item for item in items if item.endswith("?")]
    if not rows:
        text = html.unescape(_TAGS.sub("", _BREAKS.sub("\n", answer)))
        rows = [row.strip() for row in _ROW.findall(text)]
    return tuple(dict.fromkeys(rows))


def picked(reply: str, choices: Sequence[str]) -> str | None:
    """The one choice a short reply means: by its place, or as the only one that has all its words."""
    said = spelled(reply)
    if not choices or not said or len(said.split()) > _MOST_WORDS:
        return None
    place = _place(said, len(choices))
    if place is not None:
        return choices[place]
    small = {
        fold(word)
        for name in ("openings", "closings")
        for phrase in read_data("follow_ups")[name]
        for word in phrase.split()
    }
    wanted = [word for word in fold(said).split() if word not in small]
    having = [choice for choice in choices if wanted and f" {' '.join(wanted)} " in f" {fold(spelled(choice))} "]
    return having[0] if len(having) == 1 else None


def listed_row(question: str, answer: str) -> str | None:
    """A question about one row of the list before ("nhóm thứ ba cụ thể là gì?") with what the row says in its place."""
    data = read_data("follow_ups")
    text = html.unescape(_TAGS.sub("", _BREAKS.sub("\n", answer)))
    rows = {int(n): _MARKS.sub("", row).strip(" .;,") for n, row in _NUMBERED.findall(text)}
    if len(question.split()) > _MOST_WORDS:
        return None
    nouns = "|".join(re.escape(form) for p in data["row_nouns"] for form in (p, fold(p)))
    for n, row in rows.items():
        phrases = data["ordinals"].get(n, ())
        forms = (form for p in phrases for form in ((p,) if has_diacritics(question) else (p, fold(p))))
        said = "|".join(re.escape(form) for form in forms) or r"(?!)"
        found = re.search(
            rf"(?<!\w)(?:(?:{nouns})\s+)?(?:{said})(?!\w)(?!\s+\d)|^\s*(?:(?:{nouns})\s+)?{n}(?=[\s.?!]*$|\s+\D)",
            question,
            re.IGNORECASE,
        )
        if found:
            left = spelled(question[: found.start()] + " " + question[found.end() :])
            if not left or any_of(tuple(data["row_asked"])).fullmatch(left):
                if any(char.isdigit() for char in row):
                    return row  # a target says itself what it holds
                language = detect_language(row)
                held: str = data["row_holds"][language]
                return held.format(row=row)
            return question[: found.start()] + row + question[found.end() :]
    return None


def _place(said: str, count: int) -> int | None:
    data = read_data("follow_ups")
    said = any_of(tuple(data["row_asked"])).sub(" ", said).strip()
    number = re.fullmatch(rf"(?:{any_of(tuple(data['row_nouns'])).pattern} )?(\d)", said)
    if number and 1 <= int(number.group(1)) <= count:
        return int(number.group(1)) - 1
    if any_of(tuple(data["last"])).search(said):
        return count - 1
    found = [int(n) for n, words in data["ordinals"].items() if any_of(tuple(words)).search(said)]
    return found[0] - 1 if found and found[0] <= count else None
