"""The text layers of a document's pages, in Unicode and judged.

Pages are opened some at a time and then read together: pdfium and the interpreter push each other out of the processor's cache, and
reading takes half as long where the page before was read just now. A second thread converts and judges what is read while pdfium
opens the next pages. pdfium itself is asked by the caller's thread alone, for it knows no threads.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2

from assistant.load.legacy import SAMPLE, detect, encoding_of_font, is_encoded
from assistant.load.lines import PageLines
from assistant.load.pdf_form import form_of, with_fields
from assistant.load.pdf_text import TextLayer, convert_layer, picture_share, read_layer
from assistant.load.text_layer import FEW_WORDS, Verdict, judge_layer

Encodings = tuple[frozenset[str], str]  # those that fonts name and the text bears out; one that only the words tell
_TOGETHER = 5  # pages open at once
_EVERY = 20  # pages, from one word on the progress to the next


@dataclass(frozen=True, slots=True)
class JudgedLayer:
    """`page`: the lines in Unicode, those of tables included. `encoding`: the old one that most of it was in."""

    layer: TextLayer
    page: PageLines
    encoding: str
    verdict: Verdict
    encodings: Encodings  # by which it was converted


def read_layers(document: Any, progress: Callable[[int, int], None]) -> list[JudgedLayer | None]:
    """One for each page of a pypdfium2 document; None for a page that cannot be opened."""
    count, judge = len(document), _Judge()
    waiting: list[Future[list[JudgedLayer | None]]] = []
    with form_of(document) as form, ThreadPoolExecutor(1, "layers") as beside:
        after_table = False
        for first in range(0, count, _TOGETHER):
            layers = _read(document, range(first, min(first + _TOGETHER, count)), form, after_table)
            after_table = _has_table(layers[-1])
            waiting.append(beside.submit(judge, layers))
            if (first + len(layers)) % _EVERY == 0:
                progress(first + len(layers), count)
    judged = [layer for done in waiting for layer in done.result()]
    encodings = _encodings_of(layer.layer for layer in judged if layer)
    return [layer and _in_encodings(layer, encodings) for layer in judged]


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


class _Judge:
    """Judges layers as they come. Of the document's encodings it knows what the pages so far told: looked at again in the end."""

    def __init__(self) -> None:
        self._named: set[str] = set()
        self._encodings: Encodings = (frozenset(), "")

    def __call__(self, layers: Sequence[TextLayer | None]) -> list[JudgedLayer | None]:
        return [_judge(layer, self._encodings_with(layer)) if layer else None for layer in layers]

    def _encodings_with(self, layer: TextLayer) -> Encodings:
        named = {encoding_of_font(font) for font in {line.font for line in layer.lines}}
        if not named <= self._named:
            self._named |= named
            found, told = _encodings_of([layer])
            found |= self._encodings[0]
            self._encodings = found, "" if found else told
        return self._encodings


def _judge(layer: TextLayer, encodings: Encodings) -> JudgedLayer:
    page, encoding = convert_layer(layer, *encodings)
    return JudgedLayer(layer, page, encoding, judge_layer("\n".join([line[0] for line in page.lines])), encodings)


def _in_encodings(judged: JudgedLayer, encodings: Encodings) -> JudgedLayer:
    """By the encodings that the whole document is in: hardly ever others than its first pages told."""
    return judged if judged.encodings == encodings else _judge(judged.layer, encodings)


def _encodings_of(layers: Iterable[TextLayer]) -> Encodings:
    set_in: dict[str, list[str]] = defaultdict(list)
    sizes: dict[str, int] = defaultdict(int)
    for layer in layers:
        for name, texts in layer.by_encoding().items():
            if sizes[name] < SAMPLE:
                set_in[name] += texts
                sizes[name] += sum(map(len, texts))
    found = frozenset(name for name, texts in set_in.items() if name and is_encoded(" ".join(texts), name))
    return found, "" if found else detect(" ".join(set_in[""]))
