"""Files that mean harm or are broken: refused or defused within limits, the rest of the corpus read, nothing lost."""

from __future__ import annotations

import contextlib
import os
import random
import struct
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from assistant.load import UnreadableFile, load_corpus, load_document
from assistant.load.formats import read_bytes
from assistant.load.reader import DocumentReader
from assistant.load.source import Source, read_source
from tests.load.made_files import make_docx, make_pdf, with_part

GOOD = "Kế hoạch phát triển nông nghiệp đến năm 2030\n\nĐến năm 2030 diện tích tưới tự động đạt 12.500 ha.\n"


def refused(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        load_document(path)
    return str(caught.value)


def test_a_zip_bomb_called_docx(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb,
        bomb.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(450):
            part.write(b"\0" * 1_000_000)
    assert path.stat().st_size < 2_000_000
    assert "unpacks to more than" in refused(path)


def test_a_bomb_that_stays_under_the_ceiling(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    path.write_bytes(with_part(make_docx(["a"]), "word/media/x.xml", b"\0" * 30_000_000))
    assert "zip bomb" in refused(path)


def test_a_container_that_lies_about_its_sizes(tmp_path: Path) -> None:
    raw = make_docx(["a" * 50_000])
    at = raw.rindex(b"PK\x01\x02")
    lying = raw[: at + 24] + struct.pack("<I", 10) + raw[at + 28 :]
    (tmp_path / "lies.docx").write_bytes(lying)
    refused(tmp_path / "lies.docx")


def test_two_gigabytes_of_nothing(tmp_path: Path) -> None:
    path = tmp_path / "sparse.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(2 << 30)
    started = time.perf_counter()
    assert "larger than" in refused(path)
    assert time.perf_counter() - started < 2


LOOPED = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[2 0 R 3 0 R]/Count 99999999/Parent 2 0 R>> endobj
3 0 obj <</Type/Page/Parent 3 0 R/Contents 4 0 R/Resources <</XObject <</A 4 0 R>>>>>> endobj
4 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 4/Resources <</XObject <</A 4 0 R>>>>>> stream
/A Do
endstream endobj
trailer <</Root 1 0 R/Prev 0>>
startxref
0
%%EOF
"""


def test_a_pdf_that_refers_to_itself(tmp_path: Path) -> None:
    (tmp_path / "loop.pdf").write_bytes(LOOPED)
    started = time.perf_counter()
    refused(tmp_path / "loop.pdf")
    assert time.perf_counter() - started < 60


def test_an_encrypted_pdf(tmp_path: Path) -> None:
    import fpdf

    pdf = fpdf.FPDF()
    pdf.set_encryption(owner_password="a", user_password="b")
    pdf.add_page()
    pdf.output(str(tmp_path / "locked.pdf"))
    assert "password" in refused(tmp_path / "locked.pdf")


def test_external_entities_in_word(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("bí mật", "utf-8")
    xml = (
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
    )
    (tmp_path / "xxe.docx").write_bytes(with_part(make_docx(["a"]), "word/document.xml", xml.encode()))
    assert "external entities" in refused(tmp_path / "xxe.docx")
    (tmp_path / "xxe16.docx").write_bytes(with_part(make_docx(["a"]), "word/document.xml", xml.encode("utf-16")))
    assert "external entities" in refused(tmp_path / "xxe16.docx")


def test_a_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GOOD, "utf-8")
    fstat = os.fstat

    def fstat_and_write(descriptor: int) -> os.stat_result:
        seen = fstat(descriptor)
        with path.open("a", encoding="utf-8") as file:
            file.write("thêm một dòng\n")
        return seen

    monkeypatch.setattr("assistant.load.source.os.fstat", fstat_and_write)
    with pytest.raises(UnreadableFile, match="being written"):
        read_source(path)
    monkeypatch.undo()
    assert read_source(path).raw.startswith(GOOD.encode())


def test_a_file_replaced_between_digest_and_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(make_docx(["a"]))
    with DocumentReader() as reader:
        monkeypatch.setattr("assistant.load.reader.read_source", lambda _: Source(b"", "0" * 64))
        with pytest.raises(UnreadableFile, match="being written"):
            reader.read(path, "a.docx")


def test_names_with_line_breaks_and_direction_marks(tmp_path: Path) -> None:
    (tmp_path / "ke\nhoach\u202egnp.md").write_text(GOOD, "utf-8")
    (tmp_path / "rong\u200f.pdf").write_bytes(b"")
    loaded = load_corpus(tmp_path)
    assert [d.id for d in loaded.documents] == ["ke-hoach-gnp"]
    assert str(loaded.failures[0]) == "rong\\u200f.pdf: is empty; fill it or remove it"


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"k\xff.txt")).write_text(GOOD, "utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    loaded = load_corpus(tmp_path)
    assert "rename" in str(loaded.failures[0])
    str(loaded.failures[0]).encode()


def test_a_pipe_does_not_hold_up_the_rest(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "good.md").write_text(GOOD, "utf-8")
    assert [d.id for d in load_corpus(tmp_path).documents] == ["good"]


def test_the_rest_is_read_though_readers_crash_and_hang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that dies and one that never answers cost their own file only."""
    worker = tmp_path / "fake.py"
    worker.write_text(
        "import sys, json, os, time\n"
        "for line in sys.stdin:\n"
        "    name = json.loads(line)['name']\n"
        "    if name == 'crash.pdf': os.kill(os.getpid(), 11)\n"
        "    if name == 'hang.pdf': time.sleep(600)\n"
        "    said = ''.join(json.dumps({'done': n, 'total': 9}) + chr(10) for n in range(9))\n"
        "    print(said + json.dumps({'refused': 'read ' + name}), flush=True)\n",
        "utf-8",
    )
    for name in ("crash.pdf", "hang.pdf", "next.pdf"):
        (tmp_path / name).write_bytes(make_pdf([["a"]]))
    popen = __import__("subprocess").Popen
    monkeypatch.setattr(
        "assistant.load.reader.subprocess.Popen", lambda command, **given: popen([command[0], str(worker)], **given)
    )
    said = {}
    with DocumentReader(seconds=3) as reader:
        for name in ("crash.pdf", "hang.pdf", "next.pdf"):
            with pytest.raises(UnreadableFile) as caught:
                reader.read(tmp_path / name, name)
            said[name] = str(caught.value)
    assert "crash" in said["crash.pdf"]
    assert "within 3 s" in said["hang.pdf"]
    assert said["next.pdf"] == "read next.pdf"


def test_a_corpus_of_all_of_these_gives_the_good_one(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(GOOD, "utf-8")
    (tmp_path / "good.pdf").write_bytes(make_pdf([GOOD.strip().split("\n\n")]))
    (tmp_path / "good.pdf.yaml").write_text("id: tot\ntitle: Kế hoạch tốt\n", "utf-8")
    (tmp_path / "loop.pdf").write_bytes(LOOPED)
    (tmp_path / "half.docx").write_bytes(make_docx(["a"])[:700])
    (tmp_path / "half.pdf").write_bytes(make_pdf([["a"]])[:500])
    (tmp_path / "junk.pdf").write_bytes(b"%PDF-1.7" + zlib.compress(b"x" * 9999))
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    (tmp_path / "photo.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    loaded = load_corpus(tmp_path)
    assert {d.id for d in loaded.documents} == {"good", "tot"}
    assert {f.path for f in loaded.failures} == {
        "loop.pdf",
        "half.docx",
        "half.pdf",
        "junk.pdf",
        "old.doc",
        "photo.pdf",
    }
    assert all(";" in f.reason for f in loaded.failures)


_DOCX = make_docx(["Điều 1. Phạm vi", "1. Đến năm 2030 đạt 85%."], rows=[["a", "b"], ["c", "d"]])
_PDF = make_pdf([["Điều 1. Phạm vi", "1. Đến năm 2030 đạt 85%."]], table=[["a", "b"], ["c", "d"]])
_HTML = "<html><body><table><tr><td colspan=3>a<td>b</table><p>Điều 1. <b>Phạm vi</b></p></body></html>".encode()


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("raw", "name"), [(_DOCX, "a.docx"), (_PDF, "a.pdf"), (_HTML, "a.html")])
def test_bytes_changed_anywhere_are_read_or_refused(raw: bytes, name: str, seed: int) -> None:
    """No other exception leaves the readers. (The worker would turn any into a refusal; this finds them.)"""
    chance = random.Random(seed)
    for _ in range(40):
        changed = bytearray(raw)
        for _ in range(chance.randint(1, 8)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        if chance.random() < 0.3:
            changed = changed[: chance.randint(1, len(changed))]
        with contextlib.suppress(UnreadableFile):
            read_bytes(Source(bytes(changed), ""), name)
