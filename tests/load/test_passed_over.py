"""What a corpus folder holds beside files: links in a loop, links to nowhere and to folders, pipes. Each is named with its reason."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.load import load_corpus
from assistant.load.refused_words import say_refusal

GOOD = "Kế hoạch phát triển nông nghiệp đến năm 2030\n\nĐến năm 2030 diện tích tưới tự động đạt 12.500 ha.\n"


def test_links_that_lead_nowhere_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    corpus, outside = tmp_path / "corpus", tmp_path / "outside"
    (corpus / "so").mkdir(parents=True)
    outside.mkdir()
    (outside / "khac.md").write_text(GOOD, "utf-8")
    (corpus / "so" / "good.md").write_text(GOOD, "utf-8")
    (corpus / "linked.md").symlink_to(outside / "khac.md")
    (corpus / "a.pdf").symlink_to("b.pdf")
    (corpus / "b.pdf").symlink_to("a.pdf")
    (corpus / "gone.docx").symlink_to("nothing.docx")
    (corpus / "so" / "up").symlink_to("..")
    (corpus / "elsewhere").symlink_to(outside)
    (corpus / ".hidden").symlink_to(".hidden")
    os.mkfifo(corpus / "pipe.txt")
    loaded = load_corpus(corpus)
    assert {document.id for document in loaded.documents} == {"so-good", "linked"}
    said = {failure.path: failure.reason for failure in loaded.failures}
    assert said.keys() == {"a.pdf", "b.pdf", "gone.docx", "so/up", "elsewhere", "pipe.txt"}
    assert "leads back to itself" in said["a.pdf"]
    assert "not there" in said["gone.docx"]
    assert "around it" in said["so/up"]
    assert "not followed" in said["elsewhere"]
    assert "regular file" in said["pipe.txt"]
    assert say_refusal(said["b.pdf"], "vi") == "Đây là liên kết vòng về chính nó. Hãy đặt tệp gốc vào đây."


def test_a_folder_that_nobody_may_open_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "so").mkdir()
    (tmp_path / "good.md").write_text(GOOD, "utf-8")
    monkeypatch.setattr("assistant.load.passed_over.os.access", lambda path, mode: Path(path).name != "so")
    (failure,) = load_corpus(tmp_path).failures
    assert str(failure) == "so: is a folder that cannot be opened; check its permissions"
