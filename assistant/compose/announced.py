"""A list that a line announces with its number or its kind ("06 bài toán sau đây:"): the line and all that stands below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.bags import bag
from assistant.candidate import Candidate
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered
from assistant.compose.outline import numbered_rows, row_of
from assistant.compose.single import whole
from assistant.compose.standing import document_asked
from assistant.data import read_data
from assistant.evidence import Evidence
from assistant.phrase import phrase_block
from assistant.relevance import share_said, weigh
from assistant.types import Passage
from assistant.understand import Query
from assistant.vietnamese import fold

# "những bài toán nào", "các dự án gì", "có bao nhiêu dự án": two syllables name what is asked for, if there are so many.
_ASKS = re.compile(
    r"\b(?:(?:nhung|cac|may) (?P<which>(?!nam\b|chi tieu\b|muc tieu\b)[a-z]+(?: [a-z]+)?)(?: [\w-]+){0,8}? (?:nao|gi)\b"
    r"|\b(?:bao nhieu|may) (?P<many>(?!phan\b|tien\b|nam\b|chi tieu\b|muc tieu\b)[a-z]+(?: [a-z]+)?))"
)
_ANNOUNCES = re.compile(r"\b(?:sau|duoi day|nhu sau|gom|bao gom|cu the)(?: day)?\W*$")
_POINTING = re.compile(r"\s*(?:như sau|sau đây|dưới đây)\W*$|\s+sau\W*$", re.IGNORECASE)
_ALL_SAID = 0.6  # of the question's words, by weight, that the line and its headings must say
_IN_ITEMS = 0.3  # what a word counts that only the items say
_FEWEST, _MOST = 2, 20


def compose_announced(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """The announcing line and its items, each cited; NOTHING where no line announces what is asked for."""
    asked = _ASKS.search(fold(query.text))
    if asked is None or query.language != "vi" or query.kind not in ("list", "count", "how_much", "what", "solution"):
        return NOTHING
    document = document_asked(query, candidates, evidence)
    passages = evidence.reader.passages_of(document) if document else ()
    lines = [(i, p) for i, p in enumerate(passages) if _announces(p, asked.group("which") or asked.group("many"))]
    best = max(((_said(query, p, passages, evidence), -i, p) for i, p in lines), default=None)
    if best is None or best[0] < _ALL_SAID:
        return NOTHING
    line = best[2]
    rows = [row_of(p, query, evidence) for p in _items(line, passages) if evidence.of_passage(p)]
    own = evidence.of_passage(line)
    if not own or not _FEWEST <= len(rows) <= _MOST:
        return NOTHING
    announced = _POINTING.sub(".", phrase_block(own[0], query.language))
    return answered(DraftSentence(announced, (whole(own[0]),)), *numbered_rows(rows))


def _announces(passage: Passage, noun: str) -> bool:
    """Whether a passage is one line that opens a list of what the noun names: by a number, "các" or "những" before it."""
    text = passage.text.strip()
    if not text.endswith(":") or "\n" in text:
        return False
    said = fold(text)
    counted = rf"(?:\d+|cac|nhung|{'|'.join(fold(word) for word in read_data('number_words'))})"
    return _ANNOUNCES.search(said) is not None and re.search(rf"\b{counted} {re.escape(noun)}\b", said) is not None


def _items(line: Passage, passages: Sequence[Passage]) -> list[Passage]:
    """What stands right below the line, under the heading that it is."""
    path = (*line.heading_path, line.text.strip().rstrip(":"))
    return [p for p in passages if p.heading_path[: len(path)] == path]


def _said(query: Query, line: Passage, passages: Sequence[Passage], evidence: Evidence) -> float:
    """0..1: how much of the question's words, by weight, the line and its headings say; the items' own count little."""
    terms = weigh(query, evidence.reader.word_model)
    strong = {word: weight for word, weight in terms.words.items() if word not in terms.weak}
    said = bag(f"{line.text} . {' . '.join(line.heading_path)}").words
    below = bag(" . ".join(p.text for p in _items(line, passages))).words
    return share_said(strong, said) + _IN_ITEMS * share_said(strong, below - said)
