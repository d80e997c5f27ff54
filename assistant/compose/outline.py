"""What stands under a heading: its subheadings, or else its passages, all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.bags import bag
from assistant.candidate import Candidate
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered, computed_in
from assistant.compose.single import figure_sentence, whole
from assistant.data import read_data
from assistant.evidence import Evidence
from assistant.phrase import phrase_block, phrase_lead
from assistant.relevance import Terms, weigh
from assistant.texts import say
from assistant.types import Passage, Task
from assistant.understand import Query
from assistant.vietnamese import fold, words

_COVERED = 0.6
_BESIDES = 0.2  # what a heading loses that speaks of other things too
_MOST = 40
_ASKS_PARTS = re.compile(
    r"\b(?:chia|phan|gom|cau thanh|tach)\b.*\b(?:phan|mang|nhanh|loai|thanh phan|cau phan|bo phan|linh vuc)\b"
)
# What a list is said to hold: "mấy nhóm", "9 nhóm", "những quan điểm".
_COUNTED_AS = re.compile(
    r"(?:mấy|bao nhiêu|những|các|(?P<n>\d{1,2})) (?P<noun>nhóm|quan điểm|phần|cấu phần|trụ cột|khối|nguyên tắc"
    r"|lĩnh vực|loại hình|đột phá|khâu|căn cứ)\b"
)
_SHORT = 80  # characters of a row that only announces the others
_ASKS_OF_EACH = re.compile(r"\b(?:moi|tung) \w+ (?:la |co |duoc )?(?:bao nhieu|may|gi|the nao)\b|\btrong tam moi\b")
# What asks for a heading of this kind although it counts as no content elsewhere.
_KINDS = ("mục tiêu", "chỉ tiêu", "nhiệm vụ", "giải pháp", "quan điểm", "nhóm", "căn cứ", "tổ chức thực hiện")

Path = tuple[str, ...]


def compose_outline(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """The list under the heading that the question names; NOTHING where it names none, or the heading holds no list."""
    document = _document(query, candidates, evidence)
    if document is None:
        return NOTHING
    passages = evidence.reader.passages_of(document)
    path = _named(query, passages, evidence)
    if path is None:
        return NOTHING
    below = [p for p in passages if p.heading_path[: len(path)] == path]
    children = children_of(path, passages)
    if len(children) >= 2:
        rows = _rows_of(children, below, query, evidence)
    else:
        rows = [row_of(p, query, evidence) for p in below if evidence.of_passage(p)]
        if rows and _announces(rows[0], len(rows) - 1):
            rows = rows[1:]
    if len(rows) == 1 and query.kind == "solution":
        return answered(*rows)  # all that stands there on what is asked
    if not 2 <= len(rows) <= _MOST:
        return NOTHING
    return answered(heading_of_list(query, path[-1], rows), *numbered_rows(rows))


def _document(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> str | None:
    if query.documents:
        return query.documents[0]
    if candidates:
        return candidates[0].statement.document.id
    only = next(iter(evidence.documents)) if len(evidence.documents) == 1 else None
    return evidence.primary.id if evidence.primary else only


def children_of(path: Path, passages: Sequence[Passage]) -> list[Path]:
    """The paths of the headings right below one, in order."""
    depth = len(path)
    return list(
        dict.fromkeys(
            p.heading_path[: depth + 1]
            for p in passages
            if len(p.heading_path) > depth and p.heading_path[:depth] == path
        )
    )


def _rows_of(
    children: Sequence[Path], below: Sequence[Passage], query: Query, evidence: Evidence
) -> list[DraftSentence]:
    """Each subheading by its name; or, where something is asked of each, by the passage that says it of the kind asked for."""
    told = _ASKS_OF_EACH.search(fold(query.text)) is not None
    folded = fold(query.search_text)
    kinds = [fold(kind) for kind in _KINDS if fold(kind) in folded]
    rows = []
    for child in children:
        own = [p for p in below if p.heading_path[: len(child)] == child and evidence.of_passage(p)]
        said = [p for p in own if any(kind in fold(p.text) for kind in kinds)] if kinds and told else own
        if said:
            rows.append(row_of(said[0], query, evidence) if told else _child(child[-1], said[0], evidence))
    return rows


def compose_parts(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """What a thing is divided into: passages under sibling headings that begin with its name ("Kinh tế số ICT", "Kinh tế số ngành")."""
    document = _document(query, candidates, evidence)
    topic = fold(query.pillar or " ".join(list(weigh(query, evidence.reader.word_model).words)))
    if document is None or not topic or not _ASKS_PARTS.search(fold(query.text)):
        return NOTHING
    passages = evidence.reader.passages_of(document)
    parts: dict[Path, list[Path]] = {}
    for path in dict.fromkeys(p.heading_path for p in passages if p.heading_path):
        if fold(path[-1]).startswith(f"{topic} "):
            parts.setdefault(path[:-1], []).append(path)
    children = max(parts.values(), key=len, default=[])
    if len(children) < 2:
        return NOTHING
    firsts = [next(p for p in passages if p.heading_path == child) for child in children]
    rows = [row_of(first, query, evidence) for first in firsts if evidence.of_passage(first)]
    return answered(
        heading_of_list(query, children[0][-2] if len(children[0]) > 1 else topic, rows), *numbered_rows(rows)
    )


def _announces(row: DraftSentence, count: int) -> bool:
    """Whether a row only says how many follow: "Chương trình nêu 6 quan điểm."."""
    return count > 1 and len(row.text) < _SHORT and re.search(rf"(?<!\d){count}(?!\d)", row.text) is not None


def _named(query: Query, passages: Sequence[Passage], evidence: Evidence) -> Path | None:
    """The heading path whose last heading says most of what is asked."""
    terms = _terms(query, evidence)
    if not terms.words:
        return None
    paths = dict.fromkeys(p.heading_path[:depth] for p in passages for depth in range(1, len(p.heading_path) + 1))
    scored = []
    for path in paths:
        if query.years and _years(path) and not set(query.years) & _years(path):
            continue
        own, above = bag(path[-1]).words, bag(" . ".join(path)).words
        if "nhóm" in terms.words and len(children_of(path, passages)) > 1:
            own |= {"nhóm"}  # which its children are, called so or not
        total = sum(terms.words.values())
        share = sum(w * (1.0 if t in own else 0.8 if t in above else 0.0) for t, w in terms.words.items()) / total
        if share >= _COVERED and any(t in own for t in terms.words):
            # Of two headings that say it, the one that says little else.
            heading = [w for w in words(path[-1]) if not w.isdigit()]
            besides = sum(w not in terms.words for w in heading) / max(len(heading), 1)
            scored.append((share - _BESIDES * besides, -len(path), path))
    return max(scored)[2] if scored else None


def _terms(query: Query, evidence: Evidence) -> Terms:
    """The question's words, with those that name a kind of heading, without those that name the document."""
    model = evidence.reader.word_model
    weights = dict(weigh(query, model).words)
    folded = fold(query.search_text)
    for kind in _KINDS:
        if fold(kind) in folded:
            weights |= {word: model.rarity(word) for word in words(kind)}
    names = [n for d in evidence.documents.values() for n in (d.title, d.number or "", d.scope or "", *d.aliases)]
    # "sáu quan điểm": the number asked for stands in no heading.
    dropped = set(read_data("list_words")) | set(words(" ".join(read_data("number_words")))) - {"năm"}
    weights = {t: w for t, w in weights.items() if t not in dropped}
    named = {word for name in names for word in words(name)} - {w for kind in _KINDS for w in words(kind)}
    return Terms({t: w for t, w in weights.items() if t not in named or len(weights) < 2}, {})


def _years(path: Path) -> set[int]:
    return {int(year) for heading in path for year in re.findall(r"\b20\d\d\b", heading)}


def _child(label: str, first: Passage, evidence: Evidence) -> DraftSentence:
    """A subheading as a row; its number is not said twice."""
    name = re.sub(
        r"^(?:(?:nhóm|mục|phần|chương|điều)\s+)?[\dIVXLC]+(?:\.\d+)*[.):]?\s+", "", label, flags=re.IGNORECASE
    )
    statements = evidence.of_passage(first)
    return DraftSentence(f"{name[:1].upper()}{name[1:]}.", statements[:1])


def row_of(passage: Passage, query: Query, evidence: Evidence) -> DraftSentence:
    statement = evidence.of_passage(passage)[0]
    if statement.passage.text.startswith("|"):  # a row of a table is told in words
        if isinstance(statement.row, Task):
            return DraftSentence(phrase_lead(statement, statement.row, query.language), (statement,))
        return figure_sentence(statement, query)
    return DraftSentence(phrase_block(statement, query.language), (whole(statement),))


def heading_of_list(query: Query, heading: str, rows: Sequence[DraftSentence]) -> DraftSentence:
    counted = say("counted_items", query.language, count=len(rows))
    asked = _COUNTED_AS.search(query.search_text.lower())
    claimed = ""
    if asked and query.language == "vi":
        counted = f"{len(rows)} {asked.group('noun')}"
        if (asked.group("n") or "").isdigit() and int(asked.group("n")) != len(rows):
            claimed = say("not_so_many", query.language, claimed=f"{asked.group('n')} {asked.group('noun')}")
    text = (claimed + " " if claimed else "") + say(
        "list_head_heading", query.language, counted=counted, heading=heading, count=len(rows)
    )
    statements = tuple(s for row in rows for s in row.statements)
    return DraftSentence(text, statements, computed_in(text.replace("**", ""), query.language))


def numbered_rows(rows: Sequence[DraftSentence]) -> list[DraftSentence]:
    return [DraftSentence(f"{n}. {row.text}", row.statements, row.computed) for n, row in enumerate(rows, 1)]
