"""The command line: `python -m assistant`, also installed as `plan-assistant`."""

from __future__ import annotations

from assistant.cli.main import main

__all__ = ["main"]
