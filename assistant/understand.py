"""Question -> query: language, diacritics, years, level, pillar, document and kind of what is asked.

Everything found here steers ranking and wording; nothing hides a passage for good.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from assistant.abbreviations import expand, short_forms
from assistant.data import read_data
from assistant.normalise import normalise
from assistant.restore import restore
from assistant.structure import find_pillars
from assistant.translate import to_vietnamese, untranslated
from assistant.types import Document, Language
from assistant.vietnamese import fold, has_diacritics, one_spelling, words
from assistant.word_model import WordModel

_YEAR = re.compile(r"(?<![\d./-])(20[1-5]\d)(?:\s*-\s*(20[1-5]\d))?(?![\d/]|[.,]\d|-[A-Za-zĐ])")

_ENGLISH = re.compile(r"\b(?:what|which|who|how|when|the|of|is)\b")
_MANY = re.compile(r"\b(?:nhung|cac|liet ke|toan bo|tat ca)\s+(?:chi tieu|muc tieu|nhiem vu|giai phap)\b")
_ASKS_IN_FRONT = re.compile(r"\s*(?:is|are|was|were|do|does|did|will|has|have|had|can|should)\b")


@dataclass(frozen=True, slots=True)
class Query:
    """A question as understood. `typed` is what came in, cleaned; `text` is the reading shown to the user."""

    typed: str
    text: str
    readings: tuple[str, ...]  # what is embedded: the reading, and a second one where the first is in doubt
    search_text: str  # Vietnamese words for the lexical searches and the choice of statements
    also: tuple[str, ...]  # more texts whose words are searched for: other readings, short forms
    language: Language
    kind: str  # a key of data/kinds.yaml, or "what"
    years: tuple[int, ...]
    counted: str | None  # the noun that "bao nhiêu" or "mấy" counts
    about_results: bool  # it asks for what was achieved or reported
    level: str | None
    pillar: str | None
    documents: tuple[str, ...]  # ids of the documents it names
    scope: str | None  # whose plan it names, where that is not the primary one's: "quốc gia"
    places: tuple[str, ...]  # provinces it names, folded
    naming: tuple[str, ...]  # its words that only name a document
    terms: tuple[str, ...]  # words that carry content, in one spelling, in order, without repeats
    confidence: float  # of the reading, 0.5..1


def understand(
    question: str,
    documents: Sequence[Document],
    model: WordModel,
    abbreviations: Mapping[str, str] = MappingProxyType({}),
    today: date | None = None,
) -> Query:
    """Read a question as typed. `documents` are those of the index, `model` its words, `abbreviations` its short forms."""
    typed = normalise(question).text
    language = detect_language(typed)
    if language == "en":
        text, search_text, confidence = typed, to_vietnamese(typed, model), 1.0
        readings: tuple[str, ...] = (typed,)
        also: tuple[str, ...] = (typed,)
        seen = f"{typed} . {search_text}"
    else:
        restored = restore(expand(typed, abbreviations), model)
        text = seen = search_text = restored.text
        confidence = restored.confidence
        readings = (text, restored.second) if restored.second else (text,)
        also = (*readings[1:], typed, *short_forms(text, abbreviations))
    return Query(
        typed=typed,
        text=text,
        readings=readings,
        search_text=search_text,
        also=also,
        language=language,
        kind=find_kind(text),
        years=find_question_years(text, today or date.today()),
        counted=find_counted(search_text),
        about_results=_result_words().search(spelled(text)) is not None,
        level=find_level(seen),
        pillar=next(iter(find_pillars(seen)), None),
        documents=find_documents(seen, documents),
        scope=find_scope(seen, documents),
        places=find_places(text),
        naming=naming_words(seen, documents),
        terms=(*content_terms(search_text, "vi"), *(untranslated(typed, model) if language == "en" else ())),
        confidence=confidence,
    )


def detect_language(text: str) -> Language:
    """English where no Vietnamese letter stands in it and English function words outnumber Vietnamese ones."""
    if has_diacritics(text):
        return "vi"
    stop = read_data("question_words")
    vietnamese = {fold(word) for word in stop["stop_words"]} - {"a", "do", "to", "on", "an", "in", "the", "me"}
    found = fold(text).split()
    english = sum(word.strip("?.,!'\"") in stop["english_words"] for word in found)
    return "en" if english > sum(word.strip("?.,!") in vietnamese for word in found) else "vi"


def find_kind(text: str) -> str:
    """The first kind of the data file whose words are there; a question that ends in "không" asks yes or no."""
    folded = f" {fold(text)} "
    said = spelled(text)
    kinds = [kind for kind, pattern in _kind_patterns() if pattern.search(said)]
    if len(set(re.findall(r"\b20\d\d\b", folded))) < 2:
        kinds = [kind for kind in kinds if kind != "compare_years"]
    kinds = ["compare" if kind == "compare_years" else kind for kind in kinds]
    asks_figure = bool(re.search(r"\b(?:bao nhieu|may|hang nao|how (?:much|many)|what (?:percentage|share))\b", folded))
    ends_in_no = re.search(r"\b(?:khong|chua|khong a|ko)\W*$", folded.strip()) is not None
    # In English it is the verb in front that asks yes or no.
    kinds = [kind for kind in kinds if kind != "yes_no" or not _ENGLISH.search(folded) or _ASKS_IN_FRONT.match(folded)]
    if (ends_in_no or "yes_no" in kinds) and not asks_figure and not {"progress", "status", "compare"} & set(kinds):
        return "yes_no"
    if "list" in kinds and _MANY.search(folded):
        return "list"
    return kinds[0] if kinds else "what"


def find_counted(text: str) -> str | None:
    """What "bao nhiêu" or "mấy" counts: the noun right after it, where it is one that plans count."""
    match = re.search(r"(?:bao nhiêu|mấy)\s+(\w+(?:\s+\w+)?(?:\s+\w+)?)", text.lower())
    return next((noun for noun in _counted_nouns() if match and f"{match.group(1)} ".startswith(f"{noun} ")), None)


@cache
def _counted_nouns() -> tuple[str, ...]:
    measures = set(read_data("measures"))
    return tuple(sorted((n for n in read_data("units")["nouns"] if n not in measures), key=len, reverse=True))


@cache
def _result_words() -> re.Pattern[str]:
    return _any_of((*read_data("kinds")["progress"], *read_data("result_words")))


def find_level(text: str) -> str | None:
    """The one administrative level a text names, None where it names none or several."""
    levels = find_levels(text)
    return levels[0] if len(levels) == 1 else None


def find_levels(text: str) -> tuple[str, ...]:
    said = _not_levels().sub(" ", spelled(text))
    return tuple(level for level, pattern in _level_patterns() if pattern.search(said))


def find_question_years(text: str, today: date) -> tuple[int, ...]:
    """Years asked about; of a period its end, which is when its targets are due. "thập kỷ này" is its last year."""
    without_dates = re.sub(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}", " ", text)
    years = [int(end or year) for year, end in _YEAR.findall(without_dates)]
    folded = f" {plain(text)} "
    for phrase, reckoned in read_data("relative_years").items():
        if f" {fold(phrase)} " in folded:
            base = -(-today.year // 10) * 10 if reckoned == "decade" else today.year + int(reckoned)
            years.append(base)
    return tuple(dict.fromkeys(years))


def find_documents(text: str, documents: Sequence[Document]) -> tuple[str, ...]:
    """Documents a question names: by number ("749/QĐ-TTg", "Quyết định 749"), title or alias."""
    folded = fold(text)
    numbers = set(
        re.findall(
            r"(?:quyet dinh|nghi quyet|ke hoach|chien luoc|chuong trinh|de an|chi thi|nghi dinh|thong tu|luat|qd|nq|kh|ct|decision|"
            r"resolution|plan|strategy|programme|decree)\s*(?:so\s*)?(\d+)",
            folded,
        )
    )
    numbers |= set(re.findall(r"\b(\d+)\s*[/-]\s*(?:\d{4}\s*[/-]\s*)?(?:qd|nq|kh|ct|nd|tt)\b", folded))
    named = []
    for document in documents:
        own = re.match(r"\d+", document.number or "")
        names = [fold(name) for name in (document.title, document.number or "", *document.aliases) if len(name) > 3]
        if (own and own.group() in numbers) or any(
            re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded) for name in names
        ):
            named.append(document.id)
    return tuple(named)


def naming_words(text: str, documents: Sequence[Document]) -> tuple[str, ...]:
    """Words of a text that only name its documents: their numbers, kinds and, where written out, names."""
    named = find_documents(text, documents)
    if not named:
        return ()
    folded, found = f" {plain(text)} ", set(words(" ".join(read_data("document_kinds"))))
    for document in documents:
        if document.id in named:
            found |= set(re.findall(r"\w+", one_spelling(document.number or ""))) | set(words(document.number or ""))
            for name in (document.title, *document.aliases):
                if f" {plain(name)} " in folded:
                    found |= set(words(name))
    return tuple(word for word in dict.fromkeys(words(text)) if word in found)


def find_scope(text: str, documents: Sequence[Document]) -> str | None:
    """The scope a question names ("cả nước", "Việt Nam" -> "quốc gia"; a province by its name)."""
    folded = fold(text)
    primary = next((document.scope for document in documents if document.primary), None)
    for scope in dict.fromkeys(
        document.scope for document in documents if document.scope and document.scope != primary
    ):
        names = read_data("scopes").get(scope, [scope])
        if any(re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", folded) for name in names):
            return None if primary and fold(primary) in folded else scope
    return None


def find_places(text: str) -> tuple[str, ...]:
    """Provinces and cities a text names, folded. Longer names first, so that "Quảng Nam" is not "Nam"."""
    return tuple(dict.fromkeys(fold(found) for found in _place_pattern().findall(spelled(text))))


def plain(text: str) -> str:
    """Folded words with single spaces: what names are looked up in."""
    return " ".join(re.findall(r"\w+", fold(text)))


@cache
def _place_pattern() -> re.Pattern[str]:
    return _any_of(read_data("provinces"))


def content_terms(text: str, language: Language) -> tuple[str, ...]:
    """Words of a question that documents can answer to: no question words, no function words, no years."""
    data = read_data("question_words")
    stop = _stop_words() if language == "vi" else frozenset(data["english_words"])
    return tuple(dict.fromkeys(w for w in words(text) if w not in stop and not re.fullmatch(r"(?:19|20)\d{2}", w)))


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(words(" ".join(read_data("question_words")["stop_words"])))


@cache
def _kind_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, _any_of(phrases)) for kind, phrases in read_data("kinds").items())


@cache
def _not_levels() -> re.Pattern[str]:
    """Words that hold a level's name and name none: "xã hội", "hợp tác xã"."""
    return _any_of(read_data("not_levels"))


@cache
def _level_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((level, _any_of(phrases)) for level, phrases in read_data("levels").items())


def spelled(text: str) -> str:
    """Words in one spelling with single spaces: what `_any_of` patterns are looked for in."""
    return " ".join(re.findall(r"\w+", one_spelling(text)))


def _any_of(phrases: Sequence[str]) -> re.Pattern[str]:
    """Any of the phrases, each word with its marks or without any: "hạng" or "hang", never "hàng"."""
    ordered = sorted((spelled(phrase).split() for phrase in phrases), key=len, reverse=True)
    alternatives = (" ".join(_either_spelling(word) for word in words_of) for words_of in ordered if words_of)
    return re.compile(r"(?<!\w)(?:" + "|".join(alternatives) + r")(?!\w)")


def _either_spelling(word: str) -> str:
    bare = fold(word)
    return re.escape(word) if bare == word else f"(?:{re.escape(word)}|{re.escape(bare)})"
