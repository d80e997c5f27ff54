"""Where built models are kept, and building one in a process of its own so that serving never imports torch."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

FORMAT = "4"


class ModelMissing(RuntimeError):
    """The embedding model is not built, or could not be; the message says what to do."""

    is_plan_error = True


def model_folder(name: str, models_dir: Path) -> Path:
    """The folder a model is kept in, built or not."""
    slug = re.sub(r"[^\w.-]+", "-", name).strip("-") or "model"
    return models_dir / f"{slug}-v{FORMAT}"


def reranker_folder(name: str, models_dir: Path) -> Path:
    """The folder a cross-encoder is kept in, built or not."""
    return model_folder(f"reranker-{name}", models_dir)


def is_built(folder: Path) -> bool:
    """Only a whole model has its manifest: the folder is renamed into place when everything is written."""
    return (folder / "manifest.json").exists()


def ensure_model(name: str, models_dir: Path, announce: Callable[[str], None]) -> Path:
    """The built model's folder; builds it first where there is none. Raises ModelMissing."""
    what = f"the embedding model '{name}'"
    return _ensure(what, "assistant.embedding.export", name, model_folder(name, models_dir), announce)


def ensure_reranker(name: str, models_dir: Path, announce: Callable[[str], None]) -> Path:
    """The built cross-encoder's folder; builds it first where there is none. Raises ModelMissing."""
    what = f"the cross-encoder '{name}'"
    return _ensure(what, "assistant.embedding.export_reranker", name, reranker_folder(name, models_dir), announce)


def _ensure(what: str, builder: str, name: str, folder: Path, announce: Callable[[str], None]) -> Path:
    if is_built(folder):
        return folder
    announce(f"Building {what} once (about a minute).")
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", builder, name, str(folder.parent)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "HF_HUB_OFFLINE": os.environ.get("HF_HUB_OFFLINE", "1")},
    )
    if done.returncode or not is_built(folder):
        reason = (done.stderr.strip().splitlines() or ["it ended without a word"])[-1]
        raise ModelMissing(f"{what} could not be built: {reason}")
    return folder
