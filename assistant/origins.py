"""Origins of other sites, as a setting names them: `https://hanoi.gov.vn https://*.hanoi.gov.vn`."""

from __future__ import annotations

import re

_ORIGIN = re.compile(r"https?://(?:\*\.)?[a-z0-9.-]+(?::\d{1,5})?|https?://\[[0-9a-f:]+\](?::\d{1,5})?")


def check_origins(value: str) -> str:
    """The origins with one space between them, lower case. Raises ValueError for what is none."""
    named = [part.lower().rstrip("/") for part in re.split(r"[\s,]+", value.strip()) if part]
    for origin in named:
        if not _ORIGIN.fullmatch(origin):
            raise ValueError(f"{origin!r} is no origin; write scheme, host and port only, like https://hanoi.gov.vn")
    return " ".join(dict.fromkeys(named))


def origin_pattern(origins: str) -> str:
    """A regular expression that fits exactly the checked origins; `*.` stands for one or more labels."""
    parts = [re.escape(origin).replace(r"\*\.", r"(?:[a-z0-9-]+\.)+") for origin in origins.split()]
    return "|".join(parts)
