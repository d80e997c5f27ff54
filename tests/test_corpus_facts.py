"""Each fact of tests/facts stands in its corpus document: value, unit, comparator, year and pillar.

The reader here is small and shares nothing with the assistant, so that both cannot be wrong in the same way. The
mutations prove that it notices: every fact is altered in every respect, and each alteration must be found.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.load.front_matter import FrontMatter, parse_front_matter

CORPUS = Path(__file__).parents[1] / "corpus"
FACTS = Path(__file__).parent / "facts"

PILLARS = {
    "chính quyền số": ("chính quyền số", "chính phủ số"),
    "kinh tế số": ("kinh tế số",),
    "xã hội số": ("xã hội số",),
    "an toàn thông tin": ("an toàn thông tin",),
}
COMPARATORS = {
    "khoảng": "~",
    "trên": ">",
    "hơn": ">",
    "tối thiểu": ">=",
    "ít nhất": ">=",
    "dưới": "<",
    "tối đa": "<=",
    "nhóm": "rank",
    "hạng": "rank",
}
# Numbers that are part of a name, a date or an age count nothing.
NAMES = re.compile(
    r"mức độ \d|Đề án \d+|Ban Chỉ đạo \d+|Nghị quyết \d+|\d+[-/][A-ZĐ][\w/-]*|ngày [\d/]+|tháng [\d/]+|năm \d{4}"
    r"|từ \d+ tuổi|Nhóm \d"
)
NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
FIGURE = re.compile(
    rf"(?:(?P<word>{'|'.join(COMPARATORS)}) )?(?<![\w.,/])(?P<value>{NUMBER})(?: - (?P<max>{NUMBER})|/(?P<of>\d+))?(?!\w|[.,]\d)"
)
SIDE_REMARKS = ("Thông tin về", "Lưu ý")  # what is said of the document and of its sources, not by it


@dataclass(frozen=True)
class Fact:
    id: str
    document: str
    pillar: str | None
    indicator: str
    comparator: str
    value: str | None
    value_max: str | None
    of: str | None  # 24/63: the 63
    unit: str | None
    year: int | None
    level: str | None
    state: str | None  # what is to be reached where no number is set
    bullet: list[str]  # phrases the sentence must hold
    after: list[str]  # phrases between this figure and the next
    publishers: int | None  # how many independent ones state the figure; None for a full text


@dataclass(frozen=True)
class Line:
    number: int
    text: str
    headings: tuple[tuple[int, str], ...]  # (line number, text), outermost first, without the title

    @property
    def year(self) -> int | None:
        said = [re.findall(r"năm (\d{4})", heading) for _, heading in reversed(self.headings)]
        years = next((found for found in said if found), None) or re.findall(r"trong năm (\d{4})", self.text)
        return int(years[0]) if len(years) == 1 else None

    @property
    def pillar(self) -> str | None:
        for _, heading in reversed(self.headings):
            named = [p for p, words in PILLARS.items() if any(word in heading.lower() for word in words)]
            if named:
                return named[0] if len(named) == 1 else None
        return None


@dataclass(frozen=True)
class Figure:
    comparator: str
    value: Decimal
    value_max: Decimal | None
    of: str | None
    rest: str  # the text from the figure to the next one
    start: int
    end: int


def read_lines(text: str) -> list[Line]:
    """Lines of a document with the headings they stand under."""
    body = parse_front_matter(text, "test")[1]
    skipped = text.count("\n") - body.count("\n")
    stack: list[tuple[int, int, str]] = []
    lines = []
    for number, line in enumerate(body.splitlines(), start=skipped):
        heading = re.match(r"(#+) (.+)", line)
        if heading:
            stack = [entry for entry in stack if entry[0] < len(heading.group(1))]
            stack.append((len(heading.group(1)), number, heading.group(2)))
        elif line.strip():
            lines.append(Line(number, line.removeprefix("- "), tuple(entry[1:] for entry in stack if entry[0] > 1)))
    return lines


def read_figures(text: str) -> list[Figure]:
    bare = NAMES.sub(lambda match: "_" * len(match.group()), text)
    matches = list(FIGURE.finditer(bare))
    ends = [*(match.start() for match in matches), len(text)][1:]
    return [
        Figure(
            "range" if match["max"] else COMPARATORS.get(match["word"] or "", "="),
            _decimal(match["value"]),
            _decimal(match["max"]) if match["max"] else None,
            match["of"],
            text[match.end() : end],
            match.start(),
            match.end(),
        )
        for match, end in zip(matches, ends, strict=True)
    ]


def find(fact: Fact, lines: list[Line]) -> list[tuple[Line, Figure | None]]:
    """Every place where the whole fact stands."""
    found: list[tuple[Line, Figure | None]] = []
    for line in lines:
        if any(heading.startswith(SIDE_REMARKS) for _, heading in line.headings):
            continue
        if (line.year, line.pillar) != (fact.year, fact.pillar) or not _holds(line.text, fact.bullet):
            continue
        if fact.state is not None:
            found += [(line, None)] if _holds(line.text, [fact.state]) else []
        else:
            found += [(line, figure) for figure in read_figures(line.text) if _is(figure, fact)]
    return found


def _is(figure: Figure, fact: Fact) -> bool:
    limit = Decimal(fact.value_max) if fact.value_max else None
    stated = (figure.comparator, figure.value, figure.value_max, figure.of)
    return stated == (fact.comparator, Decimal(fact.value or 0), limit, fact.of) and _fits(figure.rest, fact)


def _fits(rest: str, fact: Fact) -> bool:
    """The unit follows the figure; a bare number has none, and a rank counts what stands first in `after`."""
    unit = fact.after[0] if fact.unit == "hạng" and fact.after else fact.unit
    follows = rf"\s?{re.escape(unit)}(?![\w/])" if unit else r"[.,;]"
    return re.match(follows, rest) is not None and _holds(rest, fact.after)


def _holds(text: str, phrases: list[str]) -> bool:
    return all(re.search(rf"(?<!\w){re.escape(phrase.lower())}(?!\w)", text.lower()) for phrase in phrases)


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(".", "").replace(",", "."))


def load_facts() -> list[Fact]:
    return [
        Fact(**json.loads(line))
        for path in sorted(FACTS.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def load_documents() -> dict[str, tuple[FrontMatter, str]]:
    documents = {}
    for path in sorted(CORPUS.rglob("*.md")):
        if path.name != "README.md":
            text = path.read_text(encoding="utf-8")
            front, _ = parse_front_matter(text, str(path))
            assert front is not None, f"{path} has no front matter"
            assert front.id not in documents, f"{path} repeats the id {front.id}"
            documents[front.id] = (front, text)
    return documents


ALL_FACTS = load_facts()
DOCUMENTS = load_documents()
LINES = {name: read_lines(text) for name, (_, text) in DOCUMENTS.items()}
each_fact = pytest.mark.parametrize("fact", ALL_FACTS, ids=lambda fact: fact.id)


@each_fact
def test_fact_stands_once_in_its_document(fact: Fact) -> None:
    places = find(fact, LINES[fact.document])
    assert len(places) == 1, f"{fact} stands {len(places)} times: {[line.text for line, _ in places]}"


@each_fact
def test_every_alteration_is_noticed(fact: Fact) -> None:
    text = DOCUMENTS[fact.document][1]
    [(line, figure)] = find(fact, LINES[fact.document])
    altered = {"year": _alter_year(text, line), "pillar": _alter_pillar(text, line, fact)}
    if figure is None:
        altered["state"] = _replace(text, line, re.sub(re.escape(str(fact.state)), "chưa rõ", line.text, flags=re.I))
    else:
        before, stated, rest = line.text[: figure.start], line.text[figure.start : figure.end], line.text[figure.end :]
        altered["value"] = _replace(text, line, before + re.sub(NUMBER, "33,9", stated, count=1) + rest)
        bare = stated.split(" - ")[0] if figure.comparator == "range" else re.sub(r"^\D+", "", stated)
        other = "dưới " if figure.comparator != "<" else "trên "
        altered["comparator"] = _replace(text, line, before + other + bare + rest)
        altered["no comparator"] = _replace(text, line, before + ("trên " if bare == stated else "") + bare + rest)
        altered["unit"] = _replace(
            text, line, before + stated + (" tỷ" if not rest.startswith("%") else "") + rest.lstrip("%")
        )
    for what, mutant in altered.items():
        assert mutant != text, what
        assert not find(fact, read_lines(mutant)), f"{fact.id}: an altered {what} goes unnoticed"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_figure_without_a_fact(name: str) -> None:
    known = {
        (line.number, figure.start)
        for fact in ALL_FACTS
        if fact.document == name
        for line, figure in find(fact, LINES[name])
        if figure is not None
    }
    for line in LINES[name]:
        if not any(heading.startswith(SIDE_REMARKS) for _, heading in line.headings):
            for figure in read_figures(line.text):
                assert (line.number, figure.start) in known, f"no fact for {figure.value} in: {line.text}"


def test_every_document_has_facts_and_one_is_primary() -> None:
    assert {fact.document for fact in ALL_FACTS} == set(DOCUMENTS)
    assert [front.id for front, _ in DOCUMENTS.values() if front.primary] == ["ha-noi-du-thao-2021"]
    assert len({fact.id for fact in ALL_FACTS}) == len(ALL_FACTS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_front_matter_tells_where_figures_come_from(name: str) -> None:
    front = DOCUMENTS[name][0]
    assert front.sources
    assert len(set(front.sources)) == len(front.sources)
    told = _expand_ids("\n".join(front.verification))
    single = {fact.id.rstrip("ab") for fact in ALL_FACTS if fact.document == name and fact.publishers == 1}
    assert single <= told, f"single-source figures not named in verification: {sorted(single - told)}"


def test_results_are_no_targets() -> None:
    results = [name for name, (front, _) in DOCUMENTS.items() if front.kind == "results"]
    assert results == ["ha-noi-ket-qua"]
    for line in LINES[results[0]]:
        assert not any("mục tiêu đến" in heading.lower() for _, heading in line.headings)
        if line.headings[0][1].startswith("Kết quả"):
            assert re.match(r"Theo .*(kết quả|báo cáo|đánh giá)", line.text), line.text


@pytest.mark.parametrize("name", DOCUMENTS)
def test_remarks_about_sources_hang_under_no_year(name: str) -> None:
    remarks = [line for line in LINES[name] if line.headings[0][1].startswith("Lưu ý")]
    assert remarks
    for line in remarks:
        assert not re.search(r"năm \d{4}", line.text + line.headings[-1][1]), line.text
        assert "%" not in line.text


def _alter_year(text: str, line: Line) -> str:
    """Another year where the headings set one; one where they set none."""
    rows = text.split("\n")
    for number, heading in line.headings:
        if re.search(r"năm \d{4}", heading):
            rows[number] = re.sub(r"năm \d{4}", "năm 2041", rows[number])
            return "\n".join(rows)
    if line.year is not None:
        return _replace(text, line, line.text.replace(f"năm {line.year}", "năm 2041"))
    rows[line.headings[0][0]] += " đến năm 2041"
    return "\n".join(rows)


def _alter_pillar(text: str, line: Line, fact: Fact) -> str:
    rows = text.split("\n")
    name = "Văn hóa" if fact.pillar else "Kinh tế số"
    rows[line.headings[-1][0]] = f"### {name}" + (f" đến năm {fact.year}" if fact.year else "")
    return "\n".join(rows)


def _replace(text: str, line: Line, new: str) -> str:
    rows = text.split("\n")
    rows[line.number] = rows[line.number].replace(line.text, new)
    return "\n".join(rows)


def _expand_ids(text: str) -> set[str]:
    """The fact ids a text names; "C02 đến C08" names all seven."""
    named = set(re.findall(r"\b[A-Z]{1,2}\d{2,3}\b", text))
    for prefix, first, last in re.findall(r"\b([A-Z]{1,2})(\d{2,3}) đến [A-Z]{1,2}(\d{2,3})\b", text):
        named |= {f"{prefix}{n:0{len(first)}d}" for n in range(int(first), int(last) + 1)}
    return named
