"""The YAML front matter of a corpus file -> a checked record. Every error names the file, the line and what to do."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, field_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from assistant.load.yaml_block import Place, YamlBlockError, read_yaml_block
from assistant.types import DocumentKind, DocumentStatus

_OPENING = re.compile(r"---[ \t]*(?:\r\n|\n|\r|\Z)")
_CLOSING = re.compile(r"(?:(?<=\n)|(?<=\r))---[ \t]*(?:\r\n|\n|\r|\Z)")
_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_SHOWN_CHARS = 60
_FORMS = {
    "id": "lower-case letters, digits and single hyphens, like ke-hoach-12-2024",
    "relations": "a lower-case word, like implements or followed_by",
    "sources": "a web address that starts with http:// or https://",
}

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=80)]
RelationKind = Annotated[str, StringConstraints(pattern=r"^[a-z]+(?:_[a-z]+)*$")]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$")]


class FrontMatterError(Exception):
    """Front matter that cannot be taken. `line` counts from 1 in the file; `reason` says what to do."""

    def __init__(self, path: str, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}")
        self.path = path
        self.line = line
        self.reason = reason


class RelationEntry(BaseModel):
    """How the document stands to another, which is named by its number."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: RelationKind
    target: Text


class FrontMatter(BaseModel):
    """Fields as in `assistant.types.Document`; only `id` and `title` are required."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Slug
    title: Text
    number: Text | None = None
    issuer: Text | None = None
    issued_on: str | None = None
    status: DocumentStatus = "unknown"
    kind: DocumentKind = "plan"
    primary: bool = False
    scope: Text | None = None
    aliases: list[Text] = Field(default_factory=list)
    relations: list[RelationEntry] = Field(default_factory=list)
    sources: list[WebAddress] = Field(default_factory=list)
    verification: str | list[Text] = ""

    @field_validator("issued_on")
    @classmethod
    def _is_on_the_calendar(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = _ISO_DATE.fullmatch(value)
        if parts is None:
            raise PydanticCustomError("date_form", "write YYYY, YYYY-MM or YYYY-MM-DD, like 2024-03-15")
        try:
            date(*(int(part or 1) for part in parts.groups()))
        except ValueError:
            raise PydanticCustomError("date_value", "there is no such date; check year, month and day") from None
        return value


def parse_front_matter(text: str, path: str) -> tuple[FrontMatter | None, str]:
    """Split `text` into its front matter and its body; (None, text) where the first line is no `---`.

    Raises FrontMatterError for front matter that is not closed, not YAML, not a mapping, or does not fit the model.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return None, text
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        reason = "the front matter that starts here is not closed; end it with a line that holds only ---"
        raise FrontMatterError(path, 1, reason)
    return _read(text[opening.end() : closing.start()], path), text[closing.end() :]


def _read(block: str, path: str) -> FrontMatter:
    try:
        read = read_yaml_block(block)
    except YamlBlockError as error:
        raise FrontMatterError(path, error.line + 1, error.reason) from None  # the opening --- is line 1
    if not isinstance(read.values, dict):
        reason = "the front matter is not made of `field: value` lines; write at least id and title"
        raise FrontMatterError(path, 2, reason)
    try:
        return FrontMatter.model_validate(read.values)
    except ValidationError as error:
        located = [(_line(read.lines, details), details) for details in error.errors()]
        line, details = min(located, key=lambda pair: pair[0])
        raise FrontMatterError(path, line, _explain(details)) from None


def _line(lines: dict[Place, int], details: ErrorDetails) -> int:
    """Line of the file for the longest known part of a complaint's place; 1 where the whole field is missing."""
    place = details["loc"]
    for end in range(len(place), 0, -1):
        if place[:end] in lines:
            return lines[place[:end]] + 1
    return 1


def _explain(details: ErrorDetails) -> str:
    """A pydantic complaint in the words of the person who wrote the file."""
    place, kind, given = details["loc"], details["type"], str(details["input"])
    if len(given) > _SHOWN_CHARS:
        given = given[:_SHOWN_CHARS] + "…"
    field = str(place[0]) + "".join(f"[{step + 1}]" for step in place[1:2] if isinstance(step, int))
    if len(place) > 2 and isinstance(place[2], str):
        field += f".{place[2]}"
    match kind:
        case "missing":
            return f"{field}: is missing; add `{place[-1]}: ...`"
        case "extra_forbidden":
            model = FrontMatter if len(place) == 1 else RelationEntry
            return f"{field}: no such field; the fields are {', '.join(model.model_fields)}"
        case "literal_error":
            return f'{field}: "{given}" is not one of {_choices(details)}'
        case "list_type":
            return f"{field}: must be a list; write each entry on a line of its own that starts with '- '"
        case "model_type":
            return f"{field}: must have a kind and a target, like {{kind: implements, target: 12/KH-UBND}}"
        case "bool_parsing" | "bool_type":
            return f'{field}: "{given}" is not true or false'
        case "string_type" | "string_too_short":
            return f"{field}: must be text and not empty"
        case "date_form" | "date_value":
            return f'{field}: "{given}": {details["msg"]}'
    return f'{field}: "{given}" does not fit; write {_FORMS.get(str(place[0]), details["msg"])}'


def _choices(details: ErrorDetails) -> str:
    return str(details["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
