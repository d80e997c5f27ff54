"""Reads files through a worker process, and remembers what it read by the file's digest.

A file that makes the worker crash, hang or take too much memory is refused; the worker is started anew for the next one.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from assistant.load.reading import Reading
from assistant.load.refusal import MAX_SECONDS, UnreadableFile
from assistant.load.source import read_source

VERSION = 7  # raise it when any reader reads differently: what was remembered is read anew
Progress = Callable[[int, int], None]


class DocumentReader:
    """Use as a context manager. `cache` is the folder of remembered readings and OCR pages; None remembers nothing."""

    def __init__(self, cache: Path | None = None, seconds: float = MAX_SECONDS) -> None:
        self._cache = cache
        self._seconds = seconds
        self._worker: subprocess.Popen[bytes] | None = None
        self._pending = b""  # of the worker's answers: what came after the line that was read last

    def __enter__(self) -> DocumentReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def read(self, path: Path, name: str, progress: Progress | None = None) -> Reading:
        """Raises UnreadableFile or OSError."""
        digest = read_source(path).digest
        kept = self._kept(name, digest)
        if kept is not None:
            try:
                return Reading.from_json(kept.read_text("utf-8"))
            except (OSError, ValueError, TypeError, KeyError):
                pass  # not there yet, or damaged: read it
        answer = self._ask(
            {"path": str(path), "name": name, "digest": digest, "cache": str(self._cache or "")}, progress
        )
        if "refused" in answer:
            raise UnreadableFile(answer["refused"])
        reading = Reading.from_json(answer["reading"])
        if kept is not None:
            _keep(kept, answer["reading"])
        return reading

    def _kept(self, name: str, digest: str) -> Path | None:
        if self._cache is None:
            return None
        # The name counts: only it tells CSV from text.
        key = hashlib.sha256(f"{VERSION} {digest} {Path(name).suffix.lower()}".encode()).hexdigest()
        return self._cache / "readings" / key[:2] / f"{key}.json"

    def _ask(self, task: dict[str, str], progress: Progress | None) -> dict[str, Any]:
        given, answers = self._start()
        try:
            given.write((json.dumps(task) + "\n").encode())
            given.flush()
            while True:
                answer = self._next(answers)
                if "done" not in answer:
                    return answer
                if progress:
                    progress(answer["done"], answer["total"])
        except BrokenPipeError:
            self._stop()
            return {"refused": _CRASHED}
        except BaseException:
            self._stop()  # an interrupted worker is in the middle of something
            raise

    def _next(self, answers: IO[bytes]) -> dict[str, Any]:
        """The worker's next line; every line gives it the whole time anew."""
        until = time.monotonic() + self._seconds
        with selectors.DefaultSelector() as selector:
            selector.register(answers, selectors.EVENT_READ)
            while b"\n" not in self._pending:
                if not selector.select(max(until - time.monotonic(), 0)):
                    self._stop()
                    return {
                        "refused": f"could not be read within {self._seconds:.0f} s; "
                        "split it or save it again from its program"
                    }
                more = os.read(answers.fileno(), 1 << 20)
                if not more:
                    self._stop()
                    return {"refused": _CRASHED}
                self._pending += more
        line, _, self._pending = self._pending.partition(b"\n")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _start(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._worker is None or self._worker.poll() is not None:
            root = str(Path(__file__).resolve().parents[2])
            environment = {
                **os.environ,
                "PYTHONPATH": os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH", "")])),
            }
            self._worker = subprocess.Popen(
                [sys.executable, "-m", "assistant.load.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, env=environment, start_new_session=True,
            )  # fmt: skip
        if self._worker.stdin is None or self._worker.stdout is None:
            raise OSError("the reading process has no pipes")
        return self._worker.stdin, self._worker.stdout

    def _stop(self) -> None:
        """End the worker and what it started (Tesseract, LibreOffice)."""
        worker, self._worker = self._worker, None
        self._pending = b""
        if worker is None:
            return
        try:
            os.killpg(worker.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            worker.kill()
        worker.wait()
        for stream in (worker.stdin, worker.stdout):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()


_CRASHED = "made its reader crash (a damaged or hostile file); save it again from its program"


def _keep(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(f".{os.getpid()}")
    temporary.write_text(text, "utf-8")
    os.replace(temporary, path)
