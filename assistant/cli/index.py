"""`index status | rollback | verify`."""

from __future__ import annotations

import json
from typing import Any

import click

from assistant.index.generation import (
    is_held,
    newest_generation,
    previous_generation,
    read_manifest,
    read_report,
    rollback,
)
from assistant.index.reader import verify_index
from assistant.settings import Settings
from assistant.sources import changed_since


def run_status(settings: Settings, *, as_json: bool) -> int:
    manifest = read_manifest(settings.index, settings.corpus_name)
    status = {
        "corpus": settings.corpus_name,
        "generation": newest_generation(settings.index, settings.corpus_name),
        "previous": previous_generation(settings.index, settings.corpus_name),
        "rolled_back": is_held(settings.index, settings.corpus_name),
        **{name: manifest[name] for name in ("created_at", "model", "schema", "documents", "passages")},
        "corpus_changed": changed_since(settings.corpus, manifest),
    }
    report = read_report(settings.index, settings.corpus_name)
    if as_json:
        click.echo(json.dumps(status | {"report": report}, ensure_ascii=False))
    else:
        for name, value in status.items():
            click.echo(f"{name:15s} {value}")
        for line in report_lines(report):
            click.echo(line)
    return 0


def report_lines(report: dict[str, Any]) -> list[str]:
    """How each document was read, and what was refused, for the terminal."""
    rows = []
    for entry in report.get("documents", []):
        ways = ", ".join(f"{count} {way}" for way, count in entry["pages_by_way"].items())
        pages = f"{entry['pages']} pages ({ways}), " if entry["pages"] else ""
        counts = f"{entry['passages']} passages, {entry['targets']} targets, {entry['tasks']} tasks"
        rows.append(f"{entry['document']}: {pages}{counts}")
        rows += [f"  {warning['en']}" for warning in entry["warnings"]]
    rows += [f"refused {refused['path']}: {refused['reason']}" for refused in report.get("refused", [])]
    return rows + [f"{document}: its last good reading stays in the index" for document in report.get("kept", [])]


def run_rollback(settings: Settings) -> int:
    click.echo(f"Now at {rollback(settings.index, settings.corpus_name)}.")
    return 0


def run_verify(settings: Settings) -> int:
    problems = verify_index(settings.index, settings.corpus_name)
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        click.echo("Run `python -m assistant ingest` to build it anew.", err=True)
    else:
        click.echo("The index is whole.")
    return int(bool(problems))
