"""Sentences that say what a word means: "X là ...", "Trong Kế hoạch này, X được hiểu là ...", "(sau đây gọi là X)", a glossary's row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from assistant.asked_term import DOCUMENT, asked_in_english, asked_term, asks_meaning
from assistant.evidence import Evidence
from assistant.figures import find_figures
from assistant.named import plain
from assistant.statements import Statement
from assistant.translate import to_vietnamese
from assistant.types import Passage, Target
from assistant.understand import Query
from assistant.vietnamese import fold

# What a line opens with before it says what that is: "5. Bản sao số (Digital Twin) là ...", "Chủ đề: ...", "Chủ đề hội nghị “...".
_OPENING = re.compile(
    r"^\W*(?:(?:[a-zđ]|\d{1,2}(?:\.\d{1,2})*)[.)]\s+)?[“\"«]?(?P<opening>[^:“”\"«».;]{2,140}?)[”\"»]?(?:\s*\((?P<alias>[^)]*)\))?"
    rf"(?P<here>\s+(?:nêu |nói |quy định )?(?:trong|của|theo|tại|ở)\s+(?:{DOCUMENT}(?: này)?|đây))?"
    r"(?:\s+(?P<is>(?:được (?:hiểu|gọi|coi|xem|xác định) |(?:có )?nghĩa |tức )?là|bao gồm|gồm)(?=[\s:])|\s*:|\s*[“\"«])",
    re.IGNORECASE,
)
_LED_IN = re.compile(
    rf"^\W*(?:(?:[a-zđ]|\d{{1,2}}(?:\.\d{{1,2}})*)[.)]\s+)?(?:(?:trong|theo|tại)\s+(?:phạm vi )?{DOCUMENT}(?: này)?\s*,"
    r"|(?:ghi chú|chú thích|lưu ý|giải thích)\s*:)\s*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\W*(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])[.):]\s*")
_LISTED = re.compile(r"\s*(?:[-–•*+|]|\(?\d{1,2}[.)]\s|[a-zđ]\)\s)")
_YEARS = re.compile(r"\b(?:nam )?(?:19|20)\d\d\b")
_GLOSSARY = re.compile(r"\b(?:giai thich|thuat ngu|tu ngu|khai niem|dinh nghia|cach hieu)\b")
_SMALL = frozenset(("cua", "ve", "cho", "cac", "mot"))
_CERTAIN = 1.5  # rank of a sentence that cannot but define
_LONGER = 3  # words by which a term of a glossary may be longer than it is called in a question


def find_definition(query: Query, passages: Iterable[Passage], evidence: Evidence) -> Statement | None:
    """The statement that defines the term asked for; None where none does, or no term is asked for."""
    if query.language == "en":
        return _in_english(query, passages, evidence)
    terms = dict.fromkeys(
        term_key(asked_term(text)) for text in (query.text, query.typed)
    )  # "hệ số K" is no "hệ số không"
    if not (query.kind in ("what", "who", "when") or asks_meaning(query)):
        return None
    written = asked_term(query.typed)
    if len(written.split()) == 1 and sum(map(str.isupper, written)) > 1:
        return _written_out(written, passages, evidence)
    passages = tuple(passages)
    found = (
        _surest((_defines(s, term), s) for p in passages for s in _statements(p, term, evidence))
        for term in terms
        if term
    )
    said = next((statement for statement in found if statement is not None), None)
    return said or next((s for term in terms if term for s in _headed(query, term, passages, evidence)), None)


def _headed(query: Query, term: str, passages: Iterable[Passage], evidence: Evidence) -> Iterator[Statement]:
    """What alone stands, in words, under a heading of just that name, where nothing but a meaning is asked."""
    scope = evidence.primary.scope if evidence.primary else None
    for passage in sorted(passages, key=lambda p: evidence.documents[p.document_id].scope != scope):
        keys = [term_key(_NUMBER.sub("", heading)) for heading in passage.heading_path]
        own = evidence.of_passage(passage)
        if term not in keys or not asks_meaning(query) or not own or _LISTED.match(passage.text):
            continue
        path = passage.heading_path[: keys.index(term) + 1]
        beside = [p for p in evidence.reader.passages_of(passage.document_id) if p.heading_path[: len(path)] == path]
        if len(beside) == 1 and not isinstance(own[0].row, Target):
            yield replace(own[0], text=passage.text, quote=(0, len(passage.text)), row=None, years=())


def is_one_sentence(query: Query, statement: Statement) -> bool:
    """Whether a definition found is a sentence of a longer passage, to be told without what stands around it."""
    start, end = statement.quote
    asked = asked_in_english(query.typed) if query.language == "en" else asked_term(query.text)
    return bool(asked) and statement.row is None and statement.passage.text[start:end] == statement.text


def _in_english(query: Query, passages: Iterable[Passage], evidence: Evidence) -> Statement | None:
    """The same by the words of the term as the glossary translates them, in whatever order; some of them do where a text explains words."""
    asked = asked_in_english(query.typed)
    words = set(term_key(to_vietnamese(asked, evidence.reader.word_model)).split()) if asked else set()
    found = []
    for passage in passages if words else ():
        for term in dict.fromkeys(_terms_in(passage, evidence)):
            own = set(term.split())
            whole = own <= words and len(own) * 2 > len(words)
            if whole or (len(own & words) * 2 >= len(own) and asks_meaning(query)):
                ranks = ((_defines(s, term), s) for s in _statements(passage, term, evidence))
                found += [(rank + whole, s) for rank, s in ranks if rank > (1.0 if whole else _CERTAIN)]
    return _surest(found)


def _surest(ranked: Iterable[tuple[float, Statement]]) -> Statement | None:
    scored = [(rank, -i, statement) for i, (rank, statement) in enumerate(ranked) if rank > 0]
    return _sentence(max(scored, key=lambda s: s[:2])[2]) if scored else None


def _sentence(statement: Statement) -> Statement:
    """The sentence that defines, where other sentences stand around it; else the statement as it is, told with its passage."""
    passage = statement.passage.text
    start, end = _around(statement)
    text = passage[start:end]
    if passage.startswith("|") or len(passage) <= len(text) or text.rstrip().endswith(":"):
        return statement
    return replace(
        statement, text=text, quote=(start, end), figures=find_figures(text), row=None, years=(), shift=-start
    )


def _around(statement: Statement) -> tuple[int, int]:
    """The statement's whole sentence, to its full stop; the mark before a numbered one ("3.") is none."""
    start, end = statement.quote
    text = statement.passage.text
    start = start if any(c.isalpha() for c in text[start:end]) else end
    end = max(end - 1, start)
    ends = (m.start() + 1 for m in re.finditer(r"\.(?=\s+\W*[A-ZĐÀ-Ỹ]|\s*$)", text[end:]))
    return start, end + next(ends, len(text) - end)


def _terms_in(passage: Passage, evidence: Evidence) -> list[str]:
    """What the lines of a passage may say the meaning of."""
    cells = _cells(passage)
    if cells:
        return [term_key(cells[0])]
    openings = (_OPENING.match(text) for s in evidence.of_passage(passage) for text in _readings(s))
    return [term_key(match.group("opening")) for match in openings if match]


def _written_out(acronym: str, passages: Iterable[Passage], evidence: Evidence) -> Statement | None:
    """The statement that sets an acronym behind its own words: "năng suất các nhân tố tổng hợp (TFP)"."""
    pattern = re.compile(rf"\w \({re.escape(acronym)}\b|(?<!\w){re.escape(acronym)} \([^)\d]{{6,}}\)")
    return next((s for p in passages for s in evidence.of_passage(p) if pattern.search(s.text)), None)


def _statements(passage: Passage, term: str, evidence: Evidence) -> tuple[Statement, ...]:
    """Those of the passage; of a table's row that explains the term, the row read across."""
    cells = _cells(passage)
    if not cells or term_key(cells[0]) != term or not _explains(passage, evidence):
        return evidence.of_passage(passage)
    text = f"{cells[0]}: {'; '.join(cells[1:])}"
    figures = find_figures(text)
    document = evidence.documents[passage.document_id]
    return (Statement(passage, document, text, (0, len(passage.text)), figures, (), ()),)


def _cells(passage: Passage) -> list[str]:
    """A row's cells without its number: a term and what is said of it; nothing of other passages."""
    if not passage.text.startswith("|"):
        return []
    cells = [re.sub(r"[*_]{1,2}", "", cell).strip() for cell in passage.text.strip().strip("|").split("|")]
    cells = cells[1:] if re.fullmatch(r"\W*\d*\W*", cells[0]) else cells
    return [cell for cell in cells if cell] if len([cell for cell in cells if cell]) > 1 else []


def _explains(passage: Passage, evidence: Evidence) -> bool:
    """Whether a table's row stands under a heading or in a table that explains words."""
    if _is_glossary(passage.heading_path):
        return True
    tables = evidence.tabled.tables
    own = (t for t in tables if any(row.passage.id == passage.id for row in t.rows))
    return any(_GLOSSARY.search(fold(" . ".join((t.above, *(h.name for h in t.heads))))) for t in own)


@lru_cache(maxsize=1024)
def _is_glossary(path: tuple[str, ...]) -> bool:
    return _GLOSSARY.search(fold(" ".join(path))) is not None


def _defines(statement: Statement, term: str) -> float:
    """How surely a statement says what `term` is: most where the document explains its words; 0 where it does not."""
    if statement.passage.text.startswith("|"):
        return 3.0 * (statement.row is None and term_key(statement.text.split(":")[0]) == term)
    if _names_term(fold(statement.text), term):
        return 2.0
    return max(_opens(statement, text, term) for text in _readings(statement))


def _readings(statement: Statement) -> tuple[str, ...]:
    """The statement and its passage, without marks of emphasis and without "Trong Kế hoạch này,"."""
    plainly = [re.sub(r"[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}", "", s) for s in (statement.text, statement.passage.text)]
    return tuple(dict.fromkeys((*plainly, *(_LED_IN.sub("", text, count=1) for text in plainly))))


def _opens(statement: Statement, text: str, term: str) -> float:
    opening = _OPENING.match(text)
    if opening is None:
        return 0.0
    glossary, here = _is_glossary(statement.passage.heading_path), opening.group("here") is not None
    said, asked = (_YEARS.sub(" ", words).split() for words in (term_key(opening.group("opening")), term))
    said = (
        asked if term_key(opening.group("alias") or "").split() == asked else said
    )  # "Hệ số tái định cư (hệ số K) là"
    says_is = (opening.group("is") or "").endswith("là")
    certain = says_is and (glossary or here or (opening.group("is") or "") != "là")
    if certain and said != asked and said[: len(asked)] == asked and 0 < len(said) - len(asked) <= _LONGER:
        return 0.8
    # "Điểm đen giao thông" of a plan on traffic is its "điểm đen".
    begins = glossary and len(said) > 1 and asked[: len(said)] == said
    if said != asked and not (begins and set(asked[len(said) :]) <= set(plain(statement.document.title).split())):
        return 0.0
    return 1.0 + glossary + 0.5 * says_is + 0.5 * certain


def _names_term(said: str, term: str) -> bool:
    """Whether a sentence gives a thing the name asked about: "Kế hoạch này gọi rác còn lại là ...", "(sau đây gọi là trạm)"."""
    words = r"\s+".join(map(re.escape, term.split()))
    return (
        re.search(
            rf"\b(?:goi|hieu|coi|xem) [“\"«*]*{words}[”\"»*]* la\b"
            rf"|\bgoi (?:tat |chung )?la [“\"«*]*{words}[”\"»*]*\s*(?:[),.;]|$)",
            said,
        )
        is not None
    )


def term_key(text: str) -> str:
    """A term as terms are compared: folded, without small words."""
    return " ".join(word for word in plain(text).split() if word not in _SMALL)
