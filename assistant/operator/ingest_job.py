"""`ingest` beside the running server: the command itself in a process of its own, one at a time, with its progress.

A process, because reading and embedding would hold up answers, and because the command already takes the writer's lock,
prints its report and leaves nothing behind when it is killed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections import deque
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import IO, Any, Literal

from assistant.settings import Settings

JobState = Literal["idle", "running", "done", "failed"]


@dataclass(frozen=True, slots=True)
class JobProgress:
    """`report` is the command's own when it is done; `problem` its last words when it failed."""

    state: JobState = "idle"
    stage: str = ""
    done: int = 0
    total: int = 0
    begun: str = ""
    ended: str = ""
    problem: str = ""
    report: dict[str, Any] = field(default_factory=dict)


class IngestJob:
    """Thread-safe."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._progress = JobProgress()
        self._process: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()

    def start(self) -> bool:
        """Begin; False where one is running."""
        with self._lock:
            if self._progress.state == "running":
                return False
            self._progress = JobProgress("running", begun=_now())
            # Into a file: a pipe that nobody reads would hold the command up.
            printed = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115
            try:
                self._process = subprocess.Popen(  # noqa: S603
                    self._command(), env=self._environment(), stdin=subprocess.DEVNULL, stdout=printed,
                    stderr=subprocess.PIPE, text=True, encoding="utf-8", errors="replace",
                )  # fmt: skip
            except OSError as error:
                printed.close()
                self._progress = replace(self._progress, state="failed", ended=_now(), problem=str(error))
                return True
            threading.Thread(target=self._follow, args=(self._process, printed), name="ingest", daemon=True).start()
            return True

    def progress(self) -> JobProgress:
        return self._progress

    def forget(self) -> None:
        """What came of the last one is no longer of interest."""
        with self._lock:
            if self._progress.state != "running":
                self._progress = JobProgress()

    def stop(self) -> None:
        """End it with the server: what it has not published is as if it had not been."""
        process = self._process
        if process and process.poll() is None:
            process.terminate()

    def _command(self) -> list[str]:
        settings = self._settings
        folders = ("--corpus", str(settings.corpus), "--index", str(settings.index))
        return [sys.executable, "-m", "assistant", "ingest", "--json", "--progress-lines", *folders]

    def _environment(self) -> dict[str, str]:
        settings = self._settings
        own = {"PLAN_MODELS": str(settings.models), "PLAN_EMBEDDING_MODEL": settings.embedding_model}
        return {**os.environ, **own, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}

    def _follow(self, process: subprocess.Popen[str], printed: IO[str]) -> None:
        said: deque[str] = deque(maxlen=5)
        for line in process.stderr or ():
            if (step := _step(line)) is not None:
                self._progress = replace(self._progress, **step)
            elif line.strip():
                said.append(line.strip())
        code = process.wait()
        with printed:
            printed.seek(0)
            self._progress = self._ended(code, printed.read(), list(said))

    def _ended(self, code: int, printed: str, said: list[str]) -> JobProgress:
        try:
            report = json.loads(printed)
        except ValueError:
            problem = said[-1].removeprefix("Error: ") if said else f"exit code {code}"
            return replace(self._progress, state="failed", ended=_now(), problem=problem)
        return replace(self._progress, state="done", ended=_now(), report=report)


def _step(line: str) -> dict[str, Any] | None:
    if not line.startswith('{"stage"'):
        return None
    try:
        step = json.loads(line)
        return {"stage": str(step["stage"]), "done": int(step["done"]), "total": int(step["total"])}
    except (ValueError, KeyError, TypeError):
        return None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
