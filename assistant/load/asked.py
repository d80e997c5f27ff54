"""What pdfium is asked thousands of times of a document: where characters stand, what they are set in, what was drawn.

pypdfium2 looks at the type of every argument and lets go of the interpreter's lock around every call: right for opening a page,
and several times the work of an answer that pdfium has at hand. Here such functions are called as they are, a column of
questions at once. Handles are those of pages that are open, asked by the thread that opened them.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import compress, repeat
from typing import Any

import pypdfium2.raw as pdfium

Edges = tuple[float, float, float, float]
_PLACE = ctypes.sizeof(pdfium.FS_RECTF)
_NAME = 128  # bytes; a longer name is none
_BATCH = 1_000  # names
_NAME_SIZE = ctypes.c_ulong(_NAME)  # as wide as pdfium takes it: nothing here looks at the types of arguments


class _Drawn(ctypes.c_void_p):
    """A handle as an argument takes it: c_void_p itself would be answered as a number."""


def _as_it_is(function: Any, answer: Any = ctypes.c_int) -> Callable[..., Any]:
    """A function of pdfium that neither looks at its arguments nor lets go of the interpreter's lock."""
    return ctypes.PYFUNCTYPE(answer)(ctypes.cast(function, ctypes.c_void_p).value)  # type: ignore[arg-type]


_ask_place = _as_it_is(pdfium.FPDFText_GetLooseCharBox)
_ask_font = _as_it_is(pdfium.FPDFText_GetFontInfo)
_ask_object = _as_it_is(pdfium.FPDFPage_GetObject, _Drawn)
_ask_kind = _as_it_is(pdfium.FPDFPageObj_GetType)
_ask_edges = _as_it_is(pdfium.FPDFPageObj_GetBounds)


def places_of(textpage: Any, characters: Sequence[int]) -> list[float]:
    """Left, top, right and bottom edge of each character, one behind the other: points from the page's lower left corner."""
    if not characters:
        return []
    boxes = (pdfium.FS_RECTF * len(characters))()  # zeros for a character that has no place
    to = map(ctypes.byref, repeat(boxes), range(0, _PLACE * len(characters), _PLACE))
    list(map(_ask_place, repeat(textpage.raw), characters, to))
    edges: Any = memoryview(boxes).cast("B").cast("f").tolist()
    return edges  # type: ignore[no-any-return]


def sides_of(textpage: Any) -> Callable[[int], tuple[float, float]]:
    """What tells the left and the right edge of one character after another."""
    box = pdfium.FS_RECTF()
    raw, to = textpage.raw, ctypes.byref(box)

    def sides(character: int) -> tuple[float, float]:
        _ask_place(raw, character, to)
        return box.left, box.right

    return sides


def fonts_of(textpage: Any, characters: Sequence[int]) -> list[str]:
    """What each character is set in. One without a font (pdfium put it in itself) goes with the one before it."""
    fonts: list[str] = []
    for first in range(0, len(characters), _BATCH):
        asked = characters[first : first + _BATCH]
        names = ctypes.create_string_buffer(_NAME * len(asked))
        starts = range(0, _NAME * len(asked), _NAME)
        to = map(ctypes.byref, repeat(names), starts)
        sizes = list(map(_ask_font, repeat(textpage.raw), asked, to, repeat(_NAME_SIZE), repeat(None)))
        raw = names.raw
        if min(sizes) > 0 and max(sizes) <= _NAME:
            fonts += [_decoded(raw[at : at + _NAME]) for at in starts]
            continue
        for at, size in zip(starts, sizes, strict=True):
            named = 0 < size <= _NAME
            fonts.append(_decoded(raw[at : at + _NAME]) if named else fonts[-1] if fonts else "")
    return fonts


@lru_cache(maxsize=1024)
def _decoded(name: bytes) -> str:
    return name.partition(b"\0")[0].decode("utf-8", "replace")


def objects_of(page: Any, kinds: frozenset[int], most: int) -> Iterator[Edges]:
    """Left, bottom, right and top edge of what was drawn, of these kinds, among the page's first `most` objects."""
    count = min(pdfium.FPDFPage_CountObjects(page.raw), most)
    drawn = list(map(_ask_object, repeat(page.raw), range(count)))
    left, bottom, right, top = edges = tuple(ctypes.c_float() for _ in range(4))
    to = [ctypes.byref(edge) for edge in edges]
    for item in compress(drawn, map(kinds.__contains__, map(_ask_kind, drawn))):
        if _ask_edges(item, *to):
            yield left.value, bottom.value, right.value, top.value
