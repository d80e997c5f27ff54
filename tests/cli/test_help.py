"""docs/commands.md is the help of every command; `python -m tests.cli.test_help` writes it anew."""

from __future__ import annotations

from pathlib import Path

import click
from click.testing import CliRunner

from assistant.cli.main import cli

PAGE = Path(__file__).resolve().parents[2] / "docs" / "commands.md"


def help_page() -> str:
    parts = ["# Commands\n\nWritten by `python -m tests.cli.test_help`; a test fails when it is stale.\n"]
    parts += [f"## `python -m assistant {' '.join(path)}`\n\n```\n{_help(path)}```\n" for path in _paths(cli, ())]
    return "\n".join(parts)


def _paths(command: click.Command, path: tuple[str, ...]) -> list[tuple[str, ...]]:
    found = [path] if path else []
    if isinstance(command, click.Group):
        for name, child in sorted(command.commands.items()):
            found += _paths(child, (*path, name))
    return found


def _help(path: tuple[str, ...]) -> str:
    return CliRunner().invoke(cli, [*path, "--help"], prog_name="python -m assistant", terminal_width=100).output


def test_the_commands_page_is_true() -> None:
    assert PAGE.read_text("utf-8") == help_page()


if __name__ == "__main__":
    PAGE.write_text(help_page(), "utf-8")
