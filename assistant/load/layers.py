"""The text layers of a document's pages, in Unicode and judged.

Pages are opened some at a time and then read together, all of them are judged in the end: pdfium and the interpreter push each other
out of the processor's cache, and reading a page takes half as long right behind another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2

from assistant.load.beside import begin
from assistant.load.legacy import SAMPLE, detect, is_encoded
from assistant.load.lines import PageLines
from assistant.load.pdf_form import form_of, with_fields
from assistant.load.pdf_text import TextLayer, convert_layer, picture_share, read_layer
from assistant.load.text_layer import FEW_WORDS, Verdict, judge_layer

_TOGETHER = 5  # pages open at once; more gain little and take memory
_EVERY = 20  # pages from one word on the progress to the next; a multiple of those open at once
_LONG = 8  # pages from which a second process pays for itself


@dataclass(frozen=True, slots=True)
class JudgedLayer:
    """`page`: the lines in Unicode, those of tables included. `encoding`: the old one that most of it was in."""

    layer: TextLayer
    page: PageLines
    encoding: str
    verdict: Verdict


def read_layers(raw: bytes, document: Any, progress: Callable[[int, int], None]) -> list[JudgedLayer | None]:
    """One for each page of a pypdfium2 document that was opened from `raw`; None for a page that cannot be opened.

    Of a long document the later pages are read in a second process at the same time.
    """
    count = len(document)
    middle = count // 2 if count >= _LONG else count
    later = begin(_later_layers, raw, middle) if middle < count else list[TextLayer | None]
    with form_of(document) as form:
        layers = _read_all(document, range(middle), form, lambda done: progress(done * count // middle, count))
        layers += _after(document, layers[-1], later(), form)
    encodings, fallback = _encodings(filter(None, layers))
    return [_judge(layer, encodings, fallback) if layer else None for layer in layers]


def _later_layers(raw: bytes, first: int) -> list[TextLayer | None]:
    with closing(pypdfium2.PdfDocument(raw)) as document, form_of(document) as form:
        return _read_all(document, range(first, len(document)), form)


def _read_all(
    document: Any, pages: range, form: Any, progress: Callable[[int], None] | None = None
) -> list[TextLayer | None]:
    layers: list[TextLayer | None] = []
    for first in range(pages.start, pages.stop, _TOGETHER):
        after_table = bool(layers) and _has_table(layers[-1])
        layers += _read(document, range(first, min(first + _TOGETHER, pages.stop)), form, after_table)
        if progress and len(layers) % _EVERY == 0:
            progress(len(layers))
    return layers


def _after(document: Any, last: TextLayer | None, rest: list[TextLayer | None], form: Any) -> list[TextLayer | None]:
    """Pages that were read without knowing the one before them: those that a table may go on to are read again."""
    for i, layer in enumerate(rest):
        if layer is None or not _has_table(last):
            break
        rest[i] = last = _read(document, [layer.number - 1], form, after_table=True)[0]
        if _has_table(last) == _has_table(layer):
            break  # for the next page nothing is new
    return rest


def _read(document: Any, pages: Iterable[int], form: Any, after_table: bool) -> list[TextLayer | None]:
    """Of pages that follow each other. `after_table`: the page before them has one."""
    with ExitStack() as stack:
        opened = [_opened(document, i, stack) for i in pages]
        layers: list[TextLayer | None] = []
        for i, page in zip(pages, opened, strict=True):
            layers.append(page and _layer(*page, i + 1, form, after_table))
            after_table = _has_table(layers[-1])
    return layers


def _opened(document: Any, i: int, stack: ExitStack) -> tuple[Any, Any] | None:
    try:
        page = stack.enter_context(closing(document[i]))
        return page, stack.enter_context(closing(page.get_textpage()))
    except pypdfium2.PdfiumError:
        return None


def _layer(page: Any, textpage: Any, number: int, form: Any, after_table: bool) -> TextLayer | None:
    try:
        layer = read_layer(page, textpage, number, after_table=after_table)
        if form:
            layer = replace(layer, lines=with_fields(layer.lines, form, page))
        # What its pictures are is asked now where it is bound to be asked: opening a page again costs as much as reading it.
        if sum(len(line.text.split()) for line in layer.lines[:FEW_WORDS]) < FEW_WORDS:
            layer = replace(layer, pictured=picture_share(page))
        return layer
    except pypdfium2.PdfiumError:
        return None


def _has_table(layer: TextLayer | None) -> bool:
    return bool(layer and layer.tables)


def _judge(layer: TextLayer, encodings: frozenset[str], fallback: str) -> JudgedLayer:
    page, encoding = convert_layer(layer, encodings, fallback)
    return JudgedLayer(layer, page, encoding, judge_layer("\n".join([line[0] for line in page.lines])))


def _encodings(layers: Iterable[TextLayer]) -> tuple[frozenset[str], str]:
    """(encodings that the fonts name and the text bears out, one that only the words tell)."""
    set_in: dict[str, list[str]] = defaultdict(list)
    sizes: dict[str, int] = defaultdict(int)
    for layer in layers:
        for name, texts in layer.by_encoding().items():
            if sizes[name] < SAMPLE:
                set_in[name] += texts
                sizes[name] += sum(map(len, texts))
    found = frozenset(name for name, texts in set_in.items() if name and is_encoded(" ".join(texts), name))
    return found, "" if found else detect(" ".join(set_in[""]))
