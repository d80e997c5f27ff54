"""What a document rests on, as its preamble has it: "Căn cứ ...", a list under "Căn cứ:", or "Thực hiện Nghị quyết số ..."."""

from __future__ import annotations

import re

from assistant.evidence import Evidence
from assistant.statements import Statement
from assistant.types import Document
from assistant.vietnamese import fold

_GROUND = re.compile(r"\W*can cu\b(?!\W*$)")
_HEADING = re.compile(r"\W*(?:\w+[.)] )?can cu(?: (?:phap ly|ban hanh|xay dung|lap ke hoach))*\W*$")
_CARRIES_OUT = re.compile(
    r"\W*(?:thuc hien|trien khai|thi hanh) (?:bo luat|luat|nghi quyet|nghi dinh|quyet dinh|chi thi|ke hoach|chuong trinh|ket luan"
    r"|thong tu|chien luoc|de an)\b"
)
_PREAMBLE = 12  # passages from the first among which a preamble that only carries out another document stands


def find_grounds(document: Document, evidence: Evidence) -> list[Statement]:
    """Each passage that names grounds, in order; empty where the document names none."""
    passages = evidence.reader.passages_of(document.id)
    found = [p for p in passages if _GROUND.match(fold(p.text)) or any(_HEADING.match(fold(h)) for h in p.heading_path)]
    found = (
        found
        or [p for p in passages[:_PREAMBLE] if _CARRIES_OUT.match(fold(p.text)) and "ban hanh" in fold(p.text)][:1]
    )
    return [own[0] for passage in found if (own := evidence.of_passage(passage))]
