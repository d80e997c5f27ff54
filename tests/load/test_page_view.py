"""Where a quote stands on its page."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.load import UnreadableFile, load_document
from assistant.load.page_view import PageView, find_marks, page_view
from tests.load.made_files import PLAN, make_pdf

VIEW = PageView(
    Path(), (("Đến năm 2030, ít nhất 85%", 0.1, 0.2, 0.9, 0.22), ("số hộ dùng sổ tay.", 0.1, 0.23, 0.5, 0.25))
)


def test_a_quote_over_two_lines() -> None:
    boxes = find_marks(VIEW, "ít nhất 85% số hộ")
    assert len(boxes) == 2
    assert 0.4 < boxes[0][0] < 0.7
    assert boxes[0][0] + boxes[0][2] == pytest.approx(0.87, abs=0.04)
    assert boxes[1][0] == pytest.approx(0.1)


def test_a_quote_that_goes_on_over_the_page() -> None:
    assert len(find_marks(VIEW, "số hộ dùng sổ tay. Mỗi xã có cán bộ")) == 0  # too little of it is here to be sure
    assert len(find_marks(VIEW, "Đến năm 2030, ít nhất 85% số hộ dùng sổ tay. Mỗi xã")) == 2


def test_what_is_not_there() -> None:
    assert find_marks(VIEW, "tưới tiêu") == []
    assert find_marks(VIEW, "...") == []


def test_a_page_is_drawn_once_and_a_changed_file_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(make_pdf([PLAN]))
    document = load_document(path)
    view = page_view(path, document.digest, document.pages[0], tmp_path / "cache")
    assert view.picture.read_bytes().startswith(b"\x89PNG")
    start = document.text.index("ít nhất 85%")
    assert find_marks(view, document.text[start : start + 60])
    path.write_bytes(make_pdf([PLAN[:5]]))
    assert page_view(path, document.digest, document.pages[0], tmp_path / "cache") == view
    with pytest.raises(UnreadableFile, match="has changed"):
        page_view(path, document.digest, document.pages[0], tmp_path / "other")
