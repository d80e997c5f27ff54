"""Groups of people that no document speaks of, by any of their names: of help for fishermen a plan without any tells nothing."""

from __future__ import annotations

import re
from functools import cache

from assistant.data import read_data
from assistant.evidence import Evidence
from assistant.named import any_of, spelled
from assistant.understand import Query

_OF_DOCUMENT = ("status", "compare")


def names_unknown_group(query: Query, evidence: Evidence) -> bool:
    """Whether it asks about a group of which neither its name nor another for it stands in any document."""
    if query.kind in _OF_DOCUMENT:
        return False
    said, stands = spelled(query.search_text), evidence.reader.word_model.stands
    return any(asked.search(said) and not any(map(stands, names)) for asked, names in _groups())


@cache
def _groups() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    return tuple((any_of(tuple(own["asked"])), (*own["asked"], *own.get("told_as", ()))) for own in read_data("groups"))
