"""A task whose own passage says who leads it and by when, in labelled lines beneath it or in labels behind it -> its card.

"Nhiệm vụ 9. Đầu tư cụm công nghiệp ... / - Chủ trì: Sở X. / - Thời hạn: Quý II/2029."; "... Cơ quan chủ trì: Sở X; hoàn thành ...".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.clauses import Span
from assistant.labels import Labelled, find_labelled
from assistant.register.assignments import closing_deadline, only_deadline
from assistant.types import Passage

_NUMBERED = re.compile(
    r"^[\s*_\-–•+]*(?:(?:(?:nhiệm vụ|giải pháp|dự án|đề án|hoạt động|công việc|nội dung)\s+)?"
    r"\(?(?:\d{1,3}(?:\.\d+)*|[a-zđ])\s*[.):])?[\s*_]*",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZĐÀ-Ỹ])")
_PARTNERS = re.compile(r",?\s+phối hợp (?:với|cùng)\s+", re.IGNORECASE)
_GAP = re.compile(r"[\s.;,()\-–•*+_]*")
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class LabelledTask:
    """`fields` by the meaning of their labels; `quote` is the task with its labels in the passage's text."""

    title: str
    fields: dict[str, str] = field(default_factory=dict)
    quote: Span = (0, 0)


def find_labelled_tasks(passage: Passage) -> Iterator[LabelledTask]:
    """Tasks of a passage, in order; one that names no lead is none."""
    text = passage.text
    if text.startswith("|"):
        return
    begins = 0
    for group in _groups(text):
        fields: dict[str, str] = {}
        for label in group:
            fields.setdefault(label.meaning, label.value)
        end = _take_deadline(text, group[-1], fields)
        title = _title(text[begins : group[0].start])
        if "lead" in fields and len(title.split()) >= _FEWEST_WORDS:
            start = begins + len(text[begins:]) - len(text[begins:].lstrip())
            due = fields.get("deadline") or closing_deadline(title)
            yield LabelledTask(title, _parted(fields | ({"deadline": due} if due else {})), (start, end))
        gap = _GAP.match(text, end)
        begins = gap.end() if gap else end


def _groups(text: str) -> Iterator[list[Labelled]]:
    """Labels that stand next to each other."""
    group: list[Labelled] = []
    for label in find_labelled(text):
        if group and not _GAP.fullmatch(text[group[-1].end : label.start]):
            yield group
            group = []
        group.append(label)
    if group:
        yield group


def _take_deadline(text: str, last: Labelled, fields: dict[str, str]) -> int:
    """The end of the card, with a deadline that follows without a label: "...; hoàn thành trước ngày 30/6/2029"."""
    behind = re.match(r"\s*[;,]\s*([^.;\n]+)", text[last.end :])
    due = only_deadline(behind.group(1)) if behind else None
    if behind and due and "deadline" not in fields:
        fields["deadline"] = due
        return last.end + behind.end()
    return last.end


def _parted(fields: dict[str, str]) -> dict[str, str]:
    """With those who take part apart from who leads: "Đài Khí tượng phối hợp với Sở X"."""
    parts = _PARTNERS.split(fields["lead"], maxsplit=1)
    if len(parts) > 1:
        fields = {"coordinating": parts[1], **fields, "lead": parts[0]}
    return fields


def _title(said: str) -> str:
    """Its first sentence without number and marks."""
    bare = _NUMBERED.sub("", said.strip(), count=1).replace("**", "")
    return " ".join(_SENTENCE.split(bare)[0].split()).strip(" .;,:(–-*_")
