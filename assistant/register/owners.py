"""Whose tasks a stretch of text holds: the body its heading names, or a line that holds nothing but a body's name."""

from __future__ import annotations

import re
from functools import cache

from assistant.data import read_data
from assistant.types import Passage

_NUMBERING = r"^\W*(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])\s*[.):\-–]\s*"
_CALLED_ON = r"^(?:trách nhiệm của|giao(?: cho)?|đối với|đề nghị|yêu cầu|mời)\s+"
_LONGEST = 120
_SAYS_MORE = re.compile(
    r"\s(?:đối với|thay cho|thay|để|nhằm)\s|\s\d"
)  # a line that names a body says nothing but its name


class Owners:
    """Fed the passages of a document in their order: a line that names a body speaks for those after it."""

    def __init__(self) -> None:
        self._named: tuple[tuple[str, ...], str] | None = None

    def owner_of(self, passage: Passage) -> str | None:
        for heading in reversed(passage.heading_path[-2:]):
            if body := body_of(heading):
                return body
        line = passage.text.strip()
        if (
            "\n" not in line
            and not line.endswith((";", ","))
            and re.match(_NUMBERING, line)
            and not _SAYS_MORE.search(line)
            and (
                line.endswith(":") or not split_body(re.sub(_NUMBERING, "", line))
            )  # else it says itself what the body does
            and (body := body_of(line.rstrip(".:")))
        ):
            self._named = (passage.heading_path, body)
        return self._named[1] if self._named and self._named[0] == passage.heading_path else None


def body_of(heading: str) -> str | None:
    """ "14. Đề nghị Đài Truyền hình Việt Nam" -> "Đài Truyền hình Việt Nam"; None where a heading names no body."""
    bare = re.sub(_NUMBERING, "", heading).strip(" :.*")
    bare = re.sub(_CALLED_ON, "", bare, flags=re.IGNORECASE)
    if not re.match(rf"(?:các\s+)?(?:{body_names()})(?!\w)", bare, re.IGNORECASE) or re.search(
        r"(?:chủ trì|phối hợp)(?!\w)", bare
    ):
        return None
    if bare == bare.upper() and not re.match(_NUMBERING, heading):
        return None  # "ỦY BAN NHÂN DÂN TỈNH" at the head of a document: who issues it
    acting = split_body(bare)
    body = acting[0] if acting else re.sub(r"\s(?:có|chịu) (?:trách nhiệm|nhiệm vụ|quyền)(?!\w).*$", "", bare)
    return body if len(body) <= _LONGEST else None


def split_body(text: str) -> tuple[str, str] | None:
    """ "Bộ Tài chính bố trí vốn" -> ("Bộ Tài chính", "bố trí vốn"); None where no body by its name acts."""
    if not re.match(rf"(?:[Cc]ác\s+)?(?:{body_names()})(?!\w)", text):
        return None
    for verb in re.finditer(rf"(?<=\s)(?:{verbs()})(?=[\s,])", text[: _LONGEST + 20]):
        body = re.sub(
            r"\s+(?:cần|phải|sẽ|được giao|có nhiệm vụ|có trách nhiệm|theo thẩm quyền|,)$",
            "",
            text[: verb.start()].rstrip(" ,"),
        )
        body = re.sub(r"\s(?:trong phạm vi|theo chức năng|theo thẩm quyền|theo phân cấp|căn cứ)\s.*$", "", body)
        if re.search(r"\s(?:được|bị|đã|là|có)(?:\s|$)", body) or re.search(r"[.;:]", body):
            return None
        if _is_whole(body):
            return body.rstrip(" ,"), text[verb.start() :]
    return None


def _is_whole(body: str) -> bool:
    """Whether words end where a body's name can: at a proper name or at "cấp tỉnh", "liên quan", ...; not at "Hội đồng" itself."""
    words = body.split()
    if words and " ".join(words[-2:]) in ("Hội đồng", "Trung tâm", "Ban", "Tổ công"):
        return False
    tail = " ".join(words[-2:])
    endings = list(read_data("register")["body_endings"])
    if words and words[0].lower() in ("các", "sở,", "bộ,"):
        endings += read_data("register")["bodies_endings"]
    closes = any(tail.endswith(end) for end in endings)
    return closes or any(word[:1].isupper() for word in words[-2:] if word not in ("Hội", "Ủy", "Uỷ"))


@cache
def body_names() -> str:
    names = "|".join(map(re.escape, sorted(read_data("register")["bodies"], key=len, reverse=True)))
    return f"(?!(?i:{'|'.join(read_data('register')['not_bodies'])})(?!\\w))(?:{names})"


@cache
def verbs() -> str:
    """What tasks begin with, in small letters: "Bộ Xây dựng" is a body, "xây dựng kế hoạch" a task."""
    return "|".join(map(re.escape, sorted(read_data("register")["task_verbs"], key=len, reverse=True)))
