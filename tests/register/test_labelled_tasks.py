"""Tasks whose own passage says who leads them and by when."""

from __future__ import annotations

from assistant.passages import split_document
from assistant.register.tasks import extract_tasks
from tests.made_documents import read
from tests.numbered_tasks import NUMBERED

DOCUMENT = read(NUMBERED, "thuy-loi.md", id="thuy-loi")
PASSAGES = split_document(DOCUMENT)


def test_each_numbered_task_has_its_own_lead_partners_and_deadline() -> None:
    said = [(t.task.split(";")[0], t.lead, t.coordinating, t.deadline) for t in extract_tasks(DOCUMENT, PASSAGES)]
    assert said[:6] == [
        ("Nạo vét 46 tuyến mương nội đồng", "Phòng Nông nghiệp", "Hội Nông dân, Trạm Thủy lợi", "trước ngày 30/4/2028"),
        (
            "Xây dựng trạm bơm Pá Hốc cho 120 hộ ven suối",
            "Ban Quản lý dự án",
            "Phòng Tài chính",
            "khởi công trong Quý I/2028, hoàn thành trong Quý IV/2029",
        ),
        ("Lập sổ theo dõi mực nước tại các hồ chứa", "Phòng Nông nghiệp", None, "tháng 9/2027"),
        ("Mở lớp tập huấn cho tổ thủy nông", "Hội Nông dân", "Trạm Thủy lợi", "hằng năm"),
        (
            "Sửa cống lấy nước bản Nà Bó trước mùa mưa",
            "Phòng Hạ tầng",
            "Trạm Thủy lợi",
            "trước ngày 15 tháng 5 năm 2028",
        ),
        ("Bảo vệ công trình đầu mối", "Công an huyện", None, None),
    ]


def test_all_that_is_said_of_a_task_stands_in_its_quote() -> None:
    passages = {passage.id: passage.text for passage in PASSAGES}
    for task in extract_tasks(DOCUMENT, PASSAGES)[:5]:
        assert task.quote in passages[task.passage_id]
        assert DOCUMENT.text[slice(*task.span)] == task.quote
        assert all(said in task.quote for said in (task.task, task.lead or "", task.deadline or ""))


def test_a_closing_deadline_is_that_of_a_task_without_another() -> None:
    text = "# Kế hoạch\n\n## Nhiệm vụ\n\n1. Kiện toàn Ban Chỉ huy trước ngày 30/4/2027. Cơ quan chủ trì: Sở Nội vụ.\n"
    document = read(text, "kien-toan.md")
    (task,) = extract_tasks(document, split_document(document))
    assert (task.lead, task.deadline) == ("Sở Nội vụ", "trước ngày 30/4/2027")


def test_the_row_that_adds_up_is_no_task() -> None:
    table = "| STT | Tên dự án | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Trạm bơm Pá Hốc | Ban Quản lý | 2028 |\n| | **Tổng cộng** | | |\n"
    document = read(f"# Kế hoạch\n\n## Danh mục dự án\n\n{table}", "du-an.md")
    assert [task.task for task in extract_tasks(document, split_document(document))] == ["Trạm bơm Pá Hốc"]


def test_lines_of_one_list_are_no_title_of_one_another() -> None:
    text = (
        "# Kế hoạch\n\n## Nhiệm vụ\n\n1. Xây dựng cổng dữ liệu đất\n\na) Nội dung: số hóa bản đồ.\n\n"
        "b) Cơ quan chủ trì: Sở Xây dựng.\n\nc) Thời gian hoàn thành: Quý II/2027.\n"
    )
    document = read(text, "cong.md")
    assert [(t.task, t.lead) for t in extract_tasks(document, split_document(document))] == [
        ("Xây dựng cổng dữ liệu đất", "Sở Xây dựng")
    ]
