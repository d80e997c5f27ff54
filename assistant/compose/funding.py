"""What the plan costs and who pays: the sum and its parts, all of them, as the section on funding has them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from assistant.asked_kind import is_money
from assistant.candidate import Candidate
from assistant.cells_asked import find_cells
from assistant.compose.cells import cell_sentence, cell_statement
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered
from assistant.compose.funding_table import SOURCE, table_sources
from assistant.compose.single import figure_sentence, whole
from assistant.compose.whole_plan import name_words
from assistant.data import read_data
from assistant.evidence import Evidence
from assistant.figures import find_years
from assistant.named import plain
from assistant.phrase import phrase_block
from assistant.register.years import is_funding
from assistant.statements import Statement, own_clause
from assistant.types import Document, Target
from assistant.understand import Query
from assistant.vietnamese import fold, words

_TOTAL = re.compile(
    r"(?:tong|kinh phi|nhu cau|du toan|muc dau tu)\b|(?:chuong trinh|ke hoach|de an|nghi quyet)(?: can)?$"
)
_PART_OF = r", trong đó |\bgồm:? "
_NAMES_WHOLE = re.compile(
    r"\b(?:ke hoach|chuong trinh|de an|nghi quyet|tong (?:kinh phi|von|chi phi|nguon|muc|so tien)|tat ca|toan bo|plan|programme|total)\b"
)
_SOURCE_NAMED = re.compile(r"\bngan sach (?:trung uong|nha nuoc|tinh|thanh pho|huyen|quan|xa|phuong|dia phuong)\b")
_TOLD = 4  # words in which a case is told
_FEWEST = 2
_OPENING = 3  # words a part is known by
_LONGEST_BLOCK = 600  # characters; more are told part by part


def compose_funding(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """The sum, or the sum with its parts; NOTHING where the question asks for neither, or for the cost of one thing only."""
    asked = fold(query.text)
    if not _pattern("money").search(asked) or _of_case_told(query):
        return NOTHING
    parts, total = _pattern("parts").search(asked) is not None, _pattern("whole").search(asked) is not None
    rows = funding_rows(query, candidates, evidence) if parts or total else []
    of_sources = parts and _pattern("sources").search(asked) is not None
    sources = _sources(rows) if of_sources else []
    if of_sources and len(sources) < _FEWEST:
        tabled = _of_table(query, candidates, evidence)
        if tabled.sentences:
            return tabled
    cells = find_cells(query, evidence) if total and not _NAMES_WHOLE.search(asked) else None
    if cells is not None and not any(row.adds_up for row in cells.rows):
        return NOTHING  # what one row of a table costs is told by the row
    source = _SOURCE_NAMED.search(asked)
    if source and not any(source.group() in fold(s.text) for s in rows):
        return NOTHING  # the district's budget is not that of the nation
    of_year = _of_year(query, candidates, evidence) if total and not parts and not source else NOTHING
    if of_year.sentences:
        return of_year
    if not rows or about_one_thing(query, rows[0].document) or not set(query.years) <= _own_years(rows[0]):
        return NOTHING
    sums = [s for s in rows if isinstance(s.row, Target) and s.row.part_of is None and is_total(s.row)]
    named = [s for s in rows if s not in sums and is_named(s, query)]
    if named and not parts:
        return answered(*(figure_sentence(s, query) for s in named))
    part = _part_named(query, sums[0], evidence) if sums and not parts else None
    if part is not None:
        return answered(figure_sentence(part, query))
    if not parts:
        return answered(figure_sentence(sums[0], query)) if sums else NOTHING
    group = sources if len(sources) >= _FEWEST else _largest(rows)
    if len(group) < _FEWEST:
        return NOTHING
    passages = {s.passage.id for s in group}
    as_block = len(passages) == 1 and len(group[0].passage.text) <= _LONGEST_BLOCK
    first = [
        figure_sentence(s, query) for s in sums[:1] if s not in group and not (as_block and s.passage.id in passages)
    ]
    if as_block:
        return answered(*first, DraftSentence(phrase_block(group[0], query.language), (whole(group[0]),)))
    told = [figure_sentence(s, query) for s in group]
    return answered(*first, *(DraftSentence(f"- {s.text}", s.statements, s.computed) for s in told))


def _of_case_told(query: Query) -> bool:
    """Whether a case is told first and its cost asked for: "tôi mất thẻ rồi, xin cái khác tốn mấy đồng" asks for no plan's."""
    told = len(words(query.typed)) - len(words(query.text)) >= _TOLD
    return told and _NAMES_WHOLE.search(fold(query.typed)) is None


def _of_year(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """What the plan costs in the one year asked for, by the row that adds a table up: not what it costs in all its years."""
    document = next(iter(_order(query, candidates, evidence)), None) if len(query.years) == 1 else None
    if document is None or about_one_thing(query, evidence.documents[document]):
        return NOTHING
    for table in (t for t in evidence.tabled.tables if t.document == document):
        column = next((i for i, h in enumerate(table.heads) if h.holds == "money" and h.years == query.years), None)
        row = next((row for row in table.rows if row.adds_up), None)
        if column is None or row is None:
            continue
        said = cell_statement(table, row, column, evidence)
        if said is not None:
            return answered(cell_sentence(table, row, column, said, query))
    return NOTHING


def _part_named(query: Query, total: Statement, evidence: Evidence) -> Statement | None:
    """The one part of a sum that a question names in all its words, though the plan's name has them: "đường nông thôn"."""
    asked = set(plain(query.search_text).split())
    anew = {fold(word) for word in query.stressed}  # of a follow-up: what it names in place of what was asked before
    parts = []
    for statement in evidence.of_passage(total.passage):
        own = own_clause(statement)
        before = own.text[: own.figures[0].start] if len(own.figures) == 1 and own.text != total.text else ""
        named = set(plain(before).split())
        fits = named <= asked and (not anew or bool(anew & named))
        if len(named) >= _FEWEST and fits and is_money(own.figures[0].unit):
            parts.append(statement)
    return parts[0] if len(parts) == 1 else None  # each part named is the plan named: the whole is asked


def _own_years(statement: Statement) -> set[int]:
    """Years that name the plan's own time, not a part of it: its title's, and those of the sum itself."""
    titled = find_years(statement.document.title)
    return {year for m in titled for year in (m.year, m.end_year) if year} | set(statement.years)


def _of_table(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    for document in _order(query, candidates, evidence):
        found = table_sources(document, query, evidence)
        if found:
            return NOTHING if about_one_thing(query, evidence.documents[document]) else answered(*found)
    return NOTHING


def _order(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> list[str]:
    known = list(evidence.documents)
    near = [c.statement.document.id for c in candidates[:1]]
    primary = [evidence.primary.id] if evidence.primary else []
    order = query.documents or (*primary, *near, *(known if len(known) == 1 else ()))
    return list(dict.fromkeys(order))


def funding_rows(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> list[Statement]:
    """Sums of money in the funding sections of the document asked about: the named, the primary, the nearest, the only one."""
    for document in _order(query, candidates, evidence):
        found = [s for t in evidence.targets if t.document == document and (s := evidence.of_row(t)) is not None]
        found = [s for s in found if any(is_funding(s, figure) for figure in s.figures)]
        if found:
            return found
    return []


def is_named(statement: Statement, query: Query) -> bool:
    """Whether the question names a part by the words it begins with: "ngân sách tỉnh" bỏ ra bao nhiêu."""
    row = statement.row
    own = plain(re.split(_PART_OF, row.indicator)[-1]).split()[:_OPENING] if isinstance(row, Target) else []
    named = len(own) > 1 and f" {' '.join(own)} " in f" {plain(query.search_text)} "
    # "Tổng vốn của Kế hoạch cải tạo chung cư cũ": there they name the plan.
    return named and f" {' '.join(own)} " not in f" {plain(statement.document.title)} "


def about_one_thing(query: Query, document: Document, besides: str = "") -> bool:
    """Whether words are left, but for those of `besides`, that name what the money is for: "kinh phí hỗ trợ hộ nghèo lấy từ đâu"."""
    known = name_words(document, besides) | _asking()

    def is_known(word: str) -> bool:
        return fold(word) in known or word in _small_words() or any(map(str.isdigit, word))

    if query.language == "en":  # a word may be translated by two, of which the plan's name has one: "ngập úng"
        return not all(any(map(is_known, words(piece))) for piece in query.search_text.split(" . ") if words(piece))
    return not all(map(is_known, words(query.search_text)))


def is_total(row: Target) -> bool:
    return _TOTAL.match(fold(row.indicator)) is not None


def _sources(rows: Sequence[Statement]) -> list[Statement]:
    """Rows that say where the money comes from, each source once: "ngân sách tỉnh chi cho ..." goes on about one that was named."""
    found: list[Statement] = []
    named: set[str] = set()
    for statement in rows:
        own = plain(statement.row.indicator) if isinstance(statement.row, Target) else ""
        opening = " ".join(own.split()[:_OPENING])
        if SOURCE.match(own) and opening not in named:
            found.append(statement)
            named.add(opening)
    return found


def _largest(rows: Sequence[Statement]) -> list[Statement]:
    """The parts of one whole, of the whole with most of them; sums listed beneath the total are its parts unsaid."""
    groups: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in rows:
        row = statement.row
        if isinstance(row, Target) and (row.part_of or not is_total(row)):
            groups[row.section.removesuffix(f" › {row.indicator}"), row.part_of or ""].append(statement)
    return max(groups.values(), key=len, default=[])


@cache
def _small_words() -> frozenset[str]:
    listed = (
        *read_data("question_words")["stop_words"],
        *read_data("list_words"),
        *read_data("question_words")["english_words"],
    )
    return frozenset(str(word) for word in listed)


@cache
def _asking() -> frozenset[str]:
    return frozenset(read_data("funding")["words"])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(read_data("funding")[name]) + r")(?!\w)")
