"""`benchmark retrieval`: how well and how fast passages are found."""

from __future__ import annotations

import json
from pathlib import Path

import click

from assistant.benchmark import benchmark_retrieval
from assistant.settings import Settings
from assistant.start import open_encoder


def run_benchmark_retrieval(
    settings: Settings, passages: Path, queries: Path, *, strip_diacritics: bool, as_json: bool
) -> int:
    measured = benchmark_retrieval(passages, queries, open_encoder(settings), strip_diacritics=strip_diacritics)
    record = measured.to_json()
    click.echo(json.dumps(record) if as_json else "\n".join(f"{name:20s} {value}" for name, value in record.items()))
    return 0
