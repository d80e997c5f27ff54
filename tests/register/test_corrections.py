"""Corrections beside a document: matched by quote, validated with the line, kept over re-indexing."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.index import open_index
from assistant.ingest import ingest
from assistant.register.corrections import CorrectionError, apply_corrections, read_corrections
from tests.fake_encoder import FakeEncoder
from tests.register.measure import read_plan

PLAN = """# Kế hoạch tỉnh Thử Nghiệm

## Mục tiêu đến năm 2030

- 90% hồ sơ cấp tỉnh và 80% hồ sơ cấp xã được xử lý trên mạng.
- Tỷ lệ hộ dùng nước sạch đạt 85%.
- Các xã đều có nhà văn hóa khang trang.
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "plan.md").write_text(PLAN, "utf-8")
    return folder


def correct(corpus: Path, text: str) -> None:
    (corpus / "plan.corrections.yaml").write_text(text, "utf-8")


def applied(corpus: Path, text: str) -> list[tuple[str, object, bool]]:
    correct(corpus, text)
    plan = read_plan(corpus / "plan.md")
    rows = apply_corrections(
        plan.targets, read_corrections(corpus / "plan.corrections.yaml"), plan.document, plan.passages
    )
    return [(row.indicator, row.value if row.value is not None else row.state, row.mended) for row in rows]


def test_a_quote_that_means_one_row_mends_it(corpus: Path) -> None:
    rows = applied(corpus, 'targets:\n  - quote: "80% hồ sơ cấp xã"\n    value: "82,5"\n    note: Công văn 12\n')
    assert [row[1:] for row in rows] == [(90, False), (Decimal("82.5"), True), (85, False)]


def test_a_row_is_added_and_one_removed(corpus: Path) -> None:
    rows = applied(
        corpus,
        'targets:\n  - quote: "Các xã đều có nhà văn hóa"\n    indicator: Xã có nhà văn hóa\n    state: mọi\n  - quote: "nước sạch đạt 85%"\n    remove: true\n',
    )
    assert [row[1] for row in rows] == [90, 80, "mọi"]
    assert rows[-1] == ("Xã có nhà văn hóa", "mọi", True)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            'targets:\n  - quote: "không có câu này"\n    value: 1\n',
            "line 2: quote: «không có câu này» is not in the document",
        ),
        ('targets:\n  - quote: "90% hồ sơ cấp tỉnh và 80% hồ sơ cấp xã"\n    value: 1\n', "line 2: quote: fits 2 rows"),
        ('targets:\n  - quote: "nước sạch đạt 85%"\n    value: nhiều\n', 'line 2: value: "nhiều" is no number'),
        ('targets:\n  - quote: "nước sạch đạt 85%"\n    giá: 1\n', "line 2: giá: no such field"),
        ('targets:\n  - quote: "nước sạch đạt 85%"\n', "line 2: names nothing to mend"),
        ('targets:\n  - quote: "nước sạch đạt 85%"\n    comparator: về\n', "line 2: comparator:"),
        ('targets:\n  - quote: "nước sạch đạt 85%"\n    deadline: mai\n', "line 2: deadline:"),
        ('targets:\n  - quote: "Các xã đều có"\n    value: 5\n', "to add one, give indicator and value"),
        ('targets:\n  - quote: "Các xã đều có"\n    remove: true\n', "there is no row at this quote"),
        ("targets: [", "line 1:"),
        ("rows: []", "must hold one list named targets"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(corpus: Path, text: str, complaint: str) -> None:
    with pytest.raises(CorrectionError) as raised:
        applied(corpus, text)
    assert complaint in str(raised.value)


def test_corrections_are_kept_over_reindexing_and_a_broken_file_changes_no_row(corpus: Path, tmp_path: Path) -> None:
    index, encoder = tmp_path / "index", FakeEncoder()

    def values() -> list[tuple[Decimal | None, bool]]:
        reader = open_index(index, "corpus", encoder.digest)
        rows = [(row.value, row.mended) for row in reader.targets]
        reader.close()
        return rows

    first = ingest(corpus, index, encoder)
    assert first.targets.added == 3
    correct(corpus, 'targets:\n  - quote: "nước sạch đạt 85%"\n    value: 87\n')
    second = ingest(corpus, index, encoder)
    assert (second.targets.updated, second.targets.unchanged, second.passages.unchanged) == (
        1,
        2,
        second.passages.unchanged,
    )
    assert second.published
    assert values()[2] == (Decimal(87), True)
    (corpus / "plan.md").write_text(PLAN + "\nThêm một đoạn.\n", "utf-8")
    assert ingest(corpus, index, encoder).exit_code == 0
    assert values()[2] == (Decimal(87), True)
    correct(corpus, 'targets:\n  - quote: "không có"\n    value: 1\n')
    broken = ingest(corpus, index, encoder)
    assert broken.exit_code == 1
    assert "plan.corrections.yaml: line 2" in str(broken.failures[0])
    assert values()[2] == (Decimal(87), True)
    (corpus / "plan.corrections.yaml").unlink()
    ingest(corpus, index, encoder)
    assert values()[2] == (Decimal(85), False)
