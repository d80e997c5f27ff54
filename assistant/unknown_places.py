"""Places and works that a question calls by a name no document has: of "thôn Bến Đa" nothing can be told where none is heard of."""

from __future__ import annotations

import re

from assistant.body_at_work import body_at_work
from assistant.evidence import Evidence
from assistant.named import find_places
from assistant.understand import Query
from assistant.vietnamese import fold, has_diacritics

_NAME = r"(?:\s[A-ZĐÀ-Ỹ][a-zà-ỹđ]+){2,4}"
_CALLED = re.compile(
    r"(?<!\w)(?:thôn|xóm|ấp|bản|buôn|làng|xã|phường|thị trấn|khu phố|tổ dân phố|kênh|rạch|sông|suối|hồ|đập|đường|phố|cầu|cảng|bến"
    r"|chợ|trường|bệnh viện|cụm công nghiệp|khu công nghiệp|khu tái định cư|khu du lịch|công viên|chung cư|đảo|đèo|nhà máy|trạm"
    rf"|hợp tác xã|làng nghề|di tích|đền|chùa|đình)(?P<name>{_NAME})(?!\w)",
    re.IGNORECASE,
)
# "Tôi ở thôn Bến Đa": where the asker lives is not what is asked about.
_LIVES = re.compile(
    r"(?:\b(?:tôi|tui|em|mình|con|cháu|nhà|gia đình|tụi|bà|ông|mẹ|ba|má|bố)\b[^,.;?]{0,24}|^)\b(?:ở|tại|sống ở|quê)\s*$",
    re.IGNORECASE,
)


def names_unknown_place(query: Query, evidence: Evidence) -> bool:
    """Whether it asks about a place, road, market or work whose name stands in no document, whatever its marks."""
    if query.language != "vi" or not has_diacritics(query.typed):
        return False
    body = body_at_work(query)
    if body and not evidence.reader.word_model.says_name(body):
        return True  # nothing can be told of the work of a department that no document names
    for match in _CALLED.finditer(query.typed):
        name = _capitalised(match["name"])
        if len(name.split()) < 2 or find_places(name) or _LIVES.search(query.typed[: match.start()]):
            continue
        if not any(evidence.reader.word_model.says_name(own) for own in (name, *_as_read(name, query))):
            return True
    return False


def _as_read(name: str, query: Query) -> list[str]:
    """The name in what was read of the question, where its marks are mended."""
    size, read = len(name.split()), query.text.split()
    spans = (" ".join(read[at : at + size]).strip(' .,;:?!"”') for at in range(len(read) - size + 1))
    return [span for span in spans if fold(span) == fold(name)]


def _capitalised(text: str) -> str:
    """The words of a name up to the first without a capital: the pattern above heeds none."""
    kept = []
    for word in text.split():
        if not word[:1].isupper():
            break
        kept.append(word)
    return " ".join(kept)
