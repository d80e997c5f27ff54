"""`index status | rollback | verify`."""

from __future__ import annotations

import json

import click

from assistant.index.generation import newest_generation, previous_generation, read_manifest, rollback
from assistant.index.reader import verify_index
from assistant.ingest import changed_since
from assistant.settings import Settings


def run_status(settings: Settings, *, as_json: bool) -> int:
    manifest = read_manifest(settings.index, settings.corpus_name)
    status = {
        "corpus": settings.corpus_name,
        "generation": newest_generation(settings.index, settings.corpus_name),
        "previous": previous_generation(settings.index, settings.corpus_name),
        **{name: manifest[name] for name in ("created_at", "model", "schema", "documents", "passages")},
        "corpus_changed": changed_since(settings.corpus, manifest),
    }
    if as_json:
        click.echo(json.dumps(status, ensure_ascii=False))
    else:
        for name, value in status.items():
            click.echo(f"{name:15s} {value}")
    return 0


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
