"""Front matter: the facts of a document, in YAML between two `---` lines. A wrong one is named with line and reason."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from assistant.load.yaml_block import Place, YamlBlock, YamlBlockError, read_yaml_block
from assistant.types import DocumentKind, DocumentStatus

_OPENING = re.compile(r"---[ \t]*(\r\n|\n|\r|$)")
_CLOSING = re.compile(r"(?:^|(?<=\n)|(?<=\r))---[ \t]*(?:\r\n|\n|\r|$)")
_MAX_SHOWN = 60


class FrontMatterError(ValueError):
    """A front matter that cannot be used. `line` counts from 1 in the file."""

    is_plan_error = True

    def __init__(self, path: str, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}")
        self.path, self.line, self.reason = path, line, reason


def _date(text: str) -> str:
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text)
    if not match:
        raise ValueError("write YYYY, YYYY-MM or YYYY-MM-DD")
    try:
        date(int(match.group(1)), int(match.group(2) or 1), int(match.group(3) or 1))
    except ValueError:
        raise ValueError("there is no such date; check year, month and day") from None
    return text


def _stripped(text: str) -> str:
    # Python's idea of white space, which is wider than pydantic's own: it takes off control separators too.
    return text.strip()


Text = Annotated[str, AfterValidator(_stripped), Field(min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
Kind = Annotated[str, StringConstraints(pattern=r"^[a-z]+(?:_[a-z]+)*$")]
Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


class RelationFacts(BaseModel):
    model_config = ConfigDict(extra="forbid")

    kind: Kind
    target: Text


class FrontMatter(BaseModel):
    """The fields of `Document` that a person writes."""

    model_config = ConfigDict(extra="forbid")

    id: Slug
    title: Text
    number: Text | None = None
    issuer: Text | None = None
    issued_on: Annotated[str, AfterValidator(_date)] | None = None
    signed_by: Text | None = None
    status: DocumentStatus = "unknown"
    kind: DocumentKind = "plan"
    primary: bool = False
    scope: Text | None = None
    aliases: list[Text] = Field(default=[])
    relations: list[RelationFacts] = Field(default=[])
    sources: list[Address] = Field(default=[])
    verification: Text | list[Text] = ""


Fields = TypeVar("Fields", bound=FrontMatter)


def parse_front_matter(text: str, path: str) -> tuple[FrontMatter | None, str]:
    """(facts, body); (None, text) where the file has no front matter. Raises FrontMatterError."""
    opening = _OPENING.match(text)
    if opening is None:
        return None, text
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        raise FrontMatterError(path, 1, "front matter is not closed; end it with a line that holds only ---")
    return check_fields(text[opening.end() : closing.start()], path, FrontMatter, lines_before=1), text[closing.end() :]


def check_fields(text: str, path: str, model: type[Fields], lines_before: int) -> Fields:
    """The fields of a block of YAML that begins after `lines_before` lines of the file. Raises FrontMatterError."""
    try:
        block = read_yaml_block(text)
    except YamlBlockError as error:
        raise FrontMatterError(path, error.line + lines_before, error.reason) from None
    if not isinstance(block.values, dict):
        raise FrontMatterError(path, 1 + lines_before, "front matter is not made of `field: value` lines")
    try:
        return model.model_validate(block.values)
    except ValidationError as error:
        # The first field that is wrong, and in it the most exact complaint: a union complains of each of its forms.
        first = min(error.errors(), key=lambda found: (_line_of(block, _place(found)[:1]), -len(_place(found))))
        line = max(1, _line_of(block, _place(first)) + lines_before)
        raise FrontMatterError(path, line, _reason(first)) from None


def _place(error: Any) -> Place:
    """Where the mistake stands; pydantic also names the branch of a union ("list[...]"), which no file has."""
    return tuple(
        part for part in error["loc"] if isinstance(part, int) or (re.fullmatch(r"\w+", part) and part != "str")
    )


def _line_of(block: YamlBlock, place: Place) -> int:
    """The line in the block of a value, or of the nearest thing around it; 0 for a missing top field."""
    for end in range(len(place), 0, -1):
        if place[:end] in block.lines:
            return block.lines[place[:end]]
    return 0


def _reason(error: Any) -> str:
    place = _place(error)
    name = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place).lstrip(".")
    given = str(error.get("input"))
    shown = f'"{given[:_MAX_SHOWN]}…"' if len(given) > _MAX_SHOWN else f'"{given}"'
    return f"{name}: {_what(error, place, shown)}"


def _what(error: Any, place: Place, shown: str) -> str:
    kind = error["type"]
    if kind == "missing":
        return f"is missing; add `{place[-1]}: ...`"
    if kind == "extra_forbidden":
        fields = RelationFacts.model_fields if len(place) > 1 else FrontMatter.model_fields
        return f"no such field; the fields are {', '.join(fields)}"
    if kind == "literal_error":
        choices = get_args(DocumentStatus if place[-1] == "status" else DocumentKind)
        return f"{shown} is not one of {', '.join(choices)}"
    if kind in ("bool_parsing", "bool_type"):
        return f"{shown} is not true or false"
    if kind == "value_error":
        return f"{shown}: {error['ctx']['error']}"
    if kind == "string_pattern_mismatch":
        return f"{shown} does not fit; write {_form(place)}"
    if kind == "model_type":
        return "must have a kind and a target"
    return {"list_type": "must be a list", "string_type": "must be text"}.get(kind, f"is empty; add `{place[-1]}: ...`")


def _form(place: Place) -> str:
    if place[0] == "sources":
        return "a web address that begins with https:// or http://"
    return "lower-case letters, digits and hyphens" if place[0] == "id" else "lower-case words joined by _"
