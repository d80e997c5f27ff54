"""Reading and facts -> Document: what a person wrote (front matter, sidecar) goes before what the document's head says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from assistant.load.front_matter import FrontMatter
from assistant.load.head import Head
from assistant.load.reading import Reading
from assistant.types import Document, Relation
from assistant.vietnamese import fold


def build_document(reading: Reading, name: str, *facts: FrontMatter | None) -> Document:
    """`name` is the file's path relative to the corpus. `facts`: its front matter, then its sidecar, which overrides."""
    # Front matter in the file itself is whole: what it leaves out is not guessed from the text.
    head = reading.head if not facts or facts[0] is None else Head(None, None, None, None, "unknown")
    fields: dict[str, Any] = {
        "id": slug(_bare(name)),
        "title": head.title or Path(name).stem,
        "number": head.number,
        "issuer": head.issuer,
        "issued_on": head.issued_on,
        "signed_by": reading.signed_by,
        "status": head.status,
    }
    for given in facts:
        if given is not None:
            fields |= _written(given)
    return Document(
        text=reading.text,
        path=name,
        digest=reading.digest,
        page_starts=reading.page_starts,
        pages=reading.pages,
        warnings=reading.warnings,
        **fields,
    )


def slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-") or "document"


def _bare(name: str) -> str:
    return Path(name).with_suffix("").as_posix()


def _written(facts: FrontMatter) -> dict[str, Any]:
    """The fields that were written, in the form `Document` has them."""
    fields = {
        key: getattr(facts, key)
        for key in FrontMatter.model_fields
        if key in facts.model_fields_set and getattr(facts, key) is not None
    }
    for key in ("aliases", "sources"):
        if key in fields:
            fields[key] = tuple(fields[key])
    if "relations" in fields:
        fields["relations"] = tuple(Relation(relation.kind, relation.target) for relation in facts.relations)
    if isinstance(fields.get("verification"), list):
        fields["verification"] = "\n".join(fields["verification"])
    return fields
