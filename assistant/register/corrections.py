"""A corrections file beside a document -> its rows mended, added or removed by people.

`plan.corrections.yaml` beside `plan.md` holds a list `targets`; each entry quotes the words its value stands in:

    targets:
      - quote: "80% hồ sơ công việc cấp huyện"   # verbatim; long enough to mean one row
        value: 85                                # whichever fields are wrong
        note: Công văn đính chính số 12
      - quote: "mọi xã có điểm truy cập"         # no row there yet: one is added
        indicator: Xã có điểm truy cập Internet
        state: mọi
      - quote: "126 xã, phường"
        remove: true
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from assistant.clauses import sentence_of
from assistant.figures import find_years, parse_number
from assistant.load.yaml_block import YamlBlockError, read_yaml_block
from assistant.register.rows import Found, make_target, number_rows
from assistant.sources import CORRECTIONS
from assistant.types import Comparator, Document, Passage, Target

_FIELDS = ("quote", "was", "indicator", "comparator", "value", "value_max", "unit", "deadline", "level", "pillar", "responsible", "state",
           "remove", "note")  # fmt: skip
_TEXTS = ("indicator", "unit", "level", "pillar", "responsible", "state")


class CorrectionError(Exception):
    """A corrections file that cannot be applied; the message names the line and says what to do."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")


@dataclass(frozen=True, slots=True)
class Correction:
    line: int
    quote: str
    fields: dict[str, str]


def corrections_path(document: Path) -> Path:
    """`plan.md` -> `plan.corrections.yaml` in the same folder."""
    return document.with_name(document.stem + CORRECTIONS)


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """Entries of the file, () where there is none. Raises CorrectionError, OSError."""
    if not os.path.exists(path):  # unlike Path.exists, False where the name would be too long
        return ()
    try:
        block = read_yaml_block(path.read_text("utf-8-sig"))
    except YamlBlockError as error:
        raise CorrectionError(error.line, error.reason) from None
    except UnicodeDecodeError:
        raise CorrectionError(1, "is not UTF-8 text; save it as UTF-8") from None
    if block.values is None:
        return ()
    if (
        not isinstance(block.values, dict)
        or set(block.values) - {"targets"}
        or not isinstance(block.values.get("targets", []), list)
    ):
        raise CorrectionError(1, "must hold one list named targets")
    entries: list[Any] = block.values.get("targets", [])
    return tuple(_entry(entry, block.lines.get(("targets", i), 1)) for i, entry in enumerate(entries))


def _entry(entry: Any, line: int) -> Correction:
    if not isinstance(entry, dict):
        raise CorrectionError(line, "an entry must be made of `field: value` lines")
    unknown = set(entry) - set(_FIELDS)
    if unknown:
        raise CorrectionError(line, f"{sorted(unknown)[0]}: no such field; the fields are {', '.join(_FIELDS)}")
    fields = {name: value for name, value in entry.items() if name != "quote"}
    if not isinstance(entry.get("quote"), str) or any(not isinstance(value, str) for value in fields.values()):
        raise CorrectionError(line, "quote: give words of the document, verbatim, and plain values for the rest")
    if not set(fields) - {"note", "was"}:
        raise CorrectionError(line, "names nothing to mend; give a field, or remove: true")
    for name in ("value", "value_max"):
        if name in fields and parse_number(fields[name]) is None:
            raise CorrectionError(line, f'{name}: "{fields[name]}" is no number; write 7,5 or 7.5')
    choices = [comparator.value for comparator in Comparator]
    if fields.get("comparator", "=") not in choices:
        raise CorrectionError(line, f'comparator: "{fields["comparator"]}" is not one of {", ".join(choices)}')
    if fields.get("deadline") and not re.fullmatch(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?", fields["deadline"]):
        raise CorrectionError(line, f'deadline: "{fields["deadline"]}" does not fit; write 2030, 2026-06 or 2026-06-30')
    if fields.get("remove", "true") != "true":
        raise CorrectionError(line, "remove: write true, or leave it out")
    return Correction(line, entry["quote"], fields)


def apply_corrections(
    rows: Sequence[Target], corrections: Sequence[Correction], document: Document, passages: Sequence[Passage]
) -> tuple[Target, ...]:
    """The rows with every correction applied, each mended or added row marked so. Raises CorrectionError."""
    mended = list(rows)
    for correction in corrections:
        places = _places(document.text, correction.quote)
        if not places:
            raise CorrectionError(
                correction.line,
                f"quote: «{correction.quote[:80]}» is not in the document; copy its words as they stand there",
            )
        matched = [i for i, row in enumerate(mended) if _is_meant(row, places, correction)]
        if len(matched) > 1:
            names = "; ".join(mended[i].indicator[:50] for i in matched[:4])
            raise CorrectionError(
                correction.line,
                f"quote: fits {len(matched)} rows ({names}); quote the words of one, or name its indicator with was:",
            )
        if matched and "remove" in correction.fields:
            mended.pop(matched[0])
        elif matched:
            mended[matched[0]] = _mend(mended[matched[0]], correction)
        elif "remove" in correction.fields:
            raise CorrectionError(correction.line, "remove: there is no row at this quote")
        else:
            mended.append(_add(correction, document, passages, places))
    return number_rows(sorted(mended, key=lambda row: (row.span, row.at)))


def _places(text: str, quote: str) -> list[tuple[int, int]]:
    pattern = r"\s+".join(re.escape(word) for word in quote.split())
    return [match.span() for match in re.finditer(pattern, text)] if pattern else []


def _is_meant(row: Target, places: Sequence[tuple[int, int]], correction: Correction) -> bool:
    if "was" in correction.fields and correction.fields["was"].lower() not in row.indicator.lower():
        return False
    whole = row.at == row.span  # a qualitative row stands in its whole quote
    return any(
        (start <= row.at[0] and row.at[1] <= end) or (whole and row.span[0] <= start and end <= row.span[1])
        for start, end in places
    )


def _mend(row: Target, correction: Correction) -> Target:
    given = correction.fields
    changed: dict[str, Any] = {name: given[name] for name in _TEXTS if name in given}
    changed |= {name: parse_number(given[name]) for name in ("value", "value_max") if name in given}
    if "comparator" in given:
        changed["comparator"] = Comparator(given["comparator"])
    elif "value" in given and row.value is None:
        changed["comparator"] = Comparator.EQUAL
    if "value" in given and "value_max" not in given and row.value_max is not None:
        changed |= {"value_max": None, "comparator": changed.get("comparator", Comparator.EQUAL)}
    if "state" in given and "value" not in given:
        changed |= {"value": None, "value_max": None, "comparator": Comparator.QUALITATIVE}
    if "deadline" in given:
        changed["years"] = (int(given["deadline"][:4]),)
        changed["deadline" if row.kind == "target" else "as_of"] = given["deadline"]
    return replace(row, **changed, mended=True, confidence=1.0)


def _add(
    correction: Correction, document: Document, passages: Sequence[Passage], places: Sequence[tuple[int, int]]
) -> Target:
    given = correction.fields
    if "indicator" not in given or not {"value", "state"} & set(given):
        raise CorrectionError(
            correction.line, "no row has its value at this quote; to add one, give indicator and value (or state)"
        )
    start, end = places[0]
    passage = next((p for p in passages if p.start <= start and end <= p.end), None)
    if passage is None:
        raise CorrectionError(correction.line, "quote: runs over more than one passage; quote a shorter piece")
    place = (start - passage.start, end - passage.start)
    years = tuple(m.end_year or m.year for m in find_years(correction.quote) if m.is_horizon) or passage.horizons
    value: Decimal | None = parse_number(given["value"]) if "value" in given else None
    found = Found(
        passage=passage, document=document, indicator=given["indicator"], value=value, value_max=None, unit="", years=years,
        comparator=Comparator.QUALITATIVE if value is None else Comparator.EQUAL, quote=sentence_of(passage.text, place), at=place,
        confidence=1.0, kind="result" if document.kind == "results" else "target",
    )  # fmt: skip
    if found.quote[0] > place[0] or found.quote[1] < place[1]:
        found = replace(found, quote=(min(found.quote[0], place[0]), max(found.quote[1], place[1])))
    return _mend(make_target(found), correction)
