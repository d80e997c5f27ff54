"""Everyday phrases are read as documents write them, and only where they are no other words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.abbreviations import expand
from assistant.data import read_data
from assistant.everyday import in_other_words, in_written_words
from assistant.vietnamese import fold
from assistant.word_model import WordModel

SCHOOLS = "Tỉnh hỗ trợ giáo viên mầm non, trẻ mẫu giáo và hộ nghèo; nhóm trẻ độc lập nhận trẻ. Kinh phí thực hiện kế hoạch tăng."
MODEL = WordModel.train([SCHOOLS] * 3)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("nhà nghèo được đỡ bao nhiêu", "hộ nghèo được hỗ trợ bao nhiêu"),
        ("nha ngheo duoc gi", "hộ nghèo duoc gi"),
        ("tổng số tiền làm kế hoạch", "tổng kinh phí thực hiện kế hoạch"),
        ("em bé học với cô giáo mầm non", "trẻ học với giáo viên mầm non"),
        ("Nhóm trẻ tư nhân nhận 60 bé", "nhóm trẻ độc lập nhận 60 trẻ"),
        (
            "vóc dáng nhỏ bé thế nào",
            "vóc dáng nhỏ bé thế nào",
        ),  # the shorter phrases within are guarded, or part of other words
        ("chừng nào xây xong", "khi nào hoàn thành"),
        # A question typed with its marks means "ba con" as it stands.
        ("ba con gà của bé", "ba con gà của trẻ"),
        ("nhà, nghèo", "nhà, nghèo"),
        ("bao nhiêu", "bao nhiêu"),
        ("làm thử ở phường nào", "thí điểm ở phường nào"),
    ],
)
def test_everyday_words_become_those_of_documents(typed: str, written: str) -> None:
    assert in_written_words(typed, MODEL) == written


OFFICIAL = WordModel.train(
    ["Giảm số người chết do thiên tai; sơ tán dân; hỗ trợ tối đa 5 triệu đồng; sản lượng điện dư; bao nhiêu kg mỗi hộ"]
    * 3
)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("bớt người thiệt mạng", "giảm số người chết"),
        ("được cho tối đa mấy triệu", "được hỗ trợ tối đa mấy triệu"),
        ("điện xài không hết", "điện dư"),
        ("đưa dân đi lánh trước bao lâu", "sơ tán dân trước bao lâu"),
        ("mỗi nhà được bao nhiêu ký", "mỗi hộ được bao nhiêu kg"),
        ("trẻ bị còi còn mấy phần", "trẻ thấp còi còn mấy phần trăm"),
        ("lớp chín bỏ ngang bao nhiêu phần", "lớp 9 bỏ học bao nhiêu phần trăm"),
        ("dùng bao nhiêu phần mềm", "dùng bao nhiêu phần mềm"),  # counted, not a percentage
        ("đề án có mấy phần", "đề án có mấy phần"),
        ("bao nhiêu một ký", "bao nhiêu một ký"),  # of a price the unit is none that is asked for
    ],
)
def test_what_citizens_say_of_any_subject_becomes_what_plans_write(typed: str, written: str) -> None:
    assert in_written_words(typed, OFFICIAL) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("tiền chợ mỗi tháng", "giá dịch vụ sử dụng diện tích bán hàng tại chợ mỗi tháng"),
        ("uu tien cho vung cao", "uu tien cho miền núi"),  # "ưu tiên cho", not "tiền chợ"
        ("giam xe mấy ngày", "tạm giữ phương tiện mấy ngày"),
        ("giam xe cu", "giam xe cu"),  # "giảm xe cũ"
    ],
)
def test_a_phrase_that_is_other_words_without_its_marks_is_met_with_them_only(typed: str, written: str) -> None:
    assert in_written_words(typed, MODEL) == written


def test_every_phrase_met_only_with_its_marks_is_a_phrase() -> None:
    data = read_data("synonyms")
    assert set(map(str, data["marked_only"])) <= set(map(str, data["phrases"]))


@pytest.mark.parametrize(
    "official",
    [
        "kế hoạch được lãnh đạo tỉnh phê duyệt",
        "có bao nhiêu đô thị loại hai",
        "cơ sở giáo dục nghề nghiệp",
        "làm cầu nối giữa nông dân và nhà khoa học",
        "nợ công tiệm cận ngưỡng an toàn",
        "cơ quan chức năng kiểm tra",  # no "quan chức"
        "tiền do người dân đóng góp",  # no "dân đóng"
        "xã đang ở mô hình nào",  # no "ở mô"
        "người làm công tác dân số",  # no "người làm công"
        "di dời dân cư vùng sạt lở",  # no "dời dân"
        "bao nhiêu việc làm mới",  # no "làm mới"
        "hạ giá trị xuất khẩu",  # no "hạ giá"
    ],
)
def test_a_phrase_is_no_part_of_other_words(official: str) -> None:
    assert in_written_words(official, MODEL) == official


def test_what_the_documents_hold_stays_as_typed() -> None:
    assert in_written_words("nhà nghèo được gì", WordModel.train(["cho nhà nghèo vay"] * 2)) == "nhà nghèo được gì"
    assert in_written_words("nha ngheo duoc gi", WordModel.train(["cho nhà nghèo vay"] * 2)) == "nha ngheo duoc gi"


def test_of_several_ways_to_write_it_the_documents_own_is_taken() -> None:
    pupils = WordModel.train(["phụ huynh đưa trẻ em đến lớp"])
    assert in_written_words("mấy bé", pupils) == "trẻ em"
    assert in_written_words("mấy bé", MODEL) == "trẻ"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("gvmn có bằng đh", "giáo viên mầm non có trình độ đại học"),
        ("gvmn co bang dh", "giáo viên mầm non co bang đại học"),
        ("hlhpn tỉnh", "Hội Liên hiệp Phụ nữ tỉnh"),
        ("PCCC ở trường", "phòng cháy, chữa cháy ở trường"),
    ],
)
def test_short_forms_of_every_field(typed: str, written: str) -> None:
    assert expand(typed, {}, MODEL) == written


def test_of_several_meanings_the_one_that_goes_with_the_words_around_is_taken() -> None:
    model = WordModel.train(["trường mầm non của xã", "khu vực miền núi của tỉnh"])
    assert expand("khu vực mn", {}, model) == "khu vực miền núi"
    assert expand("trường MN", {}, model) == "trường mầm non"


def test_a_documents_own_short_form_goes_before_the_fields() -> None:
    assert expand("CTR là gì", {"CTR": "chất thải rắn"}, MODEL) == "chất thải rắn là gì"


def test_no_phrase_is_a_part_of_its_own_writing_read_again() -> None:
    """What was written as documents write it is not rewritten: reading twice changes nothing more."""
    for phrase in read_data("synonyms")["phrases"]:
        once = in_written_words(phrase)
        twice = in_written_words(once)
        assert fold(in_written_words(twice)) == fold(twice), phrase


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    in_written_words(text, MODEL)


def test_a_word_that_stands_before_a_phrase_is_not_said_twice() -> None:
    assert in_written_words("giá vé xe buýt bao nhiêu", MODEL) == "giá vé buýt bao nhiêu"


def test_the_next_way_is_the_other_that_the_corpus_holds() -> None:
    both = WordModel.train(["Cải tạo đường làng. Sửa chữa nhà ở."] * 3)
    assert in_written_words("sửa lại cầu", both) == "cải tạo cầu"
    assert in_other_words("sửa lại cầu", both) == ("sửa chữa cầu",)
    assert in_other_words("sửa lại cầu", WordModel.train(["Cải tạo đường làng."] * 3)) == ()


def test_a_phrase_the_documents_hold_is_asked_in_their_other_words_too() -> None:
    """A plan may speak of "kẹt xe" in its preamble and of "ùn tắc giao thông" in its targets."""
    both = WordModel.train(["Người dân bức xúc vì kẹt xe.", "Giảm ùn tắc giao thông."] * 3)
    assert in_written_words("kẹt xe còn mấy phút", both) == "kẹt xe còn mấy phút"
    assert in_other_words("kẹt xe còn mấy phút", both) == ("ùn tắc giao thông còn mấy phút",)
    assert in_other_words("kẹt xe còn mấy phút", WordModel.train(["Bức xúc vì kẹt xe."] * 3)) == ()


def test_what_is_written_as_documents_write_it_keeps_its_capital() -> None:
    assert in_written_words("Bao nhiêu phần trăm dân số có tài khoản?") == "Bao nhiêu phần trăm dân số có tài khoản?"
