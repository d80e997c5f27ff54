"""Sentences and clauses: where one ends, where a statement of its own begins, and what an enumeration shares."""

from __future__ import annotations

import pytest

from assistant.clauses import sentence_of, split_clauses, split_sentences
from tests.made_documents import LEVELS_SENTENCE


def sentences_of(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def clauses_of(text: str) -> list[str]:
    return [text[start:end] for start, end in split_clauses(text)]


@pytest.mark.parametrize("stop", [".", "!", "?", "…", ";", "\n", ".”", "...", ".)"])
def test_each_closing_mark_ends_a_sentence(stop: str) -> None:
    first = f"Câu thứ nhất{stop}"
    assert sentences_of(f"{first} Câu thứ hai.") == [first.strip(), "Câu thứ hai."]


@pytest.mark.parametrize(
    "text",
    [
        "TP. Hạ Vân chủ trì đề án.",
        "GS. TS. Lý An và ThS. Võ Bình góp ý.",
        "Các sở, ngành, v.v. Đều tham gia.",
        "Ông Tr. Minh phát biểu.",
        "UBND TT. Sơn Trà và Q. Hải Đông phối hợp.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert sentences_of(text) == [text]


@pytest.mark.parametrize(
    "text", ["Tăng 1.250.000 đồng mỗi người.", "Tăng 7.5 lần so với kỳ trước.", "Xem trang a.vn để biết."]
)
def test_a_point_inside_a_word_ends_no_sentence(text: str) -> None:
    assert sentences_of(text) == [text]


def test_a_point_before_a_small_letter_ends_no_sentence() -> None:
    assert len(split_sentences("Đạt 5 tr. đồng mỗi hộ.")) == 1


def test_a_number_may_open_a_sentence() -> None:
    assert sentences_of("Đạt 5%. 80% hộ có điện.") == ["Đạt 5%.", "80% hộ có điện."]


def test_a_bullet_is_no_part_of_its_sentence() -> None:
    assert sentences_of("- Mở lớp học nghề.") == ["Mở lớp học nghề."]


@pytest.mark.parametrize("text", ["", "   ", "---", "…", "\n;\n"])
def test_a_text_without_words_has_no_sentence(text: str) -> None:
    assert split_sentences(text) == ()


def test_sentences_leave_no_word_out() -> None:
    text = "- Một. Hai; ba!\nBốn, TP. Năm ... “Sáu.” (Bảy.) tám"
    kept = "".join(sentences_of(text))
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


def test_an_enumeration_is_cut_before_each_figure() -> None:
    assert clauses_of(LEVELS_SENTENCE) == [
        "90% hồ sơ công việc cấp Thành phố",
        "80% hồ sơ công việc cấp huyện",
        "và 60% hồ sơ công việc cấp xã được xử lý trên môi trường mạng (trừ hồ sơ thuộc phạm vi bí mật).",
    ]


def test_each_member_of_an_enumeration_is_a_clause() -> None:
    text = "Hạ tầng phủ trên 80% hộ, 100% xã."
    assert clauses_of(text) == ["Hạ tầng phủ trên 80% hộ", "100% xã."]


def test_a_clause_begins_with_its_own_indicator() -> None:
    text = "Tỷ lệ hộ nghèo đạt 5%, tỷ lệ hộ khá đạt 60%."
    assert clauses_of(text) == ["Tỷ lệ hộ nghèo đạt 5%", "tỷ lệ hộ khá đạt 60%."]


def test_a_part_of_a_whole_is_a_clause_of_its_own() -> None:
    text = "Vốn đạt 1.200 tỷ đồng, trong đó vốn xã hội hóa chiếm 35%."
    assert clauses_of(text) == ["Vốn đạt 1.200 tỷ đồng", "trong đó vốn xã hội hóa chiếm 35%."]


@pytest.mark.parametrize(
    "text",
    [
        "Tốc độ tăng đạt từ 7 - 7,5% mỗi năm.",
        "Tăng từ 40% lên 60% số hộ.",
        "Vốn đạt 900 tỷ đồng (gồm 300 tỷ đồng vay, 600 tỷ đồng cấp).",
        "Mở 6 lớp cho 240 công nhân.",
        "Các sở phối hợp, chủ động và sáng tạo.",
    ],
)
def test_figures_of_one_statement_stay_together(text: str) -> None:
    assert clauses_of(text) == [text]


def test_a_lead_in_is_a_clause_of_its_own() -> None:
    text = "Về chăn nuôi, vì an toàn: Tỷ lệ tiêm phòng đạt 90%."
    assert clauses_of(text) == ["Về chăn nuôi, vì an toàn:", "Tỷ lệ tiêm phòng đạt 90%."]


def test_a_clause_is_quoted_with_its_whole_sentence() -> None:
    text = "Câu đầu. " + LEVELS_SENTENCE + " Câu cuối."
    for clause in split_clauses(text)[1:4]:
        start, end = sentence_of(text, clause)
        assert text[start:end] == LEVELS_SENTENCE


def test_a_line_broken_by_width_ends_no_sentence_and_a_short_line_does() -> None:
    wrapped = "Phấn đấu tỷ lệ hộ gia đình ở khu vực nông thôn được dùng nước sạch theo quy\nchuẩn đạt 75% vào năm 2030"
    assert len(split_sentences(wrapped)) == 1
    assert len(split_sentences("Tỷ lệ hộ nghèo: 2%\nTỷ lệ che phủ rừng: 45%")) == 2
    assert len(split_sentences("Công suất phòng đạt 55\n- 60% trong mùa cao điểm")) == 1


def test_an_indicator_before_a_colon_is_no_lead_in() -> None:
    text = "Tỷ lệ suy dinh dưỡng: giảm từ 6,2% xuống còn 4%"
    assert [text[a:b] for a, b in split_clauses(text)] == [text]
    lead, rest = split_clauses("Về xã hội số: 90% hộ dùng Internet")
    assert (lead[1], rest[0]) == (13, 14)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Chịu trách nhiệm đối với chỉ tiêu số 1, số 2 và số 5 tại Bảng 1.", 1),
        ("Hai điểm ủ phân đặt tại khu phố 9 và khu phố 21, công suất mỗi điểm 1,5 tấn mỗi ngày.", 1),
        ("Tỷ lệ tiêm chủng đạt 95%, tỷ lệ khám thai đạt 90%.", 2),
    ],
)
def test_numbers_that_name_stay_together(text: str, count: int) -> None:
    assert len(clauses_of(text)) == count


def test_a_share_that_says_the_same_of_a_count_is_no_clause_of_its_own() -> None:
    assert len(split_clauses("Toàn tỉnh có 61/96 cơ quan có phòng đọc, đạt 63,5%.")) == 1
    assert len(split_clauses("Bán 120 tấn chè, đạt 63,5% kế hoạch năm.")) == 2


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "Xây 3 bến thuyền tại Bãi Rêu, Cồn Ngang và Vũng Đá với tổng sức chứa 640 thuyền.",
            ["Xây 3 bến thuyền tại Bãi Rêu, Cồn Ngang và Vũng Đá với tổng sức chứa 640 thuyền."],
        ),
        (
            "Kho cũ 12 tấn xuống cấp, hao hụt sau thu hoạch còn ở mức 19%.",
            ["Kho cũ 12 tấn xuống cấp", "hao hụt sau thu hoạch còn ở mức 19%."],
        ),
        (
            "Trợ cấp 2 triệu đồng/tháng, còn chủ đò cứu hộ được bù dầu nhưng không quá 9 triệu đồng.",
            ["Trợ cấp 2 triệu đồng/tháng", "còn chủ đò cứu hộ được bù dầu nhưng không quá 9 triệu đồng."],
        ),
        (
            "Lập 15 nhóm, đội đan lưới, mỗi nhóm có từ 4 đến 9 người.",
            ["Lập 15 nhóm, đội đan lưới", "mỗi nhóm có từ 4 đến 9 người."],
        ),
        (
            "Thiết bị 206 tỷ đồng, tuyên truyền và cứu hộ 80 tỷ đồng.",
            ["Thiết bị 206 tỷ đồng", "tuyên truyền và cứu hộ 80 tỷ đồng."],
        ),
        (
            "Ngân sách tỉnh 61 tỷ đồng, ngân sách xã, phường 18 tỷ đồng.",
            ["Ngân sách tỉnh 61 tỷ đồng", "ngân sách xã, phường 18 tỷ đồng."],
        ),
    ],
)
def test_a_clause_begins_where_something_else_is_said(text: str, clauses: list[str]) -> None:
    assert clauses_of(text) == clauses
