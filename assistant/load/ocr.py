"""Scanned pages -> lines, by Tesseract: rendered at up to 300 dpi, deskewed, one process a page, remembered by what the page shows."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import cache as remember
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageFilter, ImageOps

from assistant.load.content import clean_line
from assistant.load.lines import Line, PageLines
from assistant.load.mend import mend_line
from assistant.load.refusal import UnreadableFile
from assistant.load.ruling import Rule, find_tables
from assistant.load.scan import deskew, holds_ink, image_rules, without_rules, without_stamps

DPI = 300  # of a page that is drawn; a scan is taken at its own resolution, where that is lower
_MIN_DPI = 200
_SOFTEN = (
    0.7  # pixels; scanners of offices give black and white, whose jagged edges cost marks (1.5 % of letters -> 1.1 %)
)
_SECONDS = 120  # a page
_MAX_CELLS = 60  # of a page that are read one by one
_CELL_BLOCKS = 10_000  # numbers of their blocks: no page has so many of its own
_COLUMN_GAP = 1.5  # heights of a line between two columns
_LEAST_GAP = 13.0  # points
_MAX_PIXELS = 60_000_000  # A2 at 300 dpi; larger pages are rendered smaller
_VERSION = 4  # of what is remembered
_SURE = 0.25  # words below this confidence are specks and stamps,
_SURE_WORDS = 0.7  # unless their line is at least this sure;
_SURE_MIXED = 0.6  # and a word that mixes figures with small letters is one only from here
_DRAWN = re.compile(r"[_|¦]+|[-–—_=~]{3,}")  # ruled lines, read as bars and dashes
_MIXED = re.compile(r"[a-zà-ỹđ]\d|\d[a-zà-ỹđ]")
_SURE_LINE = 0.45  # lines below this are none
MISSING = (
    "needs OCR, and Tesseract with Vietnamese is not installed; install it "
    "(Debian: apt-get install tesseract-ocr tesseract-ocr-vie) and ingest again"
)


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    confidence: float
    line: tuple[int, int, int]  # block, paragraph, line
    box: tuple[float, float, float, float]  # x0, top, x1, bottom, in points


@dataclass(frozen=True, slots=True)
class Scan:
    page: PageLines
    confidence: float  # mean of its words, weighed by their length; 0..1
    words: tuple[Word, ...] = ()


def read_scans(document: Any, numbers: Sequence[int], cache: Path | None) -> Iterator[Scan]:
    """Pages (numbered from 1) of a pypdfium2 document, in order. Raises UnreadableFile where Tesseract is missing.

    Rendering is done here, one page after the other; as many pages as there are processors are read at once.
    """
    tesseract()
    workers = max(1, min(os.cpu_count() or 1, 8))
    with ThreadPoolExecutor(workers) as pool:
        waiting: list[Future[Scan]] = []
        for number in numbers:
            image, scale, height = _render(document, number)
            waiting.append(pool.submit(_read, image, number, scale, height, cache))
            # Not more pages in memory than can be read.
            while len(waiting) > workers:
                yield waiting.pop(0).result()
        for future in waiting:
            yield future.result()


@remember
def tesseract() -> str:
    """Path of the program, once it is known to have Vietnamese. Raises UnreadableFile."""
    program = shutil.which("tesseract")
    command = [program or "tesseract", "--list-langs"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout if program else ""  # noqa: S603
    if program is None or "vie" not in listed.split():
        raise UnreadableFile(MISSING)
    return program


def _render(document: Any, number: int) -> tuple[Image.Image, float, float]:
    """(grey picture, points a pixel, height of the page in points)."""
    with closing(document[number - 1]) as page:
        width, height = page.get_size()
        scale = _resolution(page, width) / 72
        if width * height * scale * scale > _MAX_PIXELS:
            scale = (_MAX_PIXELS / (width * height)) ** 0.5
        bitmap = page.render(scale=scale, grayscale=True)
        with closing(bitmap):
            picture = bitmap.to_pil().convert("L").filter(ImageFilter.GaussianBlur(_SOFTEN))
            return picture, 1 / scale, height


def _resolution(page: Any, width: float) -> float:
    """Dots an inch to render at: those of the widest picture on the page, within bounds."""
    import pypdfium2.raw as pdfium

    widths = [item.get_px_size()[0] for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2)]
    return min(max(max(widths, default=0) / width * 72 or DPI, _MIN_DPI), DPI)


def _read(image: Image.Image, number: int, scale: float, height: float, cache: Path | None) -> Scan:
    digest = hashlib.sha256(f"{_VERSION} {image.size}".encode() + image.tobytes()).hexdigest()
    kept = cache / "pages" / digest[:2] / f"{digest}.json" if cache else None
    remembered = _recall(kept)
    straight = deskew(image)
    rules = image_rules(straight, scale)
    if remembered is None:
        cleaned = without_rules(without_stamps(straight, scale), rules, scale)
        words = _words(cleaned, scale)
        words += tuple(_cell_words(words, rules, cleaned, scale))
        if kept is not None:
            _keep(kept, words)
    else:
        words = remembered
    return _scan(words, rules, straight.width * scale, number, height)


def _words(image: Image.Image, scale: float) -> tuple[Word, ...]:
    words = _tesseract(image, scale, "3")
    if len(words) >= 5 and _confidence(words) < 0.5:
        # Perhaps it lies on its side.
        turned = [(_tesseract(image.rotate(angle, expand=True), scale, "3"), angle) for angle in (90, 270)]
        best = max(turned, key=lambda pair: _confidence(pair[0]) * len(pair[0]))[0]
        if _confidence(best) > _confidence(words) + 0.15:
            return best
    return words


def _cell_words(words: Sequence[Word], rules: Sequence[Rule], image: Image.Image, scale: float) -> Iterator[Word]:
    """Words of cells that hold ink and no word: Tesseract, looking at a whole page, passes over a lone figure in a column."""
    empty: list[tuple[float, ...]] = []

    def text_in(*area: float) -> str:
        text = _text_in(words, area)
        if not any(c.isalnum() for c in text) and holds_ink(image, area, scale):
            empty.append(area)
        return text

    find_tables(rules, text_in)
    for number, area in enumerate(empty[:_MAX_CELLS], 1):
        left, top, right, bottom = (round(edge / scale) for edge in area)
        cell = ImageOps.expand(image.crop((left + 2, top + 2, right - 2, bottom - 2)), 20, fill=255)
        for word in _tesseract(cell, scale, "6"):
            if word.confidence >= _SURE_MIXED:
                shift_x, shift_y = (left - 18) * scale, (top - 18) * scale
                x0, y0, x1, y1 = word.box
                box = (x0 + shift_x, y0 + shift_y, x1 + shift_x, y1 + shift_y)
                yield Word(word.text, word.confidence, (_CELL_BLOCKS + number, *word.line[1:]), box)


def _tesseract(image: Image.Image, scale: float, layout: str) -> tuple[Word, ...]:
    picture = io.BytesIO()
    image.save(picture, "PNG", compress_level=1)
    command = [tesseract(), "stdin", "stdout", "-l", "vie", "--dpi", str(round(72 / scale)), "--psm", layout, "tsv"]
    # One thread a process: pages are read side by side instead.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603
            command, input=picture.getvalue(), capture_output=True, timeout=_SECONDS, check=False, env=environment
        )
    except subprocess.TimeoutExpired:
        return ()
    return tuple(_parse(done.stdout.decode("utf-8", "replace"), scale))


def _parse(table: str, scale: float) -> Iterator[Word]:
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = clean_line((row.get("text") or "").strip("|¦"))
        if row.get("level") == "5" and text:
            left, top, wide, high = (int(row[name]) * scale for name in ("left", "top", "width", "height"))
            place = (int(row["block_num"]), int(row["par_num"]), int(row["line_num"]))
            yield Word(text, max(float(row["conf"]), 0.0) / 100, place, (left, top, left + wide, top + high))


def _scan(words: tuple[Word, ...], rules: Sequence[Rule], width: float, number: int, height: float) -> Scan:
    words = _without_specks(words)
    tables = find_tables(rules, lambda *area: _text_in(words, area))

    def in_table(word: Word) -> bool:
        x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
        return any(t.x0 <= x <= t.x1 and t.top <= y <= t.bottom for t in tables)

    lines = word_lines([word for word in words if not in_table(word)])
    page = PageLines(number, width, height, lines, tables)
    return Scan(page, round(_confidence(words), 3), words)


def word_lines(words: Sequence[Word]) -> tuple[Line, ...]:
    """Words gathered by the lines Tesseract found, parted where a gap parts the columns of a head."""
    grouped: dict[tuple[int, int, int], list[Word]] = defaultdict(list)
    for word in words:
        grouped[word.line].append(word)
    return tuple(_line(part) for group in grouped.values() for part in _parted(group))


def _parted(words: list[Word]) -> Iterator[list[Word]]:
    """A line at its gaps: justified text has none wider than two letters are high."""
    height = float(np.median([word.box[3] - word.box[1] for word in words]))
    part: list[Word] = []
    for word in words:
        if part and word.box[0] - part[-1].box[2] > max(_COLUMN_GAP * height, _LEAST_GAP):
            yield part
            part = []
        part.append(word)
    yield part


def _without_specks(words: Sequence[Word]) -> tuple[Word, ...]:
    """Words that nothing vouches for go: a doubtful one among sure ones was there, a doubtful line is a stamp or a hand."""
    lines: dict[tuple[int, int, int], list[Word]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    sure = {place: _confidence(line) for place, line in lines.items()}
    return tuple(
        w
        for w in words
        if sure[w.line] >= _SURE_LINE
        and (sure[w.line] >= _SURE_WORDS or w.confidence >= _SURE)
        and not (w.confidence < _SURE_MIXED and _MIXED.search(w.text))
        and not _DRAWN.fullmatch(w.text)
    )


def _line(words: list[Word]) -> Line:
    # The height of capitals and small letters differs from line to line: the median of its words is the line's.
    tops, bottoms = [w.box[1] for w in words], [w.box[3] for w in words]
    text = mend_line(clean_line(" ".join(word.text for word in words)))
    return Line(
        text,
        min(w.box[0] for w in words),
        max(w.box[2] for w in words),
        float(np.median(tops)),
        float(np.median(bottoms)),
    )


def _text_in(words: Sequence[Word], area: tuple[float, ...]) -> str:
    x0, top, x1, bottom = area
    grouped: dict[tuple[int, int, int], list[str]] = defaultdict(list)
    for word in words:
        if x0 <= (word.box[0] + word.box[2]) / 2 <= x1 and top <= (word.box[1] + word.box[3]) / 2 <= bottom:
            grouped[word.line].append(word.text)
    return mend_line(" ".join(" ".join(line) for line in grouped.values()))


def _confidence(words: Sequence[Word]) -> float:
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def _recall(path: Path | None) -> tuple[Word, ...] | None:
    if path is None:
        return None
    try:
        rows = json.loads(path.read_text("utf-8"))
        return tuple(Word(t, c, (p[0], p[1], p[2]), (b[0], b[1], b[2], b[3])) for t, c, p, b in rows)
    except (OSError, ValueError, TypeError, IndexError):
        return None


def _keep(path: Path, words: tuple[Word, ...]) -> None:
    """Written beside and renamed: a killed run leaves no half page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(f".{os.getpid()}")
    rows = [[w.text, w.confidence, w.line, [round(edge, 1) for edge in w.box]] for w in words]
    temporary.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    os.replace(temporary, path)
