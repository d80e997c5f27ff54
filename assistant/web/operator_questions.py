"""The operator's page "Câu hỏi đã nhận": counts by day and status, and the questions worth looking at."""

from __future__ import annotations

import html
from urllib.parse import urlencode

from assistant.data import read_data
from assistant.journal import Journal
from assistant.journal.report import KINDS, Asked, Kind, count_by_day, count_kinds, list_questions
from assistant.operator.sessions import Session
from assistant.types import AnswerStatus, Language
from assistant.web.operator_frame import operator_frame
from assistant.web.operator_words import Words, number, words_in
from assistant.web.visit import Visit

PERIODS = (7, 30, 90)  # days
_A_PAGE = 30


def questions_page(journal: Journal, kind: Kind, days: int, page: int, visit: Visit, session: Session) -> str:
    """A whole page; `page` counts from 1."""
    words = words_in(visit.language)
    head = f'<h1>{words("questions")}</h1><p class="lead">{words("questions_lead", days=days)}</p>'
    if not journal.on:
        body = f"{head}<p>{words('journal_off')}</p>"
        return operator_frame(words("questions"), body, visit, session, "questions")
    counts = count_kinds(journal.path, days)
    body = (
        f"{head}{_periods(kind, days, words)}{_by_day(journal, days, visit.language, words)}"
        f"{_kinds(kind, days, counts, visit.language, words)}{_listed(journal, kind, days, page, counts[kind], visit.language, words)}"
    )
    return operator_frame(words("questions"), body, visit, session, "questions")


def _address(kind: Kind, days: int, page: int = 1) -> str:
    asked = {"show": kind, "days": days} | ({"page": page} if page > 1 else {})
    return html.escape(f"/operator/questions?{urlencode(asked)}")


def _periods(kind: Kind, days: int, words: Words) -> str:
    here = {days: ' aria-current="true"'}
    links = "".join(
        f'<a href="{_address(kind, period)}"{here.get(period, "")}>{words("days", count=period)}</a>'
        for period in PERIODS
    )
    return f'<nav class="pick" aria-label="{words("period")}">{links}</nav>'


def _by_day(journal: Journal, days: int, language: Language, words: Words) -> str:
    counted = count_by_day(journal.path, days)
    if not counted:
        return ""
    columns = (*(status.value for status in AnswerStatus), "bad")
    heads = "".join(f'<th scope="col" class="figure">{words(f"status_{column}")}</th>' for column in columns)
    rows = ""
    for day, counts in counted:
        cells = "".join(f'<td class="figure">{number(counts[c], language) if counts.get(c) else ""}</td>' for c in columns)  # fmt: skip
        shown = "/".join(str(int(part)) for part in reversed(day.split("-")[1:])) if language == "vi" else day
        rows += f'<tr><th scope="row"><time datetime="{day}">{shown}</time></th>{cells}</tr>'
    table = f'<table><thead><tr><th scope="col">{words("day")}</th>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    return (
        f'<section aria-labelledby="by-day"><h2 id="by-day">{words("by_day")}</h2>'
        f'<div class="wide tall" role="region" tabindex="0" aria-labelledby="by-day">{table}</div></section>'
    )


def _kinds(kind: Kind, days: int, counts: dict[Kind, int], language: Language, words: Words) -> str:
    here = {kind: ' aria-current="true"'}
    links = "".join(
        f'<a href="{_address(each, days)}"{here.get(each, "")}>{words(f"kind_{each}")}'
        + ("" if each == "slow" else f' <span class="figure">{number(counts[each], language)}</span>')
        + "</a>"
        for each in KINDS
    )
    return f'<nav class="pick kinds" aria-label="{words("kind_nav")}">{links}</nav>'


def _listed(journal: Journal, kind: Kind, days: int, page: int, count: int, language: Language, words: Words) -> str:
    asked = list_questions(journal.path, kind, days, _A_PAGE, (page - 1) * _A_PAGE)
    if not asked:
        return f"<p>{words('none_kept')}</p>"
    rows = "".join(_question(question, language, words) for question in asked)
    export = html.escape(f"/operator/questions.jsonl?{urlencode({'show': kind, 'days': days})}")
    turns = ""
    if page > 1:
        turns += f'<a class="button" href="{_address(kind, days, page - 1)}">{words("previous_page")}</a>'
    if page * _A_PAGE < count:
        turns += f'<a class="button" href="{_address(kind, days, page + 1)}">{words("next_page")}</a>'
    return (
        f'<section aria-labelledby="listed"><h2 id="listed">{words(f"kind_{kind}")}</h2><p class="lead">{words(f"kind_lead_{kind}")}</p>'
        f'<p class="export"><a class="button" href="{export}" download>{words("export")}</a> '
        f'<span class="meta">{words("export_lead")}</span></p>'
        f'<ul class="rows questions">{rows}</ul><p class="turns">{turns}</p></section>'
    )


def _question(asked: Asked, language: Language, words: Words) -> str:
    facts = [
        f'<span class="tag {asked.status}">{words(f"status_{asked.status}")}</span>',
        _when(asked.asked_at, language),
    ]
    if asked.times > 1:
        facts.append(words("times", count=asked.times))
    facts.append(words("milliseconds", count=round(asked.total_ms)))
    if asked.helpful is not None:
        facts.append(words("helpful" if asked.helpful else "not_helpful"))
    if asked.reason:
        facts.append(html.escape(_reason(asked.reason, language)))
    before = next((turn["content"] for turn in reversed(asked.history) if turn["role"] == "user"), "")
    followed = f'<p class="meta">{words("follow_up_of", question=before)}</p>' if before else ""
    note = f'<p class="said">{words("note", note=asked.note)}</p>' if asked.note else ""
    answer = html.escape(asked.answer.replace("**", ""))
    return (
        f'<li><p class="asked">{html.escape(asked.question)}</p>{followed}<p class="meta">{" · ".join(facts)}</p>{note}'
        f'<details><summary>{words("show_answer")}</summary><p class="answer">{answer}</p></details></li>'
    )


def _when(minute: str, language: Language) -> str:
    """2026-11-25 16:28 -> 25/11/2026 16:28."""
    day, _, time = minute.partition(" ")
    return f"{'/'.join(reversed(day.split('-')))} {time}" if language == "vi" else minute


def _reason(reason: str, language: Language) -> str:
    """The reason in the page's words where it is one of those the page offers."""
    known = read_data("page").get(f"reason_{reason}")
    return str(known[language]) if known else reason
