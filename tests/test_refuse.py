"""A refusal says what there is, and nothing that is not so."""

from __future__ import annotations

from assistant.refuse import coverage_text
from tests.made_documents import FORESTS, HEALTH, read


def test_places_are_named_only_where_every_document_has_one() -> None:
    health, forests = read(HEALTH, "y-te.md", scope="Bình Lâm"), read(FORESTS, "rung.md", scope=None)
    assert "Bình Lâm" not in coverage_text([health, forests], "vi")
    assert "2 văn bản của Bình Lâm" in coverage_text([health, read(FORESTS, "rung.md", scope="Bình Lâm")], "vi")
