"""Figures asked for each year, of a period, in a citizen's own words; a plan of bee keeping, made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import AnswerStatus
from tests.made_assistant import ask_alone
from tests.made_documents import read

BEES = """# KẾ HOẠCH
# Phát triển nghề nuôi ong mật xã Hoa Rừng giai đoạn 2026 - 2030

## I. Mục tiêu
1. Thay mới 900 thùng ong cũ, mỗi năm ít nhất 150 thùng.
2. Giá kiểm tra mẫu mật đồng hạng 25.000 đồng/mẫu.
3. Số hộ nuôi ong đến năm 2030: 320 hộ. Sản lượng mật ong đến năm 2030 đạt 48 tấn.

## II. Chính sách
Hỗ trợ 60% tiền ong giống cho hộ mới nuôi từ 10 đàn trở lên, không quá 4,5 triệu đồng/hộ.
Sửa chữa kho mật: hỗ trợ 15 triệu đồng/kho. Cải tạo đường vào trại ong dài 6 km.

| Đối tượng | Nội dung hỗ trợ | Mức hỗ trợ |
|---|---|---|
| Hộ gia đình | Lắp điện mặt trời mái nhà | 3 triệu đồng/hộ |
| Hộ gia đình chính sách | Lắp điện mặt trời mái nhà | 7 triệu đồng/hộ |
| Hợp tác xã | Thuê kho lạnh | 40 triệu đồng/năm |

## III. Kinh phí
Giai đoạn 2026 - 2027: 2,4 tỷ đồng, mua thùng ong.
Giai đoạn 2028 - 2030: 5,1 tỷ đồng, xây xưởng đóng chai.
Sơ kết Kế hoạch trong quý I/2028.
"""


@pytest.mark.parametrize(
    ("question", "holds", "lacks"),
    [
        ("moi nam thay it nhat may thung ong", ["150 thùng"], "900"),
        ("Kiểm tra mẫu mật một mẫu bao nhiêu tiền?", ["**25.000 đồng/mẫu**"], "không nêu"),
        ("Giai đoạn 2028-2030 kinh phí bao nhiêu tỷ, và sơ kết vào lúc nào?", ["5,1 tỷ đồng", "quý I/2028"], "2,4"),
        ("Số hộ nuôi ong và sản lượng mật ong 2030", ["320 hộ", "48 tấn"], "không nêu"),
        ("Hộ mới nuôi được cho bao nhiêu tiền ong giống, tối đa mấy triệu?", ["4,5 triệu đồng/hộ"], "không nêu"),
        ("Nhà bình thường gắn điện mặt trời thì được cho tối đa mấy triệu?", ["3 triệu đồng/hộ"], "7 triệu"),
    ],
)
def test_figures_are_found(
    question: str, holds: list[str], lacks: str, encoder: PromptedEncoder, tmp_path: Path
) -> None:
    plan = read(BEES, "nuoi-ong.md", id="nuoi-ong", title="Kế hoạch phát triển nghề nuôi ong mật xã Hoa Rừng")
    (answer,) = ask_alone(tmp_path, encoder, plan, question)
    text = " ".join(sentence.text for sentence in answer.sentences)
    assert answer.status is AnswerStatus.ANSWERED, text
    assert all(part in text for part in holds), text
    assert lacks not in text
