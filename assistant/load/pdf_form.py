"""What people wrote into the fields of a PDF form: its text layer holds the labels only."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

from assistant.load.lines import Line

_MAX_FIELDS = 2_000
_MAX_BYTES = 200_000  # of one value
_HIDDEN = 2  # a flag of an annotation


@contextmanager
def form_of(document: Any) -> Iterator[Any | None]:
    """The document's form while its pages are read, None where it has none; to be asked before any page is opened.

    It is closed again, for a page drawn with it shows stamps that cover what OCR has to read.
    """
    if document.get_formtype() == pdfium.FORMTYPE_NONE:
        yield None
        return
    document.init_forms()
    try:
        yield document.formenv
    finally:
        document.close_forms()


def with_fields(lines: tuple[Line, ...], form: Any | None, page: Any) -> tuple[Line, ...]:
    """A page's lines with the values of its fields, each behind its label where that stands on its level."""
    if form is None:
        return lines
    out = list(lines)
    for field in _fields(form, page):
        label = _label(out, field)
        if label is not None:
            out[label] = out[label]._replace(text=f"{out[label].text} {field.text}", x1=field.x1)
        else:
            out.insert(next((i for i, line in enumerate(out) if line.top > field.bottom), len(out)), field)
    return tuple(out)


def _fields(form: Any, page: Any) -> Iterator[Line]:
    height = page.get_size()[1]
    for i in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), _MAX_FIELDS)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, i)
        try:
            value = _value(form, annotation)
            box = pdfium.FS_RECTF()
            if value and pdfium.FPDFAnnot_GetRect(annotation, box):
                yield Line(value, box.left, box.right, height - box.top, height - box.bottom)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _value(form: Any, annotation: Any) -> str:
    if pdfium.FPDFAnnot_GetSubtype(annotation) != pdfium.FPDF_ANNOT_WIDGET:
        return ""
    if pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
        return ""
    kind = pdfium.FPDFAnnot_GetFormFieldType(form.raw, annotation)
    if kind not in (pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX):
        return ""
    size = min(pdfium.FPDFAnnot_GetFormFieldValue(form.raw, annotation, None, 0), _MAX_BYTES)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAnnot_GetFormFieldValue(
        form.raw, annotation, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size
    )
    return " ".join(buffer.raw[:size].decode("utf-16-le", "replace").replace("\x00", "").split())


def _label(lines: Sequence[Line], field: Line) -> int | None:
    """The nearest line to the left of a field, on its level."""
    level = (field.top + field.bottom) / 2
    left = [i for i, line in enumerate(lines) if line.top <= level <= line.bottom and line.x1 <= field.x0 + 2]
    return max(left, key=lambda i: lines[i].x1, default=None)
