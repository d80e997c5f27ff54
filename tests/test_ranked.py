"""The order of candidates that say the same words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assistant.candidate import Candidate
from assistant.data import read_data
from assistant.evidence import Evidence
from assistant.ranked import own_plan_first, sister_first
from assistant.understand import understand
from tests.made_assistant import made_register
from tests.made_documents import read

OURS = "# Kế hoạch nước sạch tỉnh Sông Bưởi\n\n## Mục tiêu đến năm 2027\n\n- Công trình cấp nước phủ trên {} hộ gia đình.\n"
THEIRS = (
    "# Chương trình nước sạch quốc gia\n\n## Mục tiêu đến năm 2027\n\n"
    "- Tỷ lệ hộ gia đình được dùng nước sạch từ công trình cấp nước đạt 80%.\n"
)


def test_a_yes_or_no_is_of_the_plans_own_figure_where_another_sets_the_same(tmp_path: Path) -> None:
    ours = replace(read(OURS.format("80%")), id="ours", primary=True, scope="Sông Bưởi")
    theirs = replace(read(THEIRS), id="theirs", scope="quốc gia")
    reader = made_register(tmp_path, [ours, theirs])
    evidence = Evidence(reader)
    query = understand("Đến 2027 tất cả hộ đều có nước sạch phải không?", reader.documents, reader.word_model)
    said = {t.document: s for t in evidence.targets if (s := evidence.of_row(t)) is not None}
    near = [Candidate(said["theirs"], 0.8, 0.8, 1.5), Candidate(said["ours"], 0.8, 0.8, 1.46)]
    far = [Candidate(said["theirs"], 0.8, 0.8, 1.5), Candidate(said["ours"], 0.8, 0.8, 1.2)]
    assert own_plan_first(query, near, evidence)[0].statement.document.id == "ours"
    assert own_plan_first(query, far, evidence)[0].statement.document.id == "theirs"
    reader.close()


def test_a_record_of_a_citizens_health_is_no_record_of_a_hospital() -> None:
    assert "bệnh án điện tử" not in read_data("same_words")


TEAMS = "# Kế hoạch xã\n\n## Nhiệm vụ\n\n- Hỗ trợ thành viên Tổ công nghệ số 600.000 đồng/người/tháng; tổ trưởng 750.000 đồng/người/tháng.\n"


def test_a_line_that_goes_on_with_just_what_is_asked_about_is_told_from_there(tmp_path: Path) -> None:
    reader = made_register(tmp_path, [read(TEAMS)])
    evidence = Evidence(reader)
    statements = [s for p in reader.passages_of(reader.documents[0].id) for s in evidence.of_passage(p) if s.figures]
    member, head = (next(s for s in statements if figure in s.text) for figure in ("600.000", "750.000"))

    def first(question: str) -> str:
        query = understand(question, reader.documents, reader.word_model)
        found = [Candidate(member, 0.8, 0.8, 1.5), Candidate(head, 0.5, 0.5, 1.2)]
        return sister_first(query, found, evidence)[0].statement.text

    assert "750.000" in first("Tổ trưởng Tổ công nghệ số được hỗ trợ bao nhiêu?")
    assert "600.000" in first("Thành viên Tổ công nghệ số được hỗ trợ bao nhiêu?")
    reader.close()
