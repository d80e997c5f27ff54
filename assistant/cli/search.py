"""`search`: what retrieval finds, and why it keeps or rejects it."""

from __future__ import annotations

import json

import click

from assistant.contract import hit_record
from assistant.pipeline import check_question
from assistant.settings import Settings
from assistant.start import open_assistant


def run_search(settings: Settings, query: str, top: int, *, as_json: bool) -> int:
    unusable = check_question(query, settings.max_question_chars)
    if unusable:
        raise click.ClickException(unusable.text)
    retrieval = open_assistant(settings).search(query)
    hits = [hit_record(hit) for hit in retrieval.hits[:top]]
    if as_json:
        timings = {stage: round(ms, 2) for stage, ms in retrieval.timings_ms.items()}
        click.echo(json.dumps({"query": query, "hits": hits, "timings_ms": timings}, ensure_ascii=False))
        return 0
    for hit in hits:
        mark = "+" if hit["kept"] else "-"
        click.echo(
            f"{mark} {hit['score']:.3f}  dense {hit['dense']:.3f}  bm25 {hit['lexical']:.1f}/{hit['folded']:.1f}  {hit['reason']}"
        )
        click.echo(f"    {hit['document']} › {hit['section']}\n    {' '.join(str(hit['text']).split())[:160]}")
    if not hits:
        click.echo("Nothing found.")
    return 0
