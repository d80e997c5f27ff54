"""The originals are loaded once a session, in another process: torch never enters this one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from assistant.embedding import ensure_model, model_folder
from assistant.embedding.encoder import PromptedEncoder, load_encoder
from assistant.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with the vectors of the original models, and the small models tests make."""
    folder = tmp_path_factory.mktemp("originals")
    command = [sys.executable, "-m", "tests.embedding.original_models", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def tiny(originals: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """(name, models folder) of a small model that was built by its folder's name."""
    name, models = str(originals / "tiny"), tmp_path_factory.mktemp("models")
    ensure_model(name, models, lambda line: None)
    return name, models


@pytest.fixture(scope="session")
def tiny_encoder(tiny: tuple[str, Path]) -> PromptedEncoder:
    return load_encoder(*tiny)


@pytest.fixture(scope="session")
def full_tokenizer(originals: Path) -> Tokenizer:
    """The bundled model's tokenizer with its whole vocabulary."""
    return Tokenizer.from_file(str(originals / "bundled-tokenizer.json"))


@pytest.fixture(scope="session")
def pruned_tokenizer(settings: Settings, encoder: PromptedEncoder) -> Tokenizer:
    return Tokenizer.from_file(str(model_folder(encoder.name, settings.models) / "tokenizer.json"))
