"""Why a file is not read, in words that say what to do, and how large a file may be."""

from __future__ import annotations

import re

MAX_BYTES = 200_000_000  # of any file
MAX_TEXT_BYTES = 50_000_000  # of a text, and of the text a packed format unfolds to
MAX_UNPACKED_BYTES = 400_000_000  # of a zip container, all parts together
MAX_PAGES = 5_000
MAX_SECONDS = 300.0  # without any progress
MAX_MEMORY = 4_000_000_000  # bytes of address space of the process that reads one file


class UnreadableFile(Exception):
    """The file holds no text these readers can take; the message says why and what to do."""

    is_plan_error = True


def shown_name(name: str) -> str:
    """A file's name on one line, with control and direction marks and broken bytes written out: "a\\u202eb"."""
    text = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return re.sub(
        r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]",
        lambda match: f"\\u{ord(match.group()):04x}",
        text,
    )
