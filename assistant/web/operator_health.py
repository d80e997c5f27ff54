"""The operator's page: the language model and how it fares, the embedding model, the journal, memory and version."""

from __future__ import annotations

import html
import time
from pathlib import Path

from assistant import __version__
from assistant.index.generation import IndexUnusable, read_manifest
from assistant.journal import Journal
from assistant.journal.report import model_usage
from assistant.live import LiveAssistant
from assistant.settings import Settings
from assistant.types import Language
from assistant.web.operator_words import Words, local_time

_DAYS = 30
_STARTED = time.monotonic()


def health_section(settings: Settings, live: LiveAssistant, journal: Journal, language: Language, words: Words) -> str:
    """HTML; no key and no address of a server stands in it."""
    facts = [
        *_language_model(settings, live, journal, words),
        (words("embedding_model"), _embedding_model(settings, words)),
        (words("journal"), _journal(journal, language, words)),
        (words("memory"), memory_words(words)),
        (words("uptime"), _uptime(words)),
        (words("version"), html.escape(__version__)),
    ]
    rows = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in facts if value)
    return f'<section aria-labelledby="health"><h2 id="health">{words("health")}</h2><dl class="facts">{rows}</dl></section>'


def _language_model(settings: Settings, live: LiveAssistant, journal: Journal, words: Words) -> list[tuple[str, str]]:
    fluent = live.current().fluent if live.ready else None
    if not settings.llm:
        return [(words("language_model"), words("no_language_model"))]
    facts = [(words("language_model"), html.escape(settings.llm))]
    if fluent is None:
        return facts
    state = fluent.state()
    well = "" if state["state"] in ("well", "untried") else " bad"
    told = words(f"state_{state['state']}", failures=state.get("failures", 0))
    facts.append((words("model_state"), f'<span class="health{well}">{told}</span>'))
    facts.append((words("cached_answers"), str(state["cached_answers"])))
    if journal.on:
        usage = model_usage(journal.path, _DAYS)
        line = words(
            "usage_line", calls=usage.calls, tokens=usage.tokens, answers=usage.answers, fallbacks=usage.fallbacks
        )
        facts.append((words("usage", days=_DAYS), line))
    problems = "".join(f"<li>{local_time(at)}: {html.escape(what)}</li>" for at, what in fluent.breaker.last_problems())
    return [*facts, (words("last_problems"), f"<ul>{problems}</ul>" if problems else "")]


def _embedding_model(settings: Settings, words: Words) -> str:
    try:
        name = str(read_manifest(settings.index, settings.corpus_name)["model"])
    except (IndexUnusable, KeyError):
        name = settings.embedding_model
    return words("embedding_bundled") if name == "bundled" else html.escape(name)


def _journal(journal: Journal, language: Language, words: Words) -> str:
    if not journal.on:
        return words("journal_off")
    if journal.problem:
        return f'<span class="health bad">{words("journal_problem", problem=journal.problem)}</span>'
    size = sum(path.stat().st_size for path in journal.path.parent.glob(f"{journal.path.name}*"))
    shown = f"{size / 1e6:.1f}"
    return words("journal_on", days=journal.days, size=shown.replace(".", ",") if language == "vi" else shown)


def memory_words(words: Words) -> str:
    """Resident memory of the server now and at most; "" where the system does not tell."""
    try:
        lines = Path("/proc/self/status").read_text("ascii", "replace").splitlines()
    except OSError:
        return ""
    kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in lines if line.startswith(("VmRSS", "VmHWM"))}
    if len(kilobytes) < 2:
        return ""
    return words("memory_line", now=kilobytes["VmRSS"] // 1024, peak=kilobytes["VmHWM"] // 1024)


def _uptime(words: Words) -> str:
    minutes = int(time.monotonic() - _STARTED) // 60
    return words("uptime_line", days=minutes // 1440, hours=minutes // 60 % 24, minutes=minutes % 60)
