"""Work done beside this process, in a copy of it that waits for more: pdfium does one thing at a time in each process."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class _Copy:
    process: Any  # a multiprocessing.Process of the way "fork"
    pipe: Connection
    is_idle: bool = True


_copy: _Copy | None = None


def begin(work: Callable[..., T], *arguments: Any) -> Callable[[], T]:
    """Begin `work(*arguments)` in the other process; the returned function waits for what it returns.

    `work` must be a module's own function, what it is given and returns picklable. Where there may be no other process, or it ends
    without a word (memory, a crash in native code) or fails, the work is done here when asked for: what fails does so as it would alone.
    """
    copy = _started()
    if copy is not None:
        with contextlib.suppress(OSError):
            copy.is_idle = False
            copy.pipe.send((work, arguments))
            return lambda: _result(copy, work, arguments)
    return lambda: work(*arguments)


def may_be_copied() -> bool:
    """A copy has none of the other threads, but whatever locks they held; and macOS forbids it to programs that use its frameworks."""
    return (
        sys.platform == "linux"
        and len(os.sched_getaffinity(0)) > 1
        and threading.active_count() == 1
        and not multiprocessing.current_process().daemon
    )


def end() -> None:
    """End the other process, whatever it is doing."""
    global _copy
    copy, _copy = _copy, None
    if copy is not None:
        copy.pipe.close()
        copy.process.kill()
        copy.process.join()
        copy.process.close()


def _result(copy: _Copy, work: Callable[..., T], arguments: tuple[Any, ...]) -> T:
    try:
        is_done, value = copy.pipe.recv()
    except (EOFError, OSError):
        return work(*arguments)
    copy.is_idle = True
    return value if is_done else work(*arguments)


def _started() -> _Copy | None:
    """The other process, waiting; a new one where the last has ended or its work was never asked for. One is kept, for starting is dear."""
    global _copy
    if _copy is not None and not (_copy.is_idle and _copy.process.is_alive()):
        end()
    if _copy is None and may_be_copied():
        fork = multiprocessing.get_context("fork")
        ours, theirs = fork.Pipe()
        process = fork.Process(target=_work_on, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        _copy = _Copy(process, ours)
    return _copy


def _work_on(pipe: Connection) -> None:
    """One task after the other until the first process is gone."""
    # Nobody may wait for an end of a pipe that only this copy still holds.
    os.closerange(3, pipe.fileno())
    os.closerange(pipe.fileno() + 1, min(os.sysconf("SC_OPEN_MAX"), 65_536))
    gc.freeze()
    with contextlib.suppress(EOFError, OSError):
        while True:
            work, arguments = pipe.recv()
            try:
                answer = (True, work(*arguments))
            except Exception:
                answer = (False, None)
            pipe.send(answer)
