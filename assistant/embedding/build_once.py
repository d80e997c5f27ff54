"""The form in which a model is served is built once, whole or not at all, whoever asks for it first."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from filelock import FileLock

from assistant.embedding.model_store import FORMAT, is_built


def build_once(folder: Path, name: str, models_dir: Path, write: Callable[[Path], dict[str, Any]]) -> Path:
    """FOLDER, built unless it is: `write` puts the model's files into the folder it is given and returns the manifest.

    Others wait under a lock; the folder stands only when all of it does. What `write` raises leaves nothing behind.
    """
    models_dir.mkdir(parents=True, exist_ok=True)
    with FileLock(models_dir / ".build.lock"):
        if is_built(folder):
            return folder
        with tempfile.TemporaryDirectory(dir=models_dir, prefix=".building-") as temporary:
            work = Path(temporary)
            manifest = write(work) | {"name": name, "format": FORMAT}
            (work / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=2), "utf-8")
            shutil.rmtree(folder, ignore_errors=True)
            work.chmod(0o755)
            os.replace(work, folder)
            work.mkdir()  # the context manager removes it
    return folder
