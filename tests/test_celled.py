"""Cells of tables that the register does not read answer like sentences, in a citizen's words too."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import Answer, AnswerStatus, Question
from tests.made_assistant import made_assistant
from tests.made_documents import read

PLAN = """# Kế hoạch phát triển nghề cá tỉnh Vĩnh Sa

## I. TÌNH HÌNH

Toàn tỉnh có 1.240 tàu cá, trong đó 310 tàu dài từ 15 m trở lên. Sản lượng khai thác đạt 92.000 tấn. Tỉnh có 06 cảng cá và 03 khu neo đậu.

## II. MỤC TIÊU ĐẾN NĂM 2030

- Sản lượng nuôi trồng đạt 58.000 tấn.
- 100% tàu từ 15 m trở lên lắp thiết bị giám sát hành trình.
- Tổn thất sau thu hoạch dưới 10%.

## III. NHIỆM VỤ

1. Nạo vét luồng vào cảng Cửa Sa, xây khu neo đậu tránh bão đảo Hòn Mai.

2. Tập huấn cho ngư dân về chống khai thác bất hợp pháp.

3. Tổ chức lại đội tàu theo hướng giảm tàu gần bờ.

## IV. CHÍNH SÁCH

| TT | Nội dung hỗ trợ | Đối tượng | Mức hỗ trợ |
|---|---|---|---|
| 1 | Mua hầm bảo quản vật liệu mới | Chủ tàu cá | 50% giá trị, không quá 90 triệu đồng/tàu |
| 2 | Chuyển khỏi nghề lưới kéo | Hộ ngư dân | 35 triệu đồng/hộ |
| 3 | Học chứng chỉ thuyền trưởng | Ngư dân | 4 triệu đồng/người |

## V. TỔ CHỨC THỰC HIỆN

Sở Nông nghiệp và Môi trường chủ trì, báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 hằng năm. Sở Tài chính bố trí kinh phí.
"""


def asked(folder: Path, encoder: PromptedEncoder, question: str) -> Answer:
    opened = made_assistant(folder, [read(PLAN, "nghe-ca.md", id="nghe-ca", primary=True)], encoder)
    answer = opened.answer(Question(question))
    opened.reader.close()
    return answer


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Bỏ lưới kéo thì được hỗ trợ mỗi hộ bao nhiêu?", "35 triệu đồng/hộ"),
        ("Muốn thi lấy chứng chỉ thuyền trưởng thì được giúp mấy triệu?", "4 triệu đồng/người"),
        ("mua ham bao quan vat lieu moi duoc ho tro bao nhieu phan tram", "50%"),
    ],
)
def test_a_support_is_told_from_its_row(encoder: PromptedEncoder, tmp_path: Path, question: str, figure: str) -> None:
    answer = asked(tmp_path, encoder, question)
    assert answer.text.startswith(f"**{figure}")
    assert answer.citations[0].quote.startswith("|")


def test_a_row_that_says_nothing_of_it_answers_nothing(encoder: PromptedEncoder, tmp_path: Path) -> None:
    answer = asked(tmp_path, encoder, "Mua xe tải chở hàng được hỗ trợ bao nhiêu?")
    assert answer.status is AnswerStatus.REFUSED
