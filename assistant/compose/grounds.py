"""What a document rests on, as its preamble has it: "Căn cứ ...", a list under "Căn cứ:", or "Thực hiện Nghị quyết số ..."."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.asked import RESTS_ON
from assistant.clauses import split_sentences
from assistant.evidence import Evidence
from assistant.named import spelled
from assistant.relevance import coverage, narrowed, weigh
from assistant.statements import Statement
from assistant.types import Document
from assistant.understand import Query
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


def ground_asked(query: Query, document: Document, evidence: Evidence) -> Statement | None:
    """The one document of the kind asked for that the question says most of: "thực hiện nghị quyết nào của Tỉnh ủy"."""
    asked = RESTS_ON.search(spelled(query.text))
    if asked is None:
        return None
    terms = weigh(query, evidence.reader.word_model)
    of_whom = narrowed(terms, asked.string[asked.end() :])
    kind, terms = fold(asked["kind"]), of_whom if of_whom.words else terms
    named = (s for g in find_grounds(document, evidence) for s in _each(g, document))
    of_kind = [s for s in named if kind in fold(s.text)]
    return max(of_kind, key=lambda s: (coverage(terms, evidence.bags(s)), -len(s.text)), default=None)


def _each(grounds: Statement, document: Document) -> list[Statement]:
    """What a passage names one after the other, without the words by which it goes on to what is issued."""
    text = grounds.passage.text
    issues = re.compile(rf",\s+{re.escape(document.issuer or '(?!)')}.*", re.DOTALL | re.IGNORECASE)
    spans = ((start, start + len(issues.sub("", text[start:end]))) for start, end in split_sentences(text))
    return [replace(grounds, text=text[slice(*span)].strip(" ;"), quote=span, figures=()) for span in spans]
