"""Fuzzes the loaders for a bounded time: `make fuzz-documents MINUTES=60`. Prints what was run; crashes stay in a folder.

Whole files of every format are changed byte by byte and inside their parts (XML of a container unpacked, PDF objects, tags),
and lines, rules and tables of made-up pages go through the layout. A case fails if anything but a refusal comes out, if its
text breaks what passages rely on, or if it takes longer than _SLOW seconds. Cases run in a child process a batch at a time,
so that a crash of native code is seen and costs only that case. Programs from outside (Tesseract, LibreOffice) are not run:
they are not ours and take seconds a case.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import random
import re
import sys
import tempfile
import time
import traceback
import unicodedata
import zipfile
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path

import openpyxl

from assistant.load import UnreadableFile, ocr
from assistant.load.content import PlacedTable, write_text
from assistant.load.document import build_document
from assistant.load.formats import read_bytes
from assistant.load.front_matter import FrontMatterError
from assistant.load.kind import Kind, recognise
from assistant.load.layout import lay_out
from assistant.load.lines import Line, PageLines
from assistant.load.ruling import Rule, find_tables
from assistant.load.source import Source
from assistant.load.text import read_text
from assistant.load.worker import limit
from assistant.passages import split_document
from tests.load.made_files import PLAN, SIGNATURE, encode, make_docx, make_pdf, make_scan

_BATCH = 200  # cases of one child process
_SLOW = 20.0  # seconds of work; files are small
_HANGS = 900.0  # seconds on the clock without a word
_WORDS = ("Điều 1.", "Chương I", "a)", "I.", "1.1.", "- ", "kinh tế", "số", "85%", "12.500", "|", "**", "#", "\u0301", "\u202e", "\x00", "đ", "PHỤ LỤC", "Nơi nhận:", "KT.", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")  # fmt: skip


def main(minutes: float, seed: int, folder: Path) -> int:
    until = time.time() + 60 * minutes
    counts: Counter[str] = Counter()
    failures: Counter[str] = Counter()
    batch = 0
    while time.time() < until:
        _run_batch(seed * 1_000_003 + batch, until, folder, counts, failures)
        batch += 1
        if batch % 20 == 0:
            print(f"{sum(counts.values())} cases, {sum(failures.values())} failures", flush=True)
    print(f"seed {seed}: {sum(counts.values())} cases in {minutes:.0f} minutes, one process")
    for name, count in sorted(counts.items()):
        print(f"  {name}: {count}")
    for name, count in failures.most_common():
        print(f"  FAILED {name}: {count}")
    return int(bool(failures))


def _run_batch(seed: int, until: float, folder: Path, counts: Counter[str], failures: Counter[str]) -> None:
    ours, theirs = multiprocessing.Pipe()
    child = multiprocessing.Process(target=_batch, args=(theirs, seed, until, folder))
    child.start()
    theirs.close()
    last = "nothing yet"
    while True:
        try:
            if not ours.poll(_HANGS):
                child.kill()
                failures[f"hangs: {last}"] += 1
                break
            kind, what = ours.recv()
        except EOFError:
            break
        if kind == "starts":
            last = what
        elif kind == "done":
            counts[what] += 1
        else:
            failures[what] += 1
    child.join()
    if child.exitcode and not failures[f"hangs: {last}"]:
        failures[f"process ended with {child.exitcode}: {last}"] += 1
        (folder / "current").replace(folder / f"crash-{seed}")


def _batch(answers: Connection, seed: int, until: float, folder: Path) -> None:
    limit()
    ocr._tesseract = lambda *_: ()  # type: ignore[assignment]
    ocr.tesseract = lambda: "none"  # type: ignore[assignment]
    seeds = _seeds()
    for number in range(_BATCH):
        if time.time() > until:
            return
        chance = random.Random(seed * 1000 + number)
        name, raw = chance.choice(seeds)
        started = time.process_time()  # of this process: it runs beside others, and last
        try:
            if chance.random() < 0.2:
                name = "layout"
                answers.send(("starts", f"layout {seed} {number}"))
                outcome = _lay_out(chance)
            else:
                changed = _change(chance, raw, name)
                (folder / "current").write_bytes(changed)
                answers.send(("starts", f"{name} {seed} {number}"))
                outcome = _read(changed, name)
            answers.send(("done", f"{name} {outcome}"))
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            answers.send(("failed", f"{name}: {type(error).__name__} at {Path(where.filename).name}:{where.lineno}"))
            (folder / f"{seed}-{number}-{name}").write_text(traceback.format_exc())
            if name != "layout":
                (folder / f"{seed}-{number}-case-{name}").write_bytes(changed)
        if time.process_time() - started > _SLOW:
            answers.send(("failed", f"{name}: slow ({time.process_time() - started:.0f} s), {seed} {number}"))


def _read(raw: bytes, name: str) -> str:
    source = Source(raw, "0" * 64)
    try:
        kind = recognise(raw, name)
        if kind in (Kind.WORD97, Kind.RTF):
            return "for LibreOffice"
        front, reading = read_text(source, name) if kind is Kind.TEXT else (None, read_bytes(source, name))
    except (UnreadableFile, FrontMatterError):
        return "refused"
    document = build_document(reading, name, front, None)
    _check(document.text, document.page_starts, len(document.pages))
    for passage in split_document(document):
        assert passage.text == document.text[passage.start : passage.end]
    return "read"


def _check(text: str, starts: tuple[int, ...], pages: int) -> None:
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert len(starts) == pages
    assert list(starts) == sorted(starts)
    assert all(0 <= start <= len(text) for start in starts)


def _lay_out(chance: random.Random) -> str:
    """Made-up pages: lines anywhere, rules anywhere."""

    def text() -> str:
        return " ".join(chance.choice(_WORDS) for _ in range(chance.randint(1, 9)))

    pages = []
    for number in range(1, chance.randint(2, 5)):
        lines = []
        for _ in range(chance.randint(0, 40)):
            x, y = chance.uniform(-50, 600), chance.uniform(-50, 900)
            lines.append(
                Line(text(), x, x + chance.uniform(0, 500), y, y + chance.uniform(0, 30), chance.random() < 0.2)
            )
        if chance.random() < 0.7:
            lines.sort(key=lambda line: line.top)
        rules = []
        for _ in range(chance.randint(0, 60)):
            at, start = chance.choice((50, 100, 150, 300, 400)) + chance.uniform(-3, 3), chance.uniform(0, 400)
            rules.append(Rule(chance.random() < 0.5, at, start, start + chance.uniform(0, 400)))
        pages.append(PageLines(number, 595, 842, tuple(lines), find_tables(rules, lambda *_: text())))
    parts = lay_out(pages)
    written, starts = write_text(parts, len(pages))
    _check(written, starts, len(pages))
    return "with tables" if any(isinstance(part, PlacedTable) for part in parts) else "without tables"


def _seeds() -> list[tuple[str, bytes]]:
    rows = (
        ("TT", "Chỉ tiêu", "2025", "2030"),
        ("1", "Hộ dùng sổ tay", "50%", "85%"),
        ("2", "Tưới tự động", "1.000", "12.500"),
    )
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.active.merge_cells("C1:D1")
    packed = io.BytesIO()
    book.save(packed)
    text = "\n\n".join((*PLAN, *SIGNATURE))
    table = "".join("<tr>" + "".join(f"<td colspan=1>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    page = f"<!doctype html><html><head><title>KH</title></head><body><h1>Kế hoạch</h1>{''.join(f'<p>{p}</p>' for p in PLAN)}<table>{table}</table></body></html>"
    front = "---\nid: ke-hoach\ntitle: Kế hoạch\nnumber: 12/KH-UBND\naliases: [a, b]\nrelations:\n  - kind: cites\n    target: x\n---\n"
    return [
        ("a.docx", make_docx([*PLAN, *SIGNATURE], rows=rows)),
        ("tcvn3.docx", make_docx([encode(line, "tcvn3") for line in PLAN], font=".VnTime")),
        ("a.pdf", _plain(make_pdf([PLAN, SIGNATURE], table=rows))),
        ("packed.pdf", make_pdf([PLAN, PLAN, SIGNATURE], head="CÔNG BÁO")),
        ("scan.pdf", make_scan(["KẾ HOẠCH"], hidden="\n".join(PLAN))),
        ("a.html", page.encode()),
        ("a.xlsx", packed.getvalue()),
        ("a.csv", "\n".join(";".join(row) for row in rows).encode()),
        ("a.md", (front + text).encode()),
        ("vni.txt", encode(text, "vni").encode("cp1252", "replace")),
    ]


def _plain(pdf: bytes) -> bytes:
    """Streams unpacked, so that a change reaches what they say."""
    import zlib

    def unpacked(found: re.Match[bytes]) -> bytes:
        try:
            content = zlib.decompress(found[2])
        except zlib.error:
            return found[0]
        return b"<<\n/Length %d\n>>\nstream\n%s\nendstream" % (len(content), content)

    return re.sub(
        rb"<<\n(/Filter /FlateDecode\n/Length \d+)\n>>\nstream\n(.*?)\nendstream", unpacked, pdf, flags=re.DOTALL
    )


def _change(chance: random.Random, raw: bytes, name: str) -> bytes:
    if name.endswith((".docx", ".xlsx")) and chance.random() < 0.8:
        return _change_part(chance, raw)
    return _change_bytes(chance, raw)


def _change_part(chance: random.Random, raw: bytes) -> bytes:
    """One part of a container changed, and packed again."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        weighty = [n for n in names if "document.xml" in n or "sheet" in n or "numbering" in n or "styles" in n]
        chosen = chance.choice(weighty if weighty and chance.random() < 0.8 else names)
        for part in names:
            content = old.read(part)
            new.writestr(part, (_change_tags if chance.random() < 0.6 else _change_bytes)(chance, content) if part == chosen else content)  # fmt: skip
    return out.getvalue()


def _change_tags(chance: random.Random, raw: bytes) -> bytes:
    """Elements dropped, doubled, moved, their attributes' values replaced: the result is often well-formed."""
    tokens = re.findall(rb"<[^>]*>|[^<]+", raw)
    for _ in range(chance.randint(1, 8)):
        if not tokens:
            break
        at = chance.randrange(len(tokens))
        way = chance.random()
        if way < 0.25:
            value = chance.choice((b"-1", b"0", b"99999999999", b"", b"x", b"1e9", b"\xc3\xa9"))
            tokens[at] = re.sub(rb'"[^"]*"', b'"' + value + b'"', tokens[at], count=chance.randint(0, 3))
        elif way < 0.45:
            end = min(at + chance.randint(1, 12), len(tokens))
            tokens[at:at] = tokens[at:end] * chance.randint(1, 40)
        elif way < 0.6:
            del tokens[at : at + chance.randint(1, 12)]
        elif way < 0.8:
            other = chance.randrange(len(tokens))
            tokens[at], tokens[other] = tokens[other], tokens[at]
        else:
            tokens[at] = chance.choice(_WORDS).encode() * chance.randint(1, 50)
    return b"".join(tokens)


def _change_bytes(chance: random.Random, raw: bytes) -> bytes:
    changed = bytearray(raw)
    for _ in range(chance.randint(1, 20)):
        if len(changed) < 2:
            break
        way, at = chance.random(), chance.randrange(len(changed))
        if way < 0.4:
            changed[at] = chance.randrange(256)
        elif way < 0.55:
            changed[at:at] = chance.choice(_WORDS).encode()
        elif way < 0.7:
            changed[at:at] = changed[at : at + chance.randint(1, 200)] * chance.randint(1, 30)
        elif way < 0.85:
            del changed[at : at + chance.randint(1, 60)]
        else:
            number = re.compile(rb"\d+").search(changed, at)
            if number:
                changed[number.start() : number.end()] = chance.choice((b"0", b"-1", b"4294967296", b"99999", b"1.5"))
    # A text with bytes that are no letters is refused as a whole: most changes must leave it text.
    if b"\0" not in raw and b"%PDF" not in raw and chance.random() < 0.9:
        return changed.decode("utf-8", "ignore").encode()
    return bytes(changed)


if __name__ == "__main__":
    kept = Path(tempfile.mkdtemp(prefix="fuzz-documents-"))
    print(f"crashes are kept in {kept}; process {os.getpid()}", flush=True)
    sys.exit(main(float(sys.argv[1] if len(sys.argv) > 1 else 60), int(sys.argv[2] if len(sys.argv) > 2 else 1), kept))
