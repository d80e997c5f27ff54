"""What a question names: years, administrative level, documents, whose plan, places. All of it is looked up in data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache

from assistant.data import read_data
from assistant.own_places import own_place, own_place_words
from assistant.types import Document
from assistant.vietnamese import fold, has_diacritics, one_spelling, words

_YEAR = re.compile(r"(?<![\d./-])(20[1-5]\d)(?:\s*-\s*(20[1-5]\d))?(?![\d/]|[.,]\d|-[A-Za-zĐ])")

_NUMBERED = re.compile(
    r"(?:quyet dinh|nghi quyet|ke hoach|chien luoc|chuong trinh|de an|chi thi|nghi dinh|thong tu|luat|qd|nq|kh|ct|decision|"
    r"resolution|plan|strategy|programme|decree)\s*(?:so\s*)?(\d+)"
)

# "theo 749 thì bao nhiêu": people who know the documents call one by its number alone.
_NUMBER_ALONE = re.compile(
    r"\b(?:theo|trong|cua|của|con|còn|the|thế|ben|bên|voi|với|ong|ông|cai|cái|tai|tại|under|in)\s+(?P<number>\d{2,4})"
    r"(?=\s*(?:$|[?,;]|\.(?!\d))"
    r"|\s+(?:thi|thì|bn|bao nhiêu|bao nhieu|la|là|đặt|dat|quy định|noi|nói|co|có|may|mấy|sao|vậy|vay|nhi|nhỉ|says?)\b)",
    re.IGNORECASE,
)

_AREA = re.compile(r"\b(?:huyện|quận|thị xã|xã|phường|thị trấn)(?P<own>(?: [^\W\d_]+){2})", re.IGNORECASE)

# "dự thảo" alone names the only draft there is; "dự thảo Nghị quyết ..." need not.
_DRAFT = re.compile(
    r"\b(?:dự thảo|du thao)\b(?! (?:nghị|nghi|luật|luat|quyết|quyet|thông tư|thong tu|đề án|de an))|\bthe draft\b"
)
# "nhóm mấy cả nước", "nhất nước": among whom a place is, not whose plan it is.
_RANKED_AMONG = re.compile(
    r"(?<=\bmấy )(?:cả nước|toàn quốc|nước)\b"
    r"|(?:đầu|nhất|nhì|ba|(?:thứ|số|hạng) (?:nhất|nhì|một|hai|ba|tư|bốn|\d+))(?: (?:của|trong|trên))? "
    r"(?:cả nước|toàn quốc|nước)\b(?! (?:ta|mình))"
)


def find_level(text: str) -> str | None:
    """The one administrative level a text names, None where it names none or several."""
    levels = find_levels(text)
    return levels[0] if len(levels) == 1 else None


def find_levels(text: str) -> tuple[str, ...]:
    said = _not_levels().sub(" ", spelled(text))
    # Among words with their marks "quan" is no "quận".
    return tuple(level for level, pattern in _level_patterns(has_diacritics(said)) if pattern.search(said))


def without_areas(text: str, documents: Sequence[Document]) -> str:
    """`text` without the areas documents are of: "huyện Sông Trà" in a title is a name, and asks for no level."""
    names = {text for d in documents for text in (d.title, d.scope or "")}
    areas = tuple(sorted({area for name in names for area in _areas(name)}))
    return any_of(areas).sub(" ", spelled(text)) if areas else text


@lru_cache(maxsize=1000)
def _areas(name: str) -> tuple[str, ...]:
    """Each level's word with the capitalised words after it: "xã Đồi Chè"."""
    return tuple(
        match.group() for match in _AREA.finditer(name) if all(word[0].isupper() for word in match.group("own").split())
    )


_SHORTEST_NAME = 4
_KIND_OPENS = ("ke", "chuong", "de", "nghi", "quyet", "chien", "chi", "phuong")
# "mấy năm nay" is no year.
# "5 năm nữa", "in 5 years".
_YEARS_FROM_NOW = re.compile(r"(?<![\w.,])(\d{1,2}) (?:năm|nam) (?:nữa|nua)(?!\w)")
FOR_YEARS = re.compile(
    r"(?<!\w)(?:mấy|nhiều|bao|những|các|may|nhieu|nhung|cac) (?:năm|nam) (?:nay|qua|gần đây|gan day|rồi|roi)(?!\w)",
    re.IGNORECASE,
)


def find_question_years(text: str, today: date) -> tuple[int, ...]:
    """Years asked about; of a period its end, which is when its targets are due. "thập kỷ này" is its last year."""
    without_dates = re.sub(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|nhiệm kỳ\s+\d{4}\s*[-–]\s*\d{4}", " ", text)
    years = [int(end or year) for year, end in _YEAR.findall(without_dates)]
    said = FOR_YEARS.sub(" ", spelled(text))
    for phrase, reckoned in read_data("relative_years").items():
        if any_of((phrase,)).search(said):
            base = -(-today.year // 10) * 10 if reckoned == "decade" else today.year + int(reckoned)
            years.append(base)
    years += [today.year + int(many) for many in _YEARS_FROM_NOW.findall(said)]
    return tuple(dict.fromkeys(years))


def find_documents(text: str, documents: Sequence[Document]) -> tuple[str, ...]:
    """Documents a question names: by number ("749/QĐ-TTg", "Quyết định 749"), title or alias."""
    folded, said = fold(text), spelled(text)
    numbers = set(_NUMBERED.findall(folded))
    numbers |= set(re.findall(r"\b(\d+)\s*[/-]\s*(?:\d{4}\s*[/-]\s*)?(?:qd|nq|kh|ct|nd|tt)\b", folded))
    drafts = [document.id for document in documents if document.status == "draft"]
    the_draft = drafts[0] if len(drafts) == 1 and _DRAFT.search(said) else None
    return tuple(
        document.id
        for document in documents
        if document.id == the_draft
        or _own_number(document.number) in numbers
        or any_of(
            tuple(name for name in (document.title, document.number or "", *document.aliases) if len(name) > 3)
        ).search(said)
    )


def with_numbers_in_full(text: str, documents: Sequence[Document]) -> str:
    """`text` with a document that is called by its figure alone called by name: "theo 749" -> "theo Quyết định 749"."""

    def in_full(match: re.Match[str]) -> str:
        number = match.group("number")
        found = [d for d in documents if _own_number(d.number) == number]
        if len(found) != 1:
            return match.group()
        names = (*found[0].aliases, found[0].title, found[0].number or number)
        named = next((n for n in names if not n[0].isdigit() and re.search(rf"(?<!\d){number}(?!\d)", n)), names[-1])
        return match.group().replace(number, named)

    return _NUMBER_ALONE.sub(in_full, text)


def naming_words(text: str, documents: Sequence[Document]) -> tuple[str, ...]:
    """Words of a text that only name its documents: their numbers, kinds, places and, where written out, names."""
    named = find_documents(text, documents)
    # Provinces and cities of the country are known by name: `find_places` reads those.
    places = {own_place(document) for document in documents}
    folded, found = f" {plain(text)} ", own_place_words(text, (place for place in places if not find_places(place[1])))
    if named:
        found |= set(words(" ".join(read_data("document_kinds"))))
    for document in documents:
        if document.id in named:
            found |= set(re.findall(r"\w+", one_spelling(document.number or ""))) | set(words(document.number or ""))
            for name in (document.title, *document.aliases):
                if f" {plain(name)} " in folded:
                    found |= set(words(name))
    found |= {word for document in documents if document.primary for word in _short_name(folded, document)}
    return tuple(word for word in dict.fromkeys(words(text)) if word in found)


def _short_name(folded: str, document: Document) -> set[str]:
    """Words of a text that call a document by its kind and the first words of its name: "theo chương trình dân số của tỉnh"."""
    for name in (*document.aliases, document.title):
        said = plain(name).split()
        for length in range(len(said) - 1, _SHORTEST_NAME - 1, -1):
            if said[0] in _KIND_OPENS and f" {' '.join(said[:length])} cua " in folded:
                return set(words(name)[:length])
    return set()


def find_scope(text: str, documents: Sequence[Document]) -> str | None:
    """The scope a question names ("cả nước", "Việt Nam" -> "quốc gia"; a province by its name), not beside the primary's."""
    primary = next((document.scope for document in documents if document.primary), None)
    named = find_scopes(text, documents)
    return None if not named or primary in named else named[0]


def find_scopes(text: str, documents: Sequence[Document]) -> tuple[str, ...]:
    """Every scope of the documents that a text names, in the order it names them; the primary one's also as "thành phố"."""
    said = _RANKED_AMONG.sub(" ", spelled(text))
    names = read_data("scopes")
    found = []
    for scope in dict.fromkeys(document.scope for document in documents if document.scope):
        own = names["own"] if any(d.primary and d.scope == scope for d in documents) else ()
        match = any_of((scope, *names.get(scope, ()), *own)).search(said)
        if match:
            found.append((match.start(), scope))
    return tuple(scope for _, scope in sorted(found))


# Names in full alone: "Bộ GD&ĐT" may be written out in the document.
_PLAN_OF = re.compile(
    r"\b(?:[Kk]ế hoạch|[Đđ]ề án|[Nn]ghị quyết|[Cc]hương trình|[Qq]uyết định|[Cc]hiến lược|[Cc]hỉ thị)(?: (?!của\b)\w+){0,8}? của "
    r"(?P<body>(?:Bộ|Sở) (?:Y tế|[A-ZĐ]\w*[^\W\dA-ZĐ])(?: (?!có|là|đặt|do|được|thì|và [^A-ZĐ])\w+)*?)"
    r"(?= (?:có|là|đặt|do|được|thì|đến|năm|giao|nêu|dành|phải|sẽ|cần)\b|[,?]|$)"
)


def find_places(text: str) -> tuple[str, ...]:
    """Provinces and cities a text names, folded. Longer names first, so that "Quảng Nam" is not "Nam"."""
    return tuple(dict.fromkeys(fold(found) for found in _place_pattern().findall(spelled(text))))


@lru_cache(maxsize=256)
def body_of_plan(text: str) -> str:
    """The ministry or department whose plan a question says it is about, as written: "Đề án ... của Bộ Y tế"; else ""."""
    found = _PLAN_OF.search(text)
    return found.group("body") if found else ""


def plain(text: str) -> str:
    """Folded words with single spaces: what names are looked up in."""
    return " ".join(re.findall(r"\w+", fold(text)))


@cache
def _place_pattern() -> re.Pattern[str]:
    return any_of(tuple(read_data("provinces")))


@cache
def _not_levels() -> re.Pattern[str]:
    """Words that hold a level's name and name none: "xã hội", "hợp tác xã"."""
    return any_of(tuple(read_data("not_levels")))


@cache
def _level_patterns(marked: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((level, any_of(tuple(phrases), marked)) for level, phrases in read_data("levels").items())


@lru_cache(maxsize=10_000)  # titles, clauses and the question itself are looked at again and again
def spelled(text: str) -> str:
    """Words in one spelling with single spaces: what `any_of` patterns are looked for in."""
    return " ".join(re.findall(r"\w+", one_spelling(text)))


@lru_cache(maxsize=10_000)
def any_of(phrases: tuple[str, ...], marked: bool = False) -> re.Pattern[str]:
    """Any of the phrases as whole words, each with its marks or, unless `marked`, without any: "hạng" or "hang", never "hàng".

    For text as `spelled` gives it; of no phrases, what matches nothing.
    """
    ordered = sorted((spelled(phrase).split() for phrase in phrases), key=len, reverse=True)
    spell = re.escape if marked else _either_spelling
    alternatives = [" ".join(spell(word) for word in said) for said in ordered if said]
    return re.compile(r"(?<!\w)(?:" + "|".join(alternatives) + r")(?!\w)" if alternatives else r"(?!)")


def _either_spelling(word: str) -> str:
    bare = fold(word)
    return re.escape(word) if bare == word else f"(?:{re.escape(word)}|{re.escape(bare)})"


def _own_number(number: str | None) -> str | None:
    """The figure a document is called by: "749/QĐ-TTg" -> "749"."""
    found = re.match(r"\d+", number or "")
    return found.group() if found else None
