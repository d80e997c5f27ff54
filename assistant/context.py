"""What stands around an answer: the rest of its passage where more is asked for, its documents where the source is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.compose import Draft, DraftSentence
from assistant.evidence import Evidence
from assistant.phrase import phrase_text
from assistant.texts import say
from assistant.types import Answer, AnswerStatus, Sentence
from assistant.understand import Query

_MOST = 4  # statements around the answer


def surrounding(said: Sequence[DraftSentence], query: Query, evidence: Evidence) -> Draft:
    """The statements nearest to the first one said, of its own passage and then of its section, none said already."""
    first = next(statement for sentence in said for statement in sentence.statements)
    told = {statement.text for sentence in said for statement in sentence.statements}
    own = first.passage
    passages = [
        p
        for p in evidence.reader.passages_of(own.document_id)
        if p.heading_path == own.heading_path and p.horizons == own.horizons
    ]
    passages.sort(key=lambda p: abs(p.start - own.start))
    around = [s for passage in passages for s in evidence.of_passage(passage) if s.text not in told][:_MOST]
    if not around:
        return Draft(AnswerStatus.ANSWERED, ())
    head = DraftSentence(say("also_there", query.language), ())
    rows = (DraftSentence(f"- {phrase_text(s, query.language)}", (s,)) for s in around)
    return Draft(AnswerStatus.ANSWERED, (head, *rows))


def with_source(answer: Answer) -> Answer:
    """The answer with the documents it cites named first."""
    titles = dict.fromkeys(citation.title for citation in answer.citations)
    if not titles:
        return answer
    named = say("stands_in", answer.language, documents="; ".join(titles))
    return replace(answer, sentences=(Sentence(named, ()), *answer.sentences))
