"""What is wrong is caught, what is right is shown: seeded changes of true sentences over every document there is.

Every sentence that `phrase_figure` makes of a statement with figures, in both languages, over the default corpus and the
plans of other provinces, is changed in one place (value, year, unit, level, comparator) and must then be refused.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

import pytest

from assistant.clauses import split_clauses
from assistant.evidence import Evidence
from assistant.figures import find_years, format_number, stated_figures
from assistant.load.corpus import load_corpus
from assistant.named import find_levels
from assistant.phrase import phrase_figure
from assistant.quotes import quote_of
from assistant.types import Comparator, Figure, Language
from assistant.verify import Quote, verify
from tests.made_assistant import made_register
from tests.register.measure import PLANS, ROOT

MUTATIONS = 5_000
MOST_REJECTED = 0.005


@dataclass(frozen=True)
class Told:
    """A true sentence, its markup taken off, and the quote it rests on."""

    text: str
    quote: Quote
    language: Language


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[Told]:
    """Every sentence with a figure, of the default corpus and of the plans of other provinces."""
    loaded = (*load_corpus(ROOT / "corpus").documents, *load_corpus(PLANS).documents)
    reader = made_register(tmp_path_factory.mktemp("index"), loaded)
    evidence = Evidence(reader)
    sentences = [
        Told(phrase_figure(statement, figure, language).replace("**", ""), quote_of(statement), language)
        for document in reader.documents
        for passage in reader.passages_of(document.id)
        for statement in evidence.of_passage(passage)
        for figure in statement.figures
        for language in ("vi", "en")
    ]
    reader.close()
    return sentences


def test_true_sentences_are_shown(told: list[Told]) -> None:
    rejected = [one.text for one in told if verify(one.text, [one.quote], one.language)]
    assert len(told) > 400
    assert len(rejected) <= MOST_REJECTED * len(told), rejected


def test_every_mutation_is_caught(told: list[Told]) -> None:
    chosen = random.Random(20210927)
    sound = [one for one in told if not verify(one.text, [one.quote], one.language)]
    made: Counter[str] = Counter()
    slipped: list[tuple[str, str, str]] = []
    for kind, one, wrong in _mutations(sound, chosen):
        made[kind] += 1
        if not verify(wrong, [one.quote], one.language):
            slipped.append((kind, one.text, wrong))
        if made.total() == MUTATIONS:
            break
    assert made.total() == MUTATIONS
    assert min(made[kind] for kind in MUTATORS) >= 300, made
    assert not slipped, slipped[:20]


def _mutations(sound: list[Told], chosen: random.Random) -> Iterator[tuple[str, Told, str]]:
    """Kinds in turn, each over sentences that have what it changes; without end."""
    fitting = {kind: [one for one in sound if mutate(one, random.Random(0))] for kind, mutate in MUTATORS.items()}
    while True:
        for kind, mutate in MUTATORS.items():
            one = chosen.choice(fitting[kind])
            wrong = mutate(one, chosen)
            if wrong is not None and wrong != one.text:
                yield kind, one, wrong


def _figure_of(one: Told, chosen: random.Random) -> Figure:
    return chosen.choice(stated_figures(one.text, one.language))


def _in_words(one: Told, figure: Figure) -> Language:
    """The language a figure is written in: an English sentence quotes the Vietnamese one."""
    return "vi" if one.language == "vi" or "“" in one.text[: figure.start] else "en"


def _put(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _value(one: Told, chosen: random.Random) -> str | None:
    """Another number: near, ten times as much, a neighbouring figure of the quote's own is for `_swapped`."""
    figure = _figure_of(one, chosen)
    said = one.text[figure.start : figure.end]
    number = re.search(r"\d+(?:[.,]\d+)*", said)
    if number is None:
        return None
    new = chosen.choice(
        [
            figure.value + 1, figure.value + 5, figure.value * 10, figure.value + Decimal("0.5"),
            figure.value + chosen.randrange(1, 400), abs(figure.value - 1),
        ]
    )  # fmt: skip
    written = format_number(new, _in_words(one, figure))
    if new in _values(one.quote):
        return None
    return _put(one.text, figure.start + number.start(), figure.start + number.end(), written)


def _values(quote: Quote) -> set[Decimal]:
    return {v for f in stated_figures(quote.text, "vi") for v in (f.value, f.value_max) if v is not None}


def _year(one: Told, chosen: random.Random) -> str | None:
    """Another year: near, or any of half a century."""
    mentions = find_years(one.text)
    if not mentions:
        return None
    mention = chosen.choice(mentions)
    year = re.search(r"\d{4}", one.text[mention.start : mention.end])
    assert year
    new = chosen.choice(
        [mention.year + 1, mention.year - 1, mention.year + 5, mention.year + 10, chosen.randrange(2000, 2060)]
    )
    said = {int(found) for found in re.findall(r"(?:19|20)\d\d", f"{one.quote.text} {one.quote.context}")}
    if new in said | set(one.quote.horizons):
        return None
    return _put(one.text, mention.start + year.start(), mention.start + year.end(), str(new))


_UNITS = {
    "vi": ("%", "%/năm", "% GRDP", "% GDP", "‰", " tỷ đồng", " triệu đồng", " triệu USD", " doanh nghiệp", " tổ chức", " xã", " người",
           " người/vạn dân", " ha", " km", " điểm", " lần", " giờ/tuần", " nhiệm vụ", " kỹ sư"),
    "en": ("%", "% a year", "% GRDP", "% GDP", " people", " enterprises", " targets", " tasks"),
}  # fmt: skip


def _unit(one: Told, chosen: random.Random) -> str | None:
    """Another unit in the place of the one that is there; a bare "%" for "% GRDP" says less and nothing wrong."""
    figure = _figure_of(one, chosen)
    said = one.text[figure.start : figure.end]
    number = re.search(r"\d+(?:[.,]\d+)*(?:\s*%?\s*[-–]\s*\d+(?:[.,]\d+)*)?", said)
    if number is None or figure.comparator is Comparator.RANK:
        return None
    new = chosen.choice(_UNITS[_in_words(one, figure)])
    changed = _put(one.text, figure.start + number.end(), figure.end, new)
    (other,) = [f for f in stated_figures(changed, one.language) if f.start == figure.start][:1] or [None]
    if other is None or other.unit == figure.unit:
        return None
    if other.unit == "%" and figure.unit.startswith("% "):
        return None
    if other.unit.startswith("% ") and other.unit[2:] in one.text:
        return None  # "30% GRDP" of "tỷ trọng trong GRDP đạt 30%" is true
    return changed


_LEVELS = ("cấp xã", "cấp huyện", "cấp tỉnh", "cấp Thành phố")


def _level(one: Told, chosen: random.Random) -> str | None:
    """Another level of administration."""
    named = list(re.finditer(r"\bcấp (?:xã|huyện|tỉnh|Thành phố|thành phố)\b", one.text))
    if not named:
        return None
    match = chosen.choice(named)
    city = ("cấp tỉnh", "cấp thành phố")
    others = [
        level
        for level in _LEVELS
        if level.lower() != match.group().lower() and not (level.lower() in city and match.group().lower() in city)
    ]
    new = chosen.choice(others)
    # "100% ... cấp tỉnh, 100% ... cấp huyện": either is true, so nothing would be wrong.
    figures = {f.value for f in stated_figures(one.text, one.language)}
    clauses = [one.quote.text[start:end] for start, end in split_clauses(one.quote.text)]
    true = {f.value for c in clauses if set(find_levels(new)) & set(find_levels(c)) for f in stated_figures(c, "vi")}
    return None if figures & true else _put(one.text, match.start(), match.end(), new)


def _base(one: Told, chosen: random.Random) -> str | None:
    """The national product for the regional one, and the other way round, wherever it is named."""
    named = list(re.finditer(r"\b(?:GRDP|GDP)\b", one.text))
    if not named:
        return None
    match = chosen.choice(named)
    return _put(one.text, match.start(), match.end(), "GDP" if match.group() == "GRDP" else "GRDP")


def _years_exchanged(one: Told, chosen: random.Random) -> str | None:
    """The year of another clause of the same quote."""
    own = [m for m in find_years(one.text) if m.is_horizon]
    others = {m.year for m in find_years(one.quote.text) if m.is_horizon} - {m.year for m in find_years(one.text)}
    if not own or not others or not any(m.is_horizon for m in find_years(one.quote.text)):
        return None
    text = one.text
    for mention in reversed(own):
        year = re.search(r"\d{4}", text[mention.start : mention.end])
        assert year
        text = _put(text, mention.start + year.start(), mention.start + year.end(), str(max(others)))
    return text


_COMPARATORS = {
    "vi": {">=": ("tối thiểu ", "ít nhất "), ">": ("trên ", "hơn "), "<=": ("tối đa ", "không quá "), "<": ("dưới ", "chưa đến "),
           "~": ("khoảng ", "gần "), "=": ("",)},
    "en": {">=": ("at least ",), ">": ("more than ",), "<=": ("at most ",), "<": ("less than ",), "~": ("about ",), "=": ("",)},
}  # fmt: skip


def _comparator(one: Told, chosen: random.Random) -> str | None:
    """Another comparator, one where there was none, or none where there was one."""
    figure = _figure_of(one, chosen)
    if figure.comparator in (Comparator.RANK, Comparator.RANGE):
        return None
    said = one.text[figure.start : figure.end]
    number = re.search(r"\d", said)
    written = _COMPARATORS[_in_words(one, figure)]
    code = chosen.choice([code for code in written if code != figure.comparator.value])
    or_more = re.match(r"(?:\s[\w/]+){0,3}\s+trở (?:lên|xuống)", one.text[figure.end :])  # says the same without "từ"
    if number is None or or_more or said.lower().endswith(("trở lên", "trở xuống")):
        return None
    return _put(one.text, figure.start, figure.start + number.start(), chosen.choice(written[code]))


def _exchanged(one: Told, chosen: random.Random) -> str | None:
    """The value of another clause of the same quote with the same unit, where words tell the two clauses apart."""
    figure = _figure_of(one, chosen)
    said = one.text[figure.start : figure.end]
    number = re.search(r"\d+(?:[.,]\d+)*", said)
    if number is None or figure.value_max is not None:
        return None
    spoken = set(re.findall(r"[^\W\d_]+", one.text.lower()))
    clauses = [one.quote.text[start:end] for start, end in split_clauses(one.quote.text)]
    own = [c for c in clauses if any(f.value == figure.value for f in stated_figures(c, "vi"))]
    if len(own) != 1:
        return None
    ours = set(re.findall(r"[^\W\d_]+", own[0].lower()))
    values = []
    for clause in clauses:
        theirs = set(re.findall(r"[^\W\d_]+", clause.lower()))
        inside = stated_figures(clause, "vi")
        if clause == own[0] or len(inside) != 1 or len((ours - theirs) & spoken) < 2:
            continue
        values += [
            f.value
            for f in inside
            if f.unit == figure.unit and f.comparator is figure.comparator and f.value_max is None
        ]
    values = [value for value in values if value != figure.value]
    if not values:
        return None
    written = format_number(chosen.choice(values), _in_words(one, figure))
    return _put(one.text, figure.start + number.start(), figure.start + number.end(), written)


MUTATORS: dict[str, Callable[[Told, random.Random], str | None]] = {
    "value": _value,
    "year": _year,
    "unit": _unit,
    "level": _level,
    "comparator": _comparator,
    "base": _base,
    "years exchanged": _years_exchanged,
    "values exchanged": _exchanged,
}
