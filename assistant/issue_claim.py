"""What a question says of a document's issue by the way: "Nghị quyết X do Thủ tướng ký năm 2023 quy định ... bao nhiêu?"."""

from __future__ import annotations

import re
from dataclasses import dataclass

# The document, and nothing between it and the claim that says what it demands ("... yêu cầu ban hành năm 2025 ...").
_DOCUMENT = (
    r"\b(?P<document>(?:nghị quyết|quyết định|kế hoạch|chương trình|chiến lược|đề án|chỉ thị|thông tư|nghị định|luật|dự thảo|văn bản)"
    r"(?: (?!yêu cầu|giao|đặt|quy định|phải|sẽ|cần|nêu|là|đến|để)[\w/-]+){0,7}?) (?:được )?"
)
_ISSUING = r"(?:ký ban hành|ban hành|ký|phê duyệt|soạn thảo)"
_WHO = r"do (?P<who>(?!ai\b|(?:cơ quan|đơn vị|bộ|sở) nào)[\w ]{2,40}?) "
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_IN = rf"{_ISSUING} (?:vào |hồi |từ )?(?:năm |tháng \d{{1,2}}(?:/| năm )|ngày (?:\d{{1,2}}[/-]){{2}}){_YEAR}"
# The year first: "do A ký năm 2023" is one claim.
_CLAIMS = (
    re.compile(rf"{_DOCUMENT}(?:{_WHO})?{_IN}", re.IGNORECASE),
    re.compile(rf"{_DOCUMENT}{_WHO}{_ISSUING}\b", re.IGNORECASE),
    re.compile(
        rf"\b(?P<document>(?:resolution|decision|plan|programme|program|strategy|draft)(?: [\w/-]+){{0,4}}?),? "
        rf"(?:issued|signed|adopted|approved) in {_YEAR}",
        re.IGNORECASE,
    ),
)
_STILL_ASKS = re.compile(r"\b(?:bao nhiêu|mấy|gì|nào|sao|ai|đâu|bao giờ|how|what|which|when|who|why)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class IssueClaim:
    """Whom (as written, "" for none) and which year a question says a document was issued by and in."""

    by: str
    year: int | None


def issue_claim(text: str) -> IssueClaim | None:
    """The claim of a question that asks for something else besides; None where it makes none, or asks nothing else."""
    found = next((match for claim in _CLAIMS if (match := claim.search(text))), None)
    if found is None or not _STILL_ASKS.search(_without(text, found)):
        return None
    parts = found.groupdict()
    return IssueClaim((parts.get("who") or "").strip(), int(parts["year"]) if parts.get("year") else None)


def without_issue_claim(text: str) -> str:
    """`text` without the claim where what is left still asks something; else as it is."""
    found = next((match for claim in _CLAIMS if (match := claim.search(text))), None)
    rest = _without(text, found) if found else text
    return rest if _STILL_ASKS.search(rest) else text


def _without(text: str, found: re.Match[str]) -> str:
    return " ".join((text[: found.end("document")] + " " + text[found.end() :]).split())
