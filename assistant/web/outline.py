"""Headings of passages -> a tree to jump by, and the headings to print before each passage."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.types import Passage

_DEEPEST = 4  # levels the tree shows; a plan's lead-ins go deeper
_MAX_SHOWN = 110


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int  # 2 to 6, as in HTML
    anchor: str


def heading_rows(passages: Sequence[Passage]) -> list[list[Heading]]:
    """For each passage the headings that open with it."""
    rows = []
    before: tuple[str, ...] = ()
    for number, passage in enumerate(passages):
        path = _named_above(passage)
        same = _shared(before, path)
        rows.append([Heading(path[i], min(i + 2, 6), f"muc-{number}-{i}") for i in range(same, len(path))])
        before = path
    return rows


@dataclass(slots=True)
class _Node:
    text: str
    anchor: str
    children: list[_Node]


def outline_html(passages: Sequence[Passage]) -> str:
    """Nested lists of links, "" where there are no headings."""
    top: list[_Node] = []
    open_nodes: list[_Node] = []
    for number, passage in enumerate(passages):
        path = _named_above(passage)[:_DEEPEST]
        same = _shared(tuple(node.text for node in open_nodes), path)
        del open_nodes[same:]
        for i in range(same, len(path)):
            node = _Node(path[i], f"muc-{number}-{i}", [])
            (open_nodes[-1].children if open_nodes else top).append(node)
            open_nodes.append(node)
    return _list(top)


def _list(nodes: Sequence[_Node]) -> str:
    items = "".join(
        f'<li><a href="#{node.anchor}">{html.escape(_short(node.text))}</a>{_list(node.children)}</li>'
        for node in nodes
    )
    return f"<ul>{items}</ul>" if items else ""


def _named_above(passage: Passage) -> tuple[str, ...]:
    """The headings without those that are only the passage's own first words ("Đơn vị chủ trì: ...")."""
    path, text = passage.heading_path, passage.text.lstrip("-–•+* ")
    while path and text.startswith(path[-1].rstrip("…")):
        path = path[:-1]
    return path


def _shared(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    same = 0
    while same < min(len(a), len(b)) and a[same] == b[same]:
        same += 1
    return same


def _short(text: str) -> str:
    return text if len(text) <= _MAX_SHOWN else text[:_MAX_SHOWN].rsplit(" ", 1)[0] + "…"
