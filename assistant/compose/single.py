"""How much, when, who, what: one clause, what was asked for first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.alike import best_of
from assistant.answerable import counts_in_words
from assistant.asked_kind import asks_how_long, measures_time
from assistant.candidate import Candidate
from assistant.compose.date_asked import date_asked
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered, computed_in
from assistant.compose.due_beside import DATE, due_beside
from assistant.compose.lead_beside import body_above, lead_beside
from assistant.evidence import Evidence
from assistant.figure_asked import ASKS_MOST, figure_asked
from assistant.figures import find_figures, format_figure
from assistant.labels import has_labels
from assistant.money_range import end_asked, find_money_range
from assistant.phrase import (
    phrase_block,
    phrase_deadline,
    phrase_due,
    phrase_figure,
    phrase_lead,
    phrase_partners,
    phrase_quote,
    phrase_text,
    phrase_when,
)
from assistant.relevance import coverage, narrowed, weigh
from assistant.situation import phrase_standing, sentence_told, tells_situation
from assistant.statements import Statement
from assistant.tells_nothing import NAMES_PLACE, asks_where
from assistant.texts import say
from assistant.told import told_gain
from assistant.types import AnswerStatus, Comparator, Figure, Target, Task
from assistant.understand import Query
from assistant.vietnamese import fold, lower_first

_PARTS = re.compile(r"[,;]\s+|\s+(?:và|còn)\s+")
_ASKS = re.compile(r"\b(?:bao nhiêu|mấy)\b")
_ASKS_BODY = re.compile(r"\b(?:ai|(?:co quan|don vi|bo|so) nao|who|which (?:ministry|agency|department|body))\b")
_ASKS_HOW = re.compile(
    r"\b(?:xu ly|giai quyet|thuc hien|trien khai|to chuc|quan ly|van hanh|lam|khac phuc|bo tri|xu tri|tien hanh)\b.*"
    r"\b(?:nhu the nao|the nao|ra sao|cach nao|lam sao|sao)\W*(?:$|de\b)"
)
_ASKS_WHICH_BODY = re.compile(
    r"\b(?:cong ty|nha thau|don vi|co quan|doanh nghiep|so|phong|ban) nao\b|\bwhich company\b"
)
_ASKS_DAY = re.compile(r"\b(?:thang|ngay) (?:may|nao)\b")
# A body that does what is asked about: it opens the sentence, or stands behind "do".
_NAMES_BODY = re.compile(
    r"(?:^(?:\W|[a-zđ]\)|\d+[.)])*|\b[Dd]o (?:các )?)(?:Phó )?(?:Ủy ban|Uỷ ban|UBND|Hội đồng|HĐND|Bộ|Sở|Ban|Văn phòng|Cục|Công an"
    r"|Chi cục|Trung tâm|Ngân hàng|Hội|Đoàn|Liên đoàn|Mặt trận|Thanh tra|Kho bạc|Chủ tịch|Thủ tướng|Tổng Bí thư|Bí thư|Giám đốc|Trường"
    r"|Viện)\b"
)
_CONDITION = re.compile(
    r"\W*(?:[a-zđ]\)|\d+\.)?\s*(?P<said>(?:Khi|Nếu|Trường hợp|Trong trường hợp)\s[^,;.:]{3,100},)\s"
)
_TIME = re.compile(r"\b(?:ngay|thang|quy|nam|hang|tuan|gio|ky|khi|sau|truoc)\b")
# A time without a date: "mỗi quý một lần", "trong vòng 24 giờ", "sau khi nghiệm thu".
_OTHERWISE = re.compile(
    r"(?<!/)\b(?:(?:hang|moi) (?:nam|quy|thang|tuan|ngay)|dinh ky|(?:mot|hai|\d+) lan|(?:truoc|sau) khi|trong vong|\d+ gio)\b"
)
_AT_MOST = (Comparator.AT_MOST, Comparator.LESS)
_SAYS_LESS = 0.25  # coverage by which a statement that says when may say less than one that does not
_TRIED = 12  # statements among which one that says a date is looked for
_SAME_TERMS = re.compile(
    r"\b(?:dieu kien|truong hop|tieu chi|doi tuong)\b[^.;]{0,40}\b(?:neu tren|noi tren|tren day|nhu tren|o tren)\b"
)
_FROM_TO = re.compile(r"\btừ (?:bao nhiêu|mấy)\b.*\b(?:lên|xuống|còn|đến|thành|sang)\b.*\b(?:bao nhiêu|mấy)\b")
_PARTNERS = re.compile(r"\b(?:phoi hop|tham gia cung|cung lam|co-?ordinat\w*|partners?|works? with)\b")
_LEADING = re.compile(r"\b(?:chu tri|phu trach|dau moi|leads?|in charge)\b")
_PART_SAID = 0.6  # of a part's words that the statement says which answers it
_MOST_TEXTS = 3
_LONGEST_TOLD = 320  # characters of a sentence on how things stood; of a longer one the clause is told
_LONGEST_BLOCK = 600  # characters; a longer passage is quoted by its nearest sentences


def fitting(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those of the year asked for."""
    return [candidate for candidate in candidates if candidate.fits_year]


def compose_single(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """The clause that answers best, and those that differ from it only by what the question leaves open."""
    usable = fitting(candidates)
    if not usable:
        return NOTHING
    if query.kind == "when":
        # What says a time in other words ("mỗi quý một lần") is told before another that says a date.
        first = usable[0].statement
        otherwise = not _says_date(first) and _OTHERWISE.search(fold(first.text)) is not None
        dated = [] if otherwise else _named_first([c for c in usable[:_TRIED] if _says_date(c.statement)])
        if dated and dated[0].coverage >= usable[0].coverage - _SAYS_LESS:
            return answered(*(_when(c.statement, query) for c in best_of(query, dated)))
        timed = [c for c in usable if _says_when(c.statement)]
        untimed = not _says_when(usable[0].statement)
        near = bool(timed) and timed[0].coverage >= usable[0].coverage - _SAYS_LESS
        told = answered(*(_when(c.statement, query) for c in best_of(query, timed if untimed and near else usable)))
        # What says no time is only part of what was asked.
        return replace(told, status=AnswerStatus.PARTIAL) if untimed and not near else told
    best = usable[0].statement
    lasting = _lasting(query, best, evidence)
    if lasting is not None:
        return answered(lasting)
    if query.kind in ("who", "product"):
        named = _who(best, query) or (_who_beside(best, query) if query.kind == "who" else None)
        if named:
            return answered(named)
        told = compose_texts(query, usable)
        # A target without a body in charge: what it sets is told, and that this is only part of what was asked.
        said = " ".join(sentence.text for sentence in told.sentences)
        if isinstance(best.row, Task) and _ASKS_WHICH_BODY.search(fold(query.text)) and not _NAMES_BODY.search(said):
            return NOTHING  # a work without its body does not say which company won it
        bodiless = isinstance(best.row, Target) and best.figures and not _NAMES_BODY.search(said)
        return replace(told, status=AnswerStatus.PARTIAL) if bodiless else told
    if _FROM_TO.search(query.search_text.lower()) and len(find_figures(best.sentence)) > 1:
        return answered(DraftSentence(phrase_quote(best, query.language), (best,)))  # "từ 14 trung tâm còn 8 trung tâm"
    both = _each_part(query, usable, evidence) if query.kind == "how_much" else NOTHING
    if both.sentences:
        return both
    if query.kind == "what" and asks_where(query) and NAMES_PLACE.search(best.text):
        return answered(DraftSentence(phrase_text(best, query.language), (best,)))
    # A story may say "mấy năm nay" before it asks "bao nhiêu": no list was found, so the figure answers.
    block = best.passage.text
    if (
        query.kind in ("what", "solution")
        and _ASKS_HOW.search(fold(query.text))
        and len(block) <= _LONGEST_BLOCK
        and block[:1] != "|"
    ):
        return compose_texts(query, usable)  # how it is done is told in words, whatever is counted there
    asks_figure = query.kind == "list" and _ASKS.search(query.search_text.lower()) is not None
    if (asks_figure or query.kind in ("how_much", "progress", "compare", "count", "yes_no", "what")) and best.figures:
        bound = _bound_asked(query, best, evidence)
        if bound:  # which tells what it bounds as well
            return answered(*bound)
        stated = [c.statement for c in best_of(query, usable)]
        return answered(*(figure_sentence(s, query) for s in (*stated, *_of_others(query, best, stated, evidence))))
    if query.kind in ("how_much", "count") and query.counted and counts_in_words(query.counted, best.text):
        return answered(DraftSentence(phrase_text(best, query.language), (best,)))
    if isinstance(best.row, Task) and query.kind == "list" and has_labels(best.row.quote):
        return answered(DraftSentence(phrase_text(best, query.language), (best,)))  # what it lists, not who leads it
    if isinstance(best.row, Task) and not best.row.lead and _ASKS_WHICH_BODY.search(fold(query.text)):
        return NOTHING
    if isinstance(best.row, Task):
        return answered(*(DraftSentence(phrase_lead(best, best.row, query.language), (best,)),))
    return compose_texts(query, usable)


def _lasting(query: Query, best: Statement, evidence: Evidence) -> DraftSentence | None:
    """Of a passage told as a whole the clause that says how long, where that is asked: "... phải xuất phát trong vòng 45 phút"."""
    if query.kind != "what" or best.figures or not asks_how_long(query.search_text):
        return None
    terms = weigh(query, evidence.reader.word_model)
    timed = [
        (s, f)
        for s in evidence.of_passage(best.passage)
        for f in s.figures
        if measures_time(f) and "/" not in s.text[f.start : f.end]
    ]
    chosen = max(timed, key=lambda pair: coverage(terms, evidence.bags(pair[0])), default=None)
    return figure_sentence(chosen[0], query, chosen[1]) if chosen else None


def _each_part(query: Query, usable: Sequence[Candidate], evidence: Evidence) -> Draft:
    """A figure for each part of "xây mới bao nhiêu trường, cải tạo mấy phòng học?"; PARTIAL where one is not found."""
    parts = _asking_parts(query.search_text)
    terms = weigh(query, evidence.reader.word_model)
    asked = [own for own in (narrowed(terms, part) for part in parts) if own.words.keys() - own.weak]
    if len(asked) < 2 or len(asked) != len(parts):
        return NOTHING
    chosen: list[Statement] = []
    for own in asked:
        best = max(usable, key=lambda c: (coverage(own, evidence.bags(c.statement)), c.score))
        if coverage(own, evidence.bags(best.statement)) >= _PART_SAID and best.statement.figures:
            chosen.append(best.statement)
    distinct = list(dict.fromkeys(chosen))
    if len(distinct) < 2:
        return NOTHING
    status = AnswerStatus.ANSWERED if len(chosen) == len(asked) else AnswerStatus.PARTIAL
    return answered(*(figure_sentence(s, query) for s in distinct), status=status)


def _bound_asked(query: Query, best: Statement, evidence: Evidence) -> tuple[DraftSentence, ...]:
    """The bound that the sentence goes on with, where it is the most that is asked for: "50% chi phí, nhưng không quá 15 triệu đồng"."""
    if not ASKS_MOST.search(query.search_text.lower()) or any(f.comparator in _AT_MOST for f in best.figures):
        return ()
    beside = [
        s
        for s in evidence.of_passage(best.passage)
        if s.quote == best.quote and any(f.comparator in _AT_MOST for f in s.figures) and len(s.figures) == 1
    ]
    return (figure_sentence(beside[0], query),) if len(beside) == 1 else ()


def _of_others(query: Query, best: Statement, told: Sequence[Statement], evidence: Evidence) -> tuple[Statement, ...]:
    """What the next sentence sets for another group that meets the same terms, where the question leaves open of whom:
    "Phụ nữ thuộc hộ nghèo đáp ứng điều kiện nêu trên được hỗ trợ 5.000.000 đồng"."""
    if query.kind != "how_much" or len(told) != 1 or len(best.figures) == 0:
        return ()
    unit = figure_asked(best, query).unit
    beside = [
        s
        for s in evidence.of_passage(best.passage)
        if s.quote[0] >= best.quote[1] and _SAME_TERMS.search(fold(s.text)) and [f.unit for f in s.figures] == [unit]
    ]
    return tuple(s for s in beside[:1] if told_gain(query, s, evidence.bags(s)) >= 0)


def _asking_parts(text: str) -> list[str]:
    """The parts that ask, each with what stands before it since the last: "doanh nghiệp nhỏ và vừa được bao nhiêu" is one."""
    parts, said = [], ""
    for piece in _PARTS.split(text):
        said = f"{said} {piece}".strip()
        if _ASKS.search(piece.lower()):
            parts.append(said)
            said = ""
    return parts


def figure_sentence(statement: Statement, query: Query, figure: Figure | None = None) -> DraftSentence:
    """The figure (the statement's own by default) first, in bold; a statement without one as it stands."""
    if not statement.figures:
        return DraftSentence(phrase_text(statement, query.language), (statement,))
    figure = figure or figure_asked(statement, query)
    if query.language == "vi" and tells_situation(statement) and statement.document.kind == "plan":
        return DraftSentence(_how_it_stood(statement, figure), (statement,))
    if query.language == "vi":
        statement, figure = _under_condition(statement, figure)
    ranged = find_money_range(statement) if query.language == "vi" else None
    if ranged is not None and figure in ranged:
        return DraftSentence(_in_range(statement, ranged, query), (statement,))
    if _goes_on_to_list(statement, figure):
        return DraftSentence(phrase_block(statement, query.language), (whole(statement),))
    return DraftSentence(phrase_figure(statement, figure, query.language), (statement,))


def _in_range(statement: Statement, ranged: tuple[Figure, Figure], query: Query) -> str:
    """The end that is asked for before the whole clause, else the range itself: "**Từ 10 triệu đồng đến 14 triệu đồng** – ..."."""
    low, high = ranged
    end = end_asked(query.search_text)
    told = phrase_text(statement, query.language)
    if end:
        shown = format_figure(high if end == "most" else replace(low, comparator=Comparator.EQUAL), query.language)
    else:
        shown = statement.text[low.start : high.end].strip()
    return f"**{shown[:1].upper()}{shown[1:]}** – {lower_first(told)}"


def _under_condition(statement: Statement, figure: Figure) -> tuple[Statement, Figure]:
    """With the condition its sentence opens with, where its clause lost it: "Khi có bão từ cấp 10 trở lên, ..."."""
    start, end = statement.quote
    opening = (
        _CONDITION.match(statement.passage.text[start:end]) if not statement.passage.text.startswith("|") else None
    )
    if opening is None or opening.group("said").strip(" ,") in statement.text:
        return statement, figure
    head = " ".join(opening.group("said").split()) + " "
    moved = tuple(replace(f, start=f.start + len(head), end=f.end + len(head)) for f in statement.figures)
    text = head + lower_first(statement.text)
    shifted = replace(statement, text=text, figures=moved, shift=statement.shift + len(head))
    return shifted, replace(figure, start=figure.start + len(head), end=figure.end + len(head))


def _how_it_stood(statement: Statement, figure: Figure) -> str:
    """A cell of how things stood with its column; of prose the whole sentence, as what was is told."""
    start, end = statement.quote
    if statement.passage.text.startswith("|"):
        return phrase_standing(statement, figure)
    whole_sentence = replace(statement, row=None, years=())
    return (
        sentence_told(statement, figure)
        if end - start <= _LONGEST_TOLD
        else phrase_figure(whole_sentence, figure, "vi")
    )


def _goes_on_to_list(statement: Statement, figure: Figure) -> bool:
    """Whether the parts it counts follow ("5 nhóm: a; b; c"): the first alone would look like all of them."""
    start, end = statement.quote
    listed = ":" in statement.text[figure.end :] and statement.passage.text[start:end].rstrip().endswith(";")
    return listed and statement.passage.text[end:].strip() != ""


def _says_date(statement: Statement) -> bool:
    """Whether it says a date: its row's deadline, its own words, those beside it; of a target the year it is set for."""
    row = statement.row
    if isinstance(row, Task) and any(char.isdigit() for char in row.deadline or ""):
        return True
    own = isinstance(row, Target) and bool(statement.years)
    return own or DATE.search(statement.text) is not None or due_beside(statement) is not None


def _says_when(statement: Statement) -> bool:
    row = statement.row
    return bool(
        statement.years or (isinstance(row, Task) and row.deadline) or _TIME.search(fold(statement.passage.text))
    )


def _named_first(dated: list[Candidate]) -> list[Candidate]:
    """Of what one sentence dates together ("6 trạm đo mưa và 12 cột báo ngập trước ngày ...") that first which is asked about."""
    if not dated:
        return dated
    first = dated[0].statement
    of_sentence = [c for c in dated if c.statement.passage.id == first.passage.id and c.statement.quote == first.quote]
    named = max(of_sentence, key=lambda c: c.coverage)
    if named.coverage < dated[0].coverage + _SAYS_LESS:
        return dated
    return [named, *(c for c in dated if c is not named)]


def _when(statement: Statement, query: Query) -> DraftSentence:
    row = statement.row
    if isinstance(row, Task) and row.lead and _ASKS_BODY.search(fold(query.text)):
        return DraftSentence(phrase_lead(statement, row, query.language), (statement,))  # and its deadline
    asked = date_asked(statement.text, query.search_text) if query.language == "vi" else ""
    if asked:
        return DraftSentence(phrase_due(statement, asked, "vi"), (statement,))
    # "hằng năm" answers no "tháng mấy": there the sentence with its month is told as it stands.
    exact = isinstance(row, Task) and any(char.isdigit() for char in row.deadline or "")
    if isinstance(row, Task) and row.deadline and (exact or not _ASKS_DAY.search(fold(query.text))):
        return DraftSentence(phrase_deadline(statement, row, query.language), (statement,))
    beside = None if DATE.search(statement.text) else due_beside(statement)
    if beside is not None:
        text = phrase_due(beside[1], beside[0], query.language)
        # A date in English is the quote's own, written otherwise.
        return DraftSentence(
            text, (beside[1],), computed_in(text.split("**")[1], "en") if query.language == "en" else frozenset()
        )
    return DraftSentence(phrase_when(statement, query.language), (statement,))


def _who(statement: Statement, query: Query) -> DraftSentence | None:
    row = statement.row
    if isinstance(row, Task) and row.coordinating and _asks_partners(query):
        return DraftSentence(phrase_partners(statement, row, query.language), (statement,))
    if isinstance(row, Task) and row.lead:
        return DraftSentence(phrase_lead(statement, row, query.language), (statement,))
    if isinstance(row, Target) and row.responsible and row.responsible in statement.passage.text:
        return DraftSentence(f"**{row.responsible}** – {statement.text}.", (statement,))
    return None


def _asks_partners(query: Query) -> bool:
    """Whether those who take part are asked for, not who leads."""
    said = fold(query.text)
    return _PARTNERS.search(said) is not None and not _LEADING.search(said)


def _who_beside(statement: Statement, query: Query) -> DraftSentence | None:
    """A target or a clause that names no body itself: the one that its point names beside it, first."""
    if _NAMES_BODY.search(statement.text):
        return None
    above = body_above(statement.passage)
    found = lead_beside(statement) or ((above, statement) if above else None)
    if found is None:
        return None
    body, cited = found
    if query.language == "en":
        start, end = cited.quote
        quote = " ".join(cited.passage.text[start:end].split()).rstrip(" .;,")
        return DraftSentence(say("body_sees_to", "en", body=body, quote=f"“{quote}”"), (cited,))
    return DraftSentence(f"**{body}** – {phrase_text(cited, 'vi')}", (cited,))


def compose_texts(query: Query, usable: Sequence[Candidate]) -> Draft:
    """The best candidate's passage, whole where it is short enough to read, else its nearest sentences in their order."""
    if not usable:
        return NOTHING
    best = usable[0].statement
    if len(best.passage.text) <= _LONGEST_BLOCK and not best.passage.text.startswith("|"):
        return answered(DraftSentence(phrase_block(best, query.language), (whole(best),)))
    same = [c for c in usable if c.statement.passage.id == best.passage.id and c.score >= usable[0].score - 0.15]
    chosen = sorted(same[:_MOST_TEXTS], key=lambda c: c.statement.quote)
    return answered(*(DraftSentence(phrase_text(c.statement, query.language), (c.statement,)) for c in chosen))


def whole(statement: Statement) -> Statement:
    """The statement with its whole passage as the quote."""
    return replace(statement, quote=(0, len(statement.passage.text)))
