"""Document text -> blocks: paragraphs, headings, list items and table rows with their rank in the outline.

Ranks order what may stand under what; a block ends the scope of every earlier block of its rank or deeper. Markdown
headings keep their level. Numbering follows Decree 30/2020/ND-CP: Phần, Chương, Mục, Điều, khoản, điểm, and the Roman
and Arabic numbering of plans. Plain text has no marks: short lines, lead-ins ("Về phát triển kinh tế số, ...: ") and
opening horizons ("Đến năm 2025, ...") stand in for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise

from assistant.clauses import breaks_figure
from assistant.labels import is_labelled_line, leads
from assistant.run_in import find_run_in
from assistant.wholes import value_before_colon


class Rank(IntEnum):
    MARKDOWN = 0  # plus the heading's level, 1 to 6
    PART = 11
    CHAPTER = 12
    SUBDIVISION = 13
    ROMAN = 14
    ARTICLE = 15
    ARABIC = 16
    DECIMAL = 17
    LETTER = 18
    TITLE_LINE = 19  # a short line of its own
    PARAGRAPH = 20
    LEAD_IN = 21
    ITEM = 22  # plus its indent


_UNMARKED = (Rank.TITLE_LINE, Rank.PARAGRAPH, Rank.LEAD_IN)


@dataclass(frozen=True, slots=True)
class Block:
    """`heading` is what the block says for all beneath it ("" if nothing); a pure heading has no content of its own.

    `announces`: the heading is the block's last words ("... các chỉ tiêu sau:"), so it holds only for what follows.
    """

    start: int
    end: int
    rank: int
    heading: str
    has_content: bool
    is_table_row: bool = False
    announces: bool = False


_MARKERS: tuple[tuple[re.Pattern[str], int], ...] = (
    (
        re.compile(
            r"(?:PHẦN|Phần|PHỤ LỤC|Phụ lục)(?:\s+(?:thứ\s+\w+|[IVXLC]+|\d+|[A-Z]))?\b(?=\s*[.:\-–—]|\s*$|\s+[A-ZĐÀ-Ỹ])"
        ),
        Rank.PART,
    ),
    (re.compile(r"(?:CHƯƠNG|Chương)\s+(?:[IVXLC]+|\d+)\b"), Rank.CHAPTER),
    (re.compile(r"(?:MỤC|Mục)\s+(?:[IVXLC]+|\d+)\b"), Rank.SUBDIVISION),
    (re.compile(r"[IVXLC]{1,6}\s*(?:[.)\-–—/](?!\w)|\.(?=[A-ZĐÀ-Ỹ]))"), Rank.ROMAN),
    (re.compile(r"(?:ĐIỀU|Điều)\s+\d+[a-zđ]?\b"), Rank.ARTICLE),
    (re.compile(r"\d{1,3}(?:\.\d{1,3})+[.)]?(?=\s)"), Rank.DECIMAL),
    (re.compile(r"\d{1,3}[.)](?=\s|[A-ZĐÀ-Ỹ])"), Rank.ARABIC),
    (re.compile(r"[a-zđ]\d?\)"), Rank.LETTER),
)
_BULLET = re.compile(r"[-–—•*+✓▪●○](?=\s)")
_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_]|[*_](?!\w)")
_HORIZON_OPENING = re.compile(
    r"(?:(?:đến|tới|vào|hết|trước|tầm nhìn(?: đến)?|định hướng(?: đến)?|phấn đấu(?: đến)?|mục tiêu(?: đến)?|giai đoạn)\s+)+"
    r"(?:(?:cuối|hết)\s+)?(?:năm\s+)?\d{4}(?:\s*[-–]\s*\d{4})?",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"((?:Về|Đối với|Trong lĩnh vực|Trong)\s[^.:;]{3,140}|(?:\*\*|__)[^*_\n]{2,120}?(?:\*\*|__)|[^.:;,\d]{3,60}):(?=\s)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[^.:;\d]{3,80}:")  # a line of nothing but a label
_TERMINAL = tuple('.;!?…"”’)')
_MAX_HEADING = 220
_MAX_BOLD = 420  # a line set in bold as a whole is a heading even where it is long
_MAX_TITLE_LINE = 110


def split_blocks(text: str) -> list[Block]:
    """Every non-empty stretch of `text` as blocks, in order; their spans cover all of its words."""
    spans = list(_spans(text))
    following = [text[b[0] : b[1]] for _, b in pairwise(spans)] + [""]
    blocks = [
        _classify(text, start, end, after, first=not i)
        for i, ((start, end), after) in enumerate(zip(spans, following, strict=True))
    ]
    return list(_with_labels(text, blocks))


def _with_labels(text: str, blocks: list[Block]) -> Iterator[Block]:
    """A task and the labelled lines beneath it that say who leads it and by when are one block: neither says enough alone."""
    at = 0
    while at < len(blocks):
        block, after = blocks[at], at + 1
        while after < len(blocks) and is_labelled_line(text[blocks[after].start : blocks[after].end]):
            after += 1
        own = text[block.start : block.end]
        titled = block.has_content and not (block.is_table_row or is_labelled_line(own) or own.endswith(":"))
        # "- Địa điểm: ..." before "- Chủ trì: ..." is one more line of what stands above them both.
        marked = [b.rank for b in blocks[at + 1 : after] if b.rank not in _UNMARKED]
        beside = block.rank not in _UNMARKED and any(rank <= block.rank for rank in marked)
        if titled and not beside and any(leads(text[b.start : b.end]) for b in blocks[at + 1 : after]):
            yield replace(block, end=blocks[after - 1].end)
        else:
            yield block
            after = at + 1
        at = after


def strip_marks(text: str) -> str:
    """A heading as people read it: without Markdown marks and closing colon."""
    text = _MARKDOWN_HEADING.sub("", text.strip(), count=1)
    return " ".join(_EMPHASIS.sub("", text).split()).strip(" :#")


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Character spans of blocks: lines joined where a sentence runs on, split at marks and blank lines."""
    start = end = -1
    previous = ""
    width = _wrap_width(text)
    for match in re.finditer(r"[^\n]*\n?", text):
        line = match.group().rstrip()
        if not line.strip():
            if start >= 0:
                yield start, end
            start, previous = -1, ""
            continue
        first = match.start() + len(line) - len(line.lstrip())
        if start >= 0 and _begins_block(line.strip(), previous, width):
            yield start, end
            start = -1
        if start < 0:
            start = first
        end, previous = match.start() + len(line), line.strip()
    if start >= 0:
        yield start, end


def _wrap_width(text: str) -> int:
    """The width a text was broken at by hand or by a converter, where blank lines part its paragraphs; else 0."""
    lines = text.split("\n")
    widths = sorted(len(line.rstrip()) for line in lines if line.strip() and not line.startswith(("|", "#")))
    blank = sum(not line.strip() for line in lines)
    if len(widths) < 12 or widths[-1] > 140 or blank < 0.08 * len(lines):
        return 0
    full = sum(width >= 0.75 * widths[-1] for width in widths)
    return widths[-1] if widths[-1] >= 55 and full >= 0.5 * len(widths) else 0


def _begins_block(line: str, previous: str, width: int = 0) -> bool:
    if _MARKDOWN_HEADING.match(line) or _MARKDOWN_HEADING.match(previous):
        return True
    if breaks_figure(previous, line):
        return False
    if line.startswith("|") or previous.startswith("|") or _BULLET.match(line):
        return True
    bare = _EMPHASIS.sub("", line)
    # A number that opens a line may be the rest of the sentence above ("... năm\n2025. Tỷ lệ"): ask how that one ended.
    if any(pattern.match(bare) for pattern, _ in _MARKERS):
        return previous.endswith((*_TERMINAL, ":")) or not re.match(r"\d", bare) or len(previous) < 60
    # A lead-in whose line happens to end at its colon goes on: "Về kinh tế số, ...:\nTỷ trọng ...".
    if previous.endswith(":") and _LEAD_IN.match(previous + " ") and re.match(r"(?:Về|Đối với|Trong)\s", previous):
        return False
    if width and len(previous) >= 0.7 * width and not previous.endswith(":"):
        return False  # a full line of a text broken by width: only a blank line or a mark ends its paragraph
    if previous.endswith((*_TERMINAL, ":")) and _starts_upper(bare):
        return True
    if len(previous) <= _MAX_TITLE_LINE and (
        _is_title_line(previous, line) or _HORIZON_OPENING.match(bare) is not None
    ):
        return True
    # In text wrapped by hand a numbered title has no blank line after it: it is short, and the next line starts anew.
    return (
        len(previous) <= 60
        and re.match(r"[^\W\d_]", bare) is not None
        and _starts_upper(bare)
        and any(p.match(strip_marks(previous)) for p, _ in _MARKERS)
    )


def _starts_upper(text: str) -> bool:
    """Whether the first letter is a capital (a range of code points will not tell: "ứ" lies between "À" and "Ỹ")."""
    letter = re.search(r"[^\W\d_]", text)
    return letter is not None and letter.group().isupper()


def _classify(text: str, start: int, end: int, following: str, *, first: bool) -> Block:
    block = text[start:end]
    if block.startswith("|"):
        return _table_row(start, end, block)
    hashes = _MARKDOWN_HEADING.match(block)
    if hashes:
        return Block(start, end, Rank.MARKDOWN + len(hashes.group(1)), strip_marks(block), has_content=False)
    bare = strip_marks(block)
    bold = (
        re.fullmatch(r"(\*\*|__)[^*]+\1:?", block.strip()) is not None
        and len(bare) <= _MAX_BOLD
        and not bare.endswith(tuple(".;!?…"))  # a name in quotation marks may end it
    )
    for pattern, rank in _MARKERS:
        if pattern.match(bare):
            return _numbered(text, start, end, rank, bare, following, bold=bold, marker=pattern.match(bare))
    bullet = _BULLET.match(block)
    if bullet:
        return _bullet(text, start, end, following)
    if bold or _is_title_line(bare, following, first=first):
        return Block(start, end, Rank.TITLE_LINE, bare, has_content=False)
    run_in = find_run_in(block)
    if run_in:
        return Block(start, end, Rank.LEAD_IN, strip_marks(run_in.title), has_content=True)
    heading = _opening(block)
    is_lead_in = bool(heading) and not _HORIZON_OPENING.match(bare)
    return _content(start, end, Rank.LEAD_IN if is_lead_in else Rank.PARAGRAPH, heading, block)


def _bullet(text: str, start: int, end: int, following: str) -> Block:
    """An item; "+" stands beneath "-", others beneath "+". One that only names its items ("- Về quy mô:") is their heading."""
    block = text[start:end]
    indent = start - (text.rfind("\n", 0, start) + 1)
    rank = Rank.ITEM + 3 * indent + (0 if block[0] in "-–—" else 1 if block[0] == "+" else 2)
    said = block[1:].strip()
    if _LABEL.fullmatch(strip_marks(said) + said[-1:]) and _BULLET.match(following):
        return Block(start, end, rank, strip_marks(said), has_content=False)
    return _content(start, end, rank, _opening(said), said)


def _content(start: int, end: int, rank: int, heading: str, block: str) -> Block:
    """A block with text of its own: what opens it, or else what it announces, holds for the blocks beneath."""
    announced = "" if heading else _announcement(block)
    return Block(start, end, rank, heading or announced, has_content=True, announces=bool(announced))


def _table_row(start: int, end: int, block: str) -> Block:
    """A row; one that holds only a title ("| II | Đến năm 2045 | | |") speaks for the rows beneath it."""
    cells = [strip_marks(cell) for cell in block.strip().strip("|").split("|")]
    filled = [cell for cell in cells if cell]
    # "I" holds "1" holds "1.1": a row ends the scope of the rows at its own depth.
    depth = 2 if re.fullmatch(r"\d+\.\d+\.?", cells[0]) else 1 if re.fullmatch(r"\d+\.?", cells[0]) else 0
    # The rest of a row that a page break cut in two is no title: it goes on in small letters or ends a sentence.
    goes_on = (
        not cells[0]
        and bool(filled)
        and ((filled[-1][0].islower() or filled[-1][0] == "(") or filled[-1].endswith("."))
    )
    if (
        len(cells) >= 3
        and 1 <= len(filled) <= 2
        and re.search(r"[^\W\d]{2}", filled[-1])
        and not cells[-1]
        and not goes_on
    ):
        return Block(start, end, Rank.ITEM + depth, filled[-1], has_content=False, is_table_row=True)
    return Block(
        start, end, Rank.ITEM + max(depth, 1), "", has_content=not re.fullmatch(r"[|\s:\-]*", block), is_table_row=True
    )


def _numbered(
    text: str, start: int, end: int, rank: int, bare: str, following: str, *, bold: bool, marker: re.Match[str] | None
) -> Block:
    unfinished = not bare.endswith((*_TERMINAL, ",")) and not _states_value(text[start:end])
    always = rank in (Rank.PART, Rank.CHAPTER, Rank.SUBDIVISION) and len(bare) <= _MAX_HEADING
    opens = text[start:end].rstrip("*_ ").endswith(":") or _holds(following, rank)
    if bold or always or (unfinished and len(bare) <= _MAX_HEADING and (rank <= Rank.ARTICLE or opens)):
        return Block(start, end, rank, bare, has_content=False)
    run_in = find_run_in(text[start:end])
    if run_in:
        return Block(start, end, rank, strip_marks(run_in.title), has_content=True)
    label = marker.group().rstrip(".):- ") if marker else ""
    rest = bare[len(marker.group()) :].strip() if marker else bare
    return _content(start, end, rank, _opening(rest) or (label if rank == Rank.ARTICLE else ""), text[start:end])


def _states_value(block: str) -> bool:
    """Whether a lead-in says more than what follows it: "... đạt tối thiểu 82%, trong đó:"."""
    return block.rstrip("*_ ").endswith(":") and value_before_colon(strip_marks(block) + ":") is not None


def _holds(following: str, rank: int) -> bool:
    """Whether the next block can stand beneath a heading of this rank: text, or a deeper mark."""
    bare = strip_marks(following)
    for pattern, other in _MARKERS:
        if pattern.match(bare):
            return other > rank
    return bool(bare) and not _MARKDOWN_HEADING.match(following)


def _opening(block: str) -> str:
    """What a block's first words set for what follows: a horizon, or a lead-in before a colon. "" if neither."""
    bare = strip_marks(block)
    horizon = _HORIZON_OPENING.match(bare)
    if horizon:
        return horizon.group()
    lead_in = _LEAD_IN.match(block)
    return strip_marks(lead_in.group(1)) if lead_in else ""


def _announcement(block: str) -> str:
    """The closing words of a paragraph that ends in a colon: they speak for the list after it."""
    if not block.rstrip("*_ ").endswith(":"):
        return ""
    closing = re.split(r"[.;!?]\s+", strip_marks(block))[-1]
    return closing if len(closing) <= _MAX_HEADING else ""


def _is_title_line(line: str, following: str, *, first: bool = False) -> bool:
    bare = strip_marks(line)
    if (
        not bare
        or len(bare) > (_MAX_HEADING if first else _MAX_TITLE_LINE)
        or bare.endswith((".", ";", ",", "!", "?", "…", ")"))
    ):
        return False
    if not following.strip() or not re.match(r"\W*[A-ZĐÀ-Ỹ]", bare):
        return False
    runs_on = following.lstrip()[:1].islower() and not re.match(r"\s*[a-zđ]\d?[).]", following)
    if runs_on and not first:
        return False
    if first or _HORIZON_OPENING.match(bare) or line.rstrip().endswith(":"):
        return True
    letters = [c for c in bare if c.isalpha()]
    return len(letters) >= 3 and sum(c.isupper() for c in letters) / len(letters) > 0.8
