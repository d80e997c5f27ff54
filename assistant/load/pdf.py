"""PDF -> content: each page by its text layer where that is true, by OCR where it is not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.load.content import Content
from assistant.load.layout import lay_out
from assistant.load.legacy import detect, is_encoded
from assistant.load.lines import Line, PageLines
from assistant.load.pdf_form import form_of, with_fields
from assistant.load.pdf_text import TextLayer, convert_layer, picture_share, read_layer, with_tables
from assistant.load.refusal import MAX_PAGES, UnreadableFile
from assistant.load.text_layer import Verdict, judge_layer
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
        layers = _layers(document, show)
        encodings, fallback = _encodings(layers)
        pages: list[PageLines] = []
        readings: list[PageReading] = []
        for layer in layers:
            page, reading = _by_layer(document, layer, encodings, fallback)
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


def _layers(document: Any, show: Progress) -> list[TextLayer | None]:
    import pypdfium2

    layers: list[TextLayer | None] = []
    with form_of(document) as form:
        for i in range(len(document)):
            try:
                with closing(document[i]) as page, closing(page.get_textpage()) as textpage:
                    before = layers[-1] if layers else None
                    layer = read_layer(page, textpage, i + 1, after_table=bool(before and before.tables))
                    layers.append(replace(layer, lines=with_fields(layer.lines, form, page)) if form else layer)
            except pypdfium2.PdfiumError:
                layers.append(None)
            if i % 20 == 19:
                show(i + 1, len(document))
    return layers


def _encodings(layers: Sequence[TextLayer | None]) -> tuple[frozenset[str], str]:
    """(encodings that the fonts name and the text bears out, one that only the words tell)."""
    set_in: dict[str, list[str]] = {}
    for layer in layers:
        for name, texts in (layer.by_encoding() if layer else {}).items():
            set_in.setdefault(name, []).extend(texts)
    borne_out = frozenset(name for name, texts in set_in.items() if name and is_encoded(" ".join(texts), name))
    return borne_out, "" if borne_out else detect(" ".join(set_in.get("", [])))


def _by_layer(
    document: Any, layer: TextLayer | None, encodings: frozenset[str], fallback: str
) -> tuple[PageLines, PageReading]:
    """A page by its layer; its reading's way is "ocr" where the layer is not to be trusted."""
    if layer is None:
        return PageLines(0, 0, 0, ()), PageReading(0, "unreadable", 0.0)
    page, encoding = convert_layer(layer, encodings, fallback)
    verdict = judge_layer("\n".join(line.text for line in page.lines))
    # Opening a page again costs as much as reading it: only where its pictures have to be looked at.
    if not (verdict.is_true and not verdict.is_doubtful):
        with closing(document[layer.number - 1]) as raw_page:
            if _needs_ocr(raw_page, verdict):
                return replace(page, lines=()), PageReading(layer.number, "ocr", 0.0)
    if not page.lines:
        return page, PageReading(layer.number, "empty", 1.0)
    page = with_tables(page, layer.tables, encoding)
    confidence = round(verdict.confidence, 3)
    return page, PageReading(layer.number, "converted" if encoding else "text", confidence, encoding)


def _needs_ocr(page: Any, verdict: Verdict) -> bool:
    pictured = picture_share(page) >= _PICTURE
    return pictured if verdict.is_true else True


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
