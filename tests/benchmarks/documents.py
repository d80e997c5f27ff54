"""The real documents of a shared folder: how each is read, how truly, how fast. `make bench-documents SHARED=../shared`.

With a second folder (CORRECTED=...) page 1 is measured against the transcripts in it as well, of the same names.

Figures, no verdicts. The folder is not part of the project; what is compared are its files and the transcripts beside them.
"""

from __future__ import annotations

import gc
import io
import os
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from difflib import SequenceMatcher
from pathlib import Path

import pypdfium2

from assistant.load import UnreadableFile, load_document
from assistant.load.beside import end
from assistant.load.content import Paragraph, write_text
from assistant.load.layout import lay_out
from assistant.load.ocr import DPI
from assistant.load.pdf import read_pages
from assistant.load.reader import DocumentReader
from assistant.load.warned import describe
from assistant.passages import split_document
from assistant.syllables import measure_spelling
from assistant.types import Document


def main(shared: Path, corrected: Path | None = None) -> None:
    folder = shared / "data" / "documents"
    if not folder.is_dir():
        sys.exit(f"{folder} is not there; name the shared folder with SHARED=...")
    with tempfile.TemporaryDirectory() as cache, DocumentReader(Path(cache)) as reader:
        documents = read_all(folder, reader)
    print("\n## Characters of page 1 (whitespace-normalised)")
    for name in ("ha-noi-ke-hoach-173-festival", "quyet-dinh-729-ttg"):
        for kind, place in (("given", folder), ("corrected", corrected)):
            if place is not None and (transcript := place / f"{name}.page1.txt").is_file():
                page_one(folder / f"{name}.pdf", transcript.read_text("utf-8"), kind)
    print("\n## Diacritics (letters found in both; capitals count as small ones)")
    for path in sorted(folder.glob("*.truth.txt")):
        found = next(d for name, d in documents.items() if name.startswith(path.name.removesuffix(".truth.txt")))
        print(f"{found.path}: {diacritics(found.text, path.read_text('utf-8')):.4f}")
    syllables(documents["scan-with-wrong-text-layer.pdf"])
    headings(documents["text-luat-20-2023-QH15.pdf"])
    throughput(folder)


def read_all(folder: Path, reader: DocumentReader) -> dict[str, Document]:
    print("| file | how it was read | title, number, date | passages | s |\n|---|---|---|---|---|")
    documents = {}
    for path in sorted(folder.iterdir()):
        if path.name.endswith((".page1.txt", ".truth.txt")):
            continue
        started = time.perf_counter()
        try:
            document = load_document(path, path.name, reader)
        except UnreadableFile as error:
            print(f"| {path.name} | refused: {error} | | | {time.perf_counter() - started:.2f} |")
            continue
        seconds = time.perf_counter() - started
        documents[path.name] = document
        ways = ", ".join(f"{n} {way}" for way, n in Counter(page.way for page in document.pages).items())
        how = (
            "; ".join(
                filter(
                    None,
                    [ways and f"{len(document.pages)} pages: {ways}", *(describe(w, "en") for w in document.warnings)],
                )
            )
            or "no pages"
        )
        facts = f"{document.title[:50]} · {document.number} · {document.issued_on}"
        print(f"| {path.name} | {how} | {facts} | {len(split_document(document))} | {seconds:.2f} |")
    return documents


def page_one(path: Path, truth: str, kind: str) -> None:
    pages, readings, _ = read_pages(path.read_bytes())
    text, _ = write_text([p for p in lay_out(pages[:1]) if isinstance(p, Paragraph)], 1)
    read, wanted = _plain(text), _plain(truth)
    body_read, body_wanted = _body(read), _body(wanted)
    print(f"{path.name} ({readings[0].way}), transcript {kind}: whole page {distance(read, wanted) / len(wanted):.4f}, "
          f"from the grounds to the recipients {distance(body_read, body_wanted) / len(body_wanted):.4f}")  # fmt: skip
    matcher = SequenceMatcher(None, wanted.split(), read.split(), autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal" and max(b - a, d - c) >= 3:
            print(f"  transcript: {' '.join(wanted.split()[a:b])!r}\n  read:       {' '.join(read.split()[c:d])!r}")


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFC", re.sub(r"\*\*|[“”]", lambda m: "" if m.group() == "**" else '"', text))
    return " ".join(text.split())


def _body(text: str) -> str:
    start = min((at for at in (text.find("Căn cứ"), text.find("Thực hiện")) if at >= 0), default=0)
    end = text.find("Nơi nhận")
    return text[start : end if end > 0 else len(text)]


def distance(a: str, b: str) -> int:
    """Levenshtein's distance."""
    before = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        now = [i]
        for j, y in enumerate(b, 1):
            now.append(min(before[j] + 1, now[-1] + 1, before[j - 1] + (x != y)))
        before = now
    return before[-1]


def diacritics(read: str, truth: str) -> float:
    """Share of letters with the same marks, among the letters that stand in both texts at the same place."""
    a, b = _letters(truth), _letters(read)
    plain_a, plain_b = _unmarked(a), _unmarked(b)
    same = total = at = 0
    for start in range(0, len(a), 300):
        chunk = plain_a[start : start + 300]
        found = plain_b.find(chunk[:40], max(0, at - 4000), at + 6000)
        if found < 0:
            continue
        window = plain_b[found : found + 340]
        for block in SequenceMatcher(None, chunk, window, autojunk=False).get_matching_blocks():
            total += block.size
            same += sum(a[start + block.a + i] == b[found + block.b + i] for i in range(block.size))
        at = found + 300
    print(f"  {total} of {len(a)} letters of the transcript aligned")
    return same / max(total, 1)


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", text).lower() if c.isalpha())


def _unmarked(text: str) -> str:
    return "".join("d" if c == "đ" else unicodedata.normalize("NFD", c)[0] for c in text)


def syllables(document: Document) -> None:
    passages = split_document(document)
    shares = [(measure_spelling(p.text), p.text) for p in passages]
    words = sum(s.words for s, _ in shares)
    valid = sum(s.words * s.valid for s, _ in shares) / words
    accented = sum(s.words * s.accented for s, _ in shares) / words
    print(f"\n## Syllables in the passages of {document.path}: {len(passages)} passages, {words} words, "
          f"{valid:.3f} can be Vietnamese, {accented:.3f} bear marks; lowest passage of 8 words or more "
          f"{min(s.valid for s, _ in shares if s.words >= 8):.3f}")  # fmt: skip


def headings(document: Document) -> None:
    passages = split_document(document)
    found = {h for p in passages for h in p.heading_path}
    articles = sorted(int(m.group(1)) for h in found if (m := re.match(r"Điều (\d+)", h)))
    chapters = sorted(m.group(1) for h in found if (m := re.match(r"Chương ([IVXLC]+)", h)))
    running = [p.id for p in passages if "CÔNG BÁO" in p.text]
    print(f"\n## Headings of {document.path}: {len(articles)} Điều ({articles[0]} to {articles[-1]}, "
          f"{'none missing or twice' if articles == list(range(1, len(articles) + 1)) else articles}), "
          f"{len(chapters)} Chương ({', '.join(chapters)}); running heads in passages: {len(running)}")  # fmt: skip


def throughput(folder: Path) -> None:
    print("\n## Throughput")
    gc.freeze()  # as the reading process does: what was imported is not looked through again and again
    for name in ("text-luat-20-2023-QH15.pdf", "ha-noi-ke-hoach-173-festival.pdf", "tcvn3-ke-hoach-2005.pdf"):
        raw = (folder / name).read_bytes()
        pages = len(pypdfium2.PdfDocument(raw))
        for cores in sorted({1, min(2, len(os.sched_getaffinity(0)))}):
            with held_to(cores):
                ours, plain = beside(lambda raw=raw: lay_out(read_pages(raw)[0]), lambda raw=raw: plain_text(raw), 30)
            print(
                f"{name}, {cores} core(s), by the clock: {pages / ours:.0f} pages/s, plain pypdfium2 {pages / plain:.0f} pages/s "
                f"(overhead {ours / plain - 1:+.1%})"
            )
    raw = (folder / "scan-thong-tu-148-2020-TT-BCA.PDF").read_bytes()
    pages = len(pypdfium2.PdfDocument(raw))
    ours, plain = beside(lambda: lay_out(read_pages(raw)[0]), lambda: plain_ocr(raw), 2)
    print(
        f"OCR: {60 * pages / ours:.1f} pages/min, plain tesseract {60 * pages / plain:.1f} pages/min "
        f"(overhead {ours / plain - 1:+.0%})"
    )


def beside(ours: Callable[[], object], plain: Callable[[], object], times: int) -> tuple[float, float]:
    """Seconds of (ours, the plain one) by the clock on the wall: the least of many turns of each, taken in turns.

    What else the machine does only ever adds to a turn: the least is nearest to what the work itself takes.
    """
    taken = []
    for _ in range(times):
        turn = []
        for work in (ours, plain):
            started = time.perf_counter()
            work()
            turn.append(time.perf_counter() - started)
        taken.append(turn)
    least_ours, least_plain = (min(column) for column in zip(*taken, strict=True))
    return least_ours, least_plain


@contextmanager
def held_to(cores: int) -> Iterator[None]:
    """This process, and what it starts, on so many processor cores: on one nothing is read beside it."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, set(sorted(before)[:cores]))
    end()
    try:
        yield
    finally:
        end()
        os.sched_setaffinity(0, before)


def plain_text(raw: bytes) -> int:
    """What pypdfium2 alone does: every page opened and its text asked for once, no places, no fonts, no paragraphs."""
    return sum(len(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(raw))


def plain_ocr(raw: bytes) -> None:
    """Every page at the same resolution, as many at once as there are processors, one thread each."""

    def read(picture: bytes) -> None:
        command = ["tesseract", "stdin", "stdout", "-l", "vie", "--dpi", str(DPI)]
        subprocess.run(
            command, input=picture, capture_output=True, check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"}
        )

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        waiting = []
        for page in pypdfium2.PdfDocument(raw):
            picture = io.BytesIO()
            page.render(scale=DPI / 72, grayscale=True).to_pil().save(picture, "PNG", compress_level=1)
            waiting.append(pool.submit(read, picture.getvalue()))
        for future in waiting:
            future.result()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared"), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
