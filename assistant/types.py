"""The vocabulary: what the stages hand to each other. Frozen records, no behaviour beyond reading themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Literal

SURE_READING = 0.75  # mean confidence of a page's words from which OCR's figures stand without a mark
DocumentStatus = Literal["draft", "in_force", "superseded", "unknown"]
DocumentKind = Literal["plan", "results"]
Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True)
class Relation:
    """How a document stands to another: `implements`, `amends`, `replaces`, `cites`, `followed_by`, ..."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class PageReading:
    """How one page was read. `way`: its text layer, a layer in a legacy encoding, or OCR; or nothing that can be trusted.

    `confidence` is 0..1: of OCR the mean confidence of its words, of a text layer the share of words that can be words.
    """

    page: int  # from 1
    way: Literal["text", "converted", "ocr", "empty", "unreadable"]
    confidence: float
    encoding: str = ""  # the legacy encoding a converted page was in: "tcvn3", "vni", ...

    @property
    def is_unsure(self) -> bool:
        """Whether figures on this page should be looked at in the original before they are relied on."""
        return self.way == "ocr" and self.confidence < SURE_READING


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """What a reader should know of how a document was read. `kind` names its words in data/reading.yaml."""

    kind: Literal["ocr_unsure", "page_unreadable", "converted", "cells_without_value"]
    page: int | None = None
    value: str = ""  # a percentage, an encoding, a count


@dataclass(frozen=True, slots=True)
class Document:
    """One plan document. `text` is NFC, line ends are \\n, front matter is taken off; all spans count into it."""

    id: str
    title: str
    text: str
    number: str | None = None
    issuer: str | None = None
    issued_on: str | None = None  # ISO 8601, as exact as is known: 2020-06-03, 2021-03, 2026
    signed_by: str | None = None  # office and name, where the signature is no part of `text`: "Phó Chủ tịch Trần Văn A"
    status: DocumentStatus = "unknown"
    kind: DocumentKind = "plan"
    primary: bool = False  # questions that name no document are taken to be about the primary one
    scope: str | None = None  # whose plan it is: "Hà Nội", "quốc gia", ...
    aliases: tuple[str, ...] = ()  # other names people use for it
    relations: tuple[Relation, ...] = ()
    sources: tuple[str, ...] = ()  # web addresses the facts were read at
    verification: str = ""  # how far the figures were verified; single-source figures are named
    path: str = ""  # relative to the corpus folder
    digest: str = ""  # SHA-256 of the file's bytes, hex
    page_starts: tuple[int, ...] = ()  # character offset of each page; empty where the format has no pages
    pages: tuple[PageReading, ...] = ()  # how each page was read; empty where the format has no pages
    warnings: tuple[ReadingWarning, ...] = ()

    @property
    def issued_year(self) -> int:
        """0 where it is not known."""
        return int((self.issued_on or "0")[:4])


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document under one heading path, and what that path says for all beneath it."""

    heading_path: tuple[str, ...]
    horizons: tuple[int, ...]  # years the headings set as the time to reach ("Đến năm 2025" -> 2025)
    pillar: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit that is found and cited: verbatim text with the context its headings give it.

    `text == document.text[start:end]`. `id` depends only on the document, the heading path and the text.
    `clauses` are (start, end) offsets into `text`, in order; each clause makes one statement.
    """

    id: str
    document_id: str
    text: str
    start: int
    end: int
    heading_path: tuple[str, ...] = ()
    horizons: tuple[int, ...] = ()
    pillar: str | None = None
    page: int | None = None
    clauses: tuple[tuple[int, int], ...] = ()

    @property
    def contextual_text(self) -> str:
        """What is embedded and indexed: headings first, then the verbatim text."""
        return " › ".join(self.heading_path) + "\n" + self.text if self.heading_path else self.text


class Comparator(StrEnum):
    EQUAL = "="
    AT_LEAST = ">="
    MORE = ">"
    AT_MOST = "<="
    LESS = "<"
    ABOUT = "~"
    RANGE = "range"
    RANK = "rank"
    QUALITATIVE = "qualitative"  # a state to reach ("hoàn thành", "phổ cập"); never a figure's


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity as a text states it: `start`:`end` is its span there, comparator words and unit included."""

    value: Decimal
    value_max: Decimal | None
    unit: str  # canonical: "%", "%/năm", "hạng", "tỷ đồng", a counted noun, or "" where none stands there
    comparator: Comparator
    start: int
    end: int


RowKind = Literal["target", "result"]


@dataclass(frozen=True, slots=True)
class Target:
    """One row of the register: what is to be reached (or, of a results document, what was), with its quote.

    `quote` is verbatim in the passage; `span` is its span in the document and `at` that of the value. A qualitative row
    has no value but a `state`. `years` are the years it holds for, the last one its deadline (for a result: as of).
    """

    id: str
    document: str
    pillar: str | None
    indicator: str
    comparator: Comparator
    value: Decimal | None
    value_max: Decimal | None
    unit: str
    deadline: str | None  # ISO 8601 as exact as is known: 2025, 2026-06-30
    level: str
    responsible: str | None
    quote: str
    section: str
    page: int | None
    passage_id: str
    url: str
    kind: RowKind = "target"
    years: tuple[int, ...] = ()
    period: str | None = None  # "2021-2025", "hằng năm"
    subject: str | None = None
    state: str | None = None
    of: Decimal | None = None  # 8/15: 15
    part_of: str | None = None
    exception: str | None = None
    as_of: str | None = None
    confidence: float = 1.0
    mended: bool = False
    poor_scan: bool = False  # read by OCR with little confidence, and not looked at by a person since
    span: tuple[int, int] = (0, 0)
    at: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Task:
    """One task: what is to be done, by whom, by when, with what to show for it. `deadline` is as the text has it."""

    id: str
    document: str
    pillar: str | None
    task: str
    lead: str | None
    coordinating: str | None
    deadline: str | None
    product: str | None
    level: str
    quote: str
    section: str
    page: int | None
    passage_id: str
    url: str
    years: tuple[int, ...] = ()
    group: str | None = None  # the title row or heading it stands under
    confidence: float = 1.0
    mended: bool = False
    poor_scan: bool = False  # read by OCR with little confidence, and not looked at by a person since
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage a search returned, with every score that led to its place and why it was kept or not."""

    passage: Passage
    score: float  # fused, 0..1
    dense: float  # cosine, -1..1
    lexical: float  # BM25 over accented words
    folded: float  # BM25 over words without diacritics
    kept: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Retrieval:
    hits: tuple[Hit, ...]  # best first; rejected hits too
    timings_ms: Mapping[str, float] = field(default_factory=dict)

    @property
    def kept(self) -> tuple[Hit, ...]:
        return tuple(hit for hit in self.hits if hit.kept)


class AnswerStatus(StrEnum):
    ANSWERED = "answered"
    PARTIAL = "partial"
    CLARIFY = "clarify"
    REFUSED = "refused"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Citation:
    """`n` is the number shown as [n]. `quote` is verbatim in the passage; `start`:`end` is its span in the document."""

    n: int
    document: str
    title: str
    section: str
    page: int | None
    quote: str
    url: str
    passage_id: str
    start: int
    end: int
    horizons: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str  # without citation marks
    citations: tuple[int, ...]
    computed: frozenset[str] = frozenset()  # figures counted or subtracted here: they stand in no quote


@dataclass(frozen=True, slots=True)
class Turn:
    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Question:
    """What comes in: the contract's `{"id", "question", "history"}`."""

    text: str
    history: tuple[Turn, ...] = ()
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes out, whatever happened. `sentences` and `citations` belong together; notes are small print."""

    status: AnswerStatus
    language: Language
    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...] = ()
    notes: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    targets: tuple[Mapping[str, object], ...] = ()
    engine: str = "composed"
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    understood_as: str | None = None

    @property
    def text(self) -> str:
        """The answer as people read it: Markdown, one sentence or list row after the other, with its [n]."""
        return join_sentences(self.sentences)


def join_sentences(sentences: Sequence[Sentence]) -> str:
    rows = []
    for sentence in sentences:
        marks = "".join(f"[{n}]" for n in sentence.citations)
        rows.append(f"{sentence.text} {marks}".strip())
    joined = ""
    for row in rows:
        is_row = re.match(r"- |\| |\d+\. ", row) is not None
        joined += ("\n" if is_row else " ") + row if joined else row
    return joined
