"""`model build`: exports the embedding model. The one command that imports torch."""

from __future__ import annotations

import click

from assistant.settings import Settings


def run_model_build(settings: Settings, name: str | None) -> int:
    from assistant.embedding.export import build_model

    folder = build_model(
        name or settings.embedding_model, settings.models, progress=lambda line: click.echo(line, err=True)
    )
    click.echo(str(folder))
    return 0


def run_reranker_build(settings: Settings, name: str | None) -> int:
    from assistant.embedding.export_reranker import build_reranker

    chosen = name or settings.reranker
    if not chosen:
        raise click.UsageError("Name a cross-encoder, or set PLAN_RERANKER.")
    click.echo(str(build_reranker(chosen, settings.models, progress=lambda line: click.echo(line, err=True))))
    return 0
