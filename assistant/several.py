"""Several things asked at once, each answered by itself; what is found of none is said to be missing, never passed over."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations

from assistant.composed import Composed
from assistant.figures import find_figures
from assistant.present import together
from assistant.slots import subject_of
from assistant.texts import say
from assistant.types import Answer, AnswerStatus, Comparator, Figure, Sentence, Turn
from assistant.understand import content_terms
from assistant.vietnamese import fold

ComposePart = Callable[[str, tuple[Turn, ...]], Composed]

# A part that opens with what is done says nothing of what does it: "... và kết nối bao nhiêu cơ sở".
_LEAVES_SUBJECT = re.compile(
    r"(?:ket noi|chiem|xong|hoan thanh|hoan tat|van hanh|duoc|co|gom|phai|dat|tang|giam|lam|sua|mo|thu|nop|trong do|dat o|nam o)\b"
)
_PLAINLY = re.compile(
    r"\b(?:(?:bao nhieu|may|so|gia) \w+|bao nhieu|khi nao|bao gio|(?:ngay|thang|quy|nam|hom|luc) nao"
    r"|(?:co quan|don vi|so|bo|ban) nao|ai (?:ky|lam|chu tri|phu trach|chiu|sua|to chuc|ban hanh)|how (?:much|many)|when|who)\b"
)
_PLURAL = re.compile(
    r"may (?!(?:phan|nguoi|lan|ngay|thang|nam|trieu|ty)\b)\w+"
)  # "mấy chỗ du lịch không xài ly ..." asks nothing yet
# A part that only asks for the figure's bound: "..., tối đa mấy triệu?".
_BOUND = re.compile(
    r"(?:(?P<most>toi da|nhieu nhat|cao nhat|khong qua)|(?P<least>toi thieu|it nhat|thap nhat))(?: la| duoc)? (?:bao nhieu|may)\b"
    r"(?: (?:chuc|tram|nghin|ngan|trieu|ty|dong|tien|phan tram))*\W*$"
)
_UNTIL_WHEN = re.compile(
    r"\b(?:may gio|luc nao|bao gio|khi nao)(?: thi)? (?:dong|nghi|ket thuc|het|tan|xong)\b"
    r"|\b(?:dong|nghi|ket thuc|het|den|toi)(?: cua| luc)? (?:may gio|luc nao)\b"
)
_AT_MOST, _AT_LEAST = (Comparator.AT_MOST, Comparator.LESS), (Comparator.AT_LEAST, Comparator.MORE)
_SUM_WORDS = frozenset(("tiền", "đồng", "phí", "tốn", "mất", "hết"))
_SAYS = 2  # content words of such a part
_LONGEST = 14  # words of a part that is said to be missing


def answer_parts(
    parts: Sequence[str], compose: ComposePart, compose_all: Callable[[], Composed], *, as_typed: bool = True
) -> Composed | None:
    """The answers to the parts together, PARTIAL with what is missing named; None where the question is better answered whole.

    `compose` answers one part after the turns before it, `compose_all` the question as it stands.
    """
    said: list[Composed] = []
    turns: list[Turn] = []
    for part in parts:
        said.append(_answer_part(part, parts[0], said, tuple(turns), compose))
        turns.append(Turn("user", part))
    alone = [i > 0 and not said[0].sentences and _only_asks_sum(part) for i, part in enumerate(parts)]
    found = [composed for composed, of_first in zip(said, alone, strict=True) if composed.sentences and not of_first]
    told = [{sentence.text for sentence in composed.sentences} for composed in found]
    if not found or any(one <= other or one >= other for one, other in combinations(told, 2)):
        return None
    if len(
        {frozenset(s.passage.id for t in composed.sentences for s in t.statements) for composed in found}
    ) == 1 and all(composed.query.kind == "status" for composed in said):
        return None  # one sentence of the document says all that is asked of it: it is quoted once
    missing = [part for part, composed in zip(parts, said, strict=True) if not composed.sentences]
    missing = [part for part in missing if not _bound_told(part, found) and not _end_told(part, found)]
    # Of a follow-up made whole the halves are no longer what was typed: none is said to be missing.
    if missing and (not as_typed or not all(map(_asks_plainly, missing)) or _says_more(compose_all(), found)):
        return None
    answer = together([composed.answer for composed in found])
    if missing:
        answer = _with_missing(answer, missing)
    return replace(found[0], sentences=tuple(s for composed in found for s in composed.sentences), answer=answer)


def _only_asks_sum(part: str) -> bool:
    """Whether a part names nothing of its own: "..., hết bao nhiêu tiền?" asks of what stands before it."""
    return set(content_terms(part, "vi")) <= _SUM_WORDS


def _answer_part(
    part: str, first: str, said: Sequence[Composed], turns: tuple[Turn, ...], compose: ComposePart
) -> Composed:
    """A part as a follow-up of those before it, and with what the first is about put to it; the other way round where it has no subject."""
    composed = compose(part, turns)
    if not turns:
        return composed
    leaves = _LEAVES_SUBJECT.match(fold(part)) is not None
    if composed.sentences and not leaves:
        return composed
    about = compose(f"{part.strip(' ?.!')}: {subject_of(first)}?", ())
    if not about.sentences and not composed.sentences and _asks_plainly(part):
        about = compose(
            part, ()
        )  # "giai đoạn 2025 - 2027 bao nhiêu tỷ, sơ kết vào lúc nào": the period is that of the first alone
    known = {sentence.text for before in said for sentence in before.sentences}
    # What only says the first part's answer again answers nothing more.
    return about if any(sentence.text not in known for sentence in about.sentences) else composed


def _says_more(whole: Composed, found: Sequence[Composed]) -> bool:
    """Whether the question asked as a whole finds what its parts do not."""
    known = {
        (s.passage.id, s.text) for composed in found for sentence in composed.sentences for s in sentence.statements
    }
    return any((s.passage.id, s.text) not in known for sentence in whole.sentences for s in sentence.statements)


def _bound_told(part: str, found: Sequence[Composed]) -> bool:
    """Whether a part asks for no more than the bound that a sentence told has: "Không quá 3,5 triệu đồng/hộ"."""
    asked = _BOUND.match(fold(part.strip()))
    if asked is None:
        return False
    bounds = _AT_MOST if asked["most"] else _AT_LEAST
    return any(figure.comparator in bounds for figure in _figures_in_front(found))


def _end_told(part: str, found: Sequence[Composed]) -> bool:
    """Whether a part only asks until what hour ("..., chiều mấy giờ đóng?") and a sentence told has both: "từ 7 giờ đến 16 giờ"."""
    if not _UNTIL_WHEN.search(fold(part)):
        return False
    return any(figure.unit == "giờ" and figure.value_max is not None for figure in _figures_in_front(found))


def _figures_in_front(found: Sequence[Composed]) -> list[Figure]:
    """The figures that the sentences told begin with."""
    sentences = (sentence for composed in found for sentence in composed.answer.sentences)
    return [figure for sentence in sentences for figure in find_figures(sentence.text.split("–")[0])]


def _asks_plainly(part: str) -> bool:
    if _PLURAL.match(fold(part)) and not _PLAINLY.search(fold(part), 4):
        return False
    says = len(content_terms(part, "vi")) >= _SAYS  # "mấy năm nữa" asks for nothing
    return says and len(part.split()) <= _LONGEST and _PLAINLY.search(fold(part)) is not None


def _with_missing(answer: Answer, missing: Sequence[str]) -> Answer:
    language = answer.language
    said = tuple(Sentence(say("part_missing", language, asked=part.strip(" ?.!,")), ()) for part in missing)
    return replace(answer, status=AnswerStatus.PARTIAL, sentences=(*answer.sentences, *said))
