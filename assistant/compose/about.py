"""About a document itself: who signed it, when, its number and basis, whether it is issued, in force, and what came after."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from functools import cache

from assistant.asked import asked_facts
from assistant.candidate import Candidate
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered, computed_in
from assistant.compose.grounds import find_grounds, ground_asked
from assistant.compose.later import later_documents
from assistant.compose.signed import (
    date_in_vietnamese,
    find_adopted,
    find_effect,
    find_replaced,
    find_signature,
    is_about,
    statements_about,
)
from assistant.compose.single import fitting, whole
from assistant.compose.verdict import with_verdict
from assistant.data import read_data
from assistant.english import date_in_english, document_in_english, quoted_after
from assistant.evidence import Evidence
from assistant.figures import find_years
from assistant.named import find_documents, plain
from assistant.offer import name_of, short_name
from assistant.phrase import phrase_block, phrase_text
from assistant.relevance import coverage, weigh
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import AnswerStatus, Document
from assistant.understand import Query
from assistant.vietnamese import fold, words

_LEAST_PHRASE = 0.3
_LATER_PHRASE = 0.15  # what each earlier phrase of data/about.yaml `says` counts above the next
_NAMED = 0.6  # share of the question's words in a document's names by which it is the one meant
_NEARER = 0.1  # and by how much more than the primary plan's
_SAID = 0.5  # coverage from which a sentence about another document is what is asked about
_LEAST = 0.2  # coverage by which a sentence about the document says what is asked
_MOST_GROUNDS = 12
_DENIES = re.compile(
    r"\bkhong (?:phai|con|nguon nao|neu|thay|co|bi)\b|\bchua (?:thay|co|ban hanh|duoc)\b|\bla du thao\b"
)
_REPLACED = re.compile(
    r"(?<!bi )(?<!duoc )\b(?:thay the|thay cho|thay|bai bo)\b.*\b(?:nao|gi|khong|so may|so bao nhieu)\b"
    r"|\b(?:what|which)\b.*\breplaces?\b|^does .*\breplace"
)
_NUMBER = re.compile(
    r"\b(?:nghi quyet|quyet dinh|ke hoach|chuong trinh|de an|chi thi|thong tu|nghi dinh)(?: so)? (\d{1,5})\b"
)
_ENDED = re.compile(r"\b(?:thay the|bai bo|het hieu luc|replaced|repealed|superseded)\b")
_ARTICLE = re.compile(r"\bđiều \d+[.:]\s+", re.IGNORECASE)
_ADOPTS = re.compile(r"\bthong qua\b|\badopted\b")
_DAY = re.compile(r"(?<!\d)\d{1,2}/\d{1,2}/\d{4}")
_PERSON = re.compile(r"(?:[A-ZĐÀ-Ỹ][a-zà-ỹđ]+\s+){1,3}[A-ZĐÀ-Ỹ][a-zà-ỹđ]+")


def compose_about(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """What the document says of each fact asked for; what it does not state is said to be not stated."""
    document = _document(query, candidates, evidence)
    if document is None or any(place not in plain(f"{document.scope} {document.title}") for place in query.places):
        return NOTHING
    statements = statements_about(document, evidence)
    facts = asked_facts(query.text)
    if "carried_out" in facts:  # what carries a document out is what came after it
        facts = tuple(fact for fact in facts if fact != "after")
    ground = ground_asked(query, document, evidence) if facts == ("basis",) else None
    if ground is not None:
        return answered(DraftSentence(phrase_text(ground, query.language), (ground,)))
    replaced = find_replaced(document, evidence) if "in_force" in facts else None
    if replaced is not None and _names_older(query, replaced, document):
        gone = "yes" if _ENDED.search(fold(query.text)) else "no"
        return answered(with_verdict(gone, _told(replaced, ("in_force",), query), query))
    if replaced is not None and _asks_replaced(query):
        return answered(_told(replaced, ("in_force",), query))
    effect = find_effect(document, evidence) if {"effect", "in_force"} & set(facts) else None
    if effect is not None and "effect" in facts:
        return _of_effect(effect, document, query, evidence)
    if effect is not None and replaced is None and document.status not in ("draft", "superseded"):
        return _still_in_force(effect, document, query, evidence)
    if "effect" in facts and not statements:
        facts = tuple(dict.fromkeys("effect" if fact == "in_force" else fact for fact in facts))
    elif "effect" in facts:  # no clause of its own says so: what is known of its being in force is told
        facts = tuple(fact for fact in facts if fact != "effect") or ("in_force",)
    if document.status == "draft":  # what is not issued is not in force either
        facts = tuple(dict.fromkeys("issued" if fact == "in_force" else fact for fact in facts))
    if not statements:
        return _of_front_matter(document, facts, query, evidence)
    if not facts:
        return _nearest(statements, candidates, query, evidence)
    bearing: dict[str, tuple[Statement, list[str]]] = {}
    sentences, missing = [], []
    for fact in facts:
        if fact == "subject" or (fact == "period" and find_years(document.title)):
            sentences.append(titled(document, query, evidence) or _missing(fact, document, query))
            continue
        after = later_documents(document, query, evidence) if fact == "after" else None
        best = _best(fact, statements, query, evidence, bearing) if after is None else None
        if after is not None:
            sentences.append(after)
        elif best is not None:
            bearing.setdefault(best.passage.id, (best, []))[1].append(fact)
        else:
            missing.append(_missing(fact, document, query))
    sentences += [_told(statement, told, query) for statement, told in bearing.values()]
    if not sentences:
        says = read_data("about")["issued"]["says"]
        issued = next((s for p in says for s in statements if re.search(fold(p), fold(s.passage.text))), None)
        known = _told(issued, ("issued",), query) if issued else head_facts(document, query, evidence)
        return answered(*missing, *([known] if known else []), status=AnswerStatus.PARTIAL)
    sentences = _with_verdict(sentences, facts, document, query)
    return answered(*sentences, *missing, status=AnswerStatus.PARTIAL if missing else AnswerStatus.ANSWERED)


def _asks_replaced(query: Query) -> bool:
    """Whether it is asked what the document replaces, not what has replaced it."""
    return _REPLACED.search(fold(query.text)) is not None


def _names_older(query: Query, replaced: Statement, document: Document) -> bool:
    """Whether the question names by its number the document that this one replaces: "Kế hoạch 95 còn hiệu lực không?"."""
    own = (document.number or "").split("/")[0]
    older = set(_NUMBER.findall(fold(replaced.passage.text))) - {own}
    return bool(older & set(_NUMBER.findall(fold(query.text))))


def _of_effect(effect: Statement, document: Document, query: Query, evidence: Evidence) -> Draft:
    """From when it has effect, and its date, by which "the day of signing" is known; a claim of it is judged."""
    told = _told(effect, ("effect",), query)
    told = DraftSentence(_ARTICLE.sub("", told.text, count=1), told.statements, told.computed)
    asked, said = fold(query.text), fold(effect.passage.text)
    if re.search(r"\bkhong\W*$|\bphai khong\b|^(?:does|did|is|was)\b", asked):
        days = [set(_DAY.findall(text)) for text in (query.text, effect.passage.text)]
        by_signing = re.search(r"\bngay (?:ky|ban hanh)\b|\bsigning\b", asked) is not None
        if by_signing or days[0]:
            right = bool(days[0] & days[1]) if days[0] else "ngay ky" in said or "ngay ban hanh" in said
            verdict = say("yes" if right else "no", query.language)
            told = DraftSentence(f"**{verdict}.** {told.text}", told.statements, told.computed)
    head = head_facts(document, query, evidence)
    return answered(told, *([head] if head else []))


def _still_in_force(since: Statement, document: Document, query: Query, evidence: Evidence) -> Draft:
    """From when it has effect by its own words, its date, and that nothing here replaces it: no more can be known of it."""
    told = _of_effect(since, document, query, evidence)
    return replace(told, sentences=(*told.sentences, DraftSentence(say("none_replaces", query.language), ())))


def _document(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Document | None:
    folded = fold(query.text)
    if any(word in folded for word in ("moi nhat", "latest", "newest")):
        dated = [
            d for d in evidence.documents.values() if d.issued_on and d.kind == "plan" and not _elsewhere(query, d)
        ]
        return max(dated, key=lambda d: d.issued_on or "", default=None)
    if query.documents:
        return evidence.documents[query.documents[0]]
    drafts = [d for d in evidence.documents.values() if d.status == "draft"]
    if drafts and ("du thao" in folded or "draft" in folded):
        return drafts[0]
    return _nearly_named(query, evidence) or _found(candidates, evidence) or evidence.primary or _only(evidence)


def _found(candidates: Sequence[Candidate], evidence: Evidence) -> Document | None:
    """The document whose part about itself comes nearest; the primary plan where that part speaks of it."""
    for candidate in fitting(candidates)[:1]:
        if candidate.coverage >= _SAID and is_about(candidate.statement.passage):
            primary = evidence.primary
            if primary is not None and find_documents(candidate.statement.passage.text, [primary]):
                return primary
            return candidate.statement.document
    return None


def _only(evidence: Evidence) -> Document | None:
    return next(iter(evidence.documents.values())) if len(evidence.documents) == 1 else None


def _nearly_named(query: Query, evidence: Evidence) -> Document | None:
    """The document whose names hold most of the question's words, where none is named to the letter."""
    model = evidence.reader.word_model
    weights = {term: model.rarity(term) for term in query.terms}
    total = sum(weights.values())
    if not total:
        return None
    shares = []
    for document in (d for d in evidence.documents.values() if d.kind == "plan"):
        names = set(words(" ".join((document.title, document.issuer or "", document.scope or "", *document.aliases))))
        shares.append((sum(w for term, w in weights.items() if term in names) / total, document.primary, document.id))
    best = max(shares, default=(0.0, False, ""))
    own = next((share for share, primary, _ in shares if primary), 0.0)
    return evidence.documents[best[2]] if best[0] >= max(_NAMED, own + _NEARER) else None


def _elsewhere(query: Query, document: Document) -> bool:
    return bool(query.scope and document.scope and fold(document.scope) != fold(query.scope))


@cache
def _saying(fact: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(fold(phrase)) for phrase in read_data("about")[fact]["says"])


def _best(
    fact: str, statements: Sequence[Statement], query: Query, evidence: Evidence, bearing: Container[str]
) -> Statement | None:
    """The statement that says the fact; of several the one that says most of the question and names its other documents."""
    says = _saying(fact)
    terms = weigh(query, evidence.reader.word_model)
    named = set(query.documents)
    scored = []
    for i, statement in enumerate(statements):
        text = statement.passage.text
        if any(phrase.search(f" {fold(text)}") for phrase in says):
            others = named & set(find_documents(text, list(evidence.documents.values()))) - {statement.document.id}
            first = next(n for n, phrase in enumerate(says) if phrase.search(f" {fold(text)}"))
            told = 0.5 * (statement.passage.id in bearing)  # one sentence often states two facts
            score = (
                coverage(terms, evidence.bags(statement))
                + 0.5 * bool(others)
                + told
                - min(_LATER_PHRASE * first, _LEAST_PHRASE)
            )
            scored.append((score, -i, statement))
    return max(scored, key=lambda s: s[:2])[2] if scored else None


def _nearest(
    statements: Sequence[Statement], candidates: Sequence[Candidate], query: Query, evidence: Evidence
) -> Draft:
    terms = weigh(query, evidence.reader.word_model)
    scored = [(coverage(terms, evidence.bags(s)), -i, s) for i, s in enumerate(statements)]
    best = max(scored, key=lambda s: s[:2])
    usable = fitting(candidates)
    if best[0] < _LEAST or (usable and usable[0].coverage > best[0]):
        return NOTHING
    return answered(_told(best[2], (), query))


def _of_front_matter(document: Document, facts: Sequence[str], query: Query, evidence: Evidence) -> Draft:
    """Of a document that has no part about itself: what its head states, and its preamble's "Căn cứ ..."."""
    sentence = (titled if set(facts) == {"subject"} else head_facts)(document, query, evidence)
    known: dict[str, str | None] = {
        "number": document.number,
        "date": document.issued_on,
        "issuer": document.issuer,
        "issued": document.number,
        "subject": document.title,
    }
    told = [sentence] if sentence else []
    if "basis" in facts:
        grounds = find_grounds(document, evidence)
        told = _listed([_told(s, ("basis",), query) for s in grounds[:_MOST_GROUNDS]], query) or told
        known["basis"] = "stated" if grounds else None
    adopted = find_adopted(document, evidence) if "date" in facts and _ADOPTS.search(fold(query.text)) else None
    if adopted is not None:
        told, known["date"] = [*(told if set(facts) - {"date"} else []), _told(adopted, ("date",), query)], "stated"
    if "period" in facts and find_years(document.title):
        known["period"] = "stated"
    signed = find_signature(document, query, evidence) if "signer" in facts else None
    if signed is not None:
        dated = bool(document.issued_on) and date_in_vietnamese(document.issued_on or "") in signed.text
        also = [] if not set(facts) - {"signer"} or (dated and set(facts) <= {"signer", "date"}) else told
        told, known["signer"] = [*also, signed], "stated"
    after = later_documents(document, query, evidence) if "after" in facts else None
    if after is not None:
        told, known["after"] = [after], "stated"
    if document.status == "superseded":
        known["in_force"] = "stated"
    missing = [_missing(fact, document, query) for fact in facts if not known.get(fact)]
    if not told:
        return NOTHING
    return answered(*missing, *told, status=AnswerStatus.PARTIAL if missing else AnswerStatus.ANSWERED)


def _listed(told: list[DraftSentence], query: Query) -> list[DraftSentence]:
    """Several passages as points of a list, in Vietnamese as they stand in the document."""
    if len(told) < 2 or query.language == "en":
        return told
    return [DraftSentence(f"- {phrase_block(s.statements[0], 'vi')}", s.statements, s.computed) for s in told]


def head_facts(document: Document, query: Query, evidence: Evidence) -> DraftSentence | None:
    """Number, issuer, date and status, as read from the document's head, citing its beginning."""
    if not (document.number or document.issuer or document.issued_on):
        return None
    first = next((own[0] for p in evidence.reader.passages_of(document.id) if (own := evidence.of_passage(p))), None)
    if first is None:
        return None
    language = query.language
    number = document.number and document.number not in document.title
    parts = [f"{document.title} ({document.number})" if number else document.title]
    if language == "en":
        parts = [document_in_english(document)]
    if document.issuer:
        parts.append(say("issued_by", language, issuer=document.issuer if language == "vi" else f"“{document.issuer}”"))
    if document.issued_on:
        parts.append(
            say(
                "issued_on",
                language,
                date=date_in_vietnamese(document.issued_on)
                if language == "vi"
                else date_in_english(document.issued_on),
            )
        )
    text = " ".join(parts) + "."
    if document.status == "draft":
        text += " " + say("is_draft", language)
    text = text[:1].upper() + text[1:]
    # A date in English is of the document's own head, but written otherwise than any quote has it.
    dated = date_in_english(document.issued_on) if language == "en" and document.issued_on else ""
    return DraftSentence(text, (first,), computed_in(dated, language))


def titled(document: Document, query: Query, evidence: Evidence) -> DraftSentence | None:
    """What the document is about, by its own title: its head in Vietnamese, its title quoted in English."""
    told = head_facts(document, query, evidence)
    if told is None or query.language == "vi":
        return told
    text = say("titled", "en", name=document_in_english(document, dated=False), title=document.title)
    return DraftSentence(f"{text[:1].upper()}{text[1:]}", told.statements, computed_in(text, "en"))


def _missing(fact: str, document: Document, query: Query) -> DraftSentence:
    language = query.language
    name = name_of(document, language)
    template: str = read_data("about")[fact]["missing"][language]
    text = template.format(name=name)
    return DraftSentence(text[:1].upper() + text[1:], ())


def _told(statement: Statement, facts: Sequence[str], query: Query) -> DraftSentence:
    document = statement.document
    if query.language == "en":
        asked = say("joined", "en").join(read_data("about")[fact]["lead"]["en"] for fact in facts)
        name, quote = document_in_english(document), quoted_after(statement.passage.text)
        text = say("says_of_itself" if asked else "document_says", "en", name=name, asked=asked, quote=quote)
        return DraftSentence(text[:1].upper() + text[1:], (whole(statement),))
    text = phrase_block(statement, query.language)
    short, number = short_name(document), document.number
    if short and number and number not in text and "van ban nay" not in fold(text):
        text = f"{short}: {text if text[1:2].isupper() else text[:1].lower() + text[1:]}"
    return DraftSentence(text, (whole(statement),))


def _with_verdict(
    told: list[DraftSentence], facts: Sequence[str], document: Document, query: Query
) -> list[DraftSentence]:
    """ "Không." or "Chưa." in front where a yes-or-no question is denied; "Có." only where it is borne out."""
    verdict = _verdict(told[0], facts, document, query)
    if verdict is None:
        return told
    first = told[0]
    text = f"**{say(verdict, query.language)}.** {first.text}"
    return [DraftSentence(text, first.statements, first.computed), *told[1:]]


def _verdict(first: DraftSentence, facts: Sequence[str], document: Document, query: Query) -> str | None:
    folded = fold(query.text).strip(" ?.!")
    asks = re.search(
        r"\b(?:khong|chua|phai khong|dung khong)(?: a| nhi| vay| the)?$|\bco phai\b|\bcó đúng\b|^(?:is|was|has|did|does)\b",
        folded,
    )
    if not asks or not first.statements:
        return None
    said = first.statements[0].passage.text
    if "signer" in facts:
        people = [name for name in _PERSON.findall(query.text) if fold(name) not in fold(document.title)]
        people = [" ".join(name.split()[-3:]) for name in people if not find_documents(name, [document])]
        if people:
            return "yes" if all(fold(name) in fold(said) for name in people) else "no"
        return None
    if "date" in facts and query.years:
        years = set(map(int, re.findall(r"(?<!\d)20\d\d(?!\d)", said)))
        return ("yes" if years & set(query.years) else "no") if years else None
    if facts[0] == "issued" and document.status == "draft" and len(query.documents) < 2:
        return "not_yet"
    if facts[0] == "issued" and len(query.documents) > 1:
        return "no" if _DENIES.search(fold(said)) else None
    return None
