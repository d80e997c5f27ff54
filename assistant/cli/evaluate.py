"""`evaluate`: runs a golden set and prints the shares by slice, then what went wrong."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from assistant.evaluate import Judgement, evaluate, read_golden, summarise
from assistant.generate.model import ModelUnavailable
from assistant.settings import Settings
from assistant.start import open_assistant


def run_evaluate(settings: Settings, golden: Path, *, as_json: bool, engine: str = "composed") -> int:
    """Composed answers, or with engine `llm` those of the model of PLAN_LLM with the composed ones beside them."""
    if engine == "llm" and not settings.llm:
        raise ModelUnavailable(
            '--engine llm needs a model: set PLAN_LLM, for example "openai:qwen3-8b", and PLAN_LLM_BASE_URL.'
        )
    rows = read_golden(golden)
    assistant = open_assistant(settings)
    fluent, assistant.fluent = assistant.fluent, None
    runs = {"composed": list(evaluate(assistant, rows))}
    if engine == "llm":
        assistant.fluent = fluent
        runs["llm"] = list(evaluate(assistant, rows))
    if as_json:
        click.echo(json.dumps(_records(runs, engine), ensure_ascii=False))
        return 0
    for name, judgements in runs.items():
        if len(runs) > 1:
            click.echo(f"\n{name}")
        _print_run(judgements)
    return 0


def _records(runs: dict[str, list[Judgement]], engine: str) -> dict[str, Any]:
    """The run that was asked for; the composed one beside a model's."""
    own = {"slices": summarise(runs[engine]), "questions": [asdict(j) for j in runs[engine]]}
    return own if engine == "composed" else {**own, "composed": {"slices": summarise(runs["composed"])}}


def _print_run(judgements: list[Judgement]) -> None:
    summary = summarise(judgements)
    click.echo(f"{'slice':16s} {'n':>4s} {'exact':>7s} {'95 %':>13s} {'cited':>7s} {'ms':>6s}")
    for name, shares in summary.items():
        interval = f"{shares['exact_low']:.3f}-{shares['exact_high']:.3f}"
        click.echo(
            f"{name:16s} {int(shares['questions']):4d} {shares['exact']:7.3f} {interval:>13s} "
            f"{shares['citations_hold']:7.3f} {shares['milliseconds']:6.1f}"
        )
    shares = summary["all"]
    if shares["generated"] or shares["fell_back"]:
        click.echo(
            f"generated {shares['generated']:.0f}, fallbacks {shares['fell_back']:.0f}, with an unsupported sentence "
            f"{shares['unsupported']:.0f}; first sentence {shares['first_sentence_ms']:.0f} ms, {shares['tokens']:.0f} tokens"
        )
    for judgement in judgements:
        if judgement.wrong or not judgement.citations_hold:
            click.echo(
                f"\n{judgement.id} {judgement.question}\n  {'; '.join(judgement.wrong) or 'citation does not hold'}\n  {judgement.answer}"
            )
