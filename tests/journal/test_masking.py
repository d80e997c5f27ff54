"""Whatever way a person's number is written, it is gone; what is no person's number stays to the letter."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.journal.masking import mask_personal_data

DIGIT = st.sampled_from("0123456789")
MARK = st.sampled_from(["", " ", ".", "-", "\u00a0", "–"])
AROUND = st.sampled_from(
    [
        ("", ""),
        ("Cho tôi hỏi, số của tôi là ", " ạ"),
        ("Kinh tế số 2025? Gọi lại ", "."),
        ("(", ")"),
        ("sđt:", "; cảm ơn"),
        ("Tôi tên An, ", ", ở Hà Nội, năm 2025"),
        ("tôi", "nhé"),
    ]
)


@st.composite
def phones(draw: st.DrawFn) -> str:
    mark = draw(MARK)
    mobile = "9" + draw(st.text(DIGIT, min_size=7, max_size=7)) + "7"  # a round one may be an amount
    sizes = draw(st.sampled_from([(3, 3, 3), (2, 3, 4), (2, 4, 3), (3, 2, 2, 2), (9,), (5, 4), (3, 6)]))
    groups, at = [], 0
    for size in sizes:
        groups.append(mobile[at : at + size])
        at += size
    prefix = draw(st.sampled_from(["0", "+84", "+84 ", "84", "(+84) ", "0084 ", "(0)"]))
    if prefix == "84":
        return "84" + mark + mark.join(groups) if mark else "84" + mobile
    return prefix + mark.join(groups)


@st.composite
def landlines(draw: st.DrawFn) -> str:
    area, rest = draw(st.sampled_from(["024", "028", "0236", "0292"])), draw(st.text(DIGIT, min_size=8, max_size=8))
    rest = rest[: 11 - len(area)]
    return draw(
        st.sampled_from(
            [f"{area}{rest}", f"({area}) {rest[:4]}.{rest[4:]}", f"{area} {rest}", f"{area}-{rest[:4]} {rest[4:]}"]
        )
    )


@st.composite
def identities(draw: st.DrawFn) -> str:
    mark = draw(st.sampled_from([" ", ".", "-", ""]))
    if draw(st.booleans()):
        number, sizes = (
            "0" + draw(st.text(DIGIT, min_size=11, max_size=11)),
            draw(st.sampled_from([(3, 3, 3, 3), (4, 4, 4), (6, 6), (3, 9)])),
        )
    else:
        number, sizes = draw(st.sampled_from("0123")) + draw(st.text(DIGIT, min_size=7, max_size=7)) + "7", (3, 3, 3)
    groups, at = [], 0
    for size in sizes:
        groups.append(number[at : at + size])
        at += size
    return mark.join(groups)


EMAILS = st.from_regex(r"[a-z][a-z0-9._+-]{0,12}[a-z0-9]@[a-z][a-z0-9-]{1,10}\.(com|vn|gov\.vn)", fullmatch=True)


@given(st.one_of(phones(), landlines(), identities(), EMAILS), AROUND)
def test_a_persons_number_is_gone(number: str, around: tuple[str, str]) -> None:
    if "@" in number and around[0][-1:].isalpha():
        around = ("Viết cho ", " nhé")  # letters before an address are its own
    masked = mask_personal_data(number.join(around))
    assert masked.startswith(around[0])
    assert masked.endswith(around[1])
    inside = masked[len(around[0]) : len(masked) - len(around[1])]
    assert inside in ("[số điện thoại]", "[số giấy tờ]", "[e-mail]"), masked


@given(st.one_of(phones(), identities()))
def test_digits_of_another_script_are_digits(number: str) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in number)
    assert not any(c.isdigit() for c in mask_personal_data(f"Số {wide} nhé"))


STAYS = [
    "500.000 hồ sơ", "2021-2025", "749/QĐ-TTg", "Quyết định 749/QĐ-TTg ngày 03/6/2020", "ngày 3.6.2020", "03-06-2020", "2020-06-03",
    "1.250.000.000 đồng", "123.456.789 đồng", "123456789 đồng", "500 000 000 đồng", "1,250,000 people", "giai đoạn 2021 - 2025, tầm nhìn 2030",
    "các năm 2020 2025 2030", "20.000 tỷ đồng", "7,5%", "70-80%", "30% GRDP năm 2025", "nhóm 70 nước", "Kế hoạch 239/KH-UBND năm 2023 và 2024",
    "1900 1234", "Điều 12 khoản 3 điểm a", "từ 01/01/2021 đến 31/12/2025", "tháng 05 2025 1000 hồ sơ", "120000000 người", "123.456.789 lượt truy cập",
    "từ 10.000 đến 20.000 hồ sơ", "10 20 30 40 50 60 phần trăm", "3.600.000.000", "8.000.000.000.000 đồng", "2.500.000 - 3.000.000 hồ sơ mỗi năm",
    "trang 12-15, 18-20, 25", "Luật 20/2023/QH15", "cấp CCCD cho 10.000.000 người", "5.000 thẻ căn cước năm 2024", "Nghị quyết 57-NQ/TW",
    "ngày 05.06.2025 10 xã", "1.234.567.890 đồng", "12.345.678.901 đồng", "kinh phí 450.000.000.000",
]  # fmt: skip


@pytest.mark.parametrize("text", STAYS)
def test_what_is_no_persons_number_stays(text: str) -> None:
    assert mask_personal_data(text) == text
    assert mask_personal_data(f"Đến 2025, {text}, phải không?") == f"Đến 2025, {text}, phải không?"
    assert mask_personal_data(f"{text} là bao nhiêu") == f"{text} là bao nhiêu"


GONE = [
    ("CMND 123.456.789 của tôi", "CMND [số giấy tờ] của tôi"),
    ("số căn cước của tôi là 001088012345", "số căn cước của tôi là [số giấy tờ]"),
    ("so cccd 079 088 012 345 dung khong", "so cccd [số giấy tờ] dung khong"),
    ("hộ chiếu C1234567", "hộ chiếu [số giấy tờ]"),
    ("MST: 8012345678", "MST: [số giấy tờ]"),
    ("STK 0451000123456 Vietcombank", "STK [số giấy tờ] Vietcombank"),
    ("an.nguyen @ gmail.com", "[e-mail]"),
    ("viết cho an.nguyen[at]gmail.com nhé", "viết cho [e-mail] nhé"),
    ("0912345678 hoặc 0987.654.321", "[số điện thoại] hoặc [số điện thoại]"),
    ("0912345678/0987654321", "[số điện thoại]/[số điện thoại]"),
    ("0912345678 0987654321", "[số điện thoại] [số điện thoại]"),
    ("sdt0912345678", "sdt[số điện thoại]"),
    ("ĐT 0912 345 678, CCCD 001088012345, hồ sơ 500.000", "ĐT [số điện thoại], CCCD [số giấy tờ], hồ sơ 500.000"),
    ("năm 2025 0912345678", "năm 2025 [số điện thoại]"),
    ("09 1234 5678 là số tôi", "[số điện thoại] là số tôi"),
    ("0 9 1 2 3 4 5 6 7 8", "[số điện thoại]"),
    ("em 123 456 789 ạ", "em [số giấy tờ] ạ"),
]


@pytest.mark.parametrize(("text", "masked"), GONE)
def test_written_out(text: str, masked: str) -> None:
    assert mask_personal_data(text) == masked
    assert mask_personal_data(unicodedata.normalize("NFD", text)) == unicodedata.normalize("NFD", masked).replace(
        unicodedata.normalize("NFD", "[số điện thoại]"), "[số điện thoại]"
    ).replace(unicodedata.normalize("NFD", "[số giấy tờ]"), "[số giấy tờ]")


@given(st.text(max_size=300))
@example("0" * 300)
@example("1 " * 150)
def test_any_text_twice_is_once(text: str) -> None:
    once = mask_personal_data(text)
    assert mask_personal_data(once) == once


@given(st.text(st.characters(exclude_categories=["Nd", "Cs"], exclude_characters="@[("), max_size=200))
def test_text_without_digits_stays(text: str) -> None:
    assert mask_personal_data(text) == text


def test_long_texts_take_no_time() -> None:
    for text in (
        "0 " * 20_000,
        "a" * 40_000 + "@",
        "1.000" * 8000,
        "a@" * 20_000,
        "+84" * 10_000,
        "01-01-2020 " * 3000,
    ):
        mask_personal_data(text)
