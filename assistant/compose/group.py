"""What is to be done about something: all items of the group of measures whose heading and items speak of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from assistant.bags import bag
from assistant.candidate import Candidate
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered
from assistant.compose.outline import heading_of_list, numbered_rows, row_of
from assistant.compose.single import fitting
from assistant.compose.standing import document_asked
from assistant.evidence import Evidence
from assistant.phrase import phrase_block
from assistant.register.context import context_of
from assistant.relevance import Terms, weigh
from assistant.types import Passage
from assistant.understand import Query
from assistant.vietnamese import fold, words

# Asked of a measure: how it is done, not what it is.
_ASKS_HOW = re.compile(
    r"\b(?:ra sao|(?:nhu )?the nao|bang cach nao|cach nao|lam gi|lam nhung gi|gom (?:nhung )?gi|nhung gi)\W*$"
)
_WHO_DOES = re.compile(r"\b(?:to chuc thuc hien|phan cong|trach nhiem)\b")
_OF_HEADING = 0.3  # of the question's words, by weight, that the heading itself must say
_FEWEST = 2  # words that the heading must say
_IN_ITEMS = 0.8  # what a word counts that only the items say
_LESS = 0.5  # what a word weighs that the documents do not have, or that their title says of everything
_DOING = frozenset(("lam", "tinh", "cach"))  # "tỉnh tính làm gì", "có cách gì"
_ALL_SAID = 0.85  # coverage of a clause that says by itself what is asked
_SAID = 0.5  # of the question's words that heading and items must say together
_MOST = 12
_LONGEST_BLOCK = 700  # characters


def compose_group(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """Every item under the heading of measures that says most of what is asked; NOTHING where none says enough."""
    if query.language != "vi" or (query.kind != "solution" and not _ASKS_HOW.search(fold(query.text))):
        return NOTHING
    document = document_asked(query, candidates, evidence)
    terms = weigh(query, evidence.reader.word_model)
    strong = _of_substance(terms, document, evidence)
    if not document or len(strong) < _FEWEST:
        return NOTHING
    groups: dict[tuple[str, ...], list[Passage]] = defaultdict(list)
    for passage in evidence.reader.passages_of(document):
        if passage.heading_path and not passage.text.startswith("|") and context_of(passage) == "task":
            groups[passage.heading_path].append(passage)
    scored = [(_said(Terms(strong, terms.pairs), path, own), -i, path) for i, (path, own) in enumerate(groups.items())]
    best = max(scored, default=None)
    if best is None or best[0] < _SAID or not _holds_best(query, groups[best[2]], candidates, best[0]):
        return NOTHING
    return _told(query, best[2], groups[best[2]], evidence)


def _of_substance(terms: Terms, document: str, evidence: Evidence) -> dict[str, float]:
    """Words that name what is to be done: not who does it; those of the title, and those the documents lack, weigh only half."""
    model, plan = evidence.reader.word_model, evidence.documents[document]
    doer = {fold(word) for word in words(plan.issuer or "")} | _DOING
    title = set(words(plan.title))
    return {
        word: weight if model.knows(word) and word not in title else weight * _LESS
        for word, weight in terms.words.items()
        if word not in terms.weak and fold(word) not in doer
    }


def _said(terms: Terms, path: Sequence[str], items: Sequence[Passage]) -> float:
    heading = bag(path[-1]).words
    below = bag(" . ".join(passage.text for passage in items)).words
    total = sum(terms.words.values())
    named = [word for word in terms.words if word in heading]
    if not any(pair in bag(path[-1]).pairs for pair in terms.pairs):
        return 0.0  # "trộm chó bị xử phạt" shares syllables with "xử lý trộm cắp", no word
    if len(named) < _FEWEST or sum(terms.words[word] for word in named) < _OF_HEADING * total:
        return 0.0
    return sum(w * (1.0 if t in heading else _IN_ITEMS if t in below else 0.0) for t, w in terms.words.items()) / total


def _holds_best(query: Query, items: Sequence[Passage], candidates: Sequence[Candidate], said: float) -> bool:
    """Whether the statement that answers best stands among the items, or says less than they do together."""
    # Who does it stands under another heading than what is done.
    usable = [c for c in fitting(candidates) if not _WHO_DOES.search(fold(" ".join(c.statement.passage.heading_path)))]
    said = min(said, _ALL_SAID)
    return not usable or usable[0].coverage < said or any(usable[0].statement.passage.id == p.id for p in items)


def _told(query: Query, path: Sequence[str], items: Sequence[Passage], evidence: Evidence) -> Draft:
    rows = [row_of(passage, query, evidence) for passage in items if evidence.of_passage(passage)]
    if not rows or len(rows) > _MOST:
        return NOTHING
    if len(rows) == 1:
        own = evidence.of_passage(items[0])[0]
        told = phrase_block(own, query.language)
        return answered(DraftSentence(told, rows[0].statements)) if len(told) <= _LONGEST_BLOCK else NOTHING
    return answered(heading_of_list(query, path[-1], rows), *numbered_rows(rows))
