"""`targets` and `tasks`: rows of the register, filtered, in the format asked for; `--check` shows what people should see."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from assistant.contract import TARGET_COLUMNS, TASK_COLUMNS, target_record, task_record
from assistant.index import IndexReader
from assistant.settings import Settings
from assistant.targets import lookup_targets, lookup_tasks, resolve_document


def run_targets(settings: Settings, filters: dict[str, Any], format_: str, output: Path | None, *, check: bool) -> int:
    from assistant.start import open_register

    reader = open_register(settings)
    try:
        if check:
            from assistant.register.check import check_lines

            for line in check_lines(reader, _document(filters, reader)):
                click.echo(line)
            return 0
        rows = lookup_targets(reader.targets, **{**filters, "document": _document(filters, reader)})
        records = [target_record(row) for row in rows]
        if format_ == "table":
            _print_table(
                [_target_line(row) for row in rows],
                ("document", "deadline", "value", "indicator", "level", "responsible"),
            )
            return 0
        return _write(records, TARGET_COLUMNS, "targets", format_, output)
    finally:
        reader.close()


def run_tasks(settings: Settings, filters: dict[str, Any], format_: str, output: Path | None) -> int:
    from assistant.start import open_register

    reader = open_register(settings)
    try:
        rows = lookup_tasks(reader.tasks, **{**filters, "document": _document(filters, reader)})
        if format_ == "table":
            lines = [
                (r.document, r.deadline or "", r.task, r.lead or "", r.coordinating or "", r.product or "")
                for r in rows
            ]
            _print_table(lines, ("document", "deadline", "task", "lead", "coordinating", "product"))
            return 0
        return _write([task_record(row) for row in rows], TASK_COLUMNS, "tasks", format_, output)
    finally:
        reader.close()


def _document(filters: dict[str, Any], reader: IndexReader) -> str | None:
    name = filters.get("document")
    if not name:
        return None
    found = resolve_document(name, reader.documents)
    if found is None:
        known = ", ".join(document.id for document in reader.documents)
        raise click.ClickException(f'no document (or more than one) is called "{name}"; the documents are {known}')
    return found


def _target_line(row: Any) -> tuple[str, ...]:
    from assistant.register.shown import shown_value

    when = row.deadline or (f"({row.as_of})" if row.as_of else "")
    return (row.document, when, shown_value(row), row.indicator, row.level, row.responsible or "")


def _print_table(lines: Sequence[tuple[str, ...]], columns: tuple[str, ...]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(*columns, show_lines=False, pad_edge=False)
    for line in lines:
        table.add_row(*line)
    console = Console(width=None if sys.stdout.isatty() else 200, markup=False, highlight=False)
    console.print(table)
    console.print(f"{len(lines)} rows")


def _write(
    records: list[dict[str, Any]], columns: tuple[str, ...], name: str, format_: str, output: Path | None
) -> int:
    from assistant.register.export import to_csv, to_json, to_xlsx

    if format_ == "json":
        data = to_json(records)
    elif format_ == "csv":
        data = to_csv(records, columns)
    else:
        if output is None and sys.stdout.isatty():
            raise click.ClickException("xlsx is a binary file; name one with --output, or redirect to a file")
        data = to_xlsx(records, columns, name)
    if output is not None:
        output.write_bytes(data)
        click.echo(f"{len(records)} rows written to {output}", err=True)
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    return 0
