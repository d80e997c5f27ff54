"""What a question names beside its subject: years, level, document, place. Each can be changed in its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from assistant.data import read_data
from assistant.named import any_of, find_levels, find_question_years, spelled
from assistant.understand import content_terms, detect_language
from assistant.vietnamese import fold, has_diacritics

# A year, or a period: "2026-2027" is put in another's place as a whole.
_YEAR = re.compile(r"(?<![\d./-])20[1-5]\d(?:\s*[-–]\s*20[1-5]\d)?(?![\d/]|[.,]\d)")
_TERM = re.compile(rf"\b(?:trong |cho )?(?:nhiệm kỳ|giai đoạn|thời kỳ|niên khóa)\s+{_YEAR.pattern}", re.IGNORECASE)
_BY_YEAR = r"(?:(?:,\s*)?(?:đến|tới|vào|trong|cho|den|toi|vao|by|in|for)\s+)?(?:(?:hết|cuối|het|cuoi)\s+)?(?:(?:mốc|năm|nam|moc|year)\s+)*"
# "giảm bao nhiêu so với năm 2025": what a change is held against.
_HELD_AGAINST = re.compile(
    r"\s*\b(?:so với|so voi|compared (?:with|to)|against|from)\s+(?:(?:mức |cùng kỳ |the )?(?:của )?(?:năm|nam|in|of)\s+)?20\d\d\b",
    re.IGNORECASE,
)
_NUMBERED = (
    r"(?:quyết định|nghị quyết|kế hoạch|chiến lược|chương trình|chỉ thị|nghị định|quyet dinh|nghi quyet|ke hoach|chien luoc|"
    r"chi thi|nghi dinh|decision|resolution|plan|strategy|decree|qđ|qd|nq|kh)\s*(?:số\s+)?\d+(?:/[\w/Đđ-]+)?(?:-[\w/]+)?"
)
# "dự thảo" alone names the only draft there is; "dự thảo Nghị quyết" need not.
_DRAFT = r"dự thảo(?!\s+(?:nghị|luật|quyết|thông|kế|chương|chiến|văn))"
_UNDER = r"(?:(?:theo|trong|trong khi|under|according to|by|in)\s+)?(?:the\s+)?"

# "vì sao", "làm sao", "như thế nào" ask; they only end like "cấp xã thì sao".
NOT_AFTER = "".join(f"(?<!{word})" for word in ("vì", "vi", "tại", "tai", "như", "nhu", "làm", "lam"))


@dataclass(frozen=True, slots=True)
class Slots:
    """`levels` and `scopes` as they are to be written; `rest` are the words that are in no slot, as typed."""

    years: tuple[int, ...] = ()
    levels: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    rest: str = ""
    period: str = ""  # as typed, where the years are the end of one: "2028-2029"

    @property
    def document(self) -> str | None:
        return self.documents[0] if self.documents else None

    @property
    def named(self) -> bool:
        return bool(self.years or self.levels or self.documents or self.scopes)

    def without(self, other: Slots, *, subject: bool = False) -> Slots:
        """These slots where `other` has none of its own; with `subject` the level, a part of it, is left out too."""
        return replace(
            self,
            years=() if other.years else self.years,
            levels=() if other.levels or subject else self.levels,
            documents=() if other.documents or other.scopes else self.documents,
            scopes=() if other.scopes or other.documents else self.scopes,
        )


def find_slots(text: str, names: Sequence[str], today: date) -> Slots:
    documents = tuple(m.group("name") for m in _documents(tuple(names)).finditer(text))
    rest = _documents(tuple(names)).sub(" ", bare(text))
    scopes = tuple(dict.fromkeys(m.group("name") for m in _scopes().finditer(rest)))
    rest = _scopes().sub(" ", rest)
    english = not re.search(r"[^\x00-\x7f]", text)
    levels = tuple(_written(level, text, english=english) for level in find_levels(text))
    rest = _levels().sub(" ", rest)
    years = find_question_years(text, today)
    rest = _without_years(rest)
    typed = _YEAR.search(text)
    period = typed.group() if typed and len(typed.group()) > 4 and len(years) == 1 else ""
    return Slots(years, levels, documents, scopes, _trimmed(bare(rest), start=True), period)


def without_years(question: str) -> str:
    """The follow-up's own words, its years left out."""
    return _trimmed(_without_years(bare(question)), start=True)


def _without_years(text: str) -> str:
    return re.sub(_BY_YEAR + _YEAR.pattern, " ", text, flags=re.IGNORECASE)


def put_in(text: str, slots: Slots, names: Sequence[str], today: date, language: str) -> str:
    """`text` with the slots named in place of its own, else added to it."""
    text = text.strip(" ?.!")
    if slots.documents or slots.scopes:
        text = _placed(text, slots, names, language)
    if slots.levels:
        found = _levels().search(text)
        text = (
            text[: found.start()] + slots.levels[0] + _levels().sub("", text[found.end() :])
            if found
            else put_together("at_level", language, rest=text, level=slots.levels[0])
        )
    if slots.years:
        years = slots.period or (" and " if language == "en" else " và ").join(map(str, slots.years))
        text = _in_years(text, years, language, period=bool(slots.period))
    return " ".join(text.split())


def _in_years(text: str, years: str, language: str, *, period: bool) -> str:
    """The years in place of its own; what a change is held against stays ("giảm bao nhiêu so với 2025")."""
    held = _HELD_AGAINST.search(text)
    if held and _YEAR.search(text[: held.start()] + text[held.end() :]):
        before, after = text[: held.start()], text[held.end() :]
        if _YEAR.search(before):
            return _in_years(before, years, language, period=period) + held.group() + _without_years(after)
        return before + held.group() + _in_years(after, years, language, period=period)
    found = _YEAR.search(text)
    if (
        found and len(found.group()) > 4 and not period
    ):  # one year in the place of a period: of a term of office no more
        text = _without_years(_TERM.sub(" ", text))
        return put_together("by_year", language, rest=" ".join(text.split()), year=years)
    if found:
        after = re.sub(rf"\s*(?:-|và|and)?\s*{_BY_YEAR}{_YEAR.pattern}", "", text[found.end() :])
        return text[: found.start()] + years + after
    return put_together("by_year", language, rest=text, year=years)


def _placed(text: str, slots: Slots, names: Sequence[str], language: str) -> str:
    """Another document or place: what named the one before it goes, and the base of its shares with it."""
    documents, scopes = _documents(tuple(names)), _scopes()
    own = documents.search(text)
    if slots.document:
        if own:
            text = text[: own.start("name")] + slots.document + text[own.end("name") :]
        else:
            text = put_together("under_document", language, document=slots.document, rest=_lower_first(text))
        own_scope = scopes.search(text.partition(slots.document)[2])
        if not slots.scopes or own_scope:  # whose it is, the document says, or what follows
            head, _, tail = text.partition(slots.document)
            text = head + slots.document + re.sub(r"(?:\s+(?:của|ở|tại|in|of|for))?\s+" + scopes.pattern, "", tail)
        return re.sub(r"\s+\b(?:GRDP|GDP)\b", "", text)
    text = documents.sub(" ", text)
    found = scopes.search(text)
    if found:
        text = text[: found.start("name")] + slots.scopes[0] + text[found.end("name") :]
    else:
        text = put_together("of_scope", language, rest=text, scope=slots.scopes[0])
    return re.sub(r"\s+\b(?:GRDP|GDP)\b", "", " ".join(text.split()).strip(" ,"))


def subject_of(question: str) -> str:
    """What a question is about: itself without its way of asking ("... chiếm bao nhiêu phần trăm")."""
    text = _asking().sub(" ", question)
    return _lower_first(re.sub(r"\s+([,:])", r"\1", _trimmed(text))) or question.strip(" ?.!")


def own_terms(question: str, slots: Slots) -> list[str]:
    """Content words of the question that are in no slot and no words of follow-ups themselves."""
    small = _small_words()
    english = set(read_data("question_words")["english_words"])
    asked = _asking().sub(" ", slots.rest)
    return [t for t in content_terms(asked, "vi") if fold(t) not in small and t not in english]


def bare(question: str) -> str:
    """Without "còn", "thế", "thì sao" and the question mark."""
    text = question.strip(" ?.!,")
    for opening in sorted(phrases_in("openings", text), key=len, reverse=True):
        text = _opening(opening, marked=has_diacritics(text)).sub("", text)
    for ending in _endings():
        text = ending.sub("", text)
    return text.strip(" ,?.!")


@cache
def _opening(phrase: str, *, marked: bool) -> re.Pattern[str]:
    forms = re.escape(phrase) if marked else f"{re.escape(phrase)}|{re.escape(fold(phrase))}"
    return re.compile(rf"^(?:{forms})[\s,]+", re.IGNORECASE)


@cache
def _endings() -> tuple[re.Pattern[str], ...]:
    """What a question is closed with, the longest first. Kept here: `re` keeps but the last few hundred patterns."""
    closings = sorted(read_data("follow_ups")["closings"], key=len, reverse=True)
    return tuple(
        re.compile(rf"{NOT_AFTER}[\s,]+(?:{re.escape(closing)}|{re.escape(fold(closing))})$", re.IGNORECASE)
        for closing in closings
    )


def says_only(question: str, phrases: str, around: str) -> bool:
    """Whether a question is made of phrases of one list of `follow_ups.yaml` and, around them, small words of another."""
    data, said = read_data("follow_ups"), spelled(question)
    rest = any_of(tuple(data[phrases])).sub(" ", said)
    small = {fold(word) for word in data[around]}
    return rest != said and all(fold(word) in small for word in rest.split())


def parted_at(text: str, pattern: re.Pattern[str]) -> tuple[str, str, str]:
    """(before, found, after) of the first words a pattern of `any_of` finds; found is "" where there are none.

    The pattern reads one spelling of words with single spaces, so words are counted.
    """
    found = pattern.search(spelled(text))
    spans = [match.span() for match in re.finditer(r"\w+", text)]
    if found is None or not found.group():
        return text, "", ""
    first = len(spelled(text)[: found.start()].split())
    last = first + len(found.group().split()) - 1
    if last >= len(spans):
        return text, "", ""
    start, end = spans[first][0], spans[last][1]
    return text[:start], text[start:end], text[end:]


def phrases_in(name: str, text: str) -> tuple[str, ...]:
    """The phrases of a list in the language of the text: "so" and "it" open and stand for nothing in "so sanh", "it nhat".

    In the lists asked for, the Vietnamese phrases are those that have a mark.
    """
    english = detect_language(text) == "en"
    return tuple(p for p in read_data("follow_ups")[name] if (p == fold(p)) == english)


def _written(level: str, text: str, *, english: bool) -> str:
    """The level's own name; in an English question the English one."""
    phrases = read_data("levels")[level]
    if english and not re.search(rf"\b(?:{'|'.join(fold(p) for p in phrases if fold(p) != p)})\b", fold(text)):
        return next((p for p in phrases if p.endswith(" level")), level)
    return level


def _trimmed(text: str, *, start: bool = False) -> str:
    """Without the connecting words that a slot taken out has left at the end, or with `start` at either end."""
    text = " ".join(text.split()).strip(" ,?.!:-")
    ends = r"(?:thì|của|ở|tại|theo|đến|tới|vào|trong|cho|cả|năm|mốc|là|of|in|by|at|for|the|under)"
    first = rf"^{ends}\s+|" if start else r"^the\s+|"
    while (shorter := re.sub(rf"{first}\s+{ends}$|^{ends}$", "", text, flags=re.IGNORECASE).strip(" ,")) != text:
        text = shorter
    return text


def _lower_first(text: str) -> str:
    """Lower case at the start, unless it is a name."""
    first, _, rest = text.strip().partition(" ")
    if first.lower() in ("theo", "trong", "đến", "tới", "vào", "under", "by", "in"):
        return text.strip()[:1].lower() + text.strip()[1:]
    if first[1:] != first[1:].lower() or rest[:1].isupper():
        return text.strip()
    return text.strip()[:1].lower() + text.strip()[1:]


@lru_cache(maxsize=8)
def _documents(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){_UNDER}(?P<name>{_NUMBERED}|{_DRAFT}{_either(n for n in names if len(n) > 5)})(?!\w)", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _asking() -> re.Pattern[str]:
    phrases = _either(read_data("follow_ups")["asking"])[1:]
    return re.compile(rf"(?<!\w)(?:{phrases})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _scopes() -> re.Pattern[str]:
    data = read_data("scopes")
    said = [p for s in data if s not in ("own", "only_naming") for p in data[s] if p not in ("chính phủ", "trung ương")]
    return re.compile(
        rf"(?<!\w)(?P<name>{_either((*said, *read_data('provinces'), 'Hanoi', 'Ha Noi'))[1:]})(?!\w)", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _levels() -> re.Pattern[str]:
    phrases = [p for own in read_data("levels").values() for p in own]
    no_level = "|".join(re.escape(p) + "|" + re.escape(fold(p)) for p in read_data("not_levels"))
    leads = {p.rpartition(" ")[0] for p in read_data("not_levels") if " " in p}  # "xã" closes "hợp tác xã"
    closes = "".join(rf"(?<!{re.escape(way)} )" for lead in sorted(leads) for way in {lead, fold(lead)})
    return re.compile(rf"(?<!\w){closes}(?!(?:{no_level})\b)(?:{_either(phrases)[1:]})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _small_words() -> frozenset[str]:
    data = read_data("follow_ups")
    listed = (phrase for name in ("openings", "closings", "fillers") for phrase in data[name])
    return frozenset(fold(word) for phrase in listed for word in phrase.split())


def _either(phrases: object) -> str:
    """ "|a|b" of phrases as they are written and without marks, longest first; "" of none."""
    both = {form for p in phrases for form in (" ".join(p.split()), fold(" ".join(p.split())))}  # type: ignore[attr-defined]
    return "".join(f"|{re.escape(form)}" for form in sorted(both, key=lambda f: (-len(f), f)))


def put_together(key: str, language: str, **values: str) -> str:
    """One of the ways in which follow-ups are made whole ("{rest}, đến năm {year}"), filled in."""
    template: str = read_data("follow_ups")[key][language]
    return template.format(**values)
