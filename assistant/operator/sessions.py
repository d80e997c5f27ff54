"""Who is logged in. A session is a random name in a cookie; all else stays here, so that logging out ends it for good."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

_LONGEST = 12 * 3600.0  # seconds, however busy
_SESSIONS = 50


@dataclass(slots=True)
class Session:
    """`form_token` stands in every form of the session; `notice` is told on the next page, once."""

    form_token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    begun: float = 0.0
    seen: float = 0.0
    notice: tuple[str, str] = ("", "")  # a key of data/operator.yaml and what stands in it

    def allows(self, form_token: str) -> bool:
        return hmac.compare_digest(self.form_token.encode(), form_token.encode())

    def take_notice(self) -> tuple[str, str]:
        notice, self.notice = self.notice, ("", "")
        return notice


class Sessions:
    """Thread-safe; in memory: a restart logs everyone out. `idle` is in seconds."""

    def __init__(self, idle: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._idle, self._clock = idle, clock
        self._sessions: dict[str, Session] = {}
        self._lock = threading.Lock()

    def begin(self) -> str:
        """The name of a new session, for the cookie."""
        name, now = secrets.token_urlsafe(32), self._clock()
        with self._lock:
            self._sessions = {key: s for key, s in self._sessions.items() if self._lives(s, now)}
            while len(self._sessions) >= _SESSIONS:
                del self._sessions[min(self._sessions, key=lambda key: self._sessions[key].seen)]
            self._sessions[_key(name)] = Session(begun=now, seen=now)
        return name

    def find(self, name: str) -> Session | None:
        """The session of a cookie, None where it has ended; looking it up keeps it alive."""
        with self._lock:
            session, now = self._sessions.get(_key(name)), self._clock()
            if session is None or not self._lives(session, now):
                self._sessions.pop(_key(name), None)
                return None
            session.seen = now
            return session

    def end(self, name: str) -> None:
        with self._lock:
            self._sessions.pop(_key(name), None)

    def _lives(self, session: Session, now: float) -> bool:
        return now - session.seen <= self._idle and now - session.begun <= _LONGEST


def _key(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()
