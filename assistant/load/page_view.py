"""One page of a PDF as people see it: a picture, and where its lines stand; made by a process of its own and remembered."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from assistant.load.refusal import UnreadableFile
from assistant.types import PageReading

_SECONDS = 60
_WIDTH = 1240  # pixels: A4 at 150 dpi
_VERSION = 1


@dataclass(frozen=True, slots=True)
class PageView:
    picture: Path  # PNG
    lines: tuple[tuple[str, float, float, float, float], ...]  # text; x0, top, x1, bottom as shares of the page


def page_view(pdf: Path, digest: str, page: PageReading, cache: Path) -> PageView:
    """The view of one page, from the cache where it is there. Raises UnreadableFile."""
    folder = cache / "views" / digest[:2]
    picture = folder / f"{digest[:40]}-{_VERSION}-{page.page}.png"
    lines = picture.with_suffix(".json")
    if not (picture.is_file() and lines.is_file()):
        folder.mkdir(parents=True, exist_ok=True)
        task = {
            "pdf": str(pdf),
            "digest": digest,
            "page": page.page,
            "way": page.way,
            "encoding": page.encoding,
            "cache": str(cache),
        }
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
        command = [sys.executable, "-m", "assistant.load.page_view", json.dumps(task), str(picture), str(lines)]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False, env=environment)  # noqa: S603
        except subprocess.TimeoutExpired:
            raise UnreadableFile(f"took longer than {_SECONDS} s to draw") from None
        if done.returncode or not (picture.is_file() and lines.is_file()):
            raise UnreadableFile("cannot be drawn; the file has changed or is damaged")
    rows = json.loads(lines.read_text("utf-8"))
    return PageView(picture, tuple((t, x0, top, x1, bottom) for t, x0, top, x1, bottom in rows))


def find_marks(view: PageView, quote: str) -> list[tuple[float, float, float, float]]:
    """Where a quote stands on its page: boxes (left, top, width, height as shares of the page), one a line; [] if nowhere.

    Letters and figures are compared, so that spaces, line breaks and marks do not matter. Of a quote that runs over the
    page's end its beginning or its end is found.
    """
    letters: list[str] = []
    places: list[tuple[int, float, float]] = []
    for number, (text, *_) in enumerate(view.lines):
        for i, c in enumerate(text):
            if c.isalnum():
                letters.append(c.lower())
                places.append((number, i / len(text), (i + 1) / len(text)))
    page = "".join(letters)
    wanted = "".join(c.lower() for c in quote if c.isalnum())
    start, end = _find(page, wanted)
    boxes = []
    for number in sorted({place[0] for place in places[start:end]}):
        inside = [place for place in places[start:end] if place[0] == number]
        _, x0, top, x1, bottom = view.lines[number]
        left, right = inside[0][1], inside[-1][2]
        boxes.append((x0 + (x1 - x0) * left, top, (x1 - x0) * (right - left), bottom - top))
    return boxes


def _find(page: str, wanted: str) -> tuple[int, int]:
    if not wanted:
        return 0, 0
    at = page.find(wanted)
    if at >= 0:
        return at, at + len(wanted)
    least = min(24, len(wanted))
    for length in range(len(wanted) - 1, least - 1, -1):
        if page.endswith(wanted[:length]):
            return len(page) - length, len(page)
        if page.startswith(wanted[-length:]):
            return 0, length
    at = page.find(wanted[:least])
    return (at, min(at + len(wanted), len(page))) if at >= 0 else (0, 0)


def _draw(task: dict[str, str | int], picture: Path, lines: Path) -> None:
    from assistant.load.pdf import open_pdf, page_lines
    from assistant.load.source import read_source

    source = read_source(Path(str(task["pdf"])))
    if source.digest != task["digest"]:
        raise UnreadableFile("has changed since it was read; ingest it again")
    number = int(task["page"])
    with closing(open_pdf(source.raw)) as document:
        with closing(document[number - 1]) as page:
            width, height = page.get_size()
            with closing(page.render(scale=min(_WIDTH / width, 4 * _WIDTH / height))) as bitmap:
                _write(
                    picture, lambda path: bitmap.to_pil().convert("RGB").quantize(64).save(path, "PNG", optimize=True)
                )
        found = page_lines(document, number, str(task["way"]), str(task["encoding"]), Path(str(task["cache"])))
    rows: Sequence[list[object]] = [
        [line.text, line.x0 / width, line.top / height, line.x1 / width, line.bottom / height] for line in found
    ]
    _write(lines, lambda path: path.write_text(json.dumps(rows, ensure_ascii=False), "utf-8"))


def _write(path: Path, write: Callable[[Path], object]) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    write(temporary)
    os.replace(temporary, path)


if __name__ == "__main__":
    from assistant.load.worker import limit

    limit()
    _draw(json.loads(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
