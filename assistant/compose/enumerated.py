"""What a sentence counts up behind the noun asked for: "chia thành những nhóm nào" -> "theo ba nhóm: ...; ...; ..."."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from assistant.bags import bag
from assistant.candidate import Candidate
from assistant.clauses import Span
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered
from assistant.compose.single import fitting
from assistant.compose.standing import document_asked
from assistant.evidence import Evidence
from assistant.relevance import share_said, weigh
from assistant.statements import Statement
from assistant.types import Passage
from assistant.understand import Query
from assistant.vietnamese import fold

_WHICH = re.compile(
    r"\b(?:nhung|cac|may|gom) (?P<noun>(?!(?:nhung|cac|may)\b)[a-z]+)(?: [a-z]+){0,4}? (?:nao|gi)\b|\bgom (?:nhung |cac )?(?:gi|nao)\b"
)
_OF_PLAN = (
    "chi",
    "muc",
    "nhiem",
    "giai",
    "bien",
    "viec",
    "cong",
    "co",
    "don",
    "nguon",
    "khoan",
    "phong",
    "so",
    "ban",
    "van",
)
_OPENS = re.compile(r"(?:\b(?:bao gom|gom(?: co)?|la|tap trung vao)\b\s*:?|:)\s+")
_FULL_STOP = re.compile(r"(?<=[.!?])\s+(?=[A-ZĐÀ-Ỹ])|\n+")
_MARK = re.compile(r"^\s*(?:[-–•*+]|[a-zđ]\d?\)|\d+[.)])\s+")
_ASKING = re.compile(r"duoc|chia|phan|thanh|gom|co|la|nhung|cac|loai|theo|lam")
_SAID = 0.55  # of the question's words, by weight, that the passage must say
_TRIED = 12  # passages
_FEWEST = 3
_LONGEST = 700
_LONGEST_NAME = 5  # words


def compose_enumerated(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """The sentence, with all that it counts up; NOTHING where the question asks for targets, tasks or bodies, or none does so."""
    asked = _WHICH.search(fold(query.text))
    noun = (asked.group("noun") or "") if asked else ""
    if query.kind != "list" or query.language != "vi" or asked is None or noun in _OF_PLAN:
        return NOTHING
    terms = weigh(query, evidence.reader.word_model).words
    asks = {t: w for t, w in terms.items() if fold(t) != noun and not _ASKING.fullmatch(fold(t))}
    # What is called by the noun asked for, before what only counts things up.
    found = _called(query, asked, asks, candidates, evidence) if noun else []
    for candidate in fitting(candidates)[:_TRIED]:
        passage = candidate.statement.passage
        span = _counted_up(passage.text, "")
        if span is not None and (share := _share(passage, span, asks)) >= _SAID:
            found.append((share, passage, span))
            break
    if not found:
        return NOTHING
    _, passage, span = found[0]
    text = _MARK.sub("", " ".join(passage.text[slice(*span)].split()).replace("**", "")).rstrip(" .;/")
    document = evidence.documents[passage.document_id]
    statement = Statement(passage, document, text, span, (), passage.horizons, ())
    return answered(DraftSentence(f"{text[:1].upper()}{text[1:]}.", (statement,)))


def _called(
    query: Query, asked: re.Match[str], asks: Mapping[str, float], candidates: Sequence[Candidate], evidence: Evidence
) -> list[tuple[float, Passage, Span]]:
    """The sentence of the document that counts up what goes by the noun, the one that says most of the question first."""
    typed = query.text[slice(*asked.span("noun"))].lower()
    document = document_asked(query, candidates, evidence)
    found = []
    for passage in evidence.reader.passages_of(document) if document else ():
        if f"{typed}" in passage.text and (
            ":" in passage.text or f"các {typed} " in passage.text.lower()
        ):  # before folding, which costs
            span = _counted_up(passage.text, fold(typed))
            share = _share(passage, span, asks) if span is not None else 0.0
            if span is not None and share >= _SAID:
                found.append((share, passage, span))
    return sorted(found, key=lambda f: -f[0])


def _share(passage: Passage, span: Span, asks: Mapping[str, float]) -> float:
    """0..1: how much of the question's words, by weight, the sentence and its headings say."""
    said = bag(f"{passage.text[slice(*span)]} . {' . '.join(passage.heading_path)}").words
    return share_said(asks, said)


def _counted_up(text: str, noun: str) -> Span | None:
    """The whole sentence, semicolons and all, that counts up what the noun calls, or anything where no noun is given."""
    if text.startswith("|"):
        return None
    edges = [0, *(m.end() for m in _FULL_STOP.finditer(text)), len(text)]
    for start, end in pairwise(edges):
        sentence = text[start:end].rstrip()
        folded = fold(sentence)
        if len(sentence) > _LONGEST or len(folded) != len(sentence):
            continue
        for opened in _OPENS.finditer(folded):
            tail = sentence[opened.end() :]
            items = re.split(r";\s+" if ";" in tail else r",\s+|\s+và\s+", tail)
            if _calls(folded[: opened.start()], opened.group(), noun) and len(items) >= _FEWEST:
                return start, start + len(sentence)
        if noun and _names_them(sentence, folded, noun):
            return start, start + len(sentence)
    return None


def _names_them(sentence: str, folded: str, noun: str) -> bool:
    """Whether the noun's own names follow it: "đối với các môn tiếng Anh, tin học, âm nhạc và mỹ thuật"."""
    named = re.search(rf"\b(?:cac|nhung) {noun} (?P<names>[^;:.]+)", folded)
    if named is None:
        return False
    names = re.split(r",\s+|\s+và\s+", sentence[slice(*named.span("names"))])
    return len(names) >= _FEWEST and all(len(name.split()) <= _LONGEST_NAME for name in names)


def _calls(before: str, opener: str, noun: str) -> bool:
    """Whether what opens the list stands right behind the noun; without one, whether it counts up by its own word."""
    if noun:
        return re.search(rf"\b{noun}(?: \w+){{0,4}}\W*$", before) is not None
    return opener.strip(" :") not in ("", "la")
