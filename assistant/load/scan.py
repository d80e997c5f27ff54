"""A scanned picture: how far it is turned, and the ruled lines in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from PIL import Image
from scipy import ndimage

from assistant.load.ruling import Rule

Box = tuple[slice, slice]
_MAX_PIECES = 60_000  # a photograph
_RULE_HALF = 4  # pixels to either side of a line that go with it
_SPECK = 4.0  # square points of ink, less than the figure 1 in small type
_DARK = 140  # grey value below which a pixel is ink
_MOST = 3.0  # degrees looked at to either side
_LEAST = 0.3  # degrees below which Tesseract reads as well


def deskew(image: Image.Image) -> Image.Image:
    """The picture turned so that its lines lie level: the angle at which the rows of ink part most sharply (Postl 1986)."""
    small = image.resize((max(1, image.width // 5), max(1, image.height // 5)), Image.Resampling.BOX)
    ink = Image.fromarray(((np.asarray(small) < _DARK + 40) * 255).astype(np.uint8))
    if not ink.getbbox():
        return image
    best = max(np.arange(-_MOST, _MOST + 0.01, 0.5), key=lambda angle: _sharpness(ink, float(angle)))
    best = max(np.arange(best - 0.4, best + 0.41, 0.1), key=lambda angle: _sharpness(ink, float(angle)))
    if abs(best) < _LEAST:
        return image
    return image.rotate(float(best), resample=Image.Resampling.BICUBIC, fillcolor=255)


def _sharpness(ink: Image.Image, angle: float) -> float:
    rows = np.asarray(ink.rotate(angle, resample=Image.Resampling.NEAREST)).sum(axis=1, dtype=np.float64)
    return float(((rows[1:] - rows[:-1]) ** 2).sum())


def without_stamps(image: Image.Image, scale: float) -> Image.Image:
    """The page without its seals and the frame of an incoming stamp, and what stands inside them: they are no text of it.

    Lines that a stamp touches are read as one with it, and its letters go into them. A seal is a sparse round piece of ink as
    wide as a seal, with the signature that runs through it; a stamp's frame lies in the upper part of the page.
    `scale`: points a pixel.
    """
    grey = np.asarray(image)
    pieces, count = ndimage.label(grey < _DARK, structure=np.ones((3, 3)))
    if count > _MAX_PIECES:
        return image
    boxes = ndimage.find_objects(pieces)
    cleaned = grey.copy()
    for number, box in enumerate(boxes, 1):
        inner = _stamp(pieces, number, box, scale, grey.shape[0])
        if inner is not None:
            inside = [other for other in np.unique(pieces[inner]) if other and _lies_in(boxes[other - 1], inner)]
            ink = np.isin(pieces[box], [number, *inside])
            cleaned[box][ndimage.binary_dilation(ink, iterations=2)] = 255
    return Image.fromarray(cleaned)


def _stamp(pieces: np.ndarray, number: int, box: Box, scale: float, rows: int) -> Box | None:
    """The part of the page whose ink goes with this piece; None where it is neither seal nor stamp."""
    down, across = box
    high, wide = (down.stop - down.start) * scale, (across.stop - across.start) * scale
    if high < 25 or wide < 55 or np.count_nonzero(pieces[box] == number) > 0.4 * pieces[box].size:
        return None
    if 25 <= high <= 75 and 70 <= wide <= 220 and down.stop < 0.4 * rows:
        return box
    if 55 <= high <= 140 and wide <= 4 * high and down.start > 0.25 * rows:
        # The signature runs to the right, over the signer's name, which stays.
        return down, slice(across.start, across.start + min(across.stop - across.start, down.stop - down.start))
    return None


def _lies_in(box: Box, outer: Box) -> bool:
    return all(a.start >= b.start and a.stop <= b.stop for a, b in zip(box, outer, strict=True))


def without_rules(image: Image.Image, rules: Sequence[Rule], scale: float) -> Image.Image:
    """The page without its ruled lines, which are read as bars and join the letters they touch."""
    grey = np.asarray(image).copy()
    for rule in rules:
        at, start, end = (round(place / scale) for place in (rule.at, rule.start, rule.end))
        band = slice(max(at - _RULE_HALF, 0), at + _RULE_HALF + 1), slice(max(start, 0), end)
        area = grey[band] if rule.horizontal else grey[band[1], band[0]]
        # Strokes of letters cross the line: only where the ink is no higher than the line it goes.
        thin = np.count_nonzero(area < _DARK, axis=0 if rule.horizontal else 1) <= 2 * _RULE_HALF
        area[(slice(None), thin) if rule.horizontal else (thin, slice(None))] = 255
    return Image.fromarray(grey)


def holds_ink(image: Image.Image, area: Sequence[float], scale: float) -> bool:
    """Whether more than a speck stands in an area (x0, top, x1, bottom, in points)."""
    left, top, right, bottom = (round(edge / scale) for edge in area)
    inside = np.asarray(image)[top + 6 : bottom - 6, left + 6 : right - 6]
    return int(np.count_nonzero(inside < _DARK)) * scale * scale > _SPECK


def image_rules(image: Image.Image, scale: float) -> list[Rule]:
    """Horizontal and vertical lines of at least half an inch. `scale`: points a pixel."""
    ink = np.asarray(image) < _DARK
    least = max(20, int(36 / scale))
    return [*_runs(ink, least, scale, horizontal=True), *_runs(ink.T, least, scale, horizontal=False)]


def _runs(ink: np.ndarray, least: int, scale: float, *, horizontal: bool) -> Iterator[Rule]:
    """Runs of ink along the rows, at least `least` pixels long; neighbouring rows are one line."""
    # Lines are broken by specks: a run may miss a tenth of its pixels.
    sums = np.cumsum(np.pad(ink, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    full = sums[:, least:] - sums[:, :-least] >= 0.95 * least
    rows = np.flatnonzero(full.any(axis=1))
    if not len(rows):
        return
    for group in np.split(rows, np.flatnonzero(np.diff(rows) > 3) + 1):
        if len(group) * scale > 8:
            continue  # a picture or a dark edge, no line
        columns = np.flatnonzero(full[group[0] : group[-1] + 1].any(axis=0))
        for run in np.split(columns, np.flatnonzero(np.diff(columns) > least) + 1):
            yield Rule(horizontal, float(group.mean()) * scale, float(run[0]) * scale, float(run[-1] + least) * scale)
