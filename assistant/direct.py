"""What says outright what is asked: a definition (assistant.definition) or a labelled line ("Địa điểm: ...") of its heading."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial

from assistant.asked_term import asked_term
from assistant.bags import bag
from assistant.data import read_data
from assistant.definition import find_definition, term_key
from assistant.evidence import Evidence
from assistant.named import any_of, plain, spelled
from assistant.relevance import weigh
from assistant.statements import Statement
from assistant.types import Document, Hit, Passage
from assistant.understand import Query
from assistant.vietnamese import fold

_LABEL = re.compile(r"^\W*(?:(?:[a-zđ]|\d{1,2}(?:\.\d{1,2})*)[.)]\s+)?(?P<label>[^\W\d_][^:\n“”]{1,48}?)\s*:\s*\S")
_SAID = 0.5  # share of what is asked about that the heading above a labelled line says
_ABOVE = 0.75  # what a word counts that only stands further above
_NAMING = 0.3  # and one that the document's own names hold
_APART = 0.08  # how much better than every other heading one must be
_FEWEST = 2  # words that are the heading's own, where it does not say all
_BESIDES = 0.1  # what a heading loses that speaks of other things too
_LABEL_WORDS = 7


def find_direct(query: Query, hits: Sequence[Hit], evidence: Evidence) -> tuple[Statement, ...]:
    """The statements among the passages found that answer by their form alone; of a question for place and time, both."""
    passages = [hit.passage for hit in hits if not query.documents or hit.passage.document_id in query.documents]
    defined = find_definition(query, passages, evidence)
    if defined is not None:
        return (defined,)
    labelled = query.language == "vi" and query.kind in ("what", "who", "when", "how_much")
    return _labelled(query, passages, evidence) if labelled else ()


@dataclass(frozen=True, slots=True)
class _Line:
    """A labelled line and the headings it speaks for."""

    passage: Passage
    label: str
    path: tuple[str, ...]


def _labelled(query: Query, passages: Sequence[Passage], evidence: Evidence) -> tuple[Statement, ...]:
    """For each thing asked for ("ở đâu, khi nào") the line that says it of the heading asked about, where one does so best."""
    lines = [line for line in map(_line, passages) if line]
    found = [_best([line for line in lines if asked(line)], query, evidence) for asked in _asked(query)]
    return tuple(dict.fromkeys(statement for statement in found if statement is not None))


def _best(lines: Sequence[_Line], query: Query, evidence: Evidence) -> Statement | None:
    scored = sorted(((_speaks(query, line, evidence), -i, line) for i, line in enumerate(lines)), key=lambda s: s[:2])
    if not scored or scored[-1][0] < _SAID:
        return None
    best, line = scored[-1][0], scored[-1][2]
    if any(share > best - _APART and other.path != line.path for share, _, other in scored):
        return None
    own = evidence.of_passage(line.passage)
    return own[-1] if own else None


def _line(passage: Passage) -> _Line | None:
    match = _LABEL.match(passage.text)
    if match is None or len(match.group("label").split()) > _LABEL_WORDS:
        return None
    label, path = match.group("label"), passage.heading_path
    if path and plain(path[-1]) == plain(label):
        path = path[:-1]
    return _Line(passage, label, path)


def _asked(query: Query) -> list[Callable[[_Line], bool]]:
    """What tells the lines that answer: one test for each thing asked for. "ở đâu" is answered by "Địa điểm: ..."."""
    said = spelled(query.text)
    slots = [slot for slot in read_data("labels").values() if any_of(tuple(slot["asks"])).search(said)]
    patterns = [any_of(tuple(slot["labels"])) for slot in slots]
    tests: list[Callable[[_Line], bool]] = [partial(_is_called, pattern) for pattern in patterns]
    return tests or ([partial(_names_label, query)] if asked_term(query.text) else [])


def _names_label(query: Query, line: _Line) -> bool:
    """Whether the question asks for the label itself: "Chủ đề của Hội chợ là gì"."""
    return f"{term_key(asked_term(query.text))} ".startswith(f"{term_key(line.label)} ")


def _is_called(pattern: re.Pattern[str], line: _Line) -> bool:
    return pattern.match(spelled(line.label)) is not None


def _speaks(query: Query, line: _Line, evidence: Evidence) -> float:
    """0..1: how far the headings above a labelled line say what is asked about; words of its document's names count little."""
    document = evidence.documents[line.passage.document_id]
    names, heading = bag(_names(document)).words, bag(line.path[-1] if line.path else "").words
    above = bag(" . ".join(line.path)).words | names
    apart = set(bag(line.label).words) | _asking_words()
    terms = weigh(query, evidence.reader.word_model)
    weights = {
        word: weight * (_NAMING if word in names else 1.0)
        for word, weight in terms.words.items()
        if word not in apart and fold(word) not in apart
    }
    besides = [w for w in plain(_bare(line.path[-1] if line.path else "")).split() if w not in names | _asking_words()]
    other = sum(w not in set(map(fold, weights)) for w in besides) / max(len(besides), 1)
    own = {word for word in weights if word in heading and word not in names}
    if not own:  # the document as a whole is asked about
        whole = all(word in above for word in weights)
        return float(whole) if not other else _SAID if whole and _names_label(query, line) else 0.0
    if len(weights) > len(own) and len(own) < _FEWEST:
        return 0.0
    share = sum(w * (1.0 if t in heading else _ABOVE if t in above else 0.0) for t, w in weights.items())
    return share / sum(weights.values()) - _BESIDES * other


def _bare(heading: str) -> str:
    return re.sub(r"^\W*(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])[.):]\s*", "", heading)


def _names(document: Document) -> str:
    return " . ".join((document.title, document.scope or "", *document.aliases))


@cache
def _asking_words() -> frozenset[str]:
    """Words, without marks, of ways of asking and of labels: they say nothing of what is asked about."""
    slots = read_data("labels").values()
    listed = (phrase for slot in slots for name in ("asks", "labels", "beside") for phrase in slot.get(name, ()))
    return frozenset(word for phrase in listed for word in plain(phrase).split())
