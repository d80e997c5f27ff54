"""A stream of text -> its sentences, each as soon as it has ended."""

from __future__ import annotations

import re

_LONGEST = 1200  # characters; what goes on longer without an end is no sentence
# A sentence ends at ".", "?", "!" or a line's end, its citation marks taken along; not within "7.5" or "1.250".
_END = re.compile(r"(?:[.?!…][\"”»')*]*(?:\s*\[[^\[\]\n]{1,40}\])*(?=\s|$)|\n)")
_OPENERS = re.compile(r"^(?:[-*•>#]+\s+|\d{1,2}[.)]\s+)+")
_THOUGHTS = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_ABBREVIATED = re.compile(r"(?:\b(?:TP|PGS|TS|ThS|GS|Mr|Dr|No|St|v\.v|e\.g|i\.e)|^\W*\d{1,2})\.$")


class SentenceReader:
    """Feed it pieces; it hands out whole sentences. What a model thinks aloud in <think> is passed over."""

    def __init__(self) -> None:
        self._text = ""
        self._given = 0  # characters of `_spoken` that were handed out

    def feed(self, piece: str) -> list[str]:
        """Sentences that are whole by now and were not handed out before."""
        self._text += piece
        # A sentence at the very end of what has come may go on ("7." before "5%", marks after the stop): it waits.
        return self._take(final=False)

    def rest(self) -> list[str]:
        """What is left when the stream has ended."""
        return self._take(final=True)

    def _take(self, *, final: bool) -> list[str]:
        spoken = _spoken(self._text, final=final)
        found, start, at = [], self._given, self._given
        while match := _END.search(spoken, at):
            at = match.end()
            line_ended = match.group().endswith("\n")
            follows = spoken[at:].lstrip(" ")
            if not final and not line_ended and (not follows or follows.startswith("[")):
                break
            if line_ended or not _ABBREVIATED.search(spoken[start:at]):
                found.append(spoken[start:at])
                start = at
        if final or len(spoken) - start > _LONGEST:
            found.append(spoken[start:] if final else "")
            start = len(spoken)
        self._given = start
        return [text for text in (_OPENERS.sub("", own.strip()) for own in found) if text]


def _spoken(text: str, *, final: bool) -> str:
    """Without thoughts; a tag that has begun may yet become one, so that it waits."""
    spoken = _THOUGHTS.sub("", text)
    if not final and (at := spoken.rfind("<")) >= 0 and "<think>".startswith(spoken[at:]):
        spoken = spoken[:at]
    return spoken
