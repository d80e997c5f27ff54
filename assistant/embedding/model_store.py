"""Where built models are kept, and building one in a process of its own so that serving never imports torch."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

FORMAT = "3"


class ModelMissing(RuntimeError):
    """The embedding model is not built, or could not be; the message says what to do."""

    is_plan_error = True


def model_folder(name: str, models_dir: Path) -> Path:
    """The folder a model is kept in, built or not."""
    slug = re.sub(r"[^\w.-]+", "-", name).strip("-") or "model"
    return models_dir / f"{slug}-v{FORMAT}"


def is_built(folder: Path) -> bool:
    """Only a whole model has its manifest: the folder is renamed into place when everything is written."""
    return (folder / "manifest.json").exists()


def ensure_model(name: str, models_dir: Path, announce: Callable[[str], None]) -> Path:
    """The built model's folder; builds it first where there is none. Raises ModelMissing."""
    folder = model_folder(name, models_dir)
    if is_built(folder):
        return folder
    announce(f"Building the embedding model '{name}' once (about a minute).")
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "assistant.embedding.export", name, str(models_dir)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "HF_HUB_OFFLINE": os.environ.get("HF_HUB_OFFLINE", "1")},
    )
    if done.returncode or not is_built(folder):
        reason = (done.stderr.strip().splitlines() or ["it ended without a word"])[-1]
        raise ModelMissing(f"the embedding model '{name}' could not be built: {reason}")
    return folder
