"""Passages: verbatim, complete, whole sentences, under the right year and pillar, with ids that outlive edits elsewhere."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from assistant.blocks import split_blocks
from assistant.passages import MAX_CHARS, split_document
from tests.made_documents import (
    FORESTS,
    HEALTH,
    LEVELS_SENTENCE,
    SCHOOLS,
    TOURISM,
    MadeSection,
    made_plan,
    made_plans,
    made_sections,
    passage_of,
    passages_of,
    read,
)

PLANS = [HEALTH, TOURISM, SCHOOLS, FORESTS]
SENTENCE = "Các xã trong vùng dự án phối hợp với hợp tác xã mở lớp dạy nghề cho người dân. "


def ids_of(text: str) -> list[str]:
    return [passage.id for passage in passages_of(text)]


@pytest.mark.parametrize("text", PLANS)
def test_passages_are_verbatim(text: str) -> None:
    document = read(text)
    for passage in split_document(document):
        assert passage.text == document.text[passage.start : passage.end]


@hypothesis_settings(max_examples=25, deadline=None)
@given(made_plans())
def test_passages_of_any_plan_are_verbatim_and_in_order(sections: list[MadeSection]) -> None:
    document = read(made_plan(sections))
    passages = split_document(document)
    assert all(p.text == document.text[p.start : p.end] for p in passages)
    assert all(left.end <= right.start for left, right in itertools.pairwise(passages))


@hypothesis_settings(max_examples=25, deadline=None)
@given(made_plans())
def test_every_word_of_any_plan_stands_in_a_passage_or_a_heading(sections: list[MadeSection]) -> None:
    document = read(made_plan(sections))
    headings = [(b.start, b.end) for b in split_blocks(document.text) if not b.has_content]
    spans = sorted([*headings, *((p.start, p.end) for p in split_document(document))])
    assert "".join("".join(document.text[a:b] for a, b in spans).split()) == "".join(document.text.split())
    assert len(headings) == len(sections) + 1


@hypothesis_settings(max_examples=25, deadline=None)
@given(made_plans())
def test_every_sentence_of_any_plan_stands_whole_in_a_passage_of_its_section(sections: list[MadeSection]) -> None:
    found = passages_of(made_plan(sections))
    for section in sections:
        own = [p.text for p in found if p.heading_path[0] == section.heading]
        assert all(any(sentence in text for text in own) for rows in section.paragraphs for sentence in rows)


@hypothesis_settings(max_examples=25, deadline=None)
@given(made_plans())
def test_ids_are_unique(sections: list[MadeSection]) -> None:
    ids = ids_of(made_plan(sections))
    assert len(set(ids)) == len(ids)


@hypothesis_settings(max_examples=25, deadline=None)
@given(made_plans(), made_sections(), st.data())
def test_ids_outlive_another_section_put_in_anywhere(
    sections: list[MadeSection], other: MadeSection, data: st.DataObject
) -> None:
    other = replace(other, heading="Phần chen vào")
    at = data.draw(st.integers(0, len(sections)))
    assert set(ids_of(made_plan(sections))) < set(ids_of(made_plan([*sections[:at], other, *sections[at:]])))


@hypothesis_settings(max_examples=25, deadline=None)
@given(made_plans(), st.data())
def test_ids_outlive_an_edit_in_another_section(sections: list[MadeSection], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(sections) - 1))
    edited = replace(sections[at], paragraphs=(("Câu đã sửa lại hoàn toàn.",),))
    before, after = (
        passages_of(made_plan(sections)),
        passages_of(made_plan([*sections[:at], edited, *sections[at + 1 :]])),
    )
    kept = {p.id for p in before if p.heading_path[0] != edited.heading}
    assert kept == {p.id for p in after if p.heading_path[0] != edited.heading}
    assert {p.id for p in before}.isdisjoint(p.id for p in after if p.heading_path[0] == edited.heading)


def test_an_id_changes_with_the_text() -> None:
    assert set(ids_of(HEALTH)) ^ set(ids_of(HEALTH.replace("640 tỷ", "650 tỷ")))


def test_an_id_changes_with_the_heading() -> None:
    assert set(ids_of("# Kế hoạch\n\n## Năm 2026\n\nMột câu.")).isdisjoint(
        ids_of("# Kế hoạch\n\n## Năm 2027\n\nMột câu.")
    )


def test_an_id_names_its_document() -> None:
    assert all(p.id.startswith("rung-") for p in split_document(read(FORESTS, "rung.md")))


def test_text_repeated_under_the_same_heading_gets_a_numbered_id() -> None:
    first, second = ids_of("# Kế hoạch\n\n## Việc\n\nMột câu.\n\nMột câu.")
    assert second == f"{first}-2"


def test_a_long_paragraph_is_split_between_sentences_only() -> None:
    passages = passages_of("# Kế hoạch\n\n## Việc\n\n" + SENTENCE * 40)
    assert len(passages) > 1
    assert all(passage.text.startswith("Các xã") and passage.text.endswith("người dân.") for passage in passages)


def test_a_split_paragraph_fills_its_passages_without_passing_the_bound() -> None:
    passages = passages_of("# Kế hoạch\n\n## Việc\n\n" + SENTENCE * 40)
    assert all(len(passage.text) <= MAX_CHARS for passage in passages)
    assert all(len(passage.text) + len(SENTENCE) > MAX_CHARS for passage in passages[:-1])


def test_a_paragraph_of_just_the_bound_is_not_split() -> None:
    text = (SENTENCE * 40)[: MAX_CHARS - 1] + "."
    assert [len(p.text) for p in passages_of("# Kế hoạch\n\n## Việc\n\n" + text)] == [MAX_CHARS]


def test_one_sentence_longer_than_the_bound_stays_whole() -> None:
    sentence = "Các sở gồm " + ", ".join(f"sở thứ {i} của tỉnh" for i in range(120)) + "."
    (passage,) = passages_of("# Kế hoạch\n\n## Việc\n\n" + sentence)
    assert passage.text == sentence
    assert len(sentence) > MAX_CHARS


def test_pieces_of_a_split_paragraph_share_its_headings_and_year() -> None:
    passages = passages_of("# Kế hoạch\n\n## Mục tiêu đến năm 2031\n\n" + SENTENCE * 40)
    assert {(p.heading_path, p.horizons) for p in passages} == {(("Mục tiêu đến năm 2031",), (2031,))}


@pytest.mark.parametrize("before", range(0, 30, 3))
def test_an_enumeration_is_never_cut_by_a_split(before: int) -> None:
    passages = passages_of("# Kế hoạch\n\n## Việc\n\n" + SENTENCE * before + LEVELS_SENTENCE + " " + SENTENCE * 20)
    assert sum(LEVELS_SENTENCE in passage.text for passage in passages) == 1


def test_an_enumeration_of_levels_is_one_passage_with_three_clauses() -> None:
    (passage,) = passages_of("# Kế hoạch\n\n## Việc\n\n" + LEVELS_SENTENCE)
    assert [passage.text[start:end] for start, end in passage.clauses] == [
        "90% hồ sơ công việc cấp Thành phố",
        "80% hồ sơ công việc cấp huyện",
        "và 60% hồ sơ công việc cấp xã được xử lý trên môi trường mạng (trừ hồ sơ thuộc phạm vi bí mật).",
    ]


@hypothesis_settings(max_examples=25, deadline=None)
@given(made_plans())
def test_clauses_are_in_order_and_inside_their_passage(sections: list[MadeSection]) -> None:
    for passage in passages_of(made_plan(sections)):
        edges = list(itertools.chain.from_iterable(passage.clauses))
        assert edges == sorted(edges)
        assert edges[0] >= 0
        assert edges[-1] <= len(passage.text)


@pytest.mark.parametrize(
    ("plan", "opening", "year"),
    [
        (HEALTH, "- Kinh phí phòng bệnh", 2026),
        (HEALTH, "- Tốc độ tăng", 2032),
        (TOURISM, "Về hạ tầng", 2029),
        (SCHOOLS, "- Xây mới", 2028),
        (SCHOOLS, "- Kinh phí xã hội hóa", 2038),
        (FORESTS, "| 1 |", 2031),
        (FORESTS, "| 3 |", 2041),
        (FORESTS, "- Trồng mới", 2033),
        (FORESTS, "- Đến năm 2037", 2037),
    ],
)
def test_each_layout_gives_a_passage_the_year_of_its_scope(plan: str, opening: str, year: int) -> None:
    assert passage_of(plan, opening).horizons == (year,)


def test_a_heading_of_two_years_gives_both() -> None:
    passage = passage_of("# Kế hoạch\n\n## Đến năm 2027, định hướng đến năm 2035\n\nMột câu.", "Một câu")
    assert passage.horizons == (2027, 2035)


def test_a_passage_of_two_years_and_no_heading_has_no_horizon() -> None:
    passage = passage_of("# Kế hoạch\n\nĐạt 40% vào năm 2027 và 60% vào năm 2035.", "Đạt 40%")
    assert passage.horizons == ()


@pytest.mark.parametrize(
    ("text", "pillar"),
    [
        ("## Kinh tế số\n\nĐạt 10%.", "kinh tế số"),
        ("**I- MỤC TIÊU**\n\n**1. Chính quyền số**\n\nĐạt 10%.", "chính quyền số"),
        ("Mở đầu kế hoạch.\n\nVề phát triển xã hội số, vì mọi người: Đạt 10%.", "xã hội số"),
        ("## Chỉ tiêu\n\n| TT | Tên | |\n|---|---|---|\n| I | Hạ tầng số | |\n| 1 | Đạt 10% | 10 |", "hạ tầng số"),
        ("## Kinh tế số và xã hội số\n\nĐạt 10%.", None),
        ("## Kinh tế số\n\nĐạt 5%.\n\n## Y tế\n\nĐạt 10%.", None),
    ],
)
def test_each_layout_gives_a_passage_the_pillar_of_its_scope(text: str, pillar: str | None) -> None:
    assert passages_of("# Kế hoạch\n\n" + text)[-1].pillar == pillar


def test_a_passage_that_names_one_pillar_itself_has_it() -> None:
    assert passages_of("# Kế hoạch\n\nTỷ trọng kinh tế số đạt 10%.")[0].pillar == "kinh tế số"


def test_a_passage_knows_its_page() -> None:
    document = read(HEALTH)
    paged = replace(document, page_starts=(0, document.text.index("## Mục tiêu đến năm 2032")))
    assert {p.horizons: p.page for p in split_document(paged)} == {(2026,): 1, (2032,): 2}


def test_a_document_without_pages_gives_none() -> None:
    assert {p.page for p in passages_of(HEALTH)} == {None}
