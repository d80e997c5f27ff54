"""HTML -> paragraphs and tables: the document of the page, without its menus, scripts and styles."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any

from assistant.load.content import Content, Paragraph, Part, PlacedTable, clean_line, is_title
from assistant.load.legacy import convert, detect
from assistant.load.refusal import MAX_TEXT_BYTES, UnreadableFile
from assistant.load.table import Cell, Table
from assistant.syllables import measure_spelling
from assistant.vietnamese import nfc

_DROPPED = (
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "form", "button", "input", "select",
    "textarea", "nav", "header", "footer", "aside", "head", "link", "meta", "audio", "video", "math", "dialog",
)  # fmt: skip
_BLOCKS = frozenset({
    "p", "div", "li", "td", "th", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dt", "dd", "section",
    "article", "main", "ul", "ol", "table", "body", "center", "br", "hr", "figure", "figcaption",
})  # fmt: skip
_HEADINGS = {"h2": 1, "h3": 2, "h4": 3, "h5": 4}
_ERROR_PAGE = re.compile(
    r"\b(?:4\d\d|5\d\d)\b.{0,60}(?:not found|error|forbidden|denied|unavailable|không tìm thấy|lỗi)"
    r"|(?:page|file) (?:or directory )?not found|server error|access denied|không tìm thấy trang|trang không tồn tại",
    re.IGNORECASE,
)
_MAX_SPAN = 200
_SHARE = 0.8  # of the words that the document's element must hold


def read_html(raw: bytes) -> tuple[Content, str]:
    """(content, legacy encoding or ""). Raises UnreadableFile."""
    import lxml.html
    from lxml import etree

    if len(raw) > MAX_TEXT_BYTES:
        raise UnreadableFile(f"is a page of more than {MAX_TEXT_BYTES // 1_000_000} MB; save its text only")
    text = _decode(raw)
    try:
        # Text with its encoding named a second time inside is refused by the parser.
        root = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(f"is a page that cannot be read ({error}); save it again from the browser") from None
    title = clean_line(root.findtext(".//title") or "")
    _refuse_error_page(root, title)
    _refuse_frames(root)
    name = next((clean_line(h1.text_content()) for h1 in root.iter("h1") if h1.text_content().strip()), "")
    _drop(root)
    body = _document(root)
    parts = tuple(_parts(body))
    encoding = detect("\n".join(part.text for part in parts if isinstance(part, Paragraph)))
    if encoding:
        parts = tuple(_converted(part, encoding) for part in parts)
        name, title = convert(name, encoding), convert(title, encoding)
    return Content(parts, title=name or title), encoding


def _decode(raw: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    named = re.search(rb"charset\s*=\s*[\"']?\s*([\w.-]{2,20})", raw[:4096])
    for encoding in ("utf-8", named.group(1).decode("ascii") if named else ""):
        # Browsers take Latin-1 to be Windows-1252, which holds it.
        encoding = "windows-1252" if encoding.lower() in ("iso-8859-1", "us-ascii", "latin1") else encoding
        try:
            return raw.decode(encoding).replace("\x00", "")
        except (UnicodeDecodeError, LookupError):
            continue
    # Nothing is said: Windows' Vietnamese code page where that gives words, else the places the old fonts draw at.
    text = raw.decode("windows-1258", "replace")
    return (
        nfc(text)
        if measure_spelling(nfc(re.sub(r"<[^>]*>", " ", text))).reads_true
        else raw.decode("latin-1").replace("\x00", "")
    )


def _refuse_error_page(root: Any, title: str) -> None:
    words = " ".join(clean_line(h.text_content()) for tag in ("h1", "h2") for h in root.iter(tag))
    body = root.find("body")
    length = len(clean_line(body.text_content())) if body is not None else 0
    if length < 2000 and (_ERROR_PAGE.search(title) or _ERROR_PAGE.search(words)):
        raise UnreadableFile(
            f"is an error page of a web server ({title or words!r}), not a document; fetch the document again"
        )


def _refuse_frames(root: Any) -> None:
    names = [clean_line(frame.get("src") or "") for frame in root.iter("frame")]
    if names:
        raise UnreadableFile(f"is only a frame around other pages ({', '.join(names)}); save the page with the text")


def _drop(root: Any) -> None:
    from lxml import etree

    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, *_DROPPED, with_tail=False)
    for element in list(root.iter()):
        style = (element.get("style") or "").replace(" ", "").lower()
        if "display:none" in style or element.get("hidden") is not None or element.get("aria-hidden") == "true":
            parent = element.getparent()
            if parent is not None:
                _unlink(parent, element)


def _unlink(parent: Any, element: Any) -> None:
    """Take an element out and leave the text after it."""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _document(root: Any) -> Any:
    """The innermost element that holds most of what stands in paragraphs: menus and lists of links do not."""
    body = root.find("body")
    element = body if body is not None else root
    weight = _weights(element)
    wanted = _SHARE * weight.get(element, 0)
    while True:
        inner = next((child for child in element if weight.get(child, 0) >= wanted and wanted), None)
        if inner is None or inner.tag in ("p", "table", "tr", "td", "tbody"):
            return element
        element = inner


def _weights(top: Any) -> dict[Any, int]:
    """Characters in paragraphs, cells and items below each element."""
    weights: dict[Any, int] = {}
    for element in top.iter("p", "td", "li", "h2", "h3", "h4", "pre", "div"):
        size = len((element.text or "").strip()) + sum(len((child.tail or "").strip()) for child in element)
        if element.tag in ("p", "td", "pre", "h2", "h3", "h4", "li"):
            size = sum(len(text.strip()) for text in element.itertext()) if not _has_blocks(element) else size
        elif size < 40:
            continue
        while element is not None and size:
            weights[element] = weights.get(element, 0) + size
            if element is top:
                break
            element = element.getparent()
    return weights


def _has_blocks(element: Any) -> bool:
    return any(child.tag in _BLOCKS and child.tag != "br" for child in element.iter() if child is not element)


def _parts(element: Any) -> Iterator[Part]:
    """Blocks in order. Text between blocks is gathered until the next block begins."""
    stack = [iter(_events(element))]
    gathered: list[str] = []
    bold = [0, 0]  # letters in bold, letters
    level = 0
    for kind, value in stack[0]:
        if kind == "text":
            text, is_bold = value
            gathered.append(text)
            letters = sum(c.isalpha() for c in text)
            bold[0] += letters if is_bold else 0
            bold[1] += letters
            continue
        yield from _paragraph(gathered, bold, level)
        gathered, bold = [], [0, 0]
        level = value if kind == "block" else 0
        if kind == "table":
            yield PlacedTable(value)
    yield from _paragraph(gathered, bold, level)


def _paragraph(gathered: list[str], bold: list[int], level: int) -> Iterator[Paragraph]:
    line = clean_line("".join(gathered))
    if line:
        is_bold = bold[1] > 0 and bold[0] == bold[1] and is_title(line)
        yield Paragraph(line, level=level, is_bold=is_bold and not level)


def _events(top: Any) -> Iterator[tuple[str, Any]]:
    """("text", (text, bold)), ("block", heading level) where one begins or ends, ("table", Table). Not recursive."""
    walk: list[tuple[Any, bool, bool]] = [(top, False, False)]
    while walk:
        element, is_bold, done = walk.pop()
        if done:
            if element.tag in _BLOCKS:
                yield "block", 0
            if element is not top and element.tail:
                yield "text", (element.tail, is_bold)
            continue
        if not isinstance(element.tag, str):
            continue
        if element.tag == "table" and element is not top:
            yield "table", _table(element)
            if element.tail:
                yield "text", (element.tail, is_bold)
            continue
        if element.tag in _BLOCKS:
            yield "block", _HEADINGS.get(element.tag, 0)
        inside = is_bold or element.tag in ("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6")
        if element.text:
            yield "text", (element.text, inside)
        walk.append((element, is_bold, True))
        walk.extend((child, inside, False) for child in reversed(element))


def _table(element: Any) -> Table:
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    rows = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
    for r, row in enumerate(rows):
        column = 0
        for cell in row.iterchildren("td", "th"):
            while (r, column) in taken:
                column += 1
            height, width = _span(cell, "rowspan", len(rows) - r), _span(cell, "colspan", _MAX_SPAN)
            taken.update((r + i, column + j) for i in range(height) for j in range(width))
            lines = [part.text for part in _parts(cell) if isinstance(part, Paragraph)]
            cells.append(Cell(r, column, "\n".join(lines), height, width))
            column += width
    return Table(tuple(cells))


def _span(cell: Any, name: str, most: int) -> int:
    given = (cell.get(name) or "1").strip()
    return max(1, min(int(given), most)) if re.fullmatch(r"\d{1,4}", given) else 1


def _converted(part: Part, encoding: str) -> Part:
    if isinstance(part, Paragraph):
        return Paragraph(convert(part.text, encoding), part.page, part.level, part.is_bold)
    cells = (Cell(c.row, c.column, convert(c.text, encoding), c.rows, c.columns) for c in part.table.cells)
    return PlacedTable(Table(tuple(cells), part.table.header_rows), part.page)
