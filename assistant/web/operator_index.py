"""The operator's page: ingest with its progress, the index generations, and how each document was read."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from typing import Any

from assistant.index.generation import corpus_folder, is_held, newest_generation, previous_generation, read_report
from assistant.live import LiveAssistant
from assistant.operator.ingest_job import JobProgress
from assistant.operator.sessions import Session
from assistant.settings import Settings
from assistant.sources import changed_since
from assistant.types import Language
from assistant.web.operator_frame import form
from assistant.web.operator_words import Words, local_time, number

_COUNTED = ("documents", "passages", "targets", "tasks")
_STAGES = ("reading", "embedding", "writing")


def ingest_section(settings: Settings, progress: JobProgress, session: Session, words: Words) -> str:
    """The button, or the bar of the ingest that runs; what came of the last one."""
    corpus = str(settings.corpus)
    running = progress.state == "running"
    bar = (
        f'<div id="progress"{"" if running else " hidden"}><p id="step">{step_words(progress, words)}</p>'
        f'<p id="said" class="unseen" role="status"></p>'
        f'<progress id="bar" aria-label="{words("ingest_progress")}" max="{progress.total or 1}" value="{progress.done}"></progress>'
        f'<noscript><p><a href="/operator">{words("refresh")}</a></p></noscript></div>'
    )
    button = "" if running else form("/operator/ingest", session, words("ingest_now"), primary=True)
    return (
        f'<section aria-labelledby="ingest"><h2 id="ingest">{words("ingest")}</h2><p class="lead">{words("ingest_lead", corpus=corpus)}</p>'
        f"{_corpus_state(settings, words)}{ended_words(progress, words)}{button}{bar}</section>"
    )


def step_words(progress: JobProgress, words: Words) -> str:
    """ "đọc ke-hoach.pdf: 3/12" (HTML)."""
    if progress.state != "running":
        return ""
    if not progress.stage:
        return f"{words('ingest_running')}: {words('ingest_begins')}"
    known = progress.stage in _STAGES
    stage = words(f"stage_{progress.stage}") if known else words("stage_file", name=progress.stage)
    step = words("ingest_step", stage=html.unescape(stage), done=progress.done, total=progress.total)
    return f"{words('ingest_running')}: {step}"


def ended_words(progress: JobProgress, words: Words) -> str:
    """What came of the last ingest (HTML); "" where there was none."""
    if progress.state == "failed":
        return f'<p class="notice bad" role="status">{words("ingest_failed", problem=progress.problem)}</p>'
    if progress.state != "done":
        return ""
    report = progress.report
    told = words("ingest_done", seconds=round(report["seconds"]), **report["documents"])
    if not report["published"]:
        told += " " + words("ingest_nothing")
    refused = len(report["failures"])
    if refused:
        told += " " + words("ingest_refused", count=refused)
    return f'<p class="notice{" bad" if refused else ""}" role="status">{told}</p>'


def generations_section(
    settings: Settings, live: LiveAssistant, session: Session, language: Language, words: Words
) -> str:
    """The current generation and the one before it, and the way back."""
    index, name = settings.index, settings.corpus_name
    current, previous = newest_generation(index, name), previous_generation(index, name)
    title = f'<h2 id="generations">{words("generations")}</h2><p class="lead">{words("generations_lead")}</p>'
    if current is None:
        return f'<section aria-labelledby="generations">{title}<p>{words("no_generation")}</p></section>'
    served = live.current().reader.generation if live.ready else ""
    state = words("generation_current" if served == current else "generation_opening")
    rows = _generation(settings, current, state, language, words)
    there = previous is not None and (corpus_folder(index, name) / previous / "manifest.json").exists()
    way_back = f"<p>{words('rollback_none')}</p>"
    if there and previous:
        rows += _generation(settings, previous, words("generation_previous"), language, words)
        way_back = (
            f'<details class="confirm"><summary>{words("rollback")}</summary>'
            f"<p>{words('rollback_confirm', previous=previous, current=current)}</p>"
            f"{form('/operator/rollback', session, words('rollback_yes'))}</details>"
        )
    held = f'<p class="notice">{words("held")}</p>' if is_held(index, name) else ""
    problem = f'<p class="notice bad">{words("open_problem", problem=live.problem)}</p>' if live.ready and live.problem else ""  # fmt: skip
    heads = "".join(f'<th scope="col">{words(key)}</th>' for key in ("generation", "built_at"))
    heads += "".join(f'<th scope="col" class="figure">{words(key)}</th>' for key in _COUNTED)
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    scroll = f'<div class="wide" role="region" tabindex="0" aria-labelledby="generations">{table}</div>'
    return f'<section aria-labelledby="generations">{title}{problem}{held}{scroll}{way_back}</section>'


def documents_section(settings: Settings, language: Language, words: Words) -> str:
    """From the ingest report: what was read of each document, its warnings, and the files that were refused."""
    report = read_report(settings.index, settings.corpus_name)
    entries = report.get("documents", [])
    totals = {key: sum(entry[key] for entry in entries) for key in ("passages", "targets", "tasks")}
    kept = set(report.get("kept", []))
    rows = "".join(_document(entry, entry["document"] in kept, language, words) for entry in entries)
    refused = report.get("refused", [])
    items = "".join(
        f'<li><span class="file">{html.escape(row["path"])}</span>'
        f'<p class="meta">{html.escape(row.get(language, row["reason"]))}</p></li>'
        for row in refused
    )
    return (
        f'<section aria-labelledby="documents"><h2 id="documents">{words("read_documents")}</h2>'
        f'<p class="lead">{words("read_lead", documents=len(entries), **totals)}</p><ul class="rows">{rows}</ul></section>'
        f'<section aria-labelledby="refused"><h2 id="refused">{words("refused")}</h2>'
        + (f'<ul class="rows refused">{items}</ul>' if refused else f"<p>{words('refused_none')}</p>")
        + "</section>"
    )


def _corpus_state(settings: Settings, words: Words) -> str:
    from assistant.index.generation import IndexUnusable, read_manifest

    try:
        changed = changed_since(settings.corpus, read_manifest(settings.index, settings.corpus_name))
    except (IndexUnusable, OSError):
        changed = True
    return f"<p>{words('corpus_changed' if changed else 'corpus_same')}</p>"


def _generation(settings: Settings, name: str, state: str, language: Language, words: Words) -> str:
    try:
        path = corpus_folder(settings.index, settings.corpus_name) / name / "manifest.json"
        manifest: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        manifest = {}
    figures = [number(manifest[key], language) if key in manifest else "" for key in _COUNTED]
    counts = "".join(f'<td class="figure">{figure}</td>' for figure in figures)
    built = local_time(str(manifest.get("created_at", "")))
    head = f'<span class="name">{html.escape(name)}</span> <span class="tag">{state}</span>'
    return f'<tr><th scope="row">{head}</th><td>{built}</td>{counts}</tr>'


def _document(entry: Mapping[str, Any], kept: bool, language: Language, words: Words) -> str:
    ways = ", ".join(words(f"way_{way}", count=count) for way, count in entry["pages_by_way"].items())
    counts = " · ".join(f"{number(entry[key], language)} {words(key).lower()}" for key in _COUNTED[1:])
    warnings = entry["warnings"]
    items = "".join(f"<li>{html.escape(str(warning[language]))}</li>" for warning in warnings)
    noted = (
        f"<details><summary>{words('warnings_summary', count=len(warnings))}</summary><ul>{items}</ul></details>"
        if warnings
        else ""
    )
    last_good = f'<p class="warned">{words("last_good")}</p>' if kept else ""
    title = html.escape(entry.get("title") or entry["document"])  # a report of before titles were kept has the id
    return (
        f'<li><a href="/d/{html.escape(entry["document"])}" lang="vi">{title}</a>'
        f'<p class="meta file">{html.escape(entry["path"])}</p><p class="meta">{ways or words("no_pages")} · {counts}</p>'
        f"{last_good}{noted}</li>"
    )
