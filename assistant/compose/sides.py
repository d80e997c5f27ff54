"""Two sides of a comparison that the question names apart: documents, whole plans ("Hà Nội", "cả nước"), or two indicators."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.draft import Draft, DraftSentence
from assistant.compose.scope import topic_terms
from assistant.data import read_data
from assistant.english import find_english
from assistant.evidence import Evidence
from assistant.named import find_levels
from assistant.offer import name_of, short_name
from assistant.relevance import Terms, coverage, narrowed
from assistant.sides_named import asking_of_sides
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import AnswerStatus, Comparator, Target
from assistant.understand import Query
from assistant.vietnamese import fold, words

_SAID = 0.45  # share of what is compared that a row must say
_AS_MUCH = 0.65  # and of what the first side's row says: "thanh toán điện tử" is not set beside "thương mại điện tử"
_SURELY = 0.75  # the same for a row that is told alone
_TWO = 2
_TOPIC = 0.6  # the same, where the question names two indicators
_ALIKE = 0.5  # what likeness to the first side's row adds to a row's place
_OF_PILLAR = 0.3  # and that it names the pillar that is compared
# Words that say how something is measured, not what.
_MEASURING = frozenset(("tỷ", "trọng", "lệ", "mức", "quy", "mô", "giá", "trị", "phần", "trăm", "chỉ", "tiêu"))
_PARTS = re.compile(r"\s(?:và|với|so với|hay|hoặc|vs\.?)\s", re.IGNORECASE)


def compare_sides(query: Query, evidence: Evidence) -> list[Statement]:
    """The row of each side that says most of what is compared, in the order the question names them; [] of one side."""
    sides = _sides(query, evidence)
    if len(sides) < 2:
        return []
    terms = compared_terms(query, evidence)
    first: Target | None = None
    found: list[Statement] = []
    said = 0.0
    for documents in sides:
        best = _best_of(documents, query, terms, evidence, first)
        if best is None or best[0] < said * _AS_MUCH:
            return []
        first = first or (best[1].row if isinstance(best[1].row, Target) else None)
        said = said or best[0]
        found.append(best[1])
    return found


def one_side_alone(query: Query, evidence: Evidence) -> tuple[Statement, str] | None:
    """(the row of the one side that sets what is compared, the scope of the other, which sets nothing of it)."""
    sides = _sides(query, evidence)
    terms = compared_terms(query, evidence)
    if len(sides) != _TWO or not terms.words:
        return None
    found = [_best_of(documents, query, terms, evidence, None) for documents in sides]
    said = [best[0] if best else 0.0 for best in found]
    at = said.index(max(said))
    own, other = found[at], evidence.documents[sides[1 - at][0]]
    if own is None or said[at] < _SURELY or said[1 - at] >= said[at] * _AS_MUCH:
        return None
    same_scope = fold(other.scope or "") == fold(own[1].document.scope or "")
    return own[1], (short_name(other) if same_scope or other.id in query.documents else other.scope) or other.title


def silent_side(name: str, query: Query) -> DraftSentence:
    """That the other side of a comparison sets nothing of what is compared."""
    shown = (find_english(name) or name) if query.language == "en" else name
    return DraftSentence(say("no_counterpart", query.language, name=shown), ())


def name_silent(draft: Draft, query: Query, evidence: Evidence) -> Draft:
    """With the document of two named that nothing was told of, where one alone speaks: that is only half of a comparison."""
    told = {statement.document.id for sentence in draft.sentences for statement in sentence.statements}
    silent = [evidence.documents[document] for document in query.documents if document not in told]
    if not told or len(query.documents) != _TWO or len(silent) != 1:
        return draft
    missing = silent_side(name_of(silent[0], query.language), query)
    return replace(draft, sentences=(*draft.sentences, missing), status=AnswerStatus.PARTIAL)


def compare_topics(query: Query, evidence: Evidence, *, least: float = _TOPIC) -> list[Statement]:
    """Two indicators of one plan, named on either side of "và", "với" or "hay"; what follows a comma is said of both."""
    text = query.search_text
    for match in _PARTS.finditer(text):
        second, comma, both = text[match.end() :].partition(",")
        found: list[Statement] = []
        for part in (text[: match.start()], second):
            terms = narrowed(compared_terms(query, evidence), f"{part} {both}" if comma else part)
            rows = _rows(query, [t for t in evidence.targets_saying(terms.words) if t.kind == "target"])
            if found:
                rows = [row for row in rows if row != found[0].row and _of_one_kind(row, found[0].row)]
            first = found[0].row if found else None
            best = _nearest(rows, terms, evidence, first if isinstance(first, Target) else None)
            if best is None or best[0] < least:
                break
            found.append(best[1])
        if len(found) == 2:
            return found
    return []


def _sides(query: Query, evidence: Evidence) -> list[list[str]]:
    """Documents in the order they are tried, for each side."""
    named = [evidence.documents[document] for document in query.documents]
    sides = [[document.id] for document in named]
    for scope in query.scopes:
        if not any(fold(document.scope or "") == fold(scope) for document in named):
            own = [d for d in evidence.documents.values() if fold(d.scope or "") == fold(scope)]
            sides.append([d.id for d in sorted(own, key=lambda d: (not d.primary, d.kind == "results"))])
    return [side for side in sides if side]


def _best_of(
    documents: Sequence[str], query: Query, terms: Terms, evidence: Evidence, first: Target | None
) -> tuple[float, Statement] | None:
    kind = "result" if query.about_results else "target"
    saying = evidence.targets_saying(terms.words) if terms.words else evidence.targets
    for document in documents:
        rows = _rows(query, [t for t in saying if t.document == document and t.kind == kind])
        if first is not None:
            rows = [row for row in rows if _of_one_kind(row, first)]
        best = _nearest(rows, terms, evidence, first, query.pillar)
        if best is not None and best[0] >= _SAID:
            return best
    return None


def _rows(query: Query, rows: Sequence[Target]) -> list[Target]:
    """Those of the year, level and pillar compared."""
    if query.years:
        rows = [row for row in rows if set(query.years) & set(row.years)]
    if query.level:
        rows = [row for row in rows if query.level in find_levels(f"{row.level} . {row.indicator}")]
    if query.pillar:
        rows = [row for row in rows if row.pillar == query.pillar or fold(query.pillar) in fold(row.indicator)] or rows
    return list(rows)


def _nearest(
    rows: Sequence[Target], terms: Terms, evidence: Evidence, first: Target | None, pillar: str | None = None
) -> tuple[float, Statement] | None:
    scored = []
    for i, row in enumerate(rows):
        statement = evidence.of_row(row)
        if statement is None or row.value is None:
            continue
        said = coverage(terms, evidence.bags(statement)) if terms.words else 1.0
        alike = _ALIKE * evidence.similarity(first, row) if first else 0.0
        # A share of exports under "Kinh tế số" is no share of the digital economy.
        alike += _OF_PILLAR * bool(pillar and fold(pillar) in fold(row.indicator))
        # With nothing but a pillar named, the row that is the pillar's own measure: the shortest that says it.
        scored.append((said + alike, said, -len(row.indicator), -i, statement))
    best = max(scored, key=lambda s: s[:4], default=None)
    return (best[1], best[4]) if best else None


def compared_terms(query: Query, evidence: Evidence) -> Terms:
    """What is compared: no words of comparing, and the pillar's own words where nothing else is left."""
    terms = topic_terms(query, evidence)
    dropped = set(words(" ".join(read_data("comparing_words"))))
    dropped |= set(asking_of_sides(query.search_text))
    names = read_data("scopes")
    called = " ".join(str(name) for scope in query.scopes for name in (scope, *names.get(scope, ())))
    dropped |= set(words(f"{called} cả nước toàn quốc")) if query.scopes else set()
    kept = Terms(
        {word: weight for word, weight in terms.words.items() if word not in dropped},
        {pair: weight for pair, weight in terms.pairs.items() if not set(pair) & dropped},
    )
    if set(kept.words) - _MEASURING or not query.pillar:
        return kept
    named = words(query.pillar)
    return Terms(dict.fromkeys(named, 1.0), dict.fromkeys(itertools.pairwise(named), 1.0))


def _of_one_kind(a: object, b: object) -> bool:
    """Whether two rows' values can be set side by side: places with places, shares with shares, counts with counts."""
    if not isinstance(a, Target) or not isinstance(b, Target):
        return False
    if (a.comparator is Comparator.RANK) != (b.comparator is Comparator.RANK):
        return False
    return a.unit.startswith("%") == b.unit.startswith("%")
