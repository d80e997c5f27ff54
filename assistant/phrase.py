"""Statement -> the sentence a citizen reads: the figure first, then the indicator, then the year."""

from __future__ import annotations

import re

from assistant.figures import find_years, format_figure
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import Figure, Language

_CONNECTORS = re.compile(
    r"(?:[\s,:;–-]|\s(?:đạt|chiếm|là|ở mức|từ|có|lên|còn|bằng|khoảng|được|mức|vào|phủ))+$", re.IGNORECASE
)
_OPENERS = re.compile(r"^(?:phấn đấu|có|đạt|và|còn|bố trí|bảo đảm)\s+", re.IGNORECASE)


def phrase_figure(statement: Statement, figure: Figure, language: Language) -> str:
    """One sentence, Markdown, the figure bold and first. Words are the statement's own; only their order changes."""
    if language == "en":
        return f"**{_sentence_case(format_figure(figure, 'en'))}**{_by(statement, language)}: “{statement.text}”."
    text = _plain(statement.text)
    stated = _plain(statement.text[figure.start : figure.end])
    at = text.find(stated)
    before, after = text[:at], text[at + len(stated) :]
    if not after.strip(" .,;"):
        rest = _CONNECTORS.sub("", before)
        return f"**{_sentence_case(stated)}** – {_lower_first(rest)}{_by(statement, language)}."
    if not _OPENERS.sub("", before).strip(" .,;"):
        return f"**{_sentence_case(stated)}**{after.rstrip(' .;,')}{_by(statement, language)}."
    return f"**{_sentence_case(stated)}** – {_lower_first(text.rstrip(' .;,'))}{_by(statement, language)}."


def phrase_when(statement: Statement, language: Language) -> str:
    """The year first: "**Đến năm 2045** – quy mô kinh tế số đạt tối thiểu 50% GDP."."""
    years = _by(statement, language, always=True).lstrip(", ")
    if not years:
        return phrase_text(statement, language)
    return f"**{_sentence_case(years)}** – {_lower_first(_plain(statement.text))}."


def phrase_text(statement: Statement, language: Language) -> str:
    """The statement as it stands, with its year."""
    return f"{_sentence_case(_plain(statement.text))}{_by(statement, language)}."


def phrase_quote(statement: Statement) -> str:
    """The whole quoted sentence, verbatim but for Markdown marks."""
    start, end = statement.quote
    return f"«{_plain(statement.passage.text[start:end])}»"


def indicator_of(statement: Statement) -> str | None:
    """What a statement's only figure measures, where the figure closes it: "Tỷ trọng kinh tế số trong GRDP"; else None."""
    if len(statement.figures) != 1:
        return None
    figure = statement.figures[0]
    before, after = statement.text[: figure.start], statement.text[figure.end :]
    return None if after.strip(" .,;") else _CONNECTORS.sub("", _plain(before)) or None


def _by(statement: Statement, language: Language, *, always: bool = False) -> str:
    """ ", đến năm 2025", or nothing where the text says it itself or no year is set."""
    years = statement.years
    if statement.document.kind == "results" or not years or len(years) > 2:
        return ""
    named = {mention.end_year or mention.year for mention in find_years(statement.text)}
    if not always and set(years) <= named:
        return ""
    if len(years) == 1:
        return ", " + say("by_year", language, year=years[0])
    return ", " + say("by_years", language, years=", ".join(map(str, years)))


def _plain(text: str) -> str:
    """Without Markdown emphasis and escapes."""
    return re.sub(r"\*\*|__|\\(?=[&%$#_*])", "", text).strip()


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower_first(text: str) -> str:
    """Lower case at the start, unless the first word is a name: all capitals, or followed by another capital."""
    text = text.strip()
    first, _, rest = text.partition(" ")
    if first[1:] != first[1:].lower() or rest[:1].isupper():
        return text
    return text[:1].lower() + text[1:]
