"""Figures of how things stood: of the situation, of tables' baseline columns; none of what is defined or set."""

from __future__ import annotations

from pathlib import Path

from assistant.evidence import Evidence
from assistant.situation import sentence_told
from assistant.types import Target
from tests.compose.lighting import LIGHTING
from tests.made_assistant import made_register
from tests.made_documents import read, statements_of


def test_figures_with_their_years(tmp_path: Path) -> None:
    document = read(
        LIGHTING, "chieu-sang.md", id="chieu-sang", issued_on="2026-12-08", title="Nghị quyết về chiếu sáng"
    )
    reader = made_register(tmp_path, [document])
    evidence = Evidence(reader)
    rows = [s.row for s in evidence.situation if isinstance(s.row, Target)]
    assert [(str(row.value), row.unit, row.years) for row in rows] == [
        ("96", "vụ", (2026,)),
        ("14", "người", (2026,)),
        ("23", "tỷ đồng", (2026,)),
        ("61.5", "%", (2026,)),
        ("40", "tủ", (2026,)),
        ("5", "đội", (2026,)),
    ]
    assert {row.kind for row in rows} == {"result"}
    assert not any(row.id for row in rows)  # they are in no register
    told = next(s for s in evidence.situation if s.row is not None and "người" in s.text)
    assert sentence_told(told, told.figures[0]).startswith("**14 người** – giai đoạn 2022 - 2026")
    teams = next(row for row in evidence.targets if "đội" in row.indicator and row.years == (2029,))
    beside = evidence.standing(teams)
    assert beside is not None
    assert beside.text == "Số đội sửa chữa lưu động (hiện trạng 2026): 5 đội"
    reader.close()


def test_of_several_figures_the_one_asked_for_comes_first_in_its_own_words() -> None:
    said = "Toàn xã có 8.160 người từ đủ 60 tuổi; trong đó có 365 người sống một mình và 212 người nằm liệt."
    text = f"# Kế hoạch\n\n## Tình hình\n\n{said}"
    alone = next(s for s in statements_of(text) if "365" in s.text)
    told = sentence_told(alone, alone.figures[0])
    assert told.startswith("**365 người** sống một mình. Toàn xã có 8.160 người")
