"""DOCX -> paragraphs and tables: with Word's own numbers, merged cells, and text of legacy fonts converted run by run."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from assistant.load.content import Content, Paragraph, Part, PlacedTable, clean_line, is_title
from assistant.load.legacy import convert, detect, encoding_of_font, is_capital_font, is_encoded
from assistant.load.numbering import Numbering
from assistant.load.refusal import UnreadableFile
from assistant.load.table import Cell, Table

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NOTES = ("footnote", "endnote")
_MAX_DEPTH = 20
Run = tuple[str, str, bool]  # text, font, whether bold


def read_docx(raw: bytes) -> tuple[Content, str]:
    """(content, legacy encoding of most of it or ""). Raises UnreadableFile."""
    import docx

    try:
        document = docx.Document(io.BytesIO(raw))
        reader = _Reader(document)
        parts = tuple(reader.parts(document.element.body))
    except MemoryError:
        raise
    except Exception as error:  # python-docx lets pass whatever zipfile, zlib and lxml raise on a damaged file
        raise UnreadableFile(f"is a damaged Word file ({type(error).__name__}); save it again from Word") from None
    return Content(parts), reader.encoding


class _Reader:
    def __init__(self, document: Any) -> None:
        self._styles = {style.style_id: style for style in document.styles}
        numbering = _part(document, "numbering")
        self._numbering = Numbering(numbering)
        self._notes = {
            (kind, note.get(f"{_W}id")): note for kind in _NOTES for note in _children(_part(document, f"{kind}s"))
        }
        self._default_font = _default_font(document)
        self._chains: dict[str | None, list[Any]] = {}
        self.encoding = ""
        self._fallback = ""
        set_in: dict[str, list[str]] = defaultdict(list)
        for paragraph in document.element.body.iter(f"{_W}p"):
            for text, font, _ in self._runs(paragraph):
                set_in[encoding_of_font(font)].append(text)
        self._encodings = {found for found, texts in set_in.items() if found and is_encoded(" ".join(texts), found)}
        if not self._encodings:
            # No font tells; the words may.
            self._fallback = self.encoding = detect("\n".join(set_in[""]))

    def parts(self, body: Any, depth: int = 0) -> Iterator[Part]:
        for element in body:
            if element.tag == f"{_W}p":
                yield from self._paragraphs(element)
                yield from self._notes_of(element)
                yield from self._boxes(element, depth)
            elif element.tag == f"{_W}tbl":
                yield PlacedTable(self._table(element, depth))
                yield from self._notes_of(element) if not depth else ()
            elif element.tag in (f"{_W}sdt", f"{_W}ins", f"{_W}customXml") and depth < _MAX_DEPTH:
                inner = element.find(f"{_W}sdtContent")
                yield from self.parts(inner if inner is not None else element, depth + 1)

    def _notes_of(self, element: Any) -> Iterator[Paragraph]:
        """The footnotes and endnotes a paragraph or table refers to, once each, right behind it."""
        for kind in _NOTES:
            for mark in element.iter(f"{_W}{kind}Reference"):
                note = self._notes.pop((kind, mark.get(f"{_W}id")), ())
                for paragraph in note:
                    if paragraph.tag == f"{_W}p":
                        yield from self._paragraphs(paragraph)

    def _boxes(self, element: Any, depth: int) -> Iterator[Part]:
        """What stands in the text boxes a paragraph anchors, behind it. Word writes each box twice, once for old programs."""
        for box in element.iter(f"{_W}txbxContent"):
            if depth < _MAX_DEPTH and _paragraph_around(box) is element and not _is_fallback(box):
                yield from self.parts(box, depth + 1)

    def _paragraphs(self, element: Any) -> Iterator[Paragraph]:
        text, is_bold = self._text(element)
        label = self._label(element)
        level = self._heading_level(element)
        lines = [clean_line(line) for line in text.split("\n")]
        for i, line in enumerate(line for line in lines if line):
            line = f"{label} {line}" if label and not i else line
            yield Paragraph(line, level=level if not i else 0, is_bold=is_bold and not level and is_title(line))

    def _text(self, element: Any) -> tuple[str, bool]:
        """The paragraph's text in Unicode, and whether all of it is bold. Neighbouring runs of one font go together."""
        merged: list[Run] = []
        for text, font, bold in self._runs(element):
            if merged and merged[-1][1] == font and merged[-1][2] == bold:
                merged[-1] = (merged[-1][0] + text, font, bold)
            else:
                merged.append((text, font, bold))
        out = []
        for text, font, _ in merged:
            encoding = encoding_of_font(font)
            encoding = encoding if encoding in self._encodings else self._fallback
            if encoding:
                self.encoding = self.encoding or encoding
                text = convert(text, encoding, capitals=is_capital_font(font))
            out.append(text)
        return "".join(out), bool(merged) and all(bold for text, _, bold in merged if text.strip())

    def _runs(self, element: Any) -> Iterator[Run]:
        style = _child_value(element.find(f"{_W}pPr"), "pStyle")
        for run in element.iter(f"{_W}r"):
            if any(parent.tag in (f"{_W}del", f"{_W}moveFrom") for parent in run.iterancestors()):
                continue
            if _paragraph_around(run) is not element or _is_fallback(run):
                continue  # of a text box, which is read behind its paragraph
            text = "".join(_run_text(child) for child in run)
            if text:
                properties = run.find(f"{_W}rPr")
                yield text, self._font(properties, style), self._bold(properties, style)

    def _font(self, properties: Any, style: str | None) -> str:
        for found in [properties, *self._chain(_child_value(properties, "rStyle")), *self._chain(style)]:
            fonts = found.find(f"{_W}rFonts") if found is not None else None
            if fonts is not None and (fonts.get(f"{_W}ascii") or fonts.get(f"{_W}hAnsi")):
                return str(fonts.get(f"{_W}ascii") or fonts.get(f"{_W}hAnsi"))
        return self._default_font

    def _bold(self, properties: Any, style: str | None) -> bool:
        for found in [properties, *self._chain(style)]:
            bold = found.find(f"{_W}b") if found is not None else None
            if bold is not None:
                return bold.get(f"{_W}val", "1") not in ("0", "false", "off")
        return False

    def _chain(self, style_id: str | None) -> list[Any]:
        """Run properties of a style and of those it is based on; of the default style where none is named."""
        if style_id not in self._chains:
            style = self._styles.get(style_id) if style_id else None
            chain, seen = [], set()
            while style is not None and style.style_id not in seen:
                seen.add(style.style_id)
                chain.append(style.element.find(f"{_W}rPr"))
                style = self._styles.get(_child_value(style.element, "basedOn"))
            self._chains[style_id] = chain
        return self._chains[style_id]

    def _heading_level(self, element: Any) -> int:
        style = self._styles.get(_child_value(element.find(f"{_W}pPr"), "pStyle"))
        name = (style.name or "").lower() if style is not None else ""
        return int(name[-1]) if name in ("heading 1", "heading 2", "heading 3", "heading 4") else 0

    def _label(self, element: Any) -> str:
        own = element.find(f"{_W}pPr/{_W}numPr")
        style = self._styles.get(_child_value(element.find(f"{_W}pPr"), "pStyle"))
        found = own if own is not None else style.element.find(f"{_W}pPr/{_W}numPr") if style is not None else None
        num_id = _child_value(found, "numId")
        level = _child_value(found, "ilvl") or "0"
        return self._numbering.label(num_id, int(level)) if num_id not in (None, "0") and level.isdigit() else ""

    def _table(self, element: Any, depth: int) -> Table:
        cells: list[Cell] = []
        header_rows = 0
        for r, row in enumerate(_rows(element)):
            properties = row.find(f"{_W}trPr")
            column = int(_child_value(properties, "gridBefore") or 0)
            if properties is not None and properties.find(f"{_W}tblHeader") is not None and header_rows == r:
                header_rows += 1
            for cell in row.iter(f"{_W}tc"):
                if cell.getparent() is not row and cell.getparent().getparent().getparent() is not row:
                    continue  # of a table inside this one
                span = int(_child_value(cell.find(f"{_W}tcPr"), "gridSpan") or 1)
                merge = cell.find(f"{_W}tcPr/{_W}vMerge")
                if merge is not None and merge.get(f"{_W}val", "continue") == "continue":
                    _grow(cells, r, column)
                else:
                    cells.append(Cell(r, column, self._cell_text(cell, depth), columns=max(span, 1)))
                column += max(span, 1)
        return Table(tuple(cells), header_rows)

    def _cell_text(self, cell: Any, depth: int) -> str:
        lines: list[str] = []
        if depth >= _MAX_DEPTH:
            return ""
        for part in self.parts(cell, depth + 1):
            if isinstance(part, Paragraph):
                lines.append(part.text)
            else:
                lines.append(_table_in_words(part.table))
        return "\n".join(lines)


def _table_in_words(table: Table) -> str:
    """A table within a cell, on one line: "Loại – Số phòng; Homestay – 340"."""
    rows: dict[int, list[str]] = defaultdict(list)
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        if text := " ".join(cell.text.split()):
            rows[cell.row].append(text)
    return "; ".join(" – ".join(row) for row in rows.values())


def _paragraph_around(element: Any) -> Any:
    return next(element.iterancestors(f"{_W}p"), None)


def _is_fallback(element: Any) -> bool:
    """Whether it stands in the second writing of something, for programs that do not know the first."""
    fallback = next(element.iterancestors(f"{_MC}Fallback"), None)
    return fallback is not None and fallback.getparent().find(f"{_MC}Choice") is not None


def _rows(element: Any) -> Iterator[Any]:
    """A table's rows, those in content controls as well, without those that tracked changes have deleted."""
    for child in element:
        if child.tag == f"{_W}tr":
            if child.find(f"{_W}trPr/{_W}del") is None:
                yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml"):
            yield from _rows(child)


def _grow(cells: list[Cell], row: int, column: int) -> None:
    for at in range(len(cells) - 1, -1, -1):
        if cells[at].column == column and cells[at].row + cells[at].rows == row:
            cells[at] = replace(cells[at], rows=cells[at].rows + 1)
            return


def _run_text(child: Any) -> str:
    name = child.tag[len(_W) :] if isinstance(child.tag, str) and child.tag.startswith(_W) else ""
    return (child.text or "") if name == "t" else _TEXT.get(name, "")


def _child_value(parent: Any, name: str) -> str | None:
    found = parent.find(f"{_W}{name}") if parent is not None else None
    return found.get(f"{_W}val") if found is not None else None


def _default_font(document: Any) -> str:
    fonts = document.styles.element.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}rFonts")
    normal = next(
        (style.element.find(f"{_W}rPr/{_W}rFonts") for style in document.styles if style.style_id == "Normal"), None
    )
    for found in (normal, fonts):
        if found is not None and found.get(f"{_W}ascii"):
            return str(found.get(f"{_W}ascii"))
    return ""


def _children(part: Any | None) -> list[Any]:
    return list(part) if part is not None else []


def _part(document: Any, kind: str) -> Any | None:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/" + kind) and not relation.is_external:
            part = relation.target_part
            if hasattr(part, "element"):
                return part.element
            from lxml import etree

            return etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    return None
