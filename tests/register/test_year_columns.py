"""Columns whose head names a measure and a year: what they measure is said, and a year before the plan's own is no target."""

from __future__ import annotations

from assistant.register.table_targets import table_baselines, table_targets
from tests.made_documents import read, split_document

TABLE = """# Kế hoạch cụm nghề xã Bãi Rêu giai đoạn 2026 - 2030

## Danh mục cụm nghề

| TT | Tên cụm nghề | Năm thành lập | Tỷ lệ lấp đầy năm 2025 | Tỷ lệ lấp đầy năm 2030 |
|---|---|---|---|---|
| 1 | Khe Tre | 2012 | 92 % | 100 % |
| 2 | Gò Lau | 2019 | 41 % | 85 % |
"""


def test_a_year_column_says_what_it_measures_and_looks_back() -> None:
    document = read(TABLE, "bai-reu.md", id="bai-reu", number="3/KH-UBND", issued_on="2026-02-01", primary=True)
    passages = split_document(document)
    targets = [(found.indicator, str(found.value), found.years) for found in table_targets(document, passages)]
    assert targets == [
        ("Tỷ lệ lấp đầy, Khe Tre", "100", (2030,)),
        ("Tỷ lệ lấp đầy, Gò Lau", "85", (2030,)),
    ]
    bases = [(found.indicator, str(found.value), found.years) for found, _ in table_baselines(document, passages)]
    assert bases == [("Tỷ lệ lấp đầy, Khe Tre", "92", (2025,)), ("Tỷ lệ lấp đầy, Gò Lau", "41", (2025,))]
