"""What a whole plan is about: what it is, its aim, how many targets it sets by when, and the parts it has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.candidate import Candidate
from assistant.compose.about import head_facts, titled
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered, computed_in
from assistant.compose.outline import children_of, row_of
from assistant.compose.scope import count_measures
from assistant.compose.whole_plan import plan_asked, says_nothing_else
from assistant.english import english_name
from assistant.evidence import Evidence
from assistant.named import plain
from assistant.register.context import context_of
from assistant.texts import say
from assistant.types import Document, Passage
from assistant.understand import Query
from assistant.vietnamese import fold

_ASKS = re.compile(
    r"\b(?:tom (?:tat|luoc|gon)|tong quan|khai quat|noi dung (?:chinh|co ban|chu yeu|tong quat|cua)|(?:y|diem|cac y) chinh"
    r"|(?:noi|ban|viet|de cap|quy dinh)(?: den| toi| ve)?(?: cac| nhung)?(?: noi dung| van de| dieu| cai| chuyen| viec)? gi"
    r"|(?:co|gom) (?:cac |nhung )?(?:noi dung|phan) (?:gi|nao)|ve (?:viec|chuyen|cai|van de) gi)\b"
    r"|\b(?:summar(?:y|i[sz]e)|overview|outline|(?:main|key) (?:points|contents?)|in a nutshell)\b"
    r"|\bwhat (?:is|are|was) \b.*\babout\b|\bwhat do(?:es)? \b.*\b(?:cover|say|contain|set out)$|\btell me about\b"
)
_WORDS = (
    "tóm tắt lược gọn tổng quan khái quát nội dung chính cơ bản chủ yếu quát ý điểm nói bàn viết đề cập quy định đến tới về các những vấn"
    " đề điều cái chuyện việc gì có gồm phần nào giúp hộ cho tôi mình em này văn bản tài liệu kế hoạch là của trong vài dòng câu ngắn"
    " summary summarise summarize overview outline main key points contents content nutshell about cover covers say says contain contains"
    " set tell me us give please this that it briefly short in of"
)
_AIM = re.compile(r"\bmuc tieu (?:chung|tong quat)\b|^(?:ve )?muc (?:tieu|dich)$|^muc dich\b")
_GROUPS = re.compile(r"^(?!.*\bchi tieu\b).*\b(?:nhiem vu|giai phap|bien phap)\b")
_NUMBERING = re.compile(r"^\W*(?:(?:nhóm|mục|phần|chương)\s+)?(?:[\dIVXLC]+(?:\.\d+)*|[a-zđ])[.):]\s+", re.IGNORECASE)
_BY_NUMBER = re.compile(
    r"\b(?:de an|nghi quyet|quyet dinh|ke hoach|chuong trinh|chi thi|nghi dinh|thong tu|luat)(?: so)? (?P<number>\d{1,4})(?![\d%])"
)
_FEWEST, _MOST = 2, 15  # parts worth naming
_SHOWN = 3  # rows at which the register is opened


def compose_overview(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """The plan in a few cited sentences, where it and nothing else is asked about."""
    document = plan_asked(query, evidence) if _ASKS.search(fold(query.text).strip(" ?.!")) else None
    if document is None or not says_nothing_else(query, document, _WORDS) or _names_another(query, document):
        return NOTHING
    passages = [p for p in evidence.reader.passages_of(document.id) if evidence.of_passage(p)]
    told = (
        _head(document, query, evidence),
        _aim(passages, query, evidence),
        _targets(document, query, evidence),
        _parts(passages, query, evidence),
    )
    sentences = [sentence for sentence in told if sentence is not None]
    return answered(*sentences) if len(sentences) >= _FEWEST else NOTHING


def _names_another(query: Query, document: Document) -> bool:
    """Whether a document is named by a number that is not this one's: "Đề án 06" is only spoken of here."""
    named = _BY_NUMBER.search(fold(query.text))
    own = fold(" ".join((document.number or "", document.title, *document.aliases)))
    return named is not None and re.search(rf"(?<!\d){named['number']}(?!\d)", own) is None


def _head(document: Document, query: Query, evidence: Evidence) -> DraftSentence | None:
    """What it is; of a draft no more than that: nobody has issued it."""
    if query.language == "en":
        return titled(document, query, evidence)
    if document.status != "draft":
        return head_facts(document, query, evidence)
    first = next((own[0] for p in evidence.reader.passages_of(document.id) if (own := evidence.of_passage(p))), None)
    text = f"{document.title}."
    return DraftSentence(text, (first,), computed_in(text, "vi")) if first else None


def _aim(passages: Sequence[Passage], query: Query, evidence: Evidence) -> DraftSentence | None:
    """The first thing said under the heading of the general aim."""
    under = (p for p in passages if p.heading_path and _AIM.search(plain(_NUMBERING.sub("", p.heading_path[-1]))))
    first = next((p for p in under if not p.text.startswith("|")), None)
    return row_of(first, query, evidence) if first else None


def _targets(document: Document, query: Query, evidence: Evidence) -> DraftSentence | None:
    own = [row for row in evidence.targets if row.document == document.id and row.kind == "target"]
    every = [s for s in map(evidence.of_row, own) if s is not None]
    issued = int((document.issued_on or "0")[:4])  # what a table sets beside its targets is how things stood before
    every = [s for s in every if max(s.years, default=issued) >= issued]
    rows = [s for s in every if context_of(s.passage) == "target"] or every
    measures = count_measures(rows)
    if measures < _FEWEST:
        return None
    years = Counter(max(row.years) for row in rows if row.years)
    by = ", ".join(f"{count} {say('by_year', query.language, year=year)}" for year, count in sorted(years.items()))
    counted = say("counted", query.language, count=measures)
    text = say("overview_targets", query.language, counted=counted, by=f" ({by})" if by else "")
    first_of = {
        max(row.years, default=0): row for row in reversed(rows)
    }  # where the register is opened: a row of each year
    shown = tuple(first_of[year] for year in sorted(first_of))
    return DraftSentence(text, shown, computed_in(text.replace("**", ""), query.language))


def _parts(passages: Sequence[Passage], query: Query, evidence: Evidence) -> DraftSentence | None:
    """Its groups of tasks and solutions, else the parts of the text, by their headings."""
    depth = max((len(p.heading_path) for p in passages), default=0)
    paths = dict.fromkeys(p.heading_path[:n] for n in range(depth) for p in passages if len(p.heading_path) > n)
    children = {path: children_of(path, passages) for path in paths}
    several = [path for path, own in children.items() if _FEWEST <= len(own) <= _MOST]
    groups = next((path for path in several if path and _GROUPS.search(plain(path[-1]))), None)
    path = groups if groups is not None else next(iter(several), None)
    if path is None:
        return None
    own = children[path]
    names = [_NUMBERING.sub("", child[-1]).strip(" .:;") for child in own]
    if query.language == "en":
        names = [english_name(name) for name in names]
    key = "overview_groups" if groups else "overview_parts"
    text = say(key, query.language, count=len(names), names="; ".join(f"{n[:1].upper()}{n[1:]}" for n in names))
    firsts = [next(p for p in passages if p.heading_path[: len(child)] == child) for child in own]
    statements = tuple(evidence.of_passage(first)[0] for first in firsts)
    return DraftSentence(text, statements[:_SHOWN], computed_in(text.replace("**", ""), query.language))
