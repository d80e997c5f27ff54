"""What a question says of a document's issue by the way ("... do Thủ tướng ký năm 2023"): set right where it is wrong."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose.about import head_facts
from assistant.compose.claims import stated_years
from assistant.compose.draft import Draft, DraftSentence
from assistant.compose.signed import about_statement
from assistant.compose.single import whole
from assistant.evidence import Evidence
from assistant.issue_claim import issue_claim
from assistant.named import plain
from assistant.phrase import phrase_block
from assistant.texts import say
from assistant.understand import Query


def correct_issue(draft: Draft, query: Query, evidence: Evidence) -> DraftSentence | None:
    """The sentence that says who issued the one document named, and when, where the question takes something else for granted.

    None where it claims nothing of the kind, where the claim is right, or where the document does not tell.
    """
    claim = issue_claim(query.text)
    if claim is None or query.kind in ("yes_no", "status") or len(query.documents) != 1:
        return None
    document = evidence.documents[query.documents[0]]
    statement = about_statement(query, evidence)
    told = head_facts(document, query, evidence)
    if statement is not None and query.language == "vi":
        told = DraftSentence(phrase_block(statement, query.language), (whole(statement),))
    if told is None or any(sentence.text == told.text for sentence in draft.sentences):
        return None
    known = plain(" . ".join((told.text, document.issuer or "", statement.passage.text if statement else "")))
    years = stated_years(known)
    wrong_year = claim.year is not None and bool(years) and claim.year not in years
    wrong_body = bool(claim.by) and bool(document.issuer) and plain(claim.by) not in known
    if not (wrong_year or wrong_body):
        return None
    key = "not_that_year" if wrong_year else "not_that_body"
    denied = say(key, query.language, year=claim.year, body=claim.by)
    return replace(
        told, text=f"{denied} {told.text}", computed=told.computed | ({str(claim.year)} if wrong_year else set())
    )
