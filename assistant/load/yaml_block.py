"""A block of YAML -> plain values and the line each stands at, so that a complaint can name its line.

Stricter than YAML: every scalar is kept as it is written (`number: 06` stays "06", a date stays text), a field stands
once, and aliases and deep nesting are refused, which could make a value contain itself or exhaust the stack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Protocol

import yaml

Place = tuple[str | int, ...]

_LINE_END = re.compile(r"\r\n|\n|\r")  # what editors count; YAML itself ends lines at some more characters
_MAX_DEPTH = 6


class _HasIndex(Protocol):
    """A mark of PyYAML, in Python or in C."""

    index: int


class YamlBlockError(Exception):
    """`line` counts from 1 within the block; `reason` says what to do."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class YamlBlock:
    """`values`: str, list and dict; empty fields are left out. `lines`: place of each value or field -> its line."""

    values: object
    lines: dict[Place, int]


class _PlainLoader(yaml.SafeLoader):
    yaml_implicit_resolvers: ClassVar[dict[str, object]] = {}  # type: ignore[misc]


_NULL = re.compile(r"^(?:~|null|Null|NULL|)$")
_PlainLoader.add_implicit_resolver("tag:yaml.org,2002:null", _NULL, ["~", "n", "N", ""])


def read_yaml_block(block: str) -> YamlBlock:
    """Read one block. Raises YamlBlockError."""
    lines: dict[Place, int] = {(): 1}
    try:
        _refuse_aliases_and_depth(block)
        root = yaml.compose(block, Loader=_PlainLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = f"is not valid YAML ({error.problem or error.context}); put text with ':' or '#' in quotes"
        raise YamlBlockError(_line(block, mark), reason) from None
    except yaml.reader.ReaderError as error:
        line = _line_at(block, error.position)
        raise YamlBlockError(line, "holds a control character that YAML does not allow; remove it") from None
    return YamlBlock(_values(block, root, (), lines) if root else None, lines)


def _refuse_aliases_and_depth(block: str) -> None:
    depth = 0
    for event in yaml.parse(block, Loader=_PlainLoader):
        if isinstance(event, yaml.AliasEvent):
            reason = "YAML aliases (*name) are not read; write the value out, or put it in quotes"
            raise YamlBlockError(_line(block, event.start_mark), reason)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            raise YamlBlockError(_line(block, event.start_mark), "is nested too deeply; keep to fields and lists")


def _values(block: str, node: yaml.Node, place: Place, lines: dict[Place, int]) -> object:
    if isinstance(node, yaml.ScalarNode):
        if node.tag.endswith(":null"):
            return None
        # "\\ud83d\\ude00", as JSON escapes it, is one character that YAML reads as two halves.
        return node.value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(node, yaml.SequenceNode):
        items = []
        for i, item in enumerate(node.value):
            lines[(*place, i)] = _line(block, item.start_mark)
            items.append(_values(block, item, (*place, i), lines))
        return items
    fields: dict[str, object] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise YamlBlockError(_line(block, key.start_mark), "a field name must be plain text")
        if key.value in fields:
            raise YamlBlockError(_line(block, key.start_mark), f"{key.value}: stands twice; keep one")
        # A scalar may stand on the line after its field; a list is shown by its field.
        shown = value if isinstance(value, yaml.ScalarNode) and value.value else key
        lines[(*place, key.value)] = _line(block, shown.start_mark)
        fields[key.value] = _values(block, value, (*place, key.value), lines)
    return {name: value for name, value in fields.items() if value is not None}


def _line(block: str, mark: _HasIndex | None) -> int:
    return _line_at(block, mark.index) if mark else 1


def _line_at(block: str, index: int) -> int:
    return 1 + len(_LINE_END.findall(block, 0, index))
