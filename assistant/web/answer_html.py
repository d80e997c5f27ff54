"""Answer -> HTML of one chat message. Every text of a document, a model or a user is escaped here.

Each message is one line that begins with a block element: Gradio's Markdown hands it on as it stands, and its sanitiser
drops what it does not know. It keeps classes and drops data attributes, so classes carry what the page's script reads.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence

from assistant.types import Answer, AnswerStatus, Document, Sentence
from assistant.web.page_language import in_page_language
from assistant.web.source_card import source_cards
from assistant.web.words import chat_word, word

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_REPLY = re.compile(r'<div class="reply status-[a-z]+ whole[ \w-]*" lang="(?:vi|en)">')
_ROW = re.compile(r"(?:- |(\d+)\. )")
MOST_ROWS = 6  # rows of a list that are shown at once; the others are folded


def question_html(text: str) -> str:
    """What was asked, as a heading to find one's way by."""
    return f'<h2 class="asked">{_line(html.escape(text))}</h2>'


def waiting_html(ahead: int) -> str:
    """What stands in the answer's place until it comes; `ahead` are the questions before this one."""
    return _told("in_line", n=ahead) if ahead else _told("waiting")


def unready_html() -> str:
    """What is answered while no index is open."""
    return _told("preparing")


def answer_html(
    answer: Answer,
    documents: Mapping[str, Document],
    *,
    growing: bool = False,
    answer_id: str = "",
    related: Sequence[str] = (),
) -> str:
    """The message; while it is `growing`, sentences alone: notes, sources and the like come with the whole of it.

    `answer_id` is the journal's; `related` are questions the documents answer as well.
    """
    # Readings to choose from are shown once, as what can be picked.
    shown = answer.sentences[:1] if answer.status is AnswerStatus.CLARIFY else answer.sentences
    parts = [_understood(answer), f'<div class="answer" lang="{answer.language}">{_blocks(shown)}</div>']
    if not growing:
        parts += [_notes(answer), source_cards(answer, documents), _suggestions(answer, related)]
    known = f" answer-{answer_id}" if re.fullmatch(r"[A-Za-z0-9_-]{1,64}", answer_id) else ""
    kind = f"reply status-{answer.status.value}" + ("" if growing else f" whole{known}")
    return _line(f'<div class="{kind}" lang="{answer.language}">{"".join(parts)}</div>')


def reply_html(shown: str) -> str:
    """An answer that comes back as it was shown; what is no answer of this page comes as text."""
    return _line(shown if _REPLY.match(shown) else html.escape(shown))


def _told(key: str, **values: object) -> str:
    said = in_page_language(lambda language: chat_word(key, language, **values))
    return f'<div class="reply"><p class="waiting">{said}</p></div>'


def _line(text: str) -> str:
    """A blank line would hand the rest to the Markdown parser."""
    return re.sub(r"\s*[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]\s*", " ", text)


def _understood(answer: Answer) -> str:
    if not answer.understood_as:
        return ""
    return f'<p class="understood">{html.escape(word("understood_as", answer.language, question=answer.understood_as))}</p>'


def _blocks(sentences: Sequence[Sentence]) -> str:
    """Paragraphs and lists in the answer's order; the rows of a list after its sixth are folded, with their groups."""
    out: list[str] = []
    folded: list[str] = []
    rows = 0
    for sentence in sentences:
        row = _ROW.match(sentence.text)
        group = row is not None and _is_group(sentence)
        if row is None and folded:  # what follows a list is no part of it
            out, folded = [_join(out), _fold(folded)], []
        rows += row is not None and not group
        is_folded = row is not None and (rows >= MOST_ROWS if group else rows > MOST_ROWS)
        (folded if is_folded else out).append(_part(sentence, row))
    return _join(out) + (_fold(folded) if folded else "")


def _is_group(sentence: Sentence) -> bool:
    return re.fullmatch(r"- \*\*[^*]+\*\*:?", sentence.text) is not None


def _part(sentence: Sentence, row: re.Match[str] | None) -> str:
    if row is None:
        return f"<p>{_sentence(sentence, sentence.text)}</p>"
    if _is_group(sentence):
        return f"<h3>{_sentence(sentence, sentence.text[2:].replace('**', ''))}</h3>"
    value = f' value="{row[1]}"' if row[1] else ""
    return f"<li{value}>{_sentence(sentence, sentence.text[row.end() :])}</li>"


def _join(parts: Sequence[str]) -> str:
    """Rows that follow each other go into one list."""
    out: list[str] = []
    for part in parts:
        if part.startswith("<li"):
            tag = "ol" if part.startswith("<li value") else "ul"
            start = re.match(r'<li value="(\d+)"', part)
            if out and out[-1].endswith(f"</{tag}>"):
                out[-1] = out[-1][: -len(tag) - 3]
            else:
                out.append(f'<ol start="{start[1]}">' if start else f"<{tag}>")
            out[-1] += re.sub(r'^<li value="\d+"', "<li", part) + f"</{tag}>"
        else:
            out.append(part)
    return "".join(out)


def _fold(parts: Sequence[str]) -> str:
    count = sum(part.startswith("<li") for part in parts)
    more = in_page_language(lambda language: word("show_more", language, n=count))
    fewer = in_page_language(lambda language: word("show_fewer", language, n=count))
    label = f'<span class="when-shut">{more}</span><span class="when-open">{fewer}</span>'
    return f'<details class="more"><summary>{label}</summary>{_join(parts)}</details>'


def _sentence(sentence: Sentence, text: str) -> str:
    shown = _BOLD.sub(r"<strong>\1</strong>", html.escape(text))
    marks = "".join(f'<a class="cite" href="#" role="button">[{n}]</a>' for n in sentence.citations)
    return f"{shown}\u00a0{marks}" if marks else shown


def _notes(answer: Answer) -> str:
    notes = "".join(f"<p>{html.escape(note)}</p>" for note in answer.notes if note)
    return f'<div class="notes">{notes}</div>' if notes else ""


def _suggestions(answer: Answer, related: Sequence[str]) -> str:
    offered = answer.suggestions or tuple(related)
    if not offered:
        return ""
    items = "".join(
        f'<li><a class="suggestion" href="#" role="button">{html.escape(question)}</a></li>' for question in offered
    )
    if answer.status is AnswerStatus.CLARIFY:
        return f'<ul class="suggestions choices">{items}</ul>'
    key = "you_could_ask" if answer.suggestions else "related"
    head = in_page_language(lambda language: word(key, language))
    return f'<h3 class="offer">{head}</h3><ul class="suggestions">{items}</ul>'
