"""PDF -> content: each page by its text layer where that is true, by OCR where it is not."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.load.content import Content
from assistant.load.layers import JudgedLayer, read_layers
from assistant.load.layout import lay_out
from assistant.load.lines import Line, PageLines
from assistant.load.pdf_text import convert_layer, picture_share, read_layer, with_tables
from assistant.load.refusal import MAX_PAGES, UnreadableFile
from assistant.load.text_layer import judge_layer
from assistant.types import PageReading, ReadingWarning

Progress = Callable[[int, int], None]  # pages done, pages in all
_PICTURE = 0.5  # share of the page from which a picture may be the page itself


def read_pdf(
    raw: bytes, cache: Path | None = None, progress: Progress | None = None
) -> tuple[Content, tuple[PageReading, ...]]:
    """(content, how each page was read). Raises UnreadableFile, also where OCR is needed and not installed."""
    pages, readings, warnings = read_pages(raw, cache, progress)
    return Content(lay_out(pages), warnings=tuple(warnings)), tuple(readings)


def read_pages(
    raw: bytes, cache: Path | None = None, progress: Progress | None = None
) -> tuple[list[PageLines], list[PageReading], list[ReadingWarning]]:
    """Pages as lines, before anything is taken off or joined."""
    document = open_pdf(raw)
    with closing(document):
        count = len(document)
        if count > MAX_PAGES:
            raise UnreadableFile(f"has {count} pages; split it into files of at most {MAX_PAGES}")
        show = progress or (lambda done, total: None)
        pages: list[PageLines] = []
        readings: list[PageReading] = []
        for layer in read_layers(raw, document, show):
            page, reading = _by_layer(document, layer)
            pages.append(page)
            readings.append(reading)
        warnings = (
            [] if all(reading.way != "ocr" for reading in readings) else _ocr(document, pages, readings, cache, show)
        )
    return pages, readings, warnings


def page_lines(document: Any, number: int, way: str, encoding: str, cache: Path | None) -> tuple[Line, ...]:
    """The lines of one page, those in tables included, read the way it was read before."""
    if way == "ocr":
        from assistant.load.ocr import read_scans, word_lines

        return tuple(line for scan in read_scans(document, [number], cache) for line in word_lines(scan.words))
    with closing(document[number - 1]) as page, closing(page.get_textpage()) as textpage:
        layer = read_layer(page, textpage, number)
    return convert_layer(layer, frozenset([encoding]), encoding)[0].lines


def open_pdf(raw: bytes) -> Any:
    """A pypdfium2 document. Raises UnreadableFile."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw)
        if len(document) == 0:
            raise UnreadableFile("has no pages; save it again from its program")
        return document
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise UnreadableFile("is locked with a password; save it without one") from None
        raise UnreadableFile("is a damaged PDF; save it again from its program") from None


def _by_layer(document: Any, layer: JudgedLayer | None) -> tuple[PageLines, PageReading]:
    """A page by its layer; its reading's way is "ocr" where the layer is not to be trusted."""
    if layer is None:
        return PageLines(0, 0, 0, ()), PageReading(0, "unreadable", 0.0)
    page, encoding = layer.page, layer.encoding
    if _needs_ocr(document, layer):
        return replace(page, lines=()), PageReading(page.number, "ocr", 0.0)
    if not page.lines:
        return page, PageReading(page.number, "empty", 1.0)
    page = with_tables(page, layer.layer.tables, encoding)
    confidence = round(layer.verdict.confidence, 3)
    return page, PageReading(page.number, "converted" if encoding else "text", confidence, encoding)


def _needs_ocr(document: Any, layer: JudgedLayer) -> bool:
    if not (layer.verdict.is_true and layer.verdict.is_doubtful):
        return not layer.verdict.is_true
    pictured = layer.layer.pictured
    if pictured is None:
        with closing(document[layer.page.number - 1]) as page:
            pictured = picture_share(page)
    return pictured >= _PICTURE


def _ocr(
    document: Any, pages: list[PageLines], readings: list[PageReading], cache: Path | None, show: Progress
) -> list[ReadingWarning]:
    """Read the pages that need it in place; returns warnings."""
    from assistant.load.ocr import read_scans

    wanted = [reading.page for reading in readings if reading.way == "ocr"]
    warnings: list[ReadingWarning] = []
    done = len(readings) - len(wanted)
    for scan in read_scans(document, wanted, cache):
        at = scan.page.number - 1
        pages[at] = scan.page
        done += 1
        show(done, len(readings))
        words = judge_layer("\n".join(line.text for line in scan.page.lines))
        if not scan.page.lines:
            readings[at] = PageReading(at + 1, "empty", 1.0)
        elif words.words >= 10 and not words.is_true and scan.confidence < 0.75:
            pages[at] = replace(scan.page, lines=(), tables=())
            readings[at] = PageReading(at + 1, "unreadable", scan.confidence)
            warnings.append(ReadingWarning("page_unreadable", at + 1))
        else:
            readings[at] = PageReading(at + 1, "ocr", scan.confidence)
            if readings[at].is_unsure:
                warnings.append(ReadingWarning("ocr_unsure", at + 1, f"{scan.confidence:.0%}"))
    return warnings
