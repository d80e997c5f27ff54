"""The words and neighbouring pairs a statement can be found by: its own, of what stands above it, and of its passage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from assistant.clauses import split_sentences
from assistant.data import read_data
from assistant.run_in import find_run_in
from assistant.statements import Statement
from assistant.types import Target, Task
from assistant.vietnamese import fold, words

_EACH = re.compile(
    r"(?:giá trị )?(?:mỗi|một|mức|riêng)\s+(?P<of>\w+)", re.IGNORECASE
)  # opens a clause about one of what was named
_REFERS_BACK = re.compile(r"(?:\W|và )*[^\W\d_]+(?: [^\W\d_]+)? (?:này|đó|nói trên|nêu trên)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bag:
    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Bags:
    """The words a statement can be found by: its own, of what stands above it, and of its passage."""

    own: Bag
    headings: Bag
    passage: Bag


def bags_of(statement: Statement) -> Bags:
    row = statement.row
    said = " . ".join(
        (statement.text, row.indicator, row.part_of or "", row.responsible or "")
        if isinstance(row, Target)
        else _task_words(statement)
    )
    title = find_run_in(statement.passage.text)
    said = f"{title.title} . {said}" if title else said  # what its paragraph is titled with is what it speaks of
    return Bags(bag(f"{_gone_on_from(statement)}{said}"), bag(heading_text(statement)), bag(statement.passage.text))


def _gone_on_from(statement: Statement) -> str:
    """What a sentence said before a clause that goes on about one of it: "Cấp 20 suất học bổng, mỗi suất 30 triệu đồng"."""
    each = _EACH.match(statement.text)
    if each is None:
        return f"{_sentence_before(statement)} . " if _REFERS_BACK.match(statement.text) else ""
    sentence = statement.sentence
    before = sentence[: max(sentence.find(statement.text), 0)]
    apart = each.group().lower().startswith("riêng")  # "riêng hộ nghèo được hỗ trợ 70%": of what was said before
    return f"{before} . " if apart or each.group("of").lower() in words(before) else ""


def _sentence_before(statement: Statement) -> str:
    """The sentence before a statement's own in its passage, which "bãi này", "mức này" speak of."""
    before = statement.passage.text[: statement.quote[0]].rstrip(" \n")
    spans = split_sentences(before)
    return before[slice(*spans[-1])] if spans else ""


def _task_words(statement: Statement) -> tuple[str, ...]:
    row = statement.row
    if not isinstance(row, Task):
        return (statement.text,)
    return (statement.text, row.lead or "", row.product or "", row.coordinating or "")


def heading_text(statement: Statement) -> str:
    """What stands above a statement: its headings and the names of its document."""
    document = statement.document
    return " . ".join((*statement.passage.heading_path, document.title, document.scope or "", *document.aliases))


def bag(text: str) -> Bag:
    sequence = words(one_writing(text))
    folded = [fold(word) for word in sequence]
    return Bag(frozenset(sequence) | frozenset(folded), frozenset(pairwise(sequence)) | frozenset(pairwise(folded)))


def one_writing(text: str) -> str:
    """`text` with what is written in two ways ("băng thông rộng", "băng rộng") written in one, for comparing."""
    pattern, written = _same_words()
    return pattern.sub(lambda match: written[match.group().lower()], text)


@cache
def _same_words() -> tuple[re.Pattern[str], dict[str, str]]:
    written = {str(one).lower(): str(other) for one, other in read_data("same_words").items()}
    longest = sorted(written, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)", re.IGNORECASE), written
