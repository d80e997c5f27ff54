"""Statement -> the sentence a citizen reads: the figure first, then the indicator, then the year."""

from __future__ import annotations

import re

from assistant.clauses import ONLY_DUE
from assistant.english import date_in_english, document_in_english, find_english
from assistant.figures import find_figures, find_years, format_figure
from assistant.statements import CASE_UNITS, Statement, day_set
from assistant.texts import say
from assistant.types import Comparator, Figure, Language, Target, Task
from assistant.vietnamese import lower_first

_CONNECTORS = re.compile(
    r"(?:[\s,:;–-]|\s(?:giảm (?:xuống )?còn|giảm xuống|(?<!trở )xuống(?: còn)?|(?<!không )(?<!chưa )đạt|chiếm|là|ở mức|từ"
    r"|có|(?<!trở )lên|còn|(?<!đồng )(?<!công )(?<!văn )bằng|khoảng|được|(?<!định )(?<!hạn )mức|vào|phủ|đã|trong(?: vòng)?))+$",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:(?:trước|chậm nhất|muộn nhất|đến|hết|trong|vào|by|before)\s+(?:hết\s+)?)?(?:ngày\s+\d{1,2}(?:\s*tháng\s*|[/.-])\d{1,2}"
    r"(?:\s*năm\s*|[/.-])\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|(?:tháng\s+)?\d{1,2}/20\d\d|quý\s+[IVX1-4]+(?:\s+năm|[/-])\s*20\d\d)",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d")  # "2026 - 2028" is a time, not two deadlines
_POINT = re.compile(
    r"^(?:[a-zđ]\d?\)|\(\d{1,2}\)|(?:(?:Nhiệm vụ|Giải pháp) )?\d{1,2}(?:\.\d{1,2})*[.)]|[-–•*+])\s+"
)  # a point's mark: "a)", "(1)", "1.", "-", "Nhiệm vụ 1."
_BOUND_BEHIND = re.compile(r"(?:\s+[\w/]+){1,3}?\s+trở\s+(?:lên|xuống)\b", re.IGNORECASE)
_FAR_BEHIND = re.compile(r"(?:\s+[^\W\d]+){0,8}?\s+trở\s+(?:lên|xuống)\b", re.IGNORECASE)
_HAS = re.compile(
    r",\s*(?:hiện\s+)?(?:có|gồm|với)\s*$", re.IGNORECASE
)  # "Lam Sa nằm ở hạ lưu, có 46 hồ chứa": what is in front has no such figure
_REFERS = re.compile(
    r"\d.*,\s(?:tỷ lệ|tỉ lệ|con số|chỉ tiêu|chỉ số|mức|số)\s(?:này|trên|đó)\s"
)  # beside another figure
_OPENERS = re.compile(r"^(?:phấn đấu|có|đạt|và|còn|bố trí|bảo đảm)\s+", re.IGNORECASE)
_CLOCK = re.compile(r"(?:từ\s+)?\d{1,2}\s+giờ(?:\s+\d{1,2}(?:\s+phút)?)?\s+đến\s+\d{1,2}\s+giờ", re.IGNORECASE)


def phrase_figure(statement: Statement, figure: Figure, language: Language) -> str:
    """One sentence, Markdown, the figure bold and first. Words are the statement's own; only their order changes."""
    if language == "en":
        return _figure_in_english(statement, figure)
    text = re.sub(r"^(?:nhưng|song)\s+", "", _plain(statement.text))
    stated = _plain(statement.text[figure.start : _end_of(statement, figure)])
    at = text.find(stated)
    before, after = text[:at], text[at + len(stated) :]
    # The whole's own figure stands in front, or the amount that this one bounds.
    beside = statement.whole != statement.part_of or _bounds_another(figure, before)
    if not after.strip(" .,;") and not beside and not _HAS.search(before) and not _REFERS.search(before):
        rest = _CONNECTORS.sub("", before)
        if not rest.strip(" .,;:"):
            return f"**{_sentence_case(stated)}**{_by(statement, language)}."
        return f"**{_sentence_case(stated)}** – {lower_first(rest)}{_by(statement, language)}."
    if not _OPENERS.sub("", before).strip(" .,;"):
        return f"**{_sentence_case(stated)}**{after.rstrip(' .;,')}{_by(statement, language)}."
    return f"**{_sentence_case(stated)}** – {lower_first(text.rstrip(' .;,'))}{_by(statement, language)}."


def _bounds_another(figure: Figure, before: str) -> bool:
    """ "hỗ trợ 4.000.000 đồng/phòng, không quá 80 triệu đồng/hộ": without its own words the bound would be read as of something else."""
    bound = figure.comparator in (Comparator.AT_MOST, Comparator.LESS)
    return (
        bound
        and before.rstrip().endswith(",")
        and any("đồng" in f.unit or f.unit[:1] == "%" for f in find_figures(before))
    )


def _end_of(statement: Statement, figure: Figure) -> int:
    """With the bound that stands behind what is counted ("98% dân số trở lên"), or a table row's own unit ("3 chung cư")."""
    text = statement.text
    bounded = figure.comparator in (Comparator.AT_LEAST, Comparator.AT_MOST)
    bound = _BOUND_BEHIND.match(text, figure.end) if bounded else None
    if bound is None and bounded and text[figure.start : figure.end].lower().startswith("từ "):
        bound = _FAR_BEHIND.match(text, figure.end)
    unit = statement.row.unit if isinstance(statement.row, Target) and not figure.unit else ""
    counted = re.match(rf"\s*{re.escape(unit)}(?!\w)", text[figure.end :]) if unit else None
    return bound.end() if bound else figure.end + (counted.end() if counted else 0)


def _figure_in_english(statement: Statement, figure: Figure) -> str:
    """ "**About 30%** is the target by 2025 (digital economy): “...”.": built from the row's fields, then the quote."""
    if _CLOCK.match(
        statement.text, figure.start
    ):  # "từ 7 giờ 30 phút đến 16 giờ 30": the quote tells it better than "7.5–16.5 hours"
        return _text_in_english(statement)
    kind = _kind_told(statement)
    shown, quote = _sentence_case(format_figure(figure, "en")), f"“{_plain(statement.text)}”."
    return say(
        f"figure_{kind}", "en", figure=shown, by=_by(statement, "en"), fields=_fields_in_english(statement), quote=quote
    )


def _kind_told(statement: Statement) -> str:
    """What a figure is: a result, how things stood when the plan was made, a target of some year, or what is set for all years."""
    row = statement.row
    if statement.document.kind == "results":
        return "results"
    if not isinstance(row, Target):
        return "stated"
    return "stood" if row.kind != "target" else "target" if statement.years else "set"


def _fields_in_english(statement: Statement) -> str:
    """ " (digital government, commune level)", "" where neither is known."""
    pillar = find_english(statement.passage.pillar) if statement.passage.pillar else None
    levels = [find_english(level) for level in statement.levels]
    named = ", ".join(name for name in (pillar, *levels) if name)
    return f" ({named})" if named else ""


def _text_in_english(statement: Statement) -> str:
    quote, row = f"“{_plain(statement.text).rstrip(' .;,')}”.", statement.row
    if isinstance(row, Target) and row.kind == "target":
        return say("text_target", "en", by=_by(statement, "en"), fields=_fields_in_english(statement), quote=quote)
    if isinstance(row, Task):
        return say("text_task", "en", by=_by(statement, "en"), quote=quote)
    return _sentence_case(say("document_says", "en", name=document_in_english(statement.document), quote=quote))


def _when_in_english(statement: Statement, dated: str) -> str:
    exact = re.search(r"(\d{1,2})(?:[/.-]| tháng )(\d{1,2})(?:[/.-]| năm )(\d{4})", dated)
    if exact:
        when = "By " + date_in_english("-".join(reversed(exact.groups())))
    elif dated:
        when = f"“{dated}”"
    else:
        when = _sentence_case(_by(statement, "en", always=True).lstrip(", "))
    if not when:
        return _text_in_english(statement)
    return say("deadline_in_english", "en", when=when, quote=f"“{_plain(statement.text).rstrip(' .;,')}”.")


def lead_figure(statement: Statement) -> Figure:
    """The figure that is the statement's value: its row's, else the one with a comparator or unit, else the first."""
    if isinstance(statement.row, Target) and statement.row.value is not None:
        own = [f for f in statement.figures if f.value == statement.row.value]
        if own:
            return own[0]
    # "hỗ trợ 70% phí cho tàu từ 12 mét trở lên": the bound says only of which ones.
    values = [f for f in statement.figures if not _tells_which(f)] or statement.figures
    return max(values, key=lambda f: (f.unit.startswith("%"), f.comparator.value != "=", -f.start))


def _tells_which(figure: Figure) -> bool:
    return figure.unit in CASE_UNITS and figure.comparator not in (Comparator.EQUAL, Comparator.ABOUT)


def phrase_lead(statement: Statement, task: Task, language: Language) -> str:
    """A task: who leads it first, then what it is, its product and deadline as the document has them."""
    text = _plain(statement.text)
    if language == "en":
        parts = [f"**{task.lead}** leads this task: “{text}”" if task.lead else f"The task is “{text}”"]
    elif task.lead and text.startswith(task.lead):
        parts = [f"**{task.lead}**{text[len(task.lead) :]}"]
    else:
        parts = [f"**{task.lead}** – {text}" if task.lead else _sentence_case(text)]
    if task.product:
        parts.append(say("product", language, product=task.product))
    if task.deadline and not (language == "vi" and task.deadline in text):
        parts.append(say("deadline", language, deadline=task.deadline))
    if task.coordinating:
        parts.append(say("coordinating", language, bodies=task.coordinating))
    return "; ".join(part.rstrip(" .;") for part in parts) + "."


def phrase_partners(statement: Statement, task: Task, language: Language) -> str:
    """A task: who takes part in it first, then what it is and who leads it."""
    text = _plain(statement.text).rstrip(" .;")
    text = f"“{text}”" if language == "en" else text
    lead = f"; {say('led_by', language, lead=task.lead)}" if task.lead else ""
    return say("partners", language, bodies=task.coordinating, task=text, lead=lead)


def phrase_deadline(statement: Statement, task: Task, language: Language) -> str:
    """A task: its deadline first."""
    lead = f"; {say('led_by', language, lead=task.lead)}" if task.lead else ""
    product = f"; {say('product', language, product=task.product.rstrip(' .;'))}" if task.product else ""
    text = _plain(statement.text).rstrip(" .;")
    if language == "vi" and task.deadline and (dated := _dated_in(text, task.deadline)):
        return f"**{_sentence_case(dated)}** – {lower_first(_undated(text))}{lead}{product}."
    if language == "en":
        return f"**{task.deadline}** is the deadline of this task: “{text}”{lead}{product}."
    return f"**{_sentence_case(task.deadline or '')}** – {text}{lead}{product}."


def phrase_block(statement: Statement, language: Language) -> str:
    """The statement's whole passage as it stands, on one line."""
    text = " ".join(_plain(re.sub(r"(?m)^\s*[-–•*+]\s+", "", statement.passage.text)).split()).rstrip(" .;,:")
    if language == "en":
        name = document_in_english(statement.document)
        return _sentence_case(say("document_says", "en", name=name, quote=f"“{text}”."))
    return f"{_sentence_case(text)}{_by(statement, language)}."


def phrase_when(statement: Statement, language: Language) -> str:
    """The year first: "**Đến năm 2045** – quy mô kinh tế số đạt tối thiểu 50% GDP."."""
    dated = _DATED.search(statement.text)
    if language == "en":
        return _when_in_english(statement, dated.group() if dated else "")
    years = dated.group() if dated else _by(statement, language, always=True).lstrip(", ")
    if not years:
        return phrase_text(statement, language)
    return f"**{_sentence_case(years)}** – {lower_first(_undated(_plain(statement.text)))}."


def phrase_due(statement: Statement, due: str, language: Language) -> str:
    """What another clause of its point says of when, first: "**Hoàn thành trước ngày 30/6/2029** – xây mới 26 nhà tránh trú."."""
    if language == "en":
        return _when_in_english(statement, due)
    return f"**{_sentence_case(due)}** – {lower_first(_plain(statement.text).rstrip(' .;,'))}."


def _dated_in(text: str, deadline: str) -> str:
    """The deadline with the words before it as the text has them: "Trong quý III năm 2026"; "" where it does not stand there."""
    return next((m.group() for m in _DATED.finditer(text) if deadline in m.group() or m.group() in deadline), "")


def _undated(text: str) -> str:
    """Without what only says by when, once that was said in front: "...; hoàn thành trong quý III năm 2026"."""
    cut = text.rfind(";")
    return text[:cut].rstrip() if cut > 0 and ONLY_DUE.match(text, cut + 1) else text


def phrase_text(statement: Statement, language: Language) -> str:
    """The statement as it stands, with its year."""
    if language == "en":
        return _text_in_english(statement)
    return f"{_sentence_case(_plain(statement.text).rstrip(' .;,'))}{_by(statement, language)}."


def phrase_quote(statement: Statement, language: Language = "vi") -> str:
    """The whole quoted sentence, verbatim but for Markdown marks; to English readers with who says it in front."""
    start, end = statement.quote
    text = _plain(statement.passage.text[start:end])
    if text.startswith("|"):  # a row as people read it: its cells, without the strokes between
        cells = [cell.strip() for cell in text.strip("|").split("|") if cell.strip()]
        text = "; ".join(cells[1:] if cells[0].rstrip(".").isdigit() and len(cells) > 2 else cells)
    if language == "vi":
        return f"«{text}»"
    name = document_in_english(statement.document)
    return _sentence_case(say("document_says", "en", name=name, quote=f"“{text.rstrip(' .;,')}”."))


def indicator_of(statement: Statement) -> str | None:
    """What a statement's only figure measures, where the figure closes it: "Tỷ trọng kinh tế số trong GRDP"; else None."""
    if len(statement.figures) != 1:
        return None
    figure = statement.figures[0]
    before, after = statement.text[: figure.start], statement.text[figure.end :]
    return None if after.strip(" .,;") else _CONNECTORS.sub("", _plain(before)) or None


def _by(statement: Statement, language: Language, *, always: bool = False) -> str:
    """ ", đến năm 2025", or nothing where the text says it itself or no year is set."""
    years = statement.years
    if statement.document.kind == "results" or not years or len(years) > 2:
        return ""
    joint = ", " if language == "vi" else " "
    named = {mention.end_year or mention.year for mention in find_years(statement.text)}
    if not always and set(years) <= named:
        return ""
    day = day_set(statement)
    if day:
        shown = (
            date_in_english(day) if language == "en" else "/".join(str(int(part)) for part in reversed(day.split("-")))
        )
        return joint + say("by_day", language, day=shown)
    if len(years) == 1:
        return joint + say("by_year", language, year=years[0])
    if isinstance(statement.row, Task) and _PERIOD.search(statement.row.deadline or ""):
        return joint + say("in_period", language, start=years[0], end=years[1])
    return joint + say("by_years", language, years=", ".join(map(str, years)))


def _plain(text: str) -> str:
    """Without Markdown emphasis and escapes."""
    text = re.sub(r"\*\*|__|\\(?=[&%$#_*])", "", text).strip()
    return _POINT.sub("", re.sub(r"(?<![\w*])\*([^*\n]+)\*(?!\w)", r"\1", text)).removesuffix("./.").removesuffix("./")


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
