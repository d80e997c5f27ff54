"""A chain's output as it comes, within a time limit: whatever the server does, the caller is free in time."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator

_DONE = object()


class GenerationFailed(RuntimeError):
    """The model gave nothing that can be used, or no more in time; the message is a short reason for logs and health."""

    is_plan_error = True


def pieces_within(start: Callable[[], Iterator[str]], seconds: float, most_characters: int) -> Iterator[str]:
    """The pieces of `start()`; it runs in a thread of its own, since a stalled socket cannot be interrupted.

    Raises GenerationFailed when the time is over or the server fails; ends quietly after `most_characters`.
    """
    came: queue.Queue[object] = queue.Queue()
    wanted = threading.Event()
    wanted.set()

    def pump() -> None:
        try:
            for piece in start():
                came.put(piece)
                if not wanted.is_set():
                    break
            came.put(_DONE)
        except Exception as error:  # whatever a provider raises
            came.put(GenerationFailed(f"{type(error).__name__}: {error}"[:300]))

    threading.Thread(target=pump, name="generate", daemon=True).start()
    deadline = time.monotonic() + seconds
    characters = 0
    try:
        while characters <= most_characters:
            try:
                piece = came.get(timeout=max(deadline - time.monotonic(), 0.0))
            except queue.Empty:
                raise GenerationFailed(f"no more within {seconds:g} s") from None
            if piece is _DONE:
                return
            if isinstance(piece, GenerationFailed):
                raise piece
            characters += len(str(piece))
            yield str(piece)
    finally:
        wanted.clear()  # the thread stops at the next piece, or when the client's own time limit ends its read
