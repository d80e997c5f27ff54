from __future__ import annotations

from pathlib import Path

import pytest

from assistant.load import list_sources, load_corpus, load_document
from assistant.load.front_matter import FrontMatterError
from tests.load.made_files import PLAN, make_pdf


def test_a_sidecar_overrides_only_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(make_pdf([PLAN]))
    (tmp_path / "plan.pdf.yaml").write_text(
        "---\nstatus: draft\nscope: Đồng Lúa\nsources:\n  - https://example.org/a\n---\n", "utf-8"
    )
    document = load_document(tmp_path / "plan.pdf")
    assert (document.status, document.scope, document.sources) == ("draft", "Đồng Lúa", ("https://example.org/a",))
    assert document.number == "12/KH-UBND"
    assert list_sources(tmp_path) == [tmp_path / "plan.pdf"]


def test_a_wrong_sidecar_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(make_pdf([PLAN]))
    (tmp_path / "plan.pdf.yaml").write_text("title: Kế hoạch\nstatus: nháp\n", "utf-8")
    with pytest.raises(FrontMatterError) as caught:
        load_document(tmp_path / "plan.pdf")
    assert caught.value.line == 2
    (failure,) = load_corpus(tmp_path).failures
    assert str(failure).startswith("plan.pdf: plan.pdf.yaml, line 2: status:")
