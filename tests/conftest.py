"""What tests share: the built model, and an index of the default corpus made once a session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.start import open_assistant, open_encoder

# A shared machine may be slow at any moment: a slow test is no wrong one.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The default corpus, with an index of its own."""
    return Settings(corpus=ROOT / "corpus", index=tmp_path_factory.mktemp("index"))


@pytest.fixture(scope="session")
def encoder(settings: Settings) -> PromptedEncoder:
    return open_encoder(settings)


@pytest.fixture(scope="session")
def assistant(settings: Settings) -> Iterator[Assistant]:
    opened = open_assistant(settings)
    yield opened
    opened.reader.close()
