"""Password, limits to guessing, sessions: with a clock of the test's own."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from assistant.cli.main import cli
from assistant.operator.attempts import Attempts
from assistant.operator.password import WeakPassword, hash_password, is_hash, matches
from assistant.operator.sessions import Sessions
from assistant.settings import SettingsError, load_settings

PASSWORD = "mật khẩu vận hành"


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_only_the_password_matches_its_hash() -> None:
    hashed = hash_password(PASSWORD)
    assert is_hash(hashed)
    assert PASSWORD not in hashed
    assert matches(PASSWORD, hashed)
    for wrong in ("", "mật khẩu vận han", PASSWORD + " ", PASSWORD.upper(), "x" * 200, "\0"):
        assert not matches(wrong, hashed)


def test_what_is_too_long_never_matches_by_its_beginning() -> None:
    longest = "đ" * 36
    hashed = hash_password(longest)
    assert matches(longest, hashed)
    assert not matches(longest + "x", hashed)


@pytest.mark.parametrize("weak", ["", "ngắn", "x" * 73, "đ" * 37])
def test_weak_passwords_are_not_taken(weak: str) -> None:
    with pytest.raises(WeakPassword):
        hash_password(weak)


def test_the_command_asks_twice_and_prints_the_hash() -> None:
    asked = CliRunner().invoke(cli, ["operator", "password"], input=f"{PASSWORD}\n{PASSWORD}\n")
    assert asked.exit_code == 0
    hashed = asked.stdout.strip().splitlines()[-1]
    assert matches(PASSWORD, hashed)
    assert f"PLAN_OPERATOR_PASSWORD_HASH='{hashed}'" in asked.stderr
    assert PASSWORD not in asked.output
    assert CliRunner().invoke(cli, ["operator", "password"], input=f"{PASSWORD}\nanother one\n").exit_code == 1
    short = CliRunner().invoke(cli, ["operator", "password"], input="short\nshort\n")
    assert short.exit_code == 1
    assert "at least 10" in short.output


def test_a_password_in_place_of_its_hash_is_refused_and_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAN_OPERATOR_PASSWORD_HASH", "the password itself")
    load_settings.cache_clear()
    try:
        with pytest.raises(SettingsError) as error:
            load_settings()
    finally:
        load_settings.cache_clear()
    assert "operator password" in str(error.value)
    assert "the password itself" not in str(error.value)


def test_an_address_waits_twice_as_long_every_time() -> None:
    clock = Clock()
    attempts = Attempts(clock)
    waits = []
    for _ in range(12):
        clock.now += attempts.wait("a") + 0.001
        waits.append(attempts.wrong("a"))
    assert waits[:5] == [0, 0, 2, 4, 8]
    assert waits[-1] == 900
    assert attempts.wait("a") == 900
    assert attempts.wait("b") == 0
    clock.now += 899
    assert 0 < attempts.wait("a") <= 1
    clock.now += 1.1
    assert attempts.wait("a") == 0


def test_a_right_password_and_an_hour_forgive() -> None:
    clock = Clock()
    attempts = Attempts(clock)
    for _ in range(6):
        attempts.wrong("a")
    assert attempts.wait("a") > 0
    attempts.right("a")
    assert attempts.wait("a") == 0
    attempts.wrong("b")
    attempts.wrong("b")
    clock.now += 3601
    assert attempts.wrong("b") == 0


def test_many_addresses_together_wait_as_well() -> None:
    clock = Clock()
    attempts = Attempts(clock)
    for address in range(30):
        attempts.wrong(str(address))
    assert attempts.wait("another") == 60
    clock.now += 60.1
    assert attempts.wait("another") == 0


@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 2000)), max_size=60))
@examples(max_examples=50)
def test_who_waits_as_told_may_try(tries: list[tuple[str, float]]) -> None:
    clock = Clock()
    attempts = Attempts(clock)
    for address, later in tries:
        clock.now += later
        clock.now += attempts.wait(address)
        clock.now += 0.001
        assert attempts.wait(address) == 0
        attempts.wrong(address)


def test_a_session_lives_while_it_is_used_and_no_longer_than_half_a_day() -> None:
    clock = Clock()
    sessions = Sessions(600, clock)
    name = sessions.begin()
    for _ in range(71):
        clock.now += 599
        assert sessions.find(name) is not None
    clock.now += 599 * 2
    assert sessions.find(name) is None
    busy = sessions.begin()
    clock.now += 601
    assert sessions.find(busy) is None


def test_logging_out_ends_a_session_for_good() -> None:
    sessions = Sessions(600, Clock())
    name, other = sessions.begin(), sessions.begin()
    sessions.end(name)
    assert sessions.find(name) is None
    assert sessions.find(other) is not None
    assert sessions.find("") is None
    assert sessions.find("x" * 43) is None


def test_a_form_of_another_session_is_refused() -> None:
    sessions = Sessions(600, Clock())
    first, second = sessions.find(sessions.begin()), sessions.find(sessions.begin())
    assert first is not None
    assert second is not None
    assert first.allows(first.form_token)
    assert not first.allows(second.form_token)
    assert not first.allows("")
