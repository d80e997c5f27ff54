"""The head of a document without its two columns: issuers in short, places on a line of their own, titles."""

from __future__ import annotations

import pytest

from assistant.load.head import read_head, sentence_case


@pytest.mark.parametrize(
    ("text", "title", "issuer"),
    [
        ("UBND TỈNH LAM SƠN\nSố: 12/KH-UBND\nKẾ HOẠCH\nTrồng rừng\n\nĐến năm", "Kế hoạch trồng rừng", "Ủy ban nhân dân tỉnh Lam Sơn"),
        ("HĐND THÀNH PHỐ SÔNG MÂY\n\nNGHỊ QUYẾT\nVề ngân sách\n", "Nghị quyết về ngân sách", "Hội đồng nhân dân thành phố Sông Mây"),
        ("**UBND HUYỆN A LÂM**\n\nKế hoạch tưới tiêu\n", "Kế hoạch tưới tiêu", "Ủy ban nhân dân huyện A Lâm"),
        ("ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN\nKế hoạch nước sạch\n", "Kế hoạch nước sạch", "Ủy ban nhân dân tỉnh Lam Sơn"),
        ("UBND TỈNH LAM SƠN\n\n# KẾ HOẠCH\n\n## Trồng rừng\n\nĐến năm", "Kế hoạch trồng rừng", "Ủy ban nhân dân tỉnh Lam Sơn"),
        ("UBND TỈNH LAM SƠN\n\n# KẾ HOẠCH\n\n## I. MỤC TIÊU\n\nĐến năm", "Kế hoạch", "Ủy ban nhân dân tỉnh Lam Sơn"),
        ("**ĐẢNG BỘ TỈNH LAM SƠN** — **ĐẢNG CỘNG SẢN VIỆT NAM**\n\n# NGHỊ QUYẾT\n\n## HỘI NGHỊ LẦN THỨ TƯ\n\n**về trồng rừng**\n",
         "Nghị quyết về trồng rừng", "Đảng bộ tỉnh Lam Sơn"),
        ("| BỘ KỸ NGHỆ VÀ NHÂN LỰC | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|:---:|---|\n| Số: 9/QĐ-BKN | Hà Nội, ngày 3 tháng 4 năm 2026 |\n\n"
         "# QUYẾT ĐỊNH\n\nPhê duyệt Đề án dạy nghề\n\nBỘ TRƯỞNG BỘ KỸ NGHỆ\n", "Quyết định phê duyệt Đề án dạy nghề", "Bộ Kỹ nghệ và Nhân lực"),
        ("UBND tỉnh Lam Sơn ban hành kế hoạch\n", "UBND tỉnh Lam Sơn ban hành kế hoạch", None),
    ],
)  # fmt: skip
def test_issuers_in_short_are_no_titles(text: str, title: str, issuer: str | None) -> None:
    head = read_head(text)
    assert (head.title, head.issuer) == (title, issuer)


def test_bodies_in_sentence_case() -> None:
    assert sentence_case("BỘ CÔNG AN") == "Bộ Công an"
    assert sentence_case("UBND THÀNH PHÓ ĐÀ NẴNG") == "Ủy ban nhân dân thành phố Đà Nẵng"
    assert sentence_case("THỦ TƯỚNG CHÍNH PHỦ") == "Thủ tướng Chính phủ"
