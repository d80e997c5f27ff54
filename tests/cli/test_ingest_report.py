"""The ingest report over a corpus of every format: how pages were read, what was refused, what has changed."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.test_commands import run
from tests.load.made_files import PLAN, make_docx, make_pdf, make_scan

SCAN = (
    "BÁO CÁO",
    "Kết quả phát triển nông nghiệp số năm 2024 của tỉnh Đồng Lúa",
    "1. Số hộ dùng sổ tay điện tử đạt 41% vào cuối năm 2024.",
)


def test_pages_by_way_warnings_refusals_and_pages_of_citations(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "plan.pdf").write_bytes(make_pdf([PLAN[:6], PLAN[6:]]))
    (corpus / "scan.pdf").write_bytes(make_scan(SCAN))
    (corpus / "word.docx").write_bytes(make_docx(["Kế hoạch tưới tiêu", "Đến năm 2027 tưới tự động đạt 3.000 ha."]))
    (corpus / "photo.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    place = ("--corpus", str(corpus), "--index", str(tmp_path / "index"))

    done = run("ingest", "--json", *place)
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert report["documents"]["added"] == 3
    assert report["pages"] == {"added": 3, "updated": 0, "removed": 0, "unchanged": 0}
    ways = {reading["document"]: reading["pages_by_way"] for reading in report["readings"]}
    assert ways == {"plan": {"text": 2}, "scan": {"ocr": 1}, "word": {}}
    assert [failure["path"] for failure in report["failures"]] == ["photo.pdf"]
    assert report["failures"][0]["reason"].startswith("is a picture")

    status = json.loads(run("index", "status", "--json", *place).stdout)
    kept = {entry["document"]: entry for entry in status["report"]["documents"]}
    assert kept["scan"]["pages_by_way"] == {"ocr": 1}
    assert kept["plan"]["targets"] >= 1
    refused = status["report"]["refused"][0]
    assert refused["path"] == "photo.pdf"
    assert "tệp ảnh" in refused["vi"]
    assert "is a picture" in refused["en"]

    again = run("ingest", *place)
    assert "pages             0        0        0          3" in again.stdout
    assert "scan: 1 pages (1 ocr)" in again.stdout
    assert "could not read photo.pdf: is a picture" in again.stdout

    (corpus / "empty.docx").write_bytes(b"")
    run("ingest", *place)  # nothing new to publish, another file refused
    told = run("index", "status", *place).stdout
    assert "scan: 1 pages (1 ocr)" in told
    assert "refused photo.pdf: is a picture" in told
    assert "refused empty.docx: is empty" in told

    answer = json.loads(
        run("ask", "Đến năm 2030 bao nhiêu phần trăm hộ trồng lúa dùng sổ tay điện tử?", "--json", *place).stdout
    )
    assert "85%" in answer["answer"]
    assert answer["citations"][0]["page"] == 2

    (corpus / "plan.pdf.yaml").write_text("status: draft\n", "utf-8")
    mended = json.loads(run("ingest", "--json", *place).stdout)
    assert mended["documents"] == {"added": 0, "updated": 1, "removed": 0, "unchanged": 2}
    assert mended["published"]
