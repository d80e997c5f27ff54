"""A server that fails thrice in a row rests, is tried once, and is well again after one success."""

from __future__ import annotations

from assistant.generate.breaker import Breaker


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_rests_after_three_failures_and_is_tried_again() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    assert breaker.state() == {"state": "untried"}
    for _ in range(3):
        assert breaker.allows()
        breaker.failed("no answer")
    assert not breaker.allows()
    assert breaker.state()["state"] == "resting"
    clock.now = 31
    assert breaker.allows()
    assert not breaker.allows()  # only one tries
    breaker.succeeded()
    assert breaker.allows()
    assert breaker.state() == {"state": "well"}


def test_failures_apart_do_not_add_up() -> None:
    breaker = Breaker(Clock())
    for _ in range(5):
        breaker.failed("x")
        breaker.succeeded()
    assert breaker.allows()


def test_a_trial_that_fails_rests_again() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    for _ in range(3):
        breaker.failed("x")
    clock.now = 31
    assert breaker.allows()
    breaker.failed("x")
    clock.now = 60
    assert not breaker.allows()
