"""Every reason a reader can give has its words in Vietnamese, and says what to do."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import assistant.load
from assistant.load.refused_words import say_refusal

FOLDER = Path(assistant.load.__file__).parent
UNTOLD = "Chưa đọc được ("
NOT_REFUSED = {"page_view.py"}  # pictures of pages: the reading room has its own words for those


def spelled(node: ast.expr) -> str:
    """A message with what is put in at run time as "X"."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(spelled(part) if isinstance(part, ast.Constant) else "X" for part in node.values)
    return ""


def reasons() -> Iterator[str]:
    for path in sorted(FOLDER.glob("*.py")):
        if path.name in NOT_REFUSED:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                at = {"UnreadableFile": 0, "Failure": 1}.get(node.func.id)
                if at is not None and len(node.args) > at and (said := spelled(node.args[at])):
                    yield said
            if isinstance(node, ast.Dict):
                for key, value in zip(node.keys, node.values, strict=True):
                    if isinstance(key, ast.Constant) and key.value == "refused" and (said := spelled(value)):
                        yield said


REASONS = sorted(set(reasons()))


def test_the_readers_reasons_are_found() -> None:
    assert len(REASONS) > 35


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_has_vietnamese_words(reason: str) -> None:
    said = say_refusal(
        reason.replace("X, not", "a RAR archive, not").replace("; X", "; take the document out of it"), "vi"
    )
    assert not said.startswith(UNTOLD), reason
    assert say_refusal(reason, "en")


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("has 6000 pages; split it into files of at most 5000", "Tệp có 6000 trang. Hãy tách thành các tệp nhiều nhất 5000 trang."),
        ("is a picture (PNG), not a document; put it into a PDF", "Đây là tệp ảnh (PNG). Hãy đưa ảnh vào một tệp PDF."),
        ("line 3: stands twice", "Thông tin đầu tệp, dòng 3, chưa đúng (stands twice)."),
        ("something\nnew {x}", "Chưa đọc được (something\nnew {x})."),
    ],
)  # fmt: skip
def test_what_changes_is_carried_over(reason: str, said: str) -> None:
    assert say_refusal(reason, "vi") == said
