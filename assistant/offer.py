"""Rows of the register as the questions they answer: what a refusal offers, and what an unclear question may have meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.data import read_data
from assistant.english import document_in_english
from assistant.figures import find_years
from assistant.money_range import find_money_range
from assistant.phrase import lead_figure
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import Comparator, Document, Figure, Language, Target
from assistant.vietnamese import fold, lower_first

_LONGEST = 150
_ASIDE = re.compile(r"\s*\([^()]*\)")
_NUMBER = re.compile(r"\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)?")
_MARKS = re.compile(r"\*\*|__|^(?:[a-zđ]\d?\)|\(\d{1,2}\)|\d{1,2}(?:\.\d{1,2})*[.)]|[-–•*+])\s+")


def question_of(statement: Statement, language: Language) -> str | None:
    """The question a target's statement answers, as a person would ask it; None where it makes none that reads well."""
    row = statement.row
    if (
        not isinstance(row, Target)
        or row.kind != "target"
        or row.value is None
        or not statement.years
        or not statement.figures
    ):
        return None
    if len(statement.figures) > 1 and not statement.passage.text.startswith("|"):
        return None  # a second figure would be told by the question itself
    year = max(statement.years)
    named = None if statement.document.primary else short_name(statement.document)
    if language == "en":
        text = say("offer_english", "en", indicator=row.indicator, year=year)
        if named:
            named = document_in_english(statement.document)
            text = say("offer_under", "en", document=named, question=text[:1].lower() + text[1:])
    else:
        asked = _asked(statement, lead_figure(statement))
        if asked is None:
            return None
        head = say("offer_by", "vi", year=year)
        if named:
            head = say("offer_under", "vi", document=named, question=head[:1].lower() + head[1:])
        text = f"{head} {asked}?"
    return text if len(text) <= _LONGEST else None


def questions_of(statements: Iterable[Statement], language: Language, most: int) -> tuple[str, ...]:
    """Different questions, in the order of the statements."""
    found: dict[str, None] = {}
    for statement in statements:
        question = question_of(statement, language)
        if question:
            found[question] = None
        if len(found) == most:
            break
    return tuple(found)


def question_on(statement: Statement) -> str | None:
    """The question that a sum or another value of no year answers; None where it makes none that reads well."""
    ranged = find_money_range(statement)
    until = statement.text[: ranged[0].start] if ranged else ""
    asked = f"{until.strip()} bao nhiêu tiền" if until else _asked(statement, lead_figure(statement))
    text = f"{asked[:1].upper()}{asked[1:]}?" if asked else ""
    return text if text and len(text) <= _LONGEST else None


def short_name(document: Document) -> str | None:
    """What people call a document: "Quyết định 411/QĐ-TTg", else its first other name; None where it has none."""
    if document.number:
        kinds = sorted(read_data("document_kinds"), key=len, reverse=True)
        kind = next((kind for kind in kinds if fold(document.title).startswith(fold(kind))), None)
        if kind:
            return f"{document.title[: len(kind)]} {document.number}"
        return document.number
    if document.status == "draft":
        marked = [name for name in document.aliases if fold(name).startswith("du thao")]
        return lower_first(re.sub(r"\s+20\d\d$", "", min(marked, key=len))) if marked else None
    return document.aliases[0] if document.aliases else (document.title if len(document.title) <= 60 else None)


def name_of(document: Document, language: Language, *, dated: bool = False) -> str:
    """What a sentence calls a document; an English one without a number may be told by its year."""
    return document_in_english(document, dated=dated) if language == "en" else short_name(document) or document.title


def _asked(statement: Statement, figure: Figure) -> str | None:
    """The statement with "bao nhiêu" in place of its figure, without asides."""
    text = " ".join(statement.text.split())
    if statement.passage.text.startswith("|") and isinstance(statement.row, Target):
        return f"{lower_first(_MARKS.sub('', statement.row.indicator))} là bao nhiêu"
    before, stated, after = (
        statement.text[: figure.start],
        statement.text[figure.start : figure.end],
        statement.text[figure.end :],
    )
    number = _NUMBER.search(stated)
    if number is None or any(mention.is_horizon for mention in find_years(text)):
        return None
    rest = stated[number.end() :]
    rest = re.sub(r"^\s*%\s*/\s*năm", " phần trăm mỗi năm", rest)
    rest = re.sub(r"^\s*%", " phần trăm", rest)
    lead = stated[: number.start()] if figure.comparator is Comparator.RANK else ""
    asked = _ASIDE.sub("", f"{before}{lead}bao nhiêu{rest}{after}").strip(" .;,")
    return lower_first(" ".join(_MARKS.sub("", asked).split()))
