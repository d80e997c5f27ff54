"""`ingest`: brings the index up to date and says what was read."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext

import click

from assistant.settings import Settings

Progress = Callable[[str, int, int], None]


def run_ingest(
    settings: Settings,
    paths: tuple[str, ...],
    *,
    as_json: bool,
    with_sources: bool = False,
    progress_lines: bool = False,
) -> int:
    from assistant.ingest import ingest
    from assistant.load.default_sources import read_default_sources
    from assistant.start import open_encoder

    if with_sources:
        paths += tuple(source.address for source in read_default_sources(settings.corpus))
    with progress_bar() if not progress_lines else nullcontext(print_progress) as progress:
        report = ingest(
            settings.corpus,
            settings.index,
            open_encoder(settings),
            paths,
            progress,
            fetch_private=settings.fetch_private,
        )
    if as_json:
        click.echo(json.dumps(report.to_json(), ensure_ascii=False))
    else:
        for line in report.lines():
            click.echo(line)
    return report.exit_code


def print_progress(stage: str, done: int, total: int) -> None:
    """A line of JSON on stderr, for a program that shows it in its own way."""
    click.echo(json.dumps({"stage": stage, "done": done, "total": total}, ensure_ascii=False), err=True)


@contextmanager
def progress_bar() -> Iterator[Progress | None]:
    """A bar on stderr where a person watches; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress

    columns = (TextColumn("{task.description:>10}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with RichProgress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, object] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)  # type: ignore[arg-type]

        yield show
