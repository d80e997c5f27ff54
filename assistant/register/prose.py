"""Sentences, bullets and enumerations -> targets: one for each statement that sets a value to reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.data import read_data
from assistant.figures import find_years
from assistant.register.asides import split_asides
from assistant.register.context import (
    Context,
    aims,
    bounds,
    context_of,
    level_of_document,
    never_sets,
    past,
)
from assistant.register.qualitative import find_state, split_states
from assistant.register.rows import Found
from assistant.register.wording import (
    counted_noun,
    deadline_of,
    exception_of,
    indicator_of,
    level_of,
    period_of,
    unit_of,
)
from assistant.register.years import is_over, years_of
from assistant.statements import Statement, make_statements
from assistant.types import Comparator, Document, Figure, Passage, RowKind

LOW = 0.6  # rows below are for people to look at: `targets --check`
_PER = re.compile(r"\s*(?:dân|người|trẻ|ca|phụ nữ|hộ|lao động|học sinh|giường)")
_TO = re.compile(r"(?:lên|xuống|xuống còn|lên đến|lên tới|còn|đến|thành)\s+(?:\S+\s+)?$", re.IGNORECASE)
_VERB = re.compile(
    r"(?:đạt|chiếm|là|còn|ở mức|phủ|tăng|giảm|có|thêm|đáp ứng|bằng|gấp)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_LABEL = re.compile(r"[\W_]*(?:\(?\d{1,2}[.)]|[a-zđ]\))?\s*((?:Về|Lĩnh vực|Chỉ tiêu)\s[^:.;\d]{3,60}):")
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
    for statement in make_statements(passage, document):
        if statement.quote != sentence:
            goes_on = passage.text[: max(sentence[1], 0)].endswith(";")
            divided = _whole_before_colon(statement) or (divided if goes_on else None)
            sentence, whole, is_part, before = statement.quote, None, False, None
        statement, before = with_noun_of(statement, before), statement
        is_part = is_part or re.search(r"(?:^|\W)trong đó\W", statement.text.lower()) is not None
        for found in _of_statement(statement, context):
            of = found.part_of or (whole.indicator if is_part and whole else divided)
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
    if never_sets(statement.text) or (not results and (past(statement.text) or is_over(statement))):
        return
    first, *others = split_states(statement.text)
    figure = principal(statement)
    if figure is not None and figure.end <= len(first):
        confidence = 0.95 if results else _confidence(statement, figure, context)
        if _is_aside(statement.text, figure) or _is_length_of_time(statement.text, figure):
            confidence = min(confidence, 0.5)
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


def _is_to_be_done(statement: Statement) -> bool:
    """Whether a statement of any section sets something to finish by a year of its own: "Hoàn thành ... trước năm 2028"."""
    finished = re.match(r"[\W\d]*(?:cơ bản\s+)?hoàn thành\s", statement.text, re.IGNORECASE)
    return finished is not None and any(mention.is_horizon for mention in find_years(statement.text))


def principal(statement: Statement) -> Figure | None:
    """The figure a statement sets: not an age, a denominator, a starting point or a remark in brackets."""
    text = statement.text
    figures = [f for f in statement.figures if not _describes(text, f, len(statement.figures) > 1)]
    outside = [f for f in figures if text[: f.start].count("(") <= text[: f.start].count(")")] or figures
    if len(outside) > 1:
        reached = [f for f in outside[1:] if _TO.search(text[: f.start]) and _from(text[: f.start])]
        if reached:
            return reached[-1]
        set_by_verb = [f for f in outside if _VERB.search(text[: f.start]) or f.comparator is not Comparator.EQUAL]
        percents = [f for f in (set_by_verb or outside) if f.unit.startswith("%")]
        return (percents or set_by_verb or outside)[0]
    return outside[0] if outside else None


def _describes(text: str, figure: Figure, among_others: bool) -> bool:
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
    if figure.unit == "tuổi" and not re.search(r"tuổi (?:thọ|trung bình|bình quân)", text.lower()):
        return True
    rate = re.search(r"(?:tỷ suất|tỉ suất|tỷ số|tỉ số)\s[^,;]*$", text[: figure.start].lower())
    if rate and figure.value >= 100 and _PER.match(" " + figure.unit.split(" ")[-1]):
        return True
    if not among_others:
        return False
    if figure.unit in read_data("register")["descriptor_units"]:
        return True
    power_of_ten = figure.value >= 100 and str(int(figure.value)).strip("0") == "1"
    return power_of_ten and _PER.match(text[figure.end :]) is not None


def _from(before: str) -> bool:
    return re.search(r"\btừ\s+\S*\d", before, re.IGNORECASE) is not None


def _confidence(statement: Statement, figure: Figure, context: Context) -> float:
    """How sure it is that a figure is a target; 0 where it is none."""
    text = statement.text
    if _in_a_name(text, figure) or _is_work_at(text, figure) or _is_torn(text, figure):
        return 0.3
    own_year = any(mention.is_horizon for mention in find_years(text))
    counts_parts = figure.unit in read_data("register")["structure_units"] and figure.comparator is not Comparator.RANK
    if counts_parts or re.search(rf"\b(?:{_STRUCTURE})\b", text[figure.start : figure.end + 16].lower()):
        return 0.5 if context == "target" and re.search(r"phải đạt|hoàn thành", text.lower()) else 0.0
    strong = figure.unit.startswith(("%", "‰")) or figure.comparator is not Comparator.EQUAL
    bare = not figure.unit and figure.comparator is Comparator.EQUAL
    if context == "target":
        return 0.55 if bare else 0.95 if strong else 0.85
    if context == "task":
        if re.search(r"tháng|ngày|giờ|phút", figure.unit) and not own_year and not aims(text) and not bounds(text):
            return 0.0
        if figure.unit in ("năm", "tháng", "ngày", "giờ", "phút") or bare:
            return 0.0 if bare else 0.5
        return 0.75 if strong and (aims(text) or bounds(text) or own_year) else 0.65 if strong else 0.5
    if strong and bounds(text) and figure.unit.startswith("%") and period_of(text) == "hằng năm":
        return 0.65  # "Bố trí tối thiểu 3% tổng chi ngân sách hằng năm"
    if bare or not (own_year or aims(text) or statement.years):
        return 0.0
    return 0.75 if strong and (own_year or aims(text)) else 0.5 if strong else 0.0


def _in_a_name(text: str, figure: Figure) -> bool:
    """Whether a figure stands in a programme's name: "dự án trồng mới 5 triệu ha rừng"."""
    named = re.search(
        r"(?:chương trình|dự án|đề án|cuộc vận động|phong trào)\s+(?:[^\W\d]+\s+){0,3}$", text[: figure.start].lower()
    )
    return named is not None and not re.search(
        r"(?:đạt|có|là|chiếm|thêm|ít nhất|trên|đến|được|cho|vốn)\s", named.group()
    )


def _is_work_at(text: str, figure: Figure) -> bool:
    """Whether a count only says of how many undertakings there is to go on with: "tiếp tục thực hiện 7 dự án"."""
    undertakings = figure.unit in ("dự án", "đề án", "chương trình", "kế hoạch")
    working = r"(?:tiếp tục|thực hiện|triển khai|tập trung|đẩy nhanh)\s+(?:[^\W\d]+\s+){0,4}$"
    return undertakings and re.search(working, text[: figure.start].lower()) is not None


def _is_aside(text: str, figure: Figure) -> bool:
    """Whether a count stands in brackets only: "nhà máy X (công suất 1,4 triệu tấn)"."""
    before = text[: figure.start]
    return not figure.unit.startswith("%") and before.count("(") > before.count(")")


def _is_length_of_time(text: str, figure: Figure) -> bool:
    """Whether a length of time says of whom or what there is talk: "doanh nghiệp thua lỗ trên 2 năm"."""
    measured = re.search(r"(?:thời gian|thời hạn|tuổi thọ|chờ|hoàn vốn|học)", text.lower()) is not None
    return figure.unit in ("năm", "tháng", "ngày") and not measured and not _VERB.search(text[: figure.start])


def _is_torn(text: str, figure: Figure) -> bool:
    """Whether a damaged text layer has torn the number: "1 79,7 nghìn tỷ", "1, 6 triệu"."""
    if figure.unit:
        return re.search(r"(?<!\d)\d{1,3},?\s$", text[: figure.start]) is not None  # a year may stand before it
    return re.match(r",?\s\d+(?:[.,]\d+)?\s*(?:%|‰|nghìn|triệu|tỷ|tỉ|vạn)", text[figure.end :]) is not None


_STRUCTURE = "nhóm nhiệm vụ|nhóm giải pháp|trụ cột|quan điểm|nhóm vấn đề"


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
