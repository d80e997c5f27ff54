"""200 seeded generations with one thing wrong: value, year, unit, level, base, comparator, citation, denial. None is shown.

The right sentences they are made from must be shown: at most 2 % may be lost.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

import pytest

from assistant.evidence import Evidence
from assistant.figures import stated_figures
from assistant.generate.bind import bind
from assistant.generate.sources import Source
from assistant.pipeline import Assistant
from assistant.quotes import quote_of
from assistant.statements import Statement
from assistant.understand import Query
from assistant.verify import verify
from tests.test_verify_mutations import MUTATORS, Told

RIGHT, WRONG = 200, 200
# As a model would put it: before the indicator, after it, with the year in front.
FRAMES = (
    "Theo văn bản, {text}, đến năm {year}",
    "Đến năm {year}, {text}",
    "{text} vào năm {year}",
    "Mục tiêu đến năm {year} là {text}",
)


@dataclass(frozen=True)
class Generated:
    told: Told
    statement: Statement
    sources: tuple[Source, ...]


@pytest.fixture(scope="module")
def generated(assistant: Assistant) -> list[Generated]:
    """Right sentences over the default corpus, each with the source it cites (S1) and another one (S2)."""
    evidence, chosen = Evidence(assistant.reader), random.Random(57)
    passages = [p for d in assistant.reader.documents for p in assistant.reader.passages_of(d.id)]
    found = []
    for passage in passages:
        for statement in evidence.of_passage(passage):
            if not statement.figures or not statement.years or passage.text.startswith("|"):
                continue
            other = chosen.choice([p for p in passages if p.document_id != passage.document_id])
            sources = tuple(
                Source(f"S{n}", p, evidence.documents[p.document_id].title, evidence.of_passage(p))
                for n, p in enumerate((passage, other), 1)
            )
            for frame in chosen.sample(FRAMES, 2):
                text = frame.format(text=statement.text.rstrip(" .;"), year=statement.years[-1])
                told = Told(text, quote_of(statement), "vi")
                if not verify(text, [told.quote]):  # else no right sentence by itself
                    found.append(Generated(told, statement, sources))
    chosen.shuffle(found)
    return found


def query_of(assistant: Assistant, one: Generated) -> Query:
    return assistant._understand(f"{one.statement.passage.heading_path[-1:]} là bao nhiêu?")


def test_right_sentences_are_shown(assistant: Assistant, generated: list[Generated]) -> None:
    lost = []
    for one in generated[:RIGHT]:
        bound = bind(f"{one.told.text} [S1].", one.sources, query_of(assistant, one), assistant.reader.word_model)
        if bound is None or bound.verbatim:
            lost.append(one.told.text)
    assert len(generated) >= RIGHT
    assert len(lost) <= 0.02 * RIGHT, lost


def denied(one: Generated) -> str | None:
    """The same with a denial in it."""
    text = one.told.text
    for word in (" đạt ", " chiếm ", " được ", " thuộc ", " có ", " tăng ", " hoàn thành ", " là "):
        if word in text:
            return text.replace(word, f" không{word}", 1)
    return None


def test_wrong_sentences_are_not_shown(assistant: Assistant, generated: list[Generated]) -> None:
    chosen = random.Random(2045)
    kinds = [*MUTATORS, "citation", "negation"]
    made: list[tuple[str, Generated, str]] = []
    for attempt in range(WRONG * 100):
        kind, one = kinds[attempt % len(kinds)], chosen.choice(generated)
        if kind == "citation":
            figures = {f.value for f in stated_figures(one.told.text, "vi")}
            others = {f.value for s in one.sources[1].statements for f in s.figures}
            wrong = None if figures <= others else f"{one.told.text} [S2]."
        elif kind == "negation":
            wrong = (text := denied(one)) and f"{text} [S1]."
        else:
            wrong = (text := MUTATORS[kind](one.told, chosen)) and f"{text} [S1]."
        if wrong:
            made.append((kind, one, wrong))
        if len(made) == WRONG:
            break
    assert len(made) == WRONG
    slipped = []
    for kind, one, wrong in made:
        bound = bind(wrong, one.sources, query_of(assistant, one), assistant.reader.word_model)
        if bound is not None and not bound.verbatim:
            slipped.append((kind, wrong))
    assert not slipped, slipped
