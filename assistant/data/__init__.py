"""Words and texts as data, read once: YAML files beside this module."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def read_data(name: str) -> Any:
    """The parsed content of `assistant/data/<name>.yaml`."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(files(__package__).joinpath(f"{name}.yaml").read_text("utf-8"), Loader=loader)  # noqa: S506
