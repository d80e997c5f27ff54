"""A server moves to a newer generation once, lets go of the old one, and stays where it is when it cannot."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable

import pytest

from assistant.live import LiveAssistant, NotReady


class Reader:
    def __init__(self, generation: str) -> None:
        self.generation, self.closed = generation, False

    def close(self) -> None:
        self.closed = True


class Opened:
    def __init__(self, generation: str) -> None:
        self.reader = Reader(generation)


def eventually(true: Callable[[], bool]) -> bool:
    return any(true() or time.sleep(0.01) for _ in range(500))


def live_over(generations: list[str], opened: list[str]) -> LiveAssistant:
    def open_newest() -> Opened:
        opened.append(generations[-1])
        time.sleep(0.05)
        if generations[-1] == "broken":
            raise OSError("the disk is full")
        return Opened(generations[-1])

    return LiveAssistant(open_newest, lambda: generations[-1])  # type: ignore[arg-type,return-value]


def test_it_moves_once_and_lets_go_of_the_old_one() -> None:
    generations, opened = ["g-1"], list[str]()
    live = live_over(generations, opened)
    with pytest.raises(NotReady):
        live.current()
    live.start()
    assert eventually(lambda: live.ready)
    held = live.current()
    reader = held.reader
    generations.append("g-2")
    threads = [threading.Thread(target=live.look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert eventually(lambda: live.current().reader.generation == "g-2")
    assert opened == ["g-1", "g-2"]
    assert not reader.closed  # type: ignore[attr-defined]
    del held
    gc.collect()
    assert reader.closed  # type: ignore[attr-defined]


def test_it_stays_where_it_is_when_the_newest_cannot_be_opened() -> None:
    generations, opened = ["g-1"], list[str]()
    live = live_over(generations, opened)
    live.start()
    assert eventually(lambda: live.ready)
    assert live.problem == ""
    generations.append("broken")
    live.look()
    assert eventually(lambda: live.problem == "the disk is full")
    assert live.current().reader.generation == "g-1"
    generations.append("g-3")
    assert eventually(lambda: live.look() or live.current().reader.generation == "g-3")
    assert eventually(lambda: live.problem == "")
