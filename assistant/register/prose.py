"""Sentences, bullets and enumerations -> targets: one for each statement that sets a value to reach."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.clauses import ONLY_DUE
from assistant.data import read_data
from assistant.figures import find_years
from assistant.register.asides import split_asides
from assistant.register.confidence import confidence_of
from assistant.register.context import (
    Context,
    context_of,
    level_of_document,
    never_sets,
    past,
)
from assistant.register.qualitative import find_state, split_states
from assistant.register.rows import Found
from assistant.register.wording import (
    VERB,
    counted_noun,
    deadline_of,
    exception_of,
    indicator_of,
    level_of,
    period_of,
    unit_of,
)
from assistant.register.years import is_over, years_of
from assistant.statements import Statement, make_statements, own_clause
from assistant.types import Comparator, Document, Figure, Passage, RowKind

_PER = re.compile(r"\s*(?:dân|người|trẻ|ca|phụ nữ|hộ|lao động|học sinh|giường)")
_TO = re.compile(r"(?:lên|xuống|xuống còn|lên đến|lên tới|còn|đến|thành)\s+(?:\S+\s+)?$", re.IGNORECASE)
_LABEL = re.compile(r"[\W_]*(?:\(?\d{1,2}[.)]|[a-zđ]\))?\s*((?:Về|Lĩnh vực|Chỉ tiêu)\s[^:.;\d]{3,60}):")
_DIVIDED = re.compile(r"(?:trong đó|bao gồm|gồm|cụ thể)(?: có)?\s*:", re.IGNORECASE)
_OF = re.compile(r"\d+/(\d+)")


def prose_targets(document: Document, passage: Passage) -> Iterator[Found]:
    """Targets of a passage that is no table row, in the order of its text."""
    context = context_of(passage)
    if passage.text.lstrip().startswith("|") or (context == "background" and document.kind != "results"):
        return
    whole: Found | None = None  # what "trong đó ..." in the same sentence is a part of
    divided: str | None = None  # what an enumeration after a colon divides, also behind its semicolons
    before: Statement | None = None
    sentence = (-1, -1)
    is_part = False
    label = _LABEL.match(passage.text)
    about = label.group(1) if label else ""
    # Notes at the foot of a page tell how things stand more often than what is to be: people should look at them.
    most = 0.5 if re.match(r"\d{1,3}\s+[A-ZĐÀ-Ỹ]", passage.text) else 1.0
    for said in make_statements(passage, document):
        statement = own_clause(said)
        if statement.quote != sentence:
            goes_on = passage.text[: max(sentence[1], 0)].endswith(";")
            if not goes_on:
                divided = None
            elif divided is None and whole is not None and _DIVIDED.search(passage.text[slice(*sentence)]):
                divided = (
                    whole.indicator
                )  # "Tổng kinh phí là 900 tỷ đồng, trong đó: ngân sách tỉnh 500 tỷ đồng; vốn vay ..."
            divided = _whole_before_colon(statement) or divided
            sentence, whole, is_part, before = statement.quote, None, False, None
        statement, before = with_noun_of(statement, before), statement
        is_part = is_part or re.search(r"(?:^|\W)trong đó\W", statement.text.lower()) is not None
        for found in _of_statement(statement, context):
            of = found.part_of or said.part_of or (whole.indicator if is_part and whole else divided)
            yield replace(found, part_of=of, confidence=min(found.confidence, most), pillar_hint=about)
            whole = whole or found


def with_noun_of(statement: Statement, before: Statement | None) -> Statement:
    """A clause that only goes on ("..., tăng 40%") with what the one before it counts: "Phát triển thêm thuê bao tăng 40%"."""
    counted = principal(before) if before else None
    if before is None or counted is None or not counted_noun(before.text, counted):
        return statement
    head = re.sub(r"\s(?:đạt|là|chiếm|ở mức|còn|tăng|giảm)$", "", before.text[: counted.start].rstrip())
    goes_on = re.match(r"\s(?:và\s)?(?:tăng|giảm|bằng|chiếm|gấp|tương đương)\s", statement.text[len(head) :])
    if not head or not statement.text.startswith(head) or goes_on is None:
        return statement
    noun = f" {counted_noun(before.text, counted)}{before.text[counted.end :]}".rstrip(" .;,")
    moved = tuple(replace(f, start=f.start + len(noun), end=f.end + len(noun)) for f in statement.figures)
    text = head + noun + statement.text[len(head) :]
    return replace(statement, text=text, figures=moved, shift=statement.shift + len(noun))


def _whole_before_colon(statement: Statement) -> str | None:
    """What an enumeration after a colon divides: "Cơ cấu kinh tế: nông nghiệp 8%, công nghiệp 52%, dịch vụ 40%"."""
    start, end = statement.quote
    label = re.match(r"[\W\d]*([^.:;\d]{3,140}):\s", statement.passage.text[start:end])
    if label is None or label.group(0).strip() in statement.text:
        return None
    named = label.group(1).strip(" *_")
    return named if named.lower().startswith(tuple(read_data("register")["wholes"])) else None


def _of_statement(statement: Statement, context: Context) -> Iterator[Found]:
    """The measured target of a statement, and the states it sets beside it ("..., hoàn thành ...")."""
    results = statement.document.kind == "results"
    if never_sets(statement.text) or (not results and (_tells_past(statement.text) or is_over(statement))):
        return
    first, *others = split_states(statement.text)
    figure = principal(statement)
    if figure is not None and figure.end <= len(first):
        confidence = 0.95 if results else confidence_of(statement, figure, context)
        main, asides = split_asides(replace(statement, text=first), figure)
        measured = _measured(main, figure, confidence)
        if confidence > 0 and re.search(r"[^\W\d_]{2}", measured.indicator):
            kind: RowKind = "result" if results else "target"
            yield replace(measured, kind=kind)
            for aside in asides:
                part = _measured(aside, aside.figures[0], min(confidence, 0.8))
                yield replace(part, kind=kind, part_of=measured.indicator, years=measured.years)
        texts = others
    else:
        texts = [] if figure is not None else [first, *others]
    if (context == "target" or _is_to_be_done(statement)) and not results:
        for text in texts:
            state = find_state(text)
            if state:
                yield _qualitative(replace(statement, text=text, figures=()), state)


def _tells_past(text: str) -> bool:
    """Whether a statement tells what was; what is to be done by a day may speak of what there is: "47 công trình hiện có"."""
    due = text.rfind(";")
    return past(text) and not (due > 0 and ONLY_DUE.match(text, due + 1))


def _is_to_be_done(statement: Statement) -> bool:
    """Whether a statement of any section sets something to finish by a year of its own: "Hoàn thành ... trước năm 2028"."""
    finished = re.match(r"[\W\d]*(?:cơ bản\s+)?hoàn thành\s", statement.text, re.IGNORECASE)
    return finished is not None and any(mention.is_horizon for mention in find_years(statement.text))


def principal(statement: Statement) -> Figure | None:
    """The figure a statement sets: not an age, a denominator, a starting point or a remark in brackets."""
    text = statement.text
    figures = [f for f in statement.figures if not _describes(text, f, statement.figures)]
    outside = [f for f in figures if text[: f.start].count("(") <= text[: f.start].count(")")] or figures
    if len(outside) > 1:
        reached = [f for f in outside[1:] if _TO.search(text[: f.start]) and _from(text[: f.start])]
        if reached:
            return reached[-1]
        if outside[0].unit.startswith("%") and not re.search(r"[^\W\d_]{2}", text[: outside[0].start]):
            return outside[0]  # "100% hộ kinh doanh tại 02 chợ ký cam kết": what a clause begins with it sets
        set_by_verb = [f for f in outside if VERB.search(text[: f.start]) or f.comparator is not Comparator.EQUAL]
        percents = [f for f in (set_by_verb or outside) if f.unit.startswith("%")]
        return (percents or set_by_verb or outside)[0]
    return outside[0] if outside else None


def _describes(text: str, figure: Figure, of_statement: Sequence[Figure]) -> bool:
    """Whether a figure says what is measured: "từ 15 tuổi", "4 sao", "trên 100.000 trẻ", "khoản 2"."""
    if re.search(
        r"(?:kế hoạch|mục tiêu|nhiệm kỳ|định kỳ|mỗi|cứ|bình quân|cả|giai đoạn|trong|sau|vòng)\s+$",
        text[: figure.start].lower(),
    ) and re.search(r"^\D*\d+\s+(?:năm|tháng)\b", text[figure.start :]):  # "mục tiêu 5 năm 2021 - 2025" too
        return True
    if re.match(r"\D*\d+(?:\s*-\s*\d+)?\s+năm\s+\(?(?:19|20)\d\d\s*[-–]", text[figure.start :]):
        return True
    if figure.unit == "năm" and re.search(r"(?:trung|dài|ngắn) hạn\s+$", text[: figure.start].lower()):
        return True
    if re.search(r"(?:so với|cùng kỳ)\s+(?:\w+\s+){0,2}$", text[: figure.start].lower()):
        return True
    if figure.unit in ("km", "m", "ha") and re.search(
        r"\s(?:dài|rộng|cao|sâu|rộng khoảng|dài khoảng)\s+$", text[: figure.start].lower()
    ):
        return True
    if figure.unit == "giờ" and figure.comparator is Comparator.RANGE:
        return True  # "mở cửa từ 07 giờ đến 10 giờ 30 phút": a time of the day
    if figure.unit == "tuổi" and not re.search(r"tuổi (?:thọ|trung bình|bình quân)", text.lower()):
        return True
    rate = re.search(r"(?:tỷ suất|tỉ suất|tỷ số|tỉ số)\s[^,;]*$", text[: figure.start].lower())
    if rate and figure.value >= 100 and _PER.match(" " + figure.unit.split(" ")[-1]):
        return True
    if len(of_statement) < 2:
        return False
    gives = any("đồng" in f.unit or f.unit.startswith("%") for f in of_statement)
    if figure.unit in ("m", "mét") and (gives or figure.comparator is not Comparator.EQUAL):
        return gives or not _TO.search(text[: figure.start])  # "97,2% tàu cá từ 15 mét trở lên": of which ones
    if figure.unit in read_data("register")["descriptor_units"]:
        return True
    power_of_ten = figure.value >= 100 and str(int(figure.value)).strip("0") == "1"
    return power_of_ten and _PER.match(text[figure.end :]) is not None


def _from(before: str) -> bool:
    return re.search(r"\btừ\s+\S*\d", before, re.IGNORECASE) is not None


def _measured(statement: Statement, figure: Figure, confidence: float) -> Found:
    text = statement.text
    over = _OF.search(text[figure.start : figure.end])
    found = _base(statement, figure, confidence)
    return replace(
        found,
        indicator=indicator_of(text, figure),
        comparator=figure.comparator,
        value=figure.value,
        value_max=figure.value_max,
        unit=unit_of(text, figure),
        level=level_of(text, figure, level_of_document(statement.document)),
        of=type(figure.value)(over.group(1)) if over else None,
        at=(figure.start - statement.shift, figure.end - statement.shift),
    )


def _qualitative(statement: Statement, state: str) -> Found:
    found = _base(statement, None, 0.8)
    text = statement.text
    return replace(
        found,
        indicator=indicator_of(text, None),
        state=state,
        level=level_of(text, None, level_of_document(statement.document)),
    )


def _base(statement: Statement, figure: Figure | None, confidence: float) -> Found:
    text = statement.text
    iso, year = deadline_of(text)
    return Found(
        passage=statement.passage,
        document=statement.document,
        indicator="",
        comparator=Comparator.QUALITATIVE,
        value=None,
        value_max=None,
        unit="",
        years=(year,) if year else years_of(statement, figure),
        quote=statement.quote,
        at=statement.quote,
        confidence=confidence,
        deadline=iso,
        period=period_of(text),
        exception=exception_of(text),
        responsible=_responsible(text),
    )


def _responsible(text: str) -> str | None:
    match = re.search(
        r"(?:\(|do |giao )((?:Bộ|Sở|Ủy ban|UBND|Ban|Cục|Vụ|Văn phòng|Công an|Phòng|Viện|Trung tâm)\s[^,;()]{2,60}?)"
        r"\s+(?:chủ trì|phụ trách|thực hiện|theo dõi)",
        text,
    )
    return match.group(1) if match else None
