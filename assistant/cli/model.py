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
