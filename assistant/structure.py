"""Document -> sections: which headings, horizon years and pillar govern each stretch of its text.

A plan says "by 2025" once and then lists targets by pillar; the 2030 part repeats the pillars. So every block carries
the scope of the open headings above it. A heading that names one year sets the horizon; a nearer one overrides it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.blocks import Block, Rank, split_blocks, strip_marks
from assistant.data import read_data
from assistant.signature_block import is_office_line, signature_length
from assistant.types import Document, Section
from assistant.vietnamese import fold

# A year is a horizon where a preposition or "năm" introduces it, or as the end of a period; in a date it is none.
_YEAR = re.compile(
    r"(?P<dated>(?:ngày|tháng)\s+[\d/.-]*\s*(?:tháng\s+\d+\s+)?)?"
    r"(?:(?P<intro>năm|đến|tới|vào|hết|cuối|trước|từ|giai đoạn|thời kỳ|nhiệm kỳ|tầm nhìn|hướng|tiêu|quả|by|to|until|for|in|of|before)\s+)"
    r"(?P<year>(?:19|20)\d{2})(?:\s*[-–]\s*(?P<end>20\d{2}))?(?!\d|/\d|[.,]\d|\s*/[A-ZĐ]|-[A-ZĐ])"
    r"|(?<![\d/.,-])(?P<from>20\d{2})\s*[-–]\s*(?P<until>20\d{2})(?![\d/])",
    re.IGNORECASE,
)
# "tăng 13% so với năm 2004": a year of comparison is no horizon.
HELD_AGAINST = re.compile(r"(?:so với|cùng kỳ)\s[^.,;()\d]{0,40}\d{4}", re.IGNORECASE)
_MAX_LABEL = 160
_MOST_SIGNATURE = 5  # blocks a signature may be set in
_SHORTEST_TITLE = 20  # characters
_OF_TITLE = 0.9  # share of its words
_MIN_STATEMENT = 6  # words; shorter headings only name


@dataclass(frozen=True, slots=True)
class ScopedBlock:
    block: Block
    section: Section


@dataclass(frozen=True, slots=True)
class _Scope:
    rank: int
    label: str
    horizons: tuple[int, ...]
    pillar: str | None


def parse_structure(document: Document) -> tuple[ScopedBlock, ...]:
    """Every block with content, in order, under its section. Spans count into `document.text`."""
    scoped = []
    walked = list(_walk(document))
    following = [block for block, _ in walked[1:]] + [None]
    signed_until = 0
    for at, ((block, open_scopes), after) in enumerate(zip(walked, following, strict=True)):
        if block.start < signed_until:
            continue
        signed = _signature(document.text, [each for each, _ in walked[at : at + _MOST_SIGNATURE]])
        if signed:
            scoped.append(ScopedBlock(signed, Section((), (), None, signed.start, signed.end)))
            signed_until = signed.end
        elif block.has_content:
            scoped.append(ScopedBlock(block, _section(block, open_scopes)))
        elif _says_all(block, after):
            scoped.append(ScopedBlock(_bare(document.text, block), _section(block, open_scopes[:-1])))
    return tuple(scoped)


def _signature(text: str, blocks: Sequence[Block]) -> Block | None:
    """The signature block that begins with the first of the blocks: no heading of what follows, and said by nothing else."""
    if not blocks or blocks[0].is_table_row or not is_office_line(text[blocks[0].start : blocks[0].end].split("\n")[0]):
        return None
    lines = [(line, block.end) for block in blocks for line in text[block.start : block.end].split("\n")]
    length = signature_length([line for line, _ in lines])
    ends_block = length == len(lines) or (length and lines[length][1] != lines[length - 1][1])
    return Block(blocks[0].start, lines[length - 1][1], Rank.PARAGRAPH, "", has_content=True) if ends_block else None


def _says_all(heading: Block, after: Block | None) -> bool:
    """A numbered heading with nothing beneath it says what it has to say itself: "1. Chủ đề: ..." before "2. Hoạt động"."""
    numbered = Rank.PART <= heading.rank <= Rank.DECIMAL
    is_last = after is None or after.rank <= heading.rank
    return numbered and is_last and len(heading.heading.split()) >= _MIN_STATEMENT


def _bare(text: str, block: Block) -> Block:
    """The block without the marks that set it as a heading."""
    marked = text[block.start : block.end]
    start = block.start + len(marked) - len(marked.lstrip("#*_ "))
    return replace(block, start=start, end=block.end - len(marked) + len(marked.rstrip("*_ ")), has_content=True)


def heading_years(heading: str) -> tuple[int, ...]:
    """Years a heading sets as horizon: "Đến năm 2025" -> (2025,), "Giai đoạn 2021-2025" -> (2025,); dates do not count."""
    years = []
    for match in _YEAR.finditer(heading):
        if not match.group("dated"):
            years.append(int(match.group("until") or match.group("end") or match.group("year")))
    return tuple(dict.fromkeys(years))


@cache
def _pillar_words() -> tuple[tuple[str, str], ...]:
    return tuple((fold(word), pillar) for pillar, listed in read_data("pillars").items() for word in listed)


def find_pillars(text: str) -> tuple[str, ...]:
    """Pillars a text names, in the order of the data file."""
    folded = fold(text)
    return tuple(dict.fromkeys(pillar for word, pillar in _pillar_words() if word in folded))


def _walk(document: Document) -> Iterator[tuple[Block, tuple[_Scope, ...]]]:
    """Blocks with the scopes open at each. A content block's own opening is the last of its scopes."""
    blocks = split_blocks(document.text)
    titles = _title_blocks(document, blocks)
    open_scopes: list[_Scope] = []
    for before, block in zip([None, *blocks], blocks, strict=False):
        if before and _names_chapter(before, block):
            open_scopes[-1] = replace(open_scopes[-1], label=f"{before.heading}. {block.heading}")
            continue
        while open_scopes and open_scopes[-1].rank >= block.rank:
            open_scopes.pop()
        if block.heading and block.start not in titles:
            open_scopes.append(_scope(block))
        yield block, tuple(open_scopes[:-1] if block.announces else open_scopes)


def _names_chapter(before: Block, block: Block) -> bool:
    """ "QUY ĐỊNH CHUNG" on a line of its own after "Chương I" is that chapter's name."""
    bare_chapter = Rank.PART <= before.rank <= Rank.SUBDIVISION and not before.has_content and len(before.heading) <= 16
    return bare_chapter and block.rank == Rank.TITLE_LINE and not block.has_content


def _title_blocks(document: Document, blocks: list[Block]) -> set[int]:
    """Starts of the blocks that only repeat the document's title: a title's years are no horizon of its parts."""
    titles: set[int] = set()
    wanted = fold(strip_marks(document.title))
    for i, block in enumerate(blocks[:12]):
        if block.has_content or Rank.PART <= block.rank <= Rank.LETTER:
            continue
        heading = fold(block.heading)
        first_of_its_rank = i == 0 and (block.rank == Rank.TITLE_LINE or block.rank == Rank.MARKDOWN + 1)
        if first_of_its_rank or heading == wanted or (len(heading) > _SHORTEST_TITLE and _is_of_title(heading, wanted)):
            titles.add(block.start)
    return titles


def _is_of_title(heading: str, title: str) -> bool:
    """Whether a heading is a line of the title, in nearly all of its words: the title may name the place where the line does not."""
    said = heading.split()
    return heading in title or sum(word in title.split() for word in said) >= _OF_TITLE * len(said)


def _scope(block: Block) -> _Scope:
    pillars = find_pillars(block.heading)
    label = (
        block.heading if len(block.heading) <= _MAX_LABEL else block.heading[: _MAX_LABEL - 1].rsplit(" ", 1)[0] + "…"
    )
    # A heading that states a value may hold it against another year's: that is no horizon.
    years = heading_years(HELD_AGAINST.sub(" ", block.heading) if block.has_content else block.heading)
    return _Scope(block.rank, label, years, pillars[0] if len(pillars) == 1 else None)


def _section(block: Block, scopes: tuple[_Scope, ...]) -> Section:
    horizons = next((scope.horizons for scope in reversed(scopes) if scope.horizons), ())
    pillar = next((scope.pillar for scope in reversed(scopes) if scope.pillar), None)
    return Section(tuple(scope.label for scope in scopes), horizons, pillar, block.start, block.end)
