"""Blocks: what begins one, what rank it has in the outline, and what it says for the blocks beneath it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings

from assistant.blocks import Block, Rank, split_blocks, strip_marks
from tests.made_documents import FORESTS, HEALTH, SCHOOLS, TOURISM, MadeSection, made_plan, made_plans


def blocks_of(text: str) -> list[tuple[str, Block]]:
    return [(text[block.start : block.end], block) for block in split_blocks(text)]


def block_of(text: str, opening: str) -> Block:
    (found,) = (block for words, block in blocks_of(text) if words.startswith(opening))
    return found


@pytest.mark.parametrize("text", [HEALTH, TOURISM, SCHOOLS, FORESTS])
def test_blocks_are_in_order_and_leave_no_word_out(text: str) -> None:
    blocks = split_blocks(text)
    assert all(left.end <= right.start for left, right in itertools.pairwise(blocks))
    assert "".join("".join(text[b.start : b.end] for b in blocks).split()) == "".join(text.split())


@hypothesis_settings(max_examples=25, deadline=None)
@given(made_plans())
def test_blocks_of_any_plan_leave_no_word_out(sections: list[MadeSection]) -> None:
    text = made_plan(sections)
    blocks = split_blocks(text)
    assert all(left.end <= right.start for left, right in itertools.pairwise(blocks))
    assert "".join("".join(text[b.start : b.end] for b in blocks).split()) == "".join(text.split())


@hypothesis_settings(max_examples=25, deadline=None)
@given(made_plans())
def test_each_paragraph_of_any_plan_is_one_block(sections: list[MadeSection]) -> None:
    stretches = {words for words, block in blocks_of(made_plan(sections)) if block.has_content}
    assert stretches == {s.bullet + " ".join(rows) for s in sections for rows in s.paragraphs}


def test_a_sentence_wrapped_by_hand_is_one_block() -> None:
    text = "Tỷ lệ hộ dùng nước máy của toàn tỉnh đạt trên\n85% vào cuối kỳ kế hoạch."
    assert [words for words, _ in blocks_of(text)] == [text]


def test_a_year_that_opens_a_wrapped_line_begins_no_list_item() -> None:
    text = (
        "Tỷ lệ hộ dùng nước máy của toàn tỉnh và các huyện miền núi tăng nhanh đến năm\n2026. Phần còn lại giữ nguyên."
    )
    assert len(split_blocks(text)) == 1


def test_a_blank_line_ends_a_block() -> None:
    assert [words for words, _ in blocks_of("Câu thứ nhất\n\ncâu thứ hai")] == ["Câu thứ nhất", "câu thứ hai"]


def test_each_bullet_is_a_block_of_its_own() -> None:
    text = "- Một việc.\n- Hai việc.\n• Ba việc."
    assert [words for words, _ in blocks_of(text)] == ["- Một việc.", "- Hai việc.", "• Ba việc."]


def test_a_deeper_bullet_ranks_below_the_bullet_above_it() -> None:
    text = "- Việc lớn:\n    - Việc nhỏ."
    assert block_of(text, "- Việc lớn").rank < block_of(text, "- Việc nhỏ").rank


@pytest.mark.parametrize("level", range(1, 7))
def test_a_markdown_heading_ranks_by_its_level_and_has_no_content(level: int) -> None:
    (_, block), _ = blocks_of("#" * level + " Mục tiêu\n\nMột đoạn văn.")
    assert (block.rank, block.heading, block.has_content) == (Rank.MARKDOWN + level, "Mục tiêu", False)


@pytest.mark.parametrize(
    ("line", "rank"),
    [
        ("Phần thứ nhất", Rank.PART),
        ("PHỤ LỤC II", Rank.PART),
        ("Chương IV", Rank.CHAPTER),
        ("Mục 2", Rank.SUBDIVISION),
        ("III. NHIỆM VỤ", Rank.ROMAN),
        ("IV- GIẢI PHÁP", Rank.ROMAN),
        ("Điều 7. Hiệu lực", Rank.ARTICLE),
        ("3. Mục tiêu cụ thể:", Rank.ARABIC),
        ("3.1. Mục tiêu cụ thể:", Rank.DECIMAL),
        ("đ) Nhóm việc khác:", Rank.LETTER),
    ],
)
def test_numbered_headings_rank_as_the_decree_orders_them(line: str, rank: Rank) -> None:
    block = split_blocks(f"{line}\n\nMột đoạn văn thường đứng ở dưới.")[0]
    assert (block.rank, block.heading, block.has_content) == (rank, strip_marks(line), False)


def test_a_numbered_sentence_is_content() -> None:
    assert block_of("1. Nước sạch là nhu cầu của mọi người.", "1.").has_content


def test_a_bold_line_is_a_heading() -> None:
    block = block_of("**Hạ tầng nông thôn**\n\nMột đoạn văn.", "**")
    assert (block.heading, block.has_content) == ("Hạ tầng nông thôn", False)


def test_capitals_on_a_line_of_their_own_are_a_heading() -> None:
    text = "Một đoạn văn mở đầu kế hoạch này.\n\nTỔ CHỨC THỰC HIỆN\n\nCác sở phối hợp thực hiện."
    assert not block_of(text, "TỔ CHỨC").has_content


def test_an_ordinary_sentence_speaks_only_for_itself() -> None:
    text = "Mở đầu.\n\nTỉnh chú trọng đào tạo nghề cho nông dân.\n\nHết."
    assert block_of(text, "Tỉnh chú trọng").heading == ""


def test_an_opening_year_speaks_for_the_blocks_beneath() -> None:
    assert block_of(TOURISM, "Đến năm 2034").heading == "Đến năm 2034"
    assert block_of(TOURISM, "Đến năm 2034").has_content


def test_a_lead_in_speaks_for_its_own_words_and_ranks_below_an_opening_year() -> None:
    lead_in = block_of(TOURISM, "Về hạ tầng")
    assert lead_in.heading == "Về hạ tầng, hoàn thiện kết nối"
    assert lead_in.rank > block_of(TOURISM, "Đến năm 2034").rank


def test_an_announcement_is_marked_as_holding_only_for_what_follows() -> None:
    block = block_of("Mở đầu.\n\nKế hoạch mới. Tỉnh phấn đấu đến năm 2029 đạt các chỉ tiêu sau:\n\n- Một.", "Kế hoạch")
    assert block.announces
    assert block.heading == "Tỉnh phấn đấu đến năm 2029 đạt các chỉ tiêu sau"


def test_each_table_row_is_a_block_and_the_rule_between_has_no_content() -> None:
    rows = [block for _, block in blocks_of(FORESTS) if block.is_table_row]
    assert len(rows) == 7
    assert sum(not block.has_content for block in rows) == 3  # the rule, and the two rows that only set a year


def test_a_table_row_with_only_a_title_speaks_for_the_rows_beneath() -> None:
    assert block_of(FORESTS, "| **II**").heading == "Đến năm 2041"


@pytest.mark.parametrize(
    ("marked", "plain"),
    [("## **Mục tiêu** chung:", "Mục tiêu chung"), ("__Giải pháp__", "Giải pháp"), ("  a_b  c ", "a_b c"), ("# ", "")],
)
def test_strip_marks(marked: str, plain: str) -> None:
    assert strip_marks(marked) == plain
