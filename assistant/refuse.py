"""An answer that is none: what was looked for, what the documents cover, and the nearest questions they do answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from assistant.data import read_data
from assistant.english import english_name
from assistant.evidence import Evidence
from assistant.named import plain
from assistant.offer import questions_of
from assistant.relevance import coverage, weigh
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import Answer, AnswerStatus, Document, Language, Sentence, Target
from assistant.understand import Query
from assistant.vietnamese import fold, lower_first, words

_MOST_SUGGESTIONS = 3
_SHARED = 0.3  # coverage from which a row shares words with the question
_ALIKE = 0.6  # and from which it is what was asked, under another year
_MOST_WORDS, _LONGEST_QUOTED = 14, 120
_FEW_WORDS = 6  # more than these without a way of asking are no name of a thing


def refuse(query: Query, nearest: Sequence[Statement], evidence: Evidence) -> Answer:
    """`nearest` are statements of the passages found, nearest first."""
    language, documents = query.language, tuple(evidence.documents.values())
    covered = coverage_text(documents, language)
    elsewhere = _places_without_documents(query, documents)
    if elsewhere:
        text = say("no_place", language, coverage=covered, places=elsewhere)
    else:
        key, named = sought(query)
        text = say(key, language, coverage=covered, sought=named)
    shared = _sharing(query, nearest, evidence)
    sentences = [Sentence(text, ())]
    years = _other_years(query, shared)
    if years and not elsewhere:
        sentences.append(Sentence(say("other_years", language, years=", ".join(map(str, years))), ()))
    own = [] if elsewhere else [s for _, s in shared]
    offered = questions_of([*own, *evidence.examples], language, _MOST_SUGGESTIONS)
    return Answer(AnswerStatus.REFUSED, language, tuple(sentences), suggestions=offered)


def sought(query: Query) -> tuple[str, str]:
    """(key of the text, what a question looks for in its own words): itself without its way of asking, else as a whole."""
    language = query.language
    typed = " ".join(query.typed.split()).strip(" ?.!")
    left = _ways(language).sub("", typed).strip(" ,?.!:;")
    while (shorter := _ways(language).sub("", left).strip(" ,?.!:;")) != left:
        left = shorter
    said = re.findall(r"\w+", left.lower())
    whole = left == typed and len(said) > _FEW_WORDS
    nouns = not whole and len(said) <= _MOST_WORDS and not any(word in _question_words() for word in said)
    if nouns and re.search(r"[^\W\d_]{2}", left) and set(map(fold, said)) - _list_words():
        return "no_target_found", lower_first(left)
    if len(typed) <= _LONGEST_QUOTED:
        return "no_answer", typed
    return "no_target_found", say("sought_unnamed", language)


@cache
def _ways(language: Language) -> re.Pattern[str]:
    """Ways of asking at either end of a question; "Ha Noi" in English does not begin with "hả"."""
    said = read_data("refusals")["ways"]
    forms = {form for p in said for form in (p, fold(p)) if language == "vi" or p == fold(p)}
    ways = sorted((form for form in forms if len(form) > 1), key=len, reverse=True)
    pattern = "|".join(map(re.escape, ways))
    return re.compile(rf"^(?:{pattern})(?!\w)[\s,]*|[\s,]*(?<!\w)(?:{pattern})$", re.IGNORECASE)


@cache
def _question_words() -> frozenset[str]:
    listed = read_data("refusals")["question_words"]
    return frozenset((*listed, *map(fold, listed)))


@cache
def _list_words() -> frozenset[str]:
    return frozenset(fold(w) for w in (*read_data("list_words"), *read_data("question_words")["stop_words"]))


def coverage_text(documents: Sequence[Document], language: Language) -> str:
    """ "Các tài liệu tôi có (8 văn bản về chuyển đổi số của Hà Nội và quốc gia, 2020-2026)"."""
    years = sorted({document.issued_on[:4] for document in documents if document.issued_on})
    scopes = list(dict.fromkeys(document.scope for document in documents if document.scope))
    about = ""
    if scopes and all(document.scope for document in documents):  # else some would be said to be of another place
        named = scopes if language == "vi" else [english_name(scope) for scope in scopes]
        about += (" của " if language == "vi" else ", of ") + (" và " if language == "vi" else " and ").join(named)
    if years:
        about += f", {years[0]}-{years[-1]}" if years[0] != years[-1] else f", {years[0]}"
    topic = topic_of(tuple(document.title for document in documents))
    if topic:
        topic = say("about_topic", language, topic=topic if language == "vi" else english_name(topic))
    return say("coverage", language, count=len(documents), about=about, topic=topic)


@lru_cache(maxsize=8)
def topic_of(titles: tuple[str, ...]) -> str:
    """The longest words of content that two titles in three share, "" where they share none: "chuyển đổi số"."""
    if len(titles) < 2:
        return ""
    counts: Counter[tuple[str, ...]] = Counter()
    kinds = {word for kind in read_data("document_kinds") for word in words(kind)} | set(
        read_data("refusals")["title_words"]
    )
    for title in titles:
        said = words(title)
        grams = {tuple(said[i : i + n]) for n in (2, 3, 4) for i in range(len(said) - n + 1)}
        counts.update(
            g for g in grams if g[0] not in kinds and g[-1] not in kinds and not any(w[0].isdigit() for w in g)
        )
    common = [(len(gram), count, " ".join(gram)) for gram, count in counts.items() if count * 3 >= len(titles) * 2]
    return max(common)[2] if common else ""


def _places_without_documents(query: Query, documents: Sequence[Document]) -> str:
    """The provinces a question names that no document is of or speaks of in its name."""
    known = " . ".join(plain(f"{d.scope or ''} {d.title}") for d in documents)
    names = {fold(place): place for place in reversed(read_data("provinces"))}
    return ", ".join(names.get(place, place) for place in query.places if place not in known)


def _sharing(query: Query, nearest: Sequence[Statement], evidence: Evidence) -> list[tuple[float, Statement]]:
    """Targets that share words with the question, most first."""
    terms = weigh(query, evidence.reader.word_model)
    rows = [s for s in dict.fromkeys(nearest) if isinstance(s.row, Target)]
    scored = [(coverage(terms, evidence.bags(s)), -i, s) for i, s in enumerate(rows)]
    return [(share, s) for share, _, s in sorted(scored, key=lambda x: x[:2], reverse=True) if share >= _SHARED]


def _other_years(query: Query, shared: Sequence[tuple[float, Statement]]) -> list[int]:
    alike = [s for share, s in shared if share >= _ALIKE and s.years]
    years = sorted({year for s in alike for year in s.years})
    return years if query.years and years and not set(years) & set(query.years) else []
