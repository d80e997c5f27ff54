"""Lines that say outright what is asked: a definition ("X là ...") or a labelled line ("Địa điểm: ...") of its heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.data import read_data
from assistant.evidence import Evidence
from assistant.named import any_of, plain, spelled
from assistant.relevance import bag, weigh
from assistant.statements import Statement
from assistant.types import Document, Hit, Passage
from assistant.understand import Query
from assistant.vietnamese import fold

_MEANING = re.compile(
    r"^(?:(?:theo|trong|tại)\s[^,]+,\s*)?(?:khái niệm|thuật ngữ|cụm từ|từ ngữ)?\s*[“\"«]?(?P<term>.+?)[”\"»]?\s+"
    r"(?:(?:(?:có )?nghĩa |được (?:hiểu|định nghĩa|gọi) )?là (?:cái )?gì|(?:được )?(?:hiểu|định nghĩa)(?: là)? (?:như )?thế nào)"
    r"(?=$|\W*$|\s+(?:theo|trong|tại|ở|vậy|thế|hả|ạ|nhỉ)\b)",
    re.IGNORECASE,
)
_WHAT_IS = re.compile(
    r"^(?:như )?thế nào (?:thì )?(?:được (?:gọi|hiểu) )?là (?P<term>.+?)(?=$|\s+(?:theo|trong|tại)\s)", re.IGNORECASE
)
# What a line opens with before it says what that is: "5. Bản sao số (Digital Twin) là ...", "Chủ đề: ...", "Chủ đề hội nghị “...".
_OPENING = re.compile(
    r"^\W*(?:(?:[a-zđ]|\d{1,2}(?:\.\d{1,2})*)[.)]\s+)?[“\"«]?(?P<opening>[^:“”\"«».;]{2,140}?)[”\"»]?(?:\s*\([^)]*\))?"
    r"(?:\s+(?P<is>(?:được hiểu |có nghĩa )?là|bao gồm|gồm)(?=[\s:])|\s*:|\s*[“\"«])"
)
_LABEL = re.compile(r"^\W*(?:(?:[a-zđ]|\d{1,2}(?:\.\d{1,2})*)[.)]\s+)?(?P<label>[^\W\d_][^:\n“”]{1,48}?)\s*:\s*\S")
_YEARS = re.compile(r"\b(?:nam )?(?:19|20)\d\d\b")
_GLOSSARY = re.compile(r"\b(?:giai thich|thuat ngu|tu ngu|khai niem|dinh nghia)\b")
_SMALL = frozenset(("cua", "ve", "cho", "cac", "mot"))
_SAID = 0.7  # share of what is asked about that the heading above a labelled line says
_ABOVE = 0.75  # what a word counts that only stands further above
_BESIDES = 0.2  # what a heading loses that speaks of other things too
_LABEL_WORDS = 7


def find_direct(query: Query, hits: Sequence[Hit], evidence: Evidence) -> Statement | None:
    """The statement among the passages found that answers by its form alone; None where none does."""
    if query.language != "vi" or query.kind not in ("what", "who", "when", "how_much"):
        return None
    passages = [hit.passage for hit in hits if not query.documents or hit.passage.document_id in query.documents]
    return _definition(query, passages, evidence) or _labelled(query, passages, evidence)


def asked_term(text: str) -> str:
    """What "X là gì" or "thế nào là X" asks the meaning of; "" where a question asks for none."""
    said = text.strip(" ?.!")
    match = _WHAT_IS.match(said) or _MEANING.match(said)
    return match.group("term").strip(' ,“”"«»') if match else ""


def _definition(query: Query, passages: Iterable[Passage], evidence: Evidence) -> Statement | None:
    term = _key(asked_term(query.text))
    if not term or query.kind not in ("what", "who"):
        return None
    scored = [
        (rank, -i, statement)
        for i, passage in enumerate(passages)
        for statement in evidence.of_passage(passage)
        if (rank := _defines(statement, term)) > 0
    ]
    return max(scored, key=lambda s: s[:2])[2] if scored else None


def _defines(statement: Statement, term: str) -> float:
    """How surely a statement says what `term` is: most where the document explains its words; 0 where it does not."""
    opening = _OPENING.match(statement.text) or _OPENING.match(statement.passage.text)
    if opening is None or _YEARS.sub(" ", _key(opening.group("opening"))).split() != _YEARS.sub(" ", term).split():
        return 0.0
    glossary = _GLOSSARY.search(fold(" ".join(statement.passage.heading_path))) is not None
    says_is = (opening.group("is") or "").endswith("là")
    return 1.0 + glossary + 0.5 * says_is


def _key(text: str) -> str:
    return " ".join(word for word in plain(text).split() if word not in _SMALL)


@dataclass(frozen=True, slots=True)
class _Line:
    """A labelled line and the headings it speaks for."""

    passage: Passage
    label: str
    path: tuple[str, ...]


def _labelled(query: Query, passages: Iterable[Passage], evidence: Evidence) -> Statement | None:
    asked = _asked_labels(query)
    lines = [line for line in map(_line, passages) if line and _asks_for(query, line, asked)]
    scored = [(share, -i, line) for i, line in enumerate(lines) if (share := _speaks(query, line, evidence)) >= _SAID]
    if not scored:
        return None
    own = evidence.of_passage(max(scored, key=lambda s: s[:2])[2].passage)
    return own[-1] if own else None


def _line(passage: Passage) -> _Line | None:
    match = _LABEL.match(passage.text)
    if match is None or len(match.group("label").split()) > _LABEL_WORDS:
        return None
    label, path = match.group("label"), passage.heading_path
    if path and plain(path[-1]) == plain(label):
        path = path[:-1]
    return _Line(passage, label, path)


def _asked_labels(query: Query) -> re.Pattern[str]:
    """The labels of lines that answer the question's way of asking: "ở đâu" is answered by "Địa điểm"."""
    said = spelled(query.text)
    asked = [tuple(slot["labels"]) for slot in read_data("labels").values() if any_of(tuple(slot["asks"])).search(said)]
    return any_of(tuple(label for labels in asked for label in labels))


def _asks_for(query: Query, line: _Line, asked: re.Pattern[str]) -> bool:
    label = plain(line.label)
    named = bool(asked_term(query.text)) and f"{_key(asked_term(query.text))} ".startswith(f"{_key(label)} ")
    return named or asked.match(spelled(line.label)) is not None


def _speaks(query: Query, line: _Line, evidence: Evidence) -> float:
    """0..1: how far the headings above a labelled line, and its document's names, say what is asked about, and nothing else."""
    document = evidence.documents[line.passage.document_id]
    weights = weigh(query, evidence.reader.word_model).words
    apart = set(bag(line.label).words) | _asking_words()
    weights = {word: weight for word, weight in weights.items() if word not in apart and fold(word) not in apart}
    heading = bag(line.path[-1] if line.path else document.title).words
    names = bag(_names(document)).words
    above = bag(" . ".join(line.path)).words | names
    total = sum(weights.values())
    besides = [w for w in plain(_bare(line.path[-1] if line.path else "")).split() if w not in names | _asking_words()]
    other = sum(w not in set(map(fold, weights)) for w in besides) / max(len(besides), 1)
    if not any(word in heading and word not in names for word in weights):
        return float(not other and all(word in above for word in weights))  # the document as a whole is asked about
    share = sum(w * (1.0 if t in heading else _ABOVE if t in above else 0.0) for t, w in weights.items()) / total
    return share - _BESIDES * other if share >= _SAID + _BESIDES * other else 0.0


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
