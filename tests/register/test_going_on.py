"""Clauses that name no body go on with the body of their own item, not with that of another."""

from __future__ import annotations

from pathlib import Path

from assistant.load import load_document
from assistant.passages import split_document
from assistant.register.tasks import extract_tasks

PLAN = """# Nghị quyết

## VII. TỔ CHỨC THỰC HIỆN

1. Ban Thường vụ Tỉnh ủy thành lập Ban Chỉ đạo nghề muối; Ban Chỉ đạo họp mỗi quý một lần.

2. Sở Công Thương là cơ quan thường trực của Ban Chỉ đạo; chủ trì vận hành chợ muối trước ngày 31 tháng 3 năm 2027.

3. Văn phòng Tỉnh ủy theo dõi việc thực hiện; tham mưu sơ kết vào quý III năm 2028.

4. Sở Tài chính:

- Bố trí vốn cho các ô kết tinh hằng năm.
- Sở Nội vụ rà soát biên chế; hướng dẫn tuyển dụng cán bộ nghề muối.
- Hướng dẫn quyết toán các đề tài nghề muối.
"""


def test_leads(tmp_path: Path) -> None:
    (tmp_path / "muoi.md").write_text(PLAN, "utf-8")
    document = load_document(tmp_path / "muoi.md")
    leads = {task.task.split(" trước")[0]: task.lead for task in extract_tasks(document, split_document(document))}
    assert leads["Vận hành chợ muối"] == "Sở Công Thương"
    assert leads["Tham mưu sơ kết"] == "Văn phòng Tỉnh ủy"
    assert leads["Bố trí vốn cho các ô kết tinh"] == "Sở Tài chính"
    assert leads["Hướng dẫn tuyển dụng cán bộ nghề muối"] == "Sở Nội vụ"
    assert leads["Hướng dẫn quyết toán các đề tài nghề muối"] == "Sở Tài chính"
