"""A page saved as one file (.mht, as browsers and Word save it) -> its HTML."""

from __future__ import annotations

import re
from email import policy
from email.parser import BytesParser

from assistant.load.refusal import UnreadableFile

_FIELD = re.compile(rb"(?:MIME-Version|From|Subject|Date|Content-Type|Snapshot-Content-Location):", re.IGNORECASE)
_PACKED = re.compile(rb"^Content-Type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)


def is_mht(raw: bytes) -> bool:
    return _FIELD.match(raw) is not None and _PACKED.search(raw[:4096]) is not None


def unpack_mht(raw: bytes) -> bytes:
    """The page, in UTF-8 with the mark that says so. Raises UnreadableFile."""
    try:
        for part in BytesParser(policy=policy.default).parsebytes(raw).walk():
            if part.get_content_type() == "text/html":
                return str(part.get_content()).encode("utf-8-sig", "replace")
    except (LookupError, ValueError, KeyError, AttributeError, IndexError, TypeError) as error:  # what email lets pass
        raise UnreadableFile(f"is damaged ({type(error).__name__}); save it again from its program") from None
    raise UnreadableFile("is a saved page without any text in it; save it again from the browser")
