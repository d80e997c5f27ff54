"""A sidecar: the facts of `name.pdf` in `name.pdf.yaml`, in the fields of front matter; they override what the file says."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.load.front_matter import Address, FrontMatter, Slug, Text, check_fields
from assistant.load.refusal import UnreadableFile
from assistant.sources import sidecar_of

_MAX_BYTES = 100_000


class FetchedFacts(BaseModel):
    """Where an original was fetched from, when (ISO 8601), and the SHA-256 of what was sent."""

    model_config = ConfigDict(extra="forbid")

    address: Address
    at: Text
    digest: Text


class SidecarFacts(FrontMatter):
    """Front matter in which nothing is required: a sidecar may say one thing only."""

    id: Slug | None = None  # type: ignore[assignment]
    title: Text | None = None  # type: ignore[assignment]
    fetched: FetchedFacts | None = None


def read_sidecar(path: Path) -> SidecarFacts | None:
    """Facts of the sidecar of a document, None where there is none. Raises FrontMatterError or UnreadableFile."""
    sidecar = sidecar_of(path)
    if not os.path.isfile(sidecar):  # unlike Path.is_file, False where the name would be too long
        return None
    if sidecar.stat().st_size > _MAX_BYTES:
        raise UnreadableFile(f"its sidecar {sidecar.name} is larger than front matter can be; shorten it")
    try:
        text = sidecar.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFile(f"its sidecar {sidecar.name} is not UTF-8 text; save it as UTF-8") from None
    lines = text.splitlines()
    if lines and lines[0].strip() == "---":  # as in front matter: the lines around it may stay
        body = [line for line in lines[1:] if line.strip() != "---"]
        return check_fields("\n".join(body), sidecar.name, SidecarFacts, lines_before=1)
    return check_fields(text, sidecar.name, SidecarFacts, lines_before=0)
