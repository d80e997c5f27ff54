"""Of several figures of one statement the one that is asked for."""

from __future__ import annotations

import pytest

from assistant.figure_asked import figure_asked, is_of_unit
from assistant.figures import find_figures
from assistant.understand import content_terms
from tests.made_documents import query, statement_of

PLAN = """# Kế hoạch văn hóa đọc tỉnh Mây Trắng giai đoạn 2026 - 2030

## Nhiệm vụ

a) Nâng số tủ sách dòng họ từ 118 lên 200 tủ vào năm 2030.

b) Nhóm đọc mới có từ 20 hội viên trở lên được hỗ trợ một lần 4 triệu đồng mua sách.

c) 14 trong số 46 thư viện bị dột chưa được sửa chữa.

d) Toàn tỉnh có 61/96 cơ quan có phòng đọc, đạt 63,5%.

đ) Quỹ sách đã cho 127 nhóm vay với dư nợ 184 tỷ đồng.
"""


@pytest.mark.parametrize(
    ("words", "question", "figure"),
    [
        ("từ 118", "Số tủ sách dòng họ năm 2030 là bao nhiêu?", "200"),
        ("từ 118", "Hiện nay có bao nhiêu tủ sách dòng họ?", "118"),
        ("từ 118", "Tỉnh có mấy tủ sách dòng họ?", "118"),
        ("20 hội viên", "Nhóm đọc mới được hỗ trợ bao nhiêu?", "4 triệu đồng"),
        ("20 hội viên", "Nhóm đọc mới được cho mấy triệu mua sách?", "4 triệu đồng"),
        ("20 hội viên", "Nhóm đọc cần bao nhiêu hội viên?", "từ 20 hội viên"),
        ("14 trong số", "Tỉnh có bao nhiêu thư viện?", "46 thư viện"),
        ("14 trong số", "Có bao nhiêu thư viện bị dột?", "14"),
        ("127 nhóm", "Dư nợ cho vay của Quỹ sách là bao nhiêu?", "184 tỷ đồng"),
        ("127 nhóm", "Quỹ sách đã cho bao nhiêu nhóm vay?", "127 nhóm"),
        ("61/96", "Tỷ lệ cơ quan có phòng đọc?", "63,5%"),
        ("61/96", "Có bao nhiêu cơ quan có phòng đọc?", "61/96 cơ quan"),
    ],
)
def test_the_figure_is_of_the_kind_time_and_thing_asked_for(words: str, question: str, figure: str) -> None:
    statement = statement_of(PLAN, words)
    chosen = figure_asked(statement, query(question, terms=content_terms(question, "vi")))
    assert statement.text[chosen.start : chosen.end].startswith(figure)


def test_a_scale_and_a_rate_are_no_part_of_what_is_counted() -> None:
    (people,) = find_figures("dân số 1,62 triệu người")
    assert is_of_unit(people, "người")
    assert not is_of_unit(find_figures("39 phường")[0], "người")
