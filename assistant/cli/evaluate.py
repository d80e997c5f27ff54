"""`evaluate`: runs a golden set and prints the shares by slice, then what went wrong."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from assistant.evaluate import evaluate, read_golden, summarise
from assistant.settings import Settings
from assistant.start import open_assistant


def run_evaluate(settings: Settings, golden: Path, *, as_json: bool) -> int:
    judgements = list(evaluate(open_assistant(settings), read_golden(golden)))
    summary = summarise(judgements)
    if as_json:
        click.echo(json.dumps({"slices": summary, "questions": [asdict(j) for j in judgements]}, ensure_ascii=False))
        return 0
    click.echo(f"{'slice':16s} {'n':>4s} {'exact':>7s} {'95 %':>13s} {'cited':>7s} {'ms':>6s}")
    for name, shares in summary.items():
        interval = f"{shares['exact_low']:.3f}-{shares['exact_high']:.3f}"
        click.echo(
            f"{name:16s} {int(shares['questions']):4d} {shares['exact']:7.3f} {interval:>13s} "
            f"{shares['citations_hold']:7.3f} {shares['milliseconds']:6.1f}"
        )
    for judgement in judgements:
        if judgement.wrong or not judgement.citations_hold:
            click.echo(
                f"\n{judgement.id} {judgement.question}\n  {'; '.join(judgement.wrong) or 'citation does not hold'}\n  {judgement.answer}"
            )
    return 0
