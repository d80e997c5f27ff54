"""The tree of headings and the marked text, without a browser."""

from __future__ import annotations

from assistant.types import Document, Passage
from assistant.web.cited import Cited, read_cited, reading_address
from assistant.web.document_page import document_page
from assistant.web.outline import heading_rows, outline_html


def passage(number: int, text: str, *path: str) -> Passage:
    return Passage(f"d-{number}", "d", text, 100 * number, 100 * number + len(text), heading_path=path)


PASSAGES = (
    passage(1, "Một.", "Chương I", "Điều 1"),
    passage(2, "- Kinh phí: nguồn xã hội hóa.", "Chương I", "Điều 1", "Kinh phí"),
    passage(3, "Hai <b>đậm</b>.", "Chương I", "Điều 2"),
    passage(4, "Ba.", "Chương II"),
)
DOCUMENT = Document("d", "Kế hoạch", "")


def test_headings_stand_once_where_they_begin() -> None:
    assert [[heading.text for heading in row] for row in heading_rows(PASSAGES)] == [
        ["Chương I", "Điều 1"],
        [],
        ["Điều 2"],
        ["Chương II"],
    ]


def test_the_tree_is_nested_and_closed() -> None:
    tree = outline_html(PASSAGES)
    assert tree.count("<ul>") == tree.count("</ul>") == 2
    assert tree.count("<li>") == tree.count("</li>") == 4
    assert outline_html([passage(1, "Một.")]) == ""


def test_the_quote_is_marked_and_everything_else_is_escaped() -> None:
    cited = (Cited("d", "d-3", 300, 303),)
    page = document_page(DOCUMENT, PASSAGES, cited)
    assert '<mark class="here">Hai</mark> &lt;b&gt;đậm' in page
    assert "<b>đậm" not in page


def test_addresses_go_there_and_back() -> None:
    cited = (Cited("d", "d-1", 0, 5), Cited("e-2", "e-2-abc-2", 10, 20))
    address = reading_address(cited, 1)
    assert address.startswith("/d/e-2?cited=")
    assert address.endswith("&at=1#e-2-abc-2")
    assert read_cited(address.split("cited=")[1].split("&")[0]) == cited
    assert read_cited("x~1-2,<script>,d:d-1~a-b") == ()
