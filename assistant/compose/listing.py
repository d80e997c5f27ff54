"""Lists and counts: every row that fits, counted, each cited; grouped when there are more than six."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from assistant.answerable import states_count
from assistant.candidate import Candidate
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered, computed_in
from assistant.compose.due import compose_number, is_numbered
from assistant.compose.outline import compose_outline, compose_parts
from assistant.compose.scope import count_measures, rows_in_scope, topic_terms
from assistant.compose.single import compose_texts, figure_sentence, fitting, whole
from assistant.english import english_name
from assistant.evidence import Evidence
from assistant.phrase import lead_figure, phrase_block, phrase_figure, phrase_text
from assistant.register.context import context_of
from assistant.relevance import coverage, weigh
from assistant.statements import Statement
from assistant.structure import find_pillars
from assistant.texts import say
from assistant.types import AnswerStatus, Target, Task
from assistant.understand import Query
from assistant.vietnamese import fold, words
from assistant.wholes import whole_of_heading

_ALL = re.compile(r"\b(?:tong so|tong cong|tat ca|cong \w+ (?:nhom|khoi|phan|muc)|total)\b")
_TOTAL = 0.4  # what a count of the whole gains where no part is asked for
_SAID_SO = 0.01  # what each word of the question counts, content or not
_GROUPED_FROM = 7
_FEWEST = 2
_OF_GROUP = re.compile(
    r"(?:chi tieu|muc tieu|nhom|linh vuc)\s+(?:(?:chi tieu|muc tieu|cu the|ve|linh vuc|nhom)\s+)*(?P<core>.+)"
)
_NEAR = 0.7  # coverage of a target that is about the thing asked about
_MOST_NEAR = 6
_EACH_PART = re.compile(
    r"\b(?:moi|tung) (?!(?:nam|thang|quy|tuan|ngay|gio|nguoi|ho|lan|mot)\b)\w+\b.*\b(?:bao nhieu|may)\b"
)
_ALL_SAID, _FAR_MORE = 0.85, 0.2  # coverage of a clause that names what is asked for, and by which rows have less


def compose_list(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """All rows of the register that the question asks for, or else all that stands under the heading it names."""
    if query.kind == "solution" and not (asks_for_measures(query) or asks_for_targets(query)):
        return NOTHING
    divided = _parts_of_whole(query, candidates, evidence)
    if divided.sentences:
        return divided
    parts = compose_parts(query, candidates, evidence)
    if parts.sentences:
        return parts
    outline = compose_outline(query, candidates, evidence)
    if asks_for_measures(query):
        told = [c for c in candidates if not isinstance(c.statement.row, Target)]
        return outline if outline.sentences else compose_texts(query, fitting(told))
    rows = rows_in_scope(query, evidence, "result") if query.about_results else []
    rows = rows or _of_group(query, rows_in_scope(query, evidence), evidence)
    if not rows and asks_for_targets(query):
        rows = rows_in_scope(query, evidence, "result")
    if not rows and query.documents and query.years and asks_for_targets(query):
        return _of_other_years(query, evidence)
    if len(rows) == 1 and query.pillar and asks_for_targets(query):
        return answered(figure_sentence(rows[0], query))
    sayer = None if asks_for_targets(query) else _says_far_more(query, rows, candidates, evidence)
    if sayer is not None:
        return (
            outline
            if outline.sentences
            else answered(DraftSentence(phrase_text(sayer.statement, query.language), (sayer.statement,)))
        )
    if len(rows) < _FEWEST or not (asks_for_targets(query) or query.pillar or query.kind == "list"):
        return outline if outline.sentences or not asks_for_targets(query) else _near_targets(query, candidates)
    return answered(_heading(query, rows), *_rows(query, rows))


def _parts_of_whole(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """All parts of what answers best, where each is asked for: "sẽ chuyển sang những cây trồng nào, mỗi loại bao nhiêu ha"."""
    best = next((c.statement for c in fitting(candidates)), None)
    if best is None or not isinstance(best.row, Target) or not _EACH_PART.search(fold(query.text)):
        return NOTHING
    whole = best.row.part_of or best.row.indicator
    beside = (s for s in evidence.of_passage(best.passage) if s.years == best.years)
    own = [s for s in beside if isinstance(s.row, Target) and s.row.part_of == whole]
    return answered(*(figure_sentence(s, query) for s in own)) if len(own) >= _FEWEST else NOTHING


def _says_far_more(
    query: Query, rows: Sequence[Statement], candidates: Sequence[Candidate], evidence: Evidence
) -> Candidate | None:
    """The clause that names what is asked for, where rows only have a word of it: "những tổ dân phố nào chưa có camera"."""
    terms = weigh(query, evidence.reader.word_model)
    others = [c for c in fitting(candidates) if c.statement not in rows]
    best = max(others, key=lambda c: (c.coverage, -len(c.statement.text)), default=None)
    said = max((coverage(terms, evidence.bags(row)) for row in rows), default=1.0)
    return best if best is not None and best.coverage >= _ALL_SAID and best.coverage - said >= _FAR_MORE else None


def _near_targets(query: Query, candidates: Sequence[Candidate]) -> Draft:
    """Targets of the one document found nearest that say the thing asked about, where none stands in a group of its name."""
    said = [
        c.statement
        for c in fitting(candidates)
        if c.coverage >= _NEAR and isinstance(c.statement.row, Target) and context_of(c.statement.passage) == "target"
    ]
    own = [s for s in said if s.document.id == said[0].document.id][:_MOST_NEAR]
    return answered(_heading(query, own), *_rows(query, own)) if own else NOTHING


def _of_group(query: Query, rows: list[Statement], evidence: Evidence) -> list[Statement]:
    """Where targets are asked for, those a plan sets as such, not figures of its measures; of a group it names, that group's.

    "Chỉ tiêu về cơ sở vật chất" are the rows under "Về cơ sở vật chất", whatever other rows say the words.
    """
    if not asks_for_targets(query):
        return rows
    rows = [s for s in rows if context_of(s.passage) == "target"] or rows
    topic = set(topic_terms(query, evidence).words)
    if not topic:
        return _under_its_name(query, rows) or rows
    named = [s for s in rows if any(topic <= set(words(h)) for h in _groups_of(s))]
    if len(named) >= _FEWEST:
        return named
    # Words of the document's own title stand above every row: there a row has to say them itself.
    said = [s for s in rows if topic <= evidence.bags(s).own.words]
    return said if said and all(topic <= set(words(s.document.title)) for s in rows) else rows


def _under_its_name(query: Query, rows: list[Statement]) -> list[Statement]:
    """The rows under the heading that "chỉ tiêu về X" names, where the words of X are the plan's own name as well."""
    asked = f" {' '.join(words(fold(query.search_text)))} "
    said: dict[str, list[Statement]] = {}
    for statement in rows:
        for heading in _groups_of(statement):
            named = _OF_GROUP.search(fold(heading))
            core = " ".join(words(named["core"])) if named else ""
            if len(core.split()) >= _FEWEST and re.search(
                rf" (?:ve|nhom|linh vuc|mang|on|about) {re.escape(core)} ", asked
            ):
                said.setdefault(core, []).append(statement)
    return said[max(said, key=len)] if said else []


def _groups_of(statement: Statement) -> list[str]:
    """The headings above a statement that name a group; one that states a value is itself a target, and the title is no group."""
    path, title = statement.passage.heading_path, fold(statement.document.title)
    named = (heading for at, heading in enumerate(path, 1) if not whole_of_heading(path[:at]))
    return [heading for heading in named if fold(heading) not in title]


def _of_other_years(query: Query, evidence: Evidence) -> Draft:
    """The document named sets nothing for the year asked about: that is said, and what it sets for others."""
    rows = rows_in_scope(replace(query, years=()), evidence)
    if not rows:
        return NOTHING
    named = " và ".join(evidence.documents[d].number or evidence.documents[d].title for d in query.documents)
    asked = ", ".join(str(year) for year in query.years)
    text = say("silent_on_year", query.language, named=named, year=asked)
    silent = DraftSentence(text, tuple(rows[:1]), frozenset((named, asked)))
    return answered(silent, _heading(query, rows), *_rows(query, rows), status=AnswerStatus.PARTIAL)


def compose_count(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """The number the documents themselves state of what is counted, in digits or words; else what is counted here."""
    noun = query.counted
    stated = [
        c for c in fitting(candidates) if states_count(c.statement, noun) and _of_named(query, c.statement, evidence)
    ]
    if stated:
        # Of two that say as much ("đã hoàn thành", "đang thực hiện"), the one that says it in the question's own small words.
        asked = set(words(query.text))
        best = max(
            stated,
            key=lambda c: (
                c.score
                + _TOTAL * (_ALL.search(fold(c.statement.text)) is not None)
                + _SAID_SO * len(asked & set(words(c.statement.text)))
            ),
        )
        figures = [f for f in best.statement.figures if f.unit == noun]
        if figures:
            return answered(figure_sentence(best.statement, query, figures[0]))
        return answered(DraftSentence(phrase_block(best.statement, query.language), (whole(best.statement),)))
    number = compose_number(query, candidates, evidence)
    counted = bool(number.statements) and all(
        s.passage.text.startswith("|") or (isinstance(s.row, Task) and is_numbered(s.row)) for s in number.statements
    )
    return number if counted else compose_list(query, candidates, evidence)


def _of_named(query: Query, statement: Statement, evidence: Evidence) -> bool:
    """Whether a stated number is of the document asked about; how many targets it sets is asked of the primary plan, of all parts."""
    reports = query.about_results and statement.document.kind == "results"
    if query.documents or query.counted not in ("chỉ tiêu", "mục tiêu") or not evidence.primary:
        return not query.documents or statement.document.id in query.documents or reports
    own = statement.document.id == evidence.primary.id and set(find_pillars(statement.text)) <= {query.pillar}
    return own or reports


def asks_for_targets(query: Query) -> bool:
    folded = fold(query.text)
    return any(word in folded for word in ("muc tieu", "chi tieu", "target", "goal", "tam nhin"))


def asks_for_measures(query: Query) -> bool:
    folded = fold(query.text)
    return any(
        word in folded for word in ("giai phap", "nhiem vu", "bien phap", "quan diem", "solution", "measure", "task")
    )


def _heading(query: Query, rows: Sequence[Statement]) -> DraftSentence:
    language = query.language
    pillar = say("about_pillar", language, pillar=_named(query.pillar, query)) if query.pillar else ""
    years = sorted({year for row in rows for year in row.years})
    by = " " + say("by_year", language, year=years[0]) if len(years) == 1 else ""
    results = all(isinstance(row.row, Target) and row.row.kind == "result" for row in rows)
    measures = count_measures(rows)
    counted = say("counted_results" if results else "counted", language, count=measures)
    head = "list_head" if measures == len(rows) else "list_head_values"
    text = say(head, language, counted=counted, about=pillar, by=by, count=len(rows))
    return DraftSentence(text, tuple(rows), computed_in(text.replace("**", ""), language))


def _rows(query: Query, rows: Sequence[Statement]) -> list[DraftSentence]:
    """Numbered rows, each with its statement; under the names of their pillars where there are many."""
    sentences, n = [], 0
    groups = [(name, list(own)) for name, own in groupby(rows, key=_group)]
    grouped = len(rows) >= _GROUPED_FROM and len(groups) > 1
    for name, own in groups:
        if grouped:
            title = _named(name, query) if name else say("group_other", query.language)
            sentences.append(DraftSentence(f"- **{title[:1].upper()}{title[1:]}**", ()))
        for statement in own:
            n += 1
            sentences.append(DraftSentence(f"{n}. {_row(statement, query)}", (statement,)))
    return sentences


def _row(statement: Statement, query: Query) -> str:
    """The statement; for an English reader its figure in English first."""
    if query.language == "en" and statement.figures:
        return phrase_figure(statement, lead_figure(statement), "en")
    return phrase_text(statement, query.language)


def _named(pillar: str, query: Query) -> str:
    return pillar if query.language == "vi" else english_name(pillar)


def _group(statement: Statement) -> str:
    row = statement.row
    return (row.pillar or "") if isinstance(row, Target) else ""
