"""Front matter: the facts of a document, in YAML between two `---` lines. A wrong one is named with line and reason."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from assistant.types import DocumentKind, DocumentStatus


class FrontMatterError(ValueError):
    """A front matter that cannot be used. `line` counts from 1 in the file."""

    is_plan_error = True

    def __init__(self, path: str, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}")
        self.path, self.line, self.reason = path, line, reason


class RelationFacts(BaseModel):
    model_config = ConfigDict(extra="forbid")

    kind: str
    target: str


class FrontMatter(BaseModel):
    """The fields of `Document` that a person writes."""

    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)

    id: str = Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
    title: str = Field(min_length=3)
    number: str | None = None
    issuer: str | None = None
    issued_on: str | None = None
    status: DocumentStatus = "unknown"
    kind: DocumentKind = "plan"
    primary: bool = False
    scope: str | None = None
    aliases: list[str] = []
    relations: list[RelationFacts] = []
    sources: list[str] = []
    verification: str | list[str] = ""

    @field_validator("issued_on", mode="before")
    @classmethod
    def _iso_date(cls, value: Any) -> Any:
        """YYYY, YYYY-MM or YYYY-MM-DD; YAML reads some of them as numbers or dates."""
        text = value.isoformat() if isinstance(value, date) else str(value) if value is not None else None
        if text is None:
            return None
        match = re.fullmatch(r"((?:19|20)\d{2})(?:-(\d{2})(?:-(\d{2}))?)?", text)
        if not match:
            raise ValueError("write it as 2025, 2025-03 or 2025-03-31")
        date(int(match.group(1)), int(match.group(2) or 1), int(match.group(3) or 1))
        return text


def parse_front_matter(text: str, path: str) -> tuple[FrontMatter | None, str]:
    """(facts, body); (None, text) where the file has no front matter. Raises FrontMatterError."""
    if not re.match(r"---[ \t]*\r?\n", text):
        return None, text
    closing = re.compile(r"^---[ \t]*$", re.MULTILINE).search(text, text.index("\n"))
    if closing is None:
        raise FrontMatterError(path, 1, "the front matter is not closed; end it with a line of three hyphens")
    head = text[text.index("\n") + 1 : closing.start()]
    facts, lines = _mapping(head, path)
    try:
        return FrontMatter.model_validate(facts), text[closing.end() :].lstrip("\r\n")
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        line = lines.get(str(first["loc"][0]), 1) if first["loc"] else 1
        raise FrontMatterError(path, line, f"{field}: {_reason(first)}") from None


def _mapping(head: str, path: str) -> tuple[dict[str, Any], dict[str, int]]:
    """The YAML mapping and the line of each key in the file."""
    try:
        node = yaml.compose(head, Loader=yaml.SafeLoader)
        facts = yaml.safe_load(head)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "not YAML"
        raise FrontMatterError(path, (mark.line if mark else 0) + 2, f"not valid YAML ({problem})") from None
    except ValueError as error:  # an impossible date, such as 2025-02-30
        raise FrontMatterError(path, 2, f"a value cannot be read ({error})") from None
    if not isinstance(node, yaml.MappingNode) or not isinstance(facts, dict):
        raise FrontMatterError(path, 2, "the front matter is not a list of `name: value` lines")
    lines: dict[str, int] = {}
    for key, _ in node.value:
        if key.value in lines:
            raise FrontMatterError(path, key.start_mark.line + 2, f"{key.value}: stands twice")
        lines[key.value] = key.start_mark.line + 2
    return facts, lines


def _reason(error: Any) -> str:
    if error["type"] == "missing":
        return "is missing"
    if error["type"] == "extra_forbidden":
        return "is not a field of front matter; see corpus/README.md"
    given = error.get("input")
    return f"{error['msg']}; got {given!r}"
