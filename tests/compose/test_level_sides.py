"""One measure at two levels is compared, not two measures that each name a level."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.embedding.encoder import PromptedEncoder
from tests.made_assistant import ask_alone
from tests.made_documents import read

PLAN = """# Kế hoạch chính quyền số tỉnh Hòa Lạc

## Chỉ tiêu theo từng năm

| Chỉ tiêu | Đơn vị | 2027 | 2030 |
|---|---|---|---|
| Tỷ lệ hồ sơ nộp trực tuyến cấp tỉnh | % | 82 | 95 |
| Tỷ lệ hồ sơ nộp trực tuyến cấp xã | % | 65 | 85 |
| Tỷ lệ văn bản ký số cấp xã | % | 90 | 100 |

## Mục tiêu đến năm 2030

### Đối với cấp tỉnh

- Tối thiểu 90% cán bộ, công chức được tập huấn kỹ năng số.
- 100% cuộc họp không dùng tài liệu giấy.

### Đối với cấp xã

- Tối thiểu 75% cán bộ, công chức được tập huấn kỹ năng số.
"""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Năm 2030 chỉ tiêu hồ sơ nộp trực tuyến của cấp tỉnh và cấp xã khác nhau thế nào?",
            ("95%", "85%", "10 điểm phần trăm"),
        ),
        (
            "Năm 2027, so sánh tỷ lệ hồ sơ nộp trực tuyến cấp xã với cấp tỉnh",
            ("82%", "65%", "17 điểm phần trăm"),
        ),
        (
            "Cán bộ, công chức được tập huấn kỹ năng số ở cấp tỉnh và cấp xã chênh nhau bao nhiêu?",
            ("90%", "75%", "15 điểm phần trăm"),
        ),
    ],
)
def test_the_measure_is_told_at_both_levels(
    tmp_path: Path, encoder: PromptedEncoder, question: str, said: tuple[str, ...]
) -> None:
    [answer] = ask_alone(tmp_path, encoder, read(PLAN), question)
    assert all(text in answer.text for text in said)
    assert "100%" not in answer.text
