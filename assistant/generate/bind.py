"""A generated sentence -> the sentence that may be shown: cited, in the right language, borne out by what it cites.

Fails closed. A model's wording is free, what it says is not: each figure must be a cited statement's own (value, unit,
comparator, year, level), in a sentence about the same matter; names and denials must be the source's; most of its words
must be the source's or the question's. A sentence about the right matter with a wrong figure is replaced by the quote.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.bags import heading_text
from assistant.compose.draft import DraftSentence
from assistant.data import read_data
from assistant.figures import find_years, stated_figures
from assistant.generate.sources import Source
from assistant.named import any_of, spelled
from assistant.phrase import phrase_quote
from assistant.quotes import quote_of
from assistant.statements import Statement
from assistant.translate import to_vietnamese
from assistant.types import Figure, Language
from assistant.understand import Query, content_terms
from assistant.verify import verify
from assistant.vietnamese import fold, has_diacritics
from assistant.word_model import WordModel

_MARKS = re.compile(r"\s*\[([^\[\]\n]{0,80})\]")
_TOKEN = re.compile(r"\bS\d{1,2}\b")
_FOREIGN = re.compile(r"[\u0400-\u04ff\u0600-\u06ff\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]")
_NAME = re.compile(r"(?<![.!?:«“\"(]\s)(?<!^)\b[A-ZĐÀ-Ỹ][\wÀ-ỹ-]+")
_GROUNDED: dict[Language, float] = {"vi": 0.7, "en": 0.5}  # share of a sentence's words that are the source's
_ABOUT: dict[Language, float] = {"vi": 0.5, "en": 0.34}  # share of them in the statement that has the figure
_MOST_STATEMENTS = 3


@dataclass(frozen=True, slots=True)
class Bound:
    """A sentence that may be shown; `verbatim`: the quote in place of what the model said."""

    sentence: DraftSentence
    verbatim: bool = False


def bind(sentence: str, sources: Sequence[Source], query: Query, model: WordModel) -> Bound | None:
    """The sentence bound to the statements it says, or their quote, or None where it must not be shown."""
    cited = _cited(sentence, sources)
    text = " ".join(_MARKS.sub("", sentence).split()).replace("**", "").strip(" -–•*")
    if not cited or not _in_language(text, query.language):
        return None
    words = _words_of(text, query.language, model)
    statements = _nearest(words, [s for source in cited for s in source.statements])
    if not words or not statements:
        return None
    used = _bearing(text, words, statements, query)
    if used and _is_grounded(text, words, cited, query):
        return Bound(DraftSentence(text if text[-1] in ".!?" else text + ".", used))
    best = statements[0]
    if stated_figures(text, query.language) and _share(words, best) >= _ABOUT[query.language]:
        verbatim = phrase_quote(best)
        if not verify(verbatim, [quote_of(best)]):
            return Bound(DraftSentence(verbatim, (best,)), verbatim=True)
    return None


def _cited(sentence: str, sources: Sequence[Source]) -> tuple[Source, ...]:
    """The sources whose tokens stand in brackets; tokens that were not handed out mean nothing."""
    tokens = {token for marks in _MARKS.findall(sentence) for token in _TOKEN.findall(marks)}
    return tuple(source for source in sources if source.token in tokens)


def _in_language(text: str, language: Language) -> bool:
    """No script of another language; Vietnamese with its marks, English without running Vietnamese."""
    if _FOREIGN.search(text):
        return False
    words = re.findall(r"[^\W\d_]+", text)
    marked = sum(has_diacritics(word) for word in words)
    return marked >= len(words) * 0.3 if language == "vi" else marked <= len(words) * 0.3


def _words_of(text: str, language: Language, model: WordModel) -> frozenset[str]:
    """Its content words in Vietnamese, without marks: what is compared with the sources."""
    vietnamese = text if language == "vi" else to_vietnamese(text, model)
    # Figures are looked at one by one.
    return frozenset(fold(word) for word in content_terms(vietnamese, "vi") if not word[0].isdigit())


def _nearest(words: frozenset[str], statements: Sequence[Statement]) -> list[Statement]:
    """By the share of the sentence's words that stand in them, best first."""
    return sorted(statements, key=lambda s: -_share(words, s))


def _share(words: frozenset[str], statement: Statement) -> float:
    own = _folded(f"{statement.text} . {heading_text(statement)}")
    return len(words & own) / max(len(words), 1)


def _bearing(text: str, words: frozenset[str], statements: Sequence[Statement], query: Query) -> tuple[Statement, ...]:
    """The statements that bear the sentence's figures and years out, each about its matter; empty where some is not."""
    used: list[Statement] = []
    for figure in stated_figures(text, query.language):
        own = next((s for s in statements if _has(s, figure) and _share(words, s) >= _ABOUT[query.language]), None)
        if own is None:
            return ()
        used.append(own)
    used = list(dict.fromkeys(used)) or [statements[0]]
    if len(used) > _MOST_STATEMENTS or verify(text, [quote_of(s) for s in used], query.language):
        return ()
    if not _denies_alike(text, used, query.language) or not _years_agree(text, used):
        return ()
    return tuple(used)


def _has(statement: Statement, figure: Figure) -> bool:
    return any(
        (own.value, own.value_max, own.comparator) == (figure.value, figure.value_max, figure.comparator)
        for own in statement.figures
    )


def _years_agree(text: str, used: Sequence[Statement]) -> bool:
    """A year named as a time to reach must be one of the statements' own, where they have any."""
    own = {year for statement in used for year in statement.years}
    named = {m.end_year or m.year for m in find_years(text) if m.is_horizon}
    return not own or named <= own


def _denies_alike(text: str, used: Sequence[Statement], language: Language) -> bool:
    """What denies must be denied by a source too; and the other way round where one sentence says one statement."""
    said = len(_negations(language).findall(spelled(text)))
    quoted = max(len(_negations("vi").findall(spelled(_quoted(s)))) for s in used)
    own = len(_negations("vi").findall(spelled(used[0].text))) if len(used) == 1 else 0
    return said <= quoted and (language == "en" or said >= min(own, 1))


def _is_grounded(text: str, words: frozenset[str], cited: Sequence[Source], query: Query) -> bool:
    said = frozenset(
        word
        for source in cited
        for word in _folded(" . ".join((source.document, *source.passage.heading_path, source.passage.text)))
    )
    asked = _folded(f"{query.text} {query.search_text}")
    grounded = len(words & (said | asked)) / len(words)
    names = {fold(name) for name in _NAME.findall(text) if content_terms(name, "vi")}
    ours = said | asked | (_english_names() if query.language == "en" else frozenset())
    return grounded >= _GROUNDED[query.language] and all(set(name.replace("-", " ").split()) <= ours for name in names)


@cache
def _english_names() -> frozenset[str]:
    """Names of the field in English: capitals there are no names of bodies."""
    return frozenset(word for term in read_data("glossary") for word in _folded(str(term)))


def _quoted(statement: Statement) -> str:
    start, end = statement.quote
    return statement.passage.text[start:end]


def _folded(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(spelled(text))))


@cache
def _negations(language: Language) -> re.Pattern[str]:
    return any_of(tuple(read_data("prompts")["negations"][language]))
