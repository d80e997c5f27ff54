"""`sources.toml` of a corpus: addresses that are fetched when asked for (`ingest --sources`), never by themselves."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.load.front_matter import Address, Text

NAME = "sources.toml"


class SourcesError(ValueError):
    """The file cannot be used; the message says why."""

    is_plan_error = True


class DefaultSource(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    address: Address
    title: Text


class _Sources(BaseModel):
    model_config = ConfigDict(extra="forbid")

    source: list[DefaultSource] = []


def read_default_sources(corpus: Path) -> tuple[DefaultSource, ...]:
    """The sources a corpus names; none where it has no such file. Raises SourcesError."""
    path = corpus / NAME
    if not path.is_file():
        return ()
    try:
        return tuple(_Sources.model_validate(tomllib.loads(path.read_text("utf-8"))).source)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourcesError(f"{path}: is not TOML ({error}); write [[source]] blocks with address and title") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SourcesError(f"{path}: {where}: {first['msg']}; write [[source]] blocks with address and title") from None
