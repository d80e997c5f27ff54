"""Passage -> statements: what each clause says, made whole with what its enumeration shares, under its own year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.clause_shape import states_measure
from assistant.clauses import Span, sentence_of, split_sentences
from assistant.data import read_data
from assistant.enumerations import missing_noun, shared_parts
from assistant.figures import find_figures, find_years
from assistant.named import find_levels
from assistant.names_figures import measuring, named_before_colon
from assistant.run_in import find_run_in
from assistant.structure import heading_years
from assistant.types import Document, Figure, Passage, Target, Task
from assistant.vietnamese import lower_first
from assistant.wholes import PART, divided_by, value_before_colon, whole_in_sentence, whole_of_heading, without_division

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
CASE_UNITS = (
    "tuổi",
    "m",
    "mét",
    "km",
    "m2",
    "m²",
    "ha",
    "kW",
    "kWp",
    "MW",
    "kWh",
)  # by which a case is told from others
OF_WHOM = ("tuổi", "sao")  # of whom or what a figure is: "600 giám đốc trẻ dưới 40 tuổi", "4 sao 60 triệu đồng"
# "trong năm 2025, 950 người"; "năm 2024 là 3,4%"; but not "so với năm 2024 là".
_WITHIN = re.compile(r"\b[Tt]rong\s*$")
_OF_TERM = re.compile(r"\b[Nn]hiệm kỳ\s*$")  # under "Đến năm 2030" the term that begins then is no later year
_STATED_NEXT = re.compile(
    r"\s+(?:ước )?(?:là|đạt|có|còn|chiếm|ghi nhận|giảm còn|giảm xuống|giảm|tăng lên|tăng|phục hồi lên)"
    r"\s+(?:khoảng |trên |dưới |ít nhất |tối thiểu |thêm )?\d"
)
_LABELLED = re.compile(
    r"(?:[-–•*+]\s|\(?\d{1,2}[.)]\s|[a-zđ]\d?\)\s)?(?P<label>(?![a-zđ]\d?\))(?!(?:Về|Đối với|Trong|Mục tiêu|Chỉ tiêu|Đến|Giai đoạn|Năm)\s)"
    r"(?!Tổng\s)[^\W\d_][^.:;\d*_|]{3,80}):\s"
)
_NAMES = re.compile(r"[^\W\d_]{2}|\d\s*%|\d{2}")  # more than a point's number
_OPENS_IN_YEAR = re.compile(
    r"(?:\W|[a-zđ]\)\s|\d{1,2}[.)]\s)*(?:Ngoài ra,\s+)?(?:Phấn đấu\s+)?(?:đến|tới|hết)\s+(?:hết\s+|cuối\s+)?năm"
    r"\s+(?P<year>20\d\d)(?!\d)(?!\s*[-–]\s*20)",
    re.IGNORECASE,
)
_SHORTEST_SAID = 5  # words
_COUNTED_NEXT = re.compile(r"(?:\s[^\W\d_]+){1,5}\s")  # "tuyển 40 giáo viên mầm non năm 2027"
_HELD_AGAINST = re.compile(
    r"(?:so với|so|cùng kỳ|gấp .{1,20}|bằng|hơn|từ|sau)\s+(?:mức\s+)?(?:[\d.,]+\s*%?\s*(?:\w+\s+)?|\w+\s+)?$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-ZĐÀ-Ỹ]|\s*$)")
_OPENING_YEAR = re.compile(
    r"(?:\W|\d{1,2}[.)]\s|[a-zđ]\)\s)*(?:Trong\s+|Riêng\s+)?[Nn]ăm\s+((?:19|20)\d{2})\b(?!\s*[-–]\s*\d)"
)
# "Lắp 60 camera, trong đó năm 2026 lắp 36 camera": the year of the part, and of nothing before it.
_PART_OF_YEAR = re.compile(
    r"^(?:(?:trong đó|riêng)[\s,:]+)?(?:riêng\s+)?năm (20\d\d)(?!\d|\s*[-–])(?=[\s,])", re.IGNORECASE
)
_MARK = r"(?:\(?\d{1,3}(?:\.\d+)*[.)]|[a-zđ]\d?\)|[-–•*+])\s+"


@dataclass(frozen=True, slots=True)
class Statement:
    """One clause of a passage. `text` is the clause with the head and tail it shares; `quote` its whole sentence.

    `figures` are those of the clause, with spans into `text`. `years` are the clause's own, else the passage's horizon.
    """

    passage: Passage
    document: Document
    text: str
    quote: Span  # into passage.text
    figures: tuple[Figure, ...]
    years: tuple[int, ...]
    levels: tuple[str, ...]
    part_of: str = ""  # the measure it sets a part of
    whole: str = ""  # what `text` begins with then: the measure, or its clause as it stands ("... 2.150 hộ")
    shift: int = 0  # a figure of the clause stands at `figure.start - shift` in passage.text
    row: Target | Task | None = None  # the register's row that says the same
    column: str = ""  # of a table's cell what its column is called, where no year says it

    @property
    def sentence(self) -> str:
        """The whole sentence as it stands in the passage."""
        return self.passage.text[slice(*self.quote)]


def make_statements(passage: Passage, document: Document) -> tuple[Statement, ...]:
    """Every clause of the passage as a statement, in order; lead-ins ("Về phát triển kinh tế số:") are none.

    A lead-in that states a value of its own is one ("... đạt tối thiểu 82%, trong đó:"), and what it measures opens those below it.
    """
    figures = find_figures(passage.text)
    run_in = find_run_in(passage.text)
    sentences = [sentence_of(passage.text, clause) for clause in passage.clauses]
    statements = []
    for clause, sentence in zip(passage.clauses, sentences, strict=True):
        said = passage.text[clause[0] : clause[1]].rstrip("*_ ")
        if said.endswith(":") and value_before_colon(said) is None:
            continue
        if (run_in and clause[1] <= run_in.end) or not _NAMES.search(said):
            continue
        siblings = tuple(c for c, s in zip(passage.clauses, sentences, strict=True) if s == sentence)
        statements.append(_statement(passage, document, clause, sentence, siblings, figures))
    return tuple(statements)


def _statement(
    passage: Passage,
    document: Document,
    clause: Span,
    sentence: Span,
    siblings: tuple[Span, ...],
    figures: tuple[Figure, ...],
) -> Statement:
    inside = [f for f in figures if siblings[0][0] <= f.start and f.end <= siblings[-1][1]]
    sets = tuple(measuring(passage.text, inside, sentence))
    head, tail = shared_parts(passage.text, clause, siblings, sets)
    own = passage.text[clause[0] : clause[1]]
    body = re.sub(r"^(?:và |còn (?!lại)|nhưng )+", "", own).rstrip(" .;,")
    body = without_division(body) if body.rstrip("*_ ").endswith(":") else body
    offset = own.index(body) if body in own else 0
    whole_clauses = head is not None and head[1] in {sibling[1] for sibling in siblings}
    prefix = passage.text[head[0] : head[1]].rstrip(" ,") if head else ""
    if prefix.endswith("("):  # "Tuyến cấm bán hàng rong (11 tuyến)" heads nothing behind its brackets
        head, prefix = None, ""
    prefix += (", " if whole_clauses and not prefix.endswith(":") else " ") if head else ""
    prefix = prefix or _lead_in(passage.text, clause, siblings, figures)
    prefix = prefix or _label(passage.text, clause, sentence, figures)
    measure = _whole(passage, clause, siblings, figures)
    of = _as_it_stands(passage.text, clause, siblings, figures, measure) if measure else ""
    if of and (of != measure or PART.match(f"{prefix} ") or prefix.strip().lower() in of.lower()):
        prefix = ""
    if of and not PART.match(body):
        body_at = re.match(_MARK, body)
        at = body_at.end() if body_at else 0
        prefix, body, offset = f"{of}, trong đó {prefix}", lower_first(body[at:]), offset + at
    elif of:
        prefix = f"{of}, {prefix}"
    suffix = passage.text[tail[0] : tail[1]].rstrip(" .;,") if tail else ""
    bounded = tail is not None and any(tail[0] == sibling[0] for sibling in siblings)
    suffix = f"{', ' if bounded else ' '}{suffix}" if suffix else ""
    shift = len(prefix) - clause[0] - offset
    noun = missing_noun(passage.text, clause, siblings, sets)
    told = next((f for f in sets if clause[0] <= f.start < clause[1]), None) if noun else None
    added = f" {passage.text[slice(*noun)]}" if noun and told else ""
    at = told.end - clause[0] - offset if told else 0
    body = f"{body[:at]}{added}{body[at:]}"
    until = named_before_colon(passage.text, sentence)
    of_sentence = [f for f in figures if siblings[0][0] <= f.start < clause[0]]
    moved = tuple(
        replace(named, start=named.start + shift + behind, end=named.end + shift + behind)
        for figure in figures
        if clause[0] <= figure.start
        and figure.end <= clause[1]
        and (figure.end > until or figure.unit.startswith("%") or figure.unit in OF_WHOM)
        for named in [_named_short(figure, of_sentence, passage.text)]
        for behind in [len(added) if told and figure.start >= told.end else 0]
    )
    text = (prefix + body + suffix).replace("\n", " ")  # one line, same length: lines broken by width say nothing
    years = _years(body, prefix, passage, sentence)
    return Statement(
        passage, document, text, sentence, moved, years, find_levels(own) or find_levels(prefix), measure, of, shift
    )


def _named_short(figure: Figure, before: list[Figure], text: str) -> Figure:
    """A figure that counts what one before it does, called by its first word: "142 nút giao, trong đó 39 nút"."""
    noun = None if figure.unit else re.match(r"\s+([^\W\d_]+)", text[figure.end :])
    unit = next((f.unit for f in before if noun and f.unit.startswith(f"{noun.group(1).lower()} ")), "")
    return replace(figure, unit=unit, end=figure.end + noun.end()) if noun and unit else figure


def _lead_in(text: str, clause: Span, siblings: tuple[Span, ...], figures: tuple[Figure, ...]) -> str:
    """What is enumerated without figures, as its own sentence has it before the colon: "Bảy nghề được ưu tiên là: "."""
    at = siblings.index(clause)
    lead = text[slice(*siblings[at - 1])] if at else ""
    of_figures = any(clause[0] <= figure.start < clause[1] for figure in figures)
    return f"{lead.strip()} " if lead.rstrip().endswith(":") and not of_figures else ""


def _label(text: str, clause: Span, sentence: Span, figures: tuple[Figure, ...]) -> str:
    """What a line names before its colon, where a clause says too little without it: "Nhà văn hóa thôn: xây mới 500 triệu đồng;
    sửa chữa 150 triệu đồng"."""
    own = next((figure for figure in figures if clause[0] <= figure.start < clause[1]), None)
    label = None if own is None or text.startswith("|") else _LABELLED.match(text, _chain_start(text, sentence))
    if own is None or label is None or label.end() > clause[0]:
        return ""
    named = " ".join(label["label"].split())
    said = text[clause[0] : own.start].split()
    if not 0 < len(said) <= _SHORTEST_SAID or named.lower().startswith(tuple(read_data("register")["wholes"])):
        return ""
    return f"{named}: "


def _chain_start(text: str, sentence: Span) -> int:
    """Where the first of the sentences begins that semicolons join to this one, in one item of a list."""
    start = sentence[0]
    for before in reversed([span for span in split_sentences(text) if span[1] <= sentence[0]]):
        gap = text[before[1] : start]
        if not text[before[0] : before[1]].endswith(";") or ("\n" in gap and re.search(r"[-–•*+]|\n\s*\n", gap)):
            break
        start = before[0]
    return start


def _whole(passage: Passage, clause: Span, siblings: tuple[Span, ...], figures: tuple[Figure, ...]) -> str:
    """The measure a clause sets a part of, as its sentence or the lead-in above it has it; "" where it is whole by itself."""
    if not any(clause[0] <= figure.start < clause[1] for figure in figures):
        return ""
    of = whole_in_sentence(passage.text, clause, siblings) or whole_of_heading(passage.heading_path, passage.text)
    # A figure of the lead-in stands in no quote of its items.
    return of if of and (clause != siblings[0] or not find_figures(of)) else ""


def _as_it_stands(
    text: str, clause: Span, siblings: tuple[Span, ...], figures: tuple[Figure, ...], measure: str
) -> str:
    """How a part's whole is told: by its measure where its value closes its clause ("... đạt 82%"), else by the clause itself.

    Without its figure "Di dời, ổn định chỗ ở cho 2.150 hộ, trong đó 1.380 hộ ..." would say nothing.
    """
    before = siblings[: siblings.index(clause)]
    parts = [c for c in (*before, clause) if PART.match(text, *c)]
    at = divided_by(text, siblings.index(parts[-1]), siblings) if parts and parts[-1] != siblings[0] else -1
    if at < 0:
        return measure
    start, end = siblings[at]
    last = next((f for f in reversed(figures) if start <= f.start < end), None)
    if last is None or (not text[last.end : end].strip(" .,;*_") and states_measure(text[start : last.start])):
        return measure
    told = re.sub(_MARK, "", text[start:end], count=1) if re.match(_MARK, text[start:end]) else text[start:end]
    told = re.sub(r"^(?:và|còn|nhưng)\s", "", told.strip(" .;,").replace("\n", " "))
    opens = next(iter(find_figures(told)), None)
    # "Ít nhất 50% – 100% số xã ..., trong đó" would be read as a range.
    return measure if opens and not told[: opens.start].strip(" *_") else told


def own_clause(statement: Statement) -> Statement:
    """The statement without the measure it is a part of in front: "khu vực miền núi đạt 30%"."""
    if not statement.whole:
        return statement
    opening = PART.match(statement.text, len(statement.whole))
    cut = opening.end() if opening else len(statement.whole)
    cut += len(statement.text[cut:]) - len(statement.text[cut:].lstrip(" ,:"))
    moved = tuple(replace(f, start=f.start - cut, end=f.end - cut) for f in statement.figures)
    return replace(statement, text=statement.text[cut:], figures=moved, shift=statement.shift - cut)


def _years(body: str, head: str, passage: Passage, sentence: Span) -> tuple[int, ...]:
    """The clause's own years, else those of the head it shares, else the year its value is of, else the passage's horizon.

    "Trong năm 2024, lấy 300 mẫu; tỷ lệ không đạt là 5,8%": the year a sentence opens with is that of its clauses that name none.
    """
    for text in (body, head):
        own = tuple(
            dict.fromkeys(
                m.end_year or m.year
                for m in find_years(text)
                if m.is_horizon and not (passage.horizons and _OF_TERM.search(text[: m.start]))
            )
        )
        if own:
            return own
    said = passage.text[slice(*sentence)]
    opening = _OPENING_YEAR.match(said)
    opened = (int(opening.group(1)),) if opening and _names_no_other(body, int(opening.group(1))) else ()
    chained = _years_of_chain(passage.text, sentence) if not passage.text.startswith("|") else ()
    of_part = _PART_OF_YEAR.search(body)
    if of_part:
        return (int(of_part.group(1)),)
    return _years_of_value(body) or opened or chained or _horizons_above(passage, said)


def _names_no_other(body: str, year: int) -> bool:
    """Whether a clause names no year but `year`, those aside that something is only held against."""
    return all(mention.year == year or _HELD_AGAINST.search(body[: mention.start]) for mention in find_years(body))


def _years_of_chain(text: str, sentence: Span) -> tuple[int, ...]:
    """The year that the first of several clauses parted by semicolons is set for: "Đến năm 2030 có 60 nhà; trên 90% cơ sở ..."."""
    start = _chain_start(text, sentence)
    opening = _OPENS_IN_YEAR.match(text, start) if start < sentence[0] else None
    return (int(opening["year"]),) if opening else ()


def _horizons_above(passage: Passage, sentence: str) -> tuple[int, ...]:
    """The passage's horizon, but none that only a later sentence names: "... 268 tỷ đồng. Riêng năm 2026 bố trí 24 tỷ đồng"."""
    if not passage.horizons or any(heading_years(heading) for heading in passage.heading_path):
        return passage.horizons
    before, _, after = passage.text.partition(sentence)
    sentence = re.sub(r"[,;]\s*(?:trong đó|riêng)[\s,:]+(?:riêng\s+)?năm 20\d\d[^;.]*", "", sentence)
    if not sentence.rstrip().endswith((".", "!", "?")):
        closing = _SENTENCE_END.search(after)
        sentence += after[: closing.end()] if closing else after
    return passage.horizons if set(heading_years(f"{before}{sentence}")) & set(passage.horizons) else ()


def _years_of_value(body: str) -> tuple[int, ...]:
    """The year a value is stated of without a word such as "đến": "nâng lên 80% năm 2026", "năm 2024 là 3,4%", "trong năm 2025"."""
    ends = {figure.end for figure in find_figures(body)}
    last = max(ends, default=len(body))
    years = [
        mention.year
        for mention in find_years(body)
        if not mention.is_horizon
        and not _HELD_AGAINST.search(body[: mention.start])
        and (
            len(body[: mention.start].rstrip()) in ends
            or (_COUNTED_NEXT.fullmatch(body, last, mention.start) and not body[mention.end :].strip(" .;,)"))
            or _WITHIN.search(body[: mention.start])
            or _STATED_NEXT.match(body, mention.end)
        )
    ]
    return tuple(dict.fromkeys(years)) if len(set(years)) == 1 else ()


def all_statements(passages: Iterable[Passage], documents: dict[str, Document]) -> tuple[Statement, ...]:
    return tuple(s for passage in passages for s in make_statements(passage, documents[passage.document_id]))


def day_set(statement: Statement) -> str:
    """The day (ISO) by which a table's column sets a value: "Đến 30/6/2026" beside "Đến 31/12/2026"; "" where it sets none."""
    row = statement.row
    day = (row.deadline or "") if isinstance(row, Target) and statement.passage.text.startswith("|") else ""
    return day if _ISO_DAY.fullmatch(day) else ""
