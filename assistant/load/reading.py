"""What reading one file gives, whatever its format; it goes from the reading process to the asking one, and into the cache."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from assistant.load.head import Head
from assistant.types import PageReading, ReadingWarning


@dataclass(frozen=True, slots=True)
class Reading:
    """`text` is NFC with \\n line ends and ends with the body: head and signatures are off. No page starts without pages."""

    text: str
    digest: str  # SHA-256 of the bytes it was read from, hex
    head: Head
    page_starts: tuple[int, ...] = ()
    pages: tuple[PageReading, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()
    signed_by: str | None = None  # by the signature block that was taken off

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Reading:
        """Raises ValueError, TypeError or KeyError for what is none."""
        fields: dict[str, Any] = json.loads(text)
        return cls(
            text=fields["text"],
            digest=fields["digest"],
            head=Head(**fields["head"]),
            page_starts=tuple(fields["page_starts"]),
            pages=tuple(PageReading(**page) for page in fields["pages"]),
            warnings=tuple(ReadingWarning(**warning) for warning in fields["warnings"]),
            signed_by=fields["signed_by"],
        )
