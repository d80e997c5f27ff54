"""What a document rests on: by "Căn cứ", by a list under that heading, or by what its preamble carries out."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.compose.grounds import find_grounds
from assistant.evidence import Evidence
from tests.made_assistant import made_register
from tests.made_documents import read

AIM = "\n\n## I. Mục tiêu\n\nThực hiện Nghị quyết số 3-NQ/TU, có 40 làng nghề vào năm 2030.\n"


@pytest.mark.parametrize(
    ("preamble", "grounds"),
    [
        (
            "Căn cứ Luật Di sản năm 2024;\n\nCăn cứ Luật Du lịch năm 2017;",
            ["Căn cứ Luật Di sản", "Căn cứ Luật Du lịch"],
        ),
        ("Căn cứ:\n\n- Luật Di sản năm 2024;\n- Luật Du lịch năm 2017;", ["- Luật Di sản", "- Luật Du lịch"]),
        ("Thực hiện Luật Di sản năm 2024, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:", ["Thực hiện Luật Di sản"]),
        ("Nghề dệt lanh có từ lâu đời.", []),
    ],
)
def test_grounds(tmp_path: Path, preamble: str, grounds: list[str]) -> None:
    reader = made_register(tmp_path, [read(f"# Kế hoạch dệt lanh\n\n{preamble}{AIM}")])
    found = find_grounds(reader.documents[0], Evidence(reader))
    assert len(found) == len(grounds)
    assert all(s.passage.text.startswith(opening) for s, opening in zip(found, grounds, strict=True))
    reader.close()
