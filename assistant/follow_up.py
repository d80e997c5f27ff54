"""A follow-up made whole: what the question leaves out is taken from the question before, a changed subject is not.

"Còn năm 2030?" after "Đến năm 2025 kinh tế số chiếm bao nhiêu % GRDP?" -> the same with 2030; "Thế cấp xã?" the same for
the commune level. Only ellipsis is filled; a question that stands by itself stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.asked import find_kind
from assistant.data import read_data
from assistant.named import find_levels, find_question_years
from assistant.structure import find_pillars
from assistant.types import Turn
from assistant.understand import content_terms
from assistant.vietnamese import WORD, fold

_MOST_OWN_TERMS = 3  # a question with more content words of its own stands by itself
_YEAR = re.compile(
    r"(?:(?:đến|tới|vào|trong|by|in|den|toi|vao)\s+)?(?:(?:hết|cuối)\s+)?(?:năm\s+|nam\s+)?20\d\d", re.IGNORECASE
)

_DOCUMENT = re.compile(
    r"(?:(?:theo|trong|by|under|in)\s+)?(?:quyết định|nghị quyết|kế hoạch|chiến lược|chương trình|chỉ thị|nghị định|"
    r"decision|resolution|plan|qđ|nq|kh)\s+(?:số\s+)?\d+[\w/Đđ-]*",
    re.IGNORECASE,
)


def complete(question: str, history: Sequence[Turn], today: date) -> str:
    """The question as it would be asked by itself; unchanged where nothing is left out or there is no history."""
    before = [turn.content for turn in history if turn.role == "user" and turn.content.strip()]
    if not before:
        return question
    # An earlier follow-up is completed first, so a chain keeps its subject.
    previous = complete(before[-1], [Turn("user", text) for text in before[:-1]], today)
    if not _leaves_out(question, today):
        return question
    return _filled(question, previous, today)


def _leaves_out(question: str, today: date) -> bool:
    folded = f" {fold(' '.join(WORD.findall(question)))} "
    data = read_data("follow_ups")
    if any(f" {fold(pronoun)} " in folded for pronoun in data["pronouns"]):
        return True
    own = _own_terms(question)
    opens = any(folded.startswith(f" {fold(opening)} ") for opening in data["openings"])
    closes = any(folded.rstrip().endswith(f" {fold(closing)}") for closing in data["closings"])
    if opens or closes:
        return len(own) <= _MOST_OWN_TERMS
    # "Năm 2030?", "cấp xã?", "khi nào phải đạt?": hardly a word that says what is asked about.
    return len(own) - 2 * bool(find_levels(question)) <= 1 and len(folded.split()) <= 9 and not find_pillars(question)


def _own_terms(question: str) -> list[str]:
    """Content words that are neither years nor levels nor the words of follow-ups themselves."""
    data = read_data("follow_ups")
    listed = (phrase for name in ("openings", "closings", "fillers") for phrase in data[name])
    small = {fold(word) for phrase in listed for word in phrase.split()}
    return [term for term in content_terms(question, "vi") if fold(term) not in small]


def _filled(question: str, previous: str, today: date) -> str:
    """The question before with the year, level or pillar of this one, and this one's own words in front."""
    years = find_question_years(question, today)
    levels, pillars = find_levels(question), find_pillars(question)
    kept = previous
    if years and not _compares(question):
        kept = _YEAR.sub(" ", kept)
    if _DOCUMENT.search(question):
        kept = (
            _YEAR.sub(" ", _DOCUMENT.sub(" ", kept))
            if years or not _YEAR.search(question)
            else _DOCUMENT.sub(" ", kept)
        )
    if levels:
        kept = _without(kept, read_data("levels"))
    if pillars:
        kept = _without(kept, read_data("pillars"))
        kept = " ".join(word for word in kept.split() if fold(word.strip("?,.")) not in _measured(previous))
    kept = " ".join(kept.split()).strip(" ,?.")
    if find_kind(question) == "status" and (named := _DOCUMENT.search(previous)):
        return f"{_bare(question)}, {named.group()}?"  # about the document itself, not what was asked of it
    if asks_anew(question):
        kept = _without_question(kept)
    return f"{_bare(question)}, {kept}?" if kept else question


def _compares(question: str) -> bool:
    folded = fold(question)
    return any(
        word in folded for word in ("chenh", "so voi", "so sanh", "khac", "tang bao nhieu", "compare", "difference")
    )


def asks_anew(question: str) -> bool:
    """Whether it asks in a way of its own (when, why, who, how far): then the earlier question's way is dropped."""
    folded = f" {fold(question)} "
    return any(fold(word) in folded for word in read_data("follow_ups")["new_ways"])


def _without_question(text: str) -> str:
    phrases = sorted(read_data("follow_ups")["asking"], key=len, reverse=True)
    pattern = "|".join(re.escape(phrase) for phrase in phrases)
    return " ".join(re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", " ", text, flags=re.IGNORECASE).split())


def _without(text: str, named: dict[str, Sequence[str]]) -> str:
    """`text` without the words that name a level or pillar, typed with or without diacritics."""
    phrases = sorted({phrase for words in named.values() for phrase in words}, key=len, reverse=True)
    for phrase in phrases:
        text = re.sub(
            rf"(?<!\w)(?:ở\s+|tại\s+)?(?:{re.escape(phrase)}|{re.escape(fold(phrase))})(?!\w)",
            " ",
            text,
            flags=re.IGNORECASE,
        )
    return text


def _measured(previous: str) -> set[str]:
    """Units of the earlier question that need not be the new subject's."""
    return {"grdp", "gdp"} if find_pillars(previous) else set()


def _bare(question: str) -> str:
    """Without "còn", "thế", "thì sao" and the question mark."""
    text = question.strip(" ?.!")
    data = read_data("follow_ups")
    for opening in sorted(data["openings"], key=len, reverse=True):
        text = re.sub(rf"^(?:{re.escape(opening)}|{re.escape(fold(opening))})\s+", "", text, flags=re.IGNORECASE)
    for closing in sorted(data["closings"], key=len, reverse=True):
        text = re.sub(rf"\s+(?:{re.escape(closing)}|{re.escape(fold(closing))})$", "", text, flags=re.IGNORECASE)
    return text.strip(" ,")
