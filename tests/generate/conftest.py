"""A plan of a province that is not the default one, asked through the whole pipeline with a model beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.pipeline import Assistant
from tests.made_assistant import made_assistant
from tests.made_documents import read

PLAN = """# Kế hoạch phát triển nông nghiệp xanh tỉnh Lam Sơn

## Mục tiêu đến năm 2030

- Diện tích lúa hữu cơ đạt tối thiểu 25% tổng diện tích gieo trồng.

- 80% trang trại cấp tỉnh, 60% trang trại cấp xã được kiểm dịch định kỳ.

- Năng suất lao động nông nghiệp tăng bình quân 7,5%/năm.

## Mục tiêu đến năm 2045

- Diện tích lúa hữu cơ đạt trên 55% tổng diện tích gieo trồng.

## Giải pháp

### Về giống và thủy lợi

Tỉnh xây dựng ngân hàng giống bản địa, nâng cấp hồ chứa và hỗ trợ nông dân chuyển sang tưới nhỏ giọt. Không sử dụng thuốc bảo vệ thực vật ngoài danh mục.

### Về tổ chức thực hiện

Sở Nông nghiệp và Môi trường chủ trì theo dõi, báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 hằng năm.
"""


@pytest.fixture(scope="package")
def plan(encoder: PromptedEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    document = read(PLAN, "lam-son.md", id="lam-son", primary=True, scope="Lam Sơn")
    opened = made_assistant(tmp_path_factory.mktemp("index"), [document], encoder)
    yield opened
    opened.reader.close()
