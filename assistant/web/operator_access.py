"""Who may see the operator's page: the cookie of a session, the tokens of its forms, the limits to guessing."""

from __future__ import annotations

import hmac
import secrets
import threading
from typing import Annotated

from fastapi import Form, HTTPException, Request, Response

from assistant.operator.attempts import Attempts
from assistant.operator.password import matches
from assistant.operator.sessions import Session, Sessions
from assistant.settings import Settings
from assistant.web.rate_limit import bucket_key

PATH = "/operator"
_SESSION, _LOGIN = "plan_operator", "plan_operator_login"
FormToken = Annotated[str, Form(max_length=100)]


class Access:
    """One for the application. Thread-safe."""

    def __init__(self, settings: Settings) -> None:
        self._hash = settings.operator_password_hash.get_secret_value()
        self._sessions = Sessions(settings.operator_session_minutes * 60.0)
        self._attempts = Attempts()
        self._checking = threading.Lock()  # one password at a time: comparing is costly by design

    @property
    def open(self) -> bool:
        """Whether a password is set at all."""
        return bool(self._hash)

    def session(self, request: Request) -> Session | None:
        return self._sessions.find(request.cookies.get(_SESSION, "")) if self.open else None

    def session_for_form(self, request: Request, form_token: str) -> Session:
        """The session of a form that was sent. Raises HTTPException: 303 to the login where it has ended, 403."""
        session = self.session(request)
        if session is None:
            raise HTTPException(303, headers={"Location": PATH})
        if not session.allows(form_token) or _from_elsewhere(request):
            raise HTTPException(403)
        return session

    def wait(self, request: Request) -> float:
        """Seconds until this address may try a password; 0 when it may now."""
        return self._attempts.wait(bucket_key(request.scope))

    def log_in(self, request: Request, password: str) -> tuple[str | None, float]:
        """(name of the new session, 0), or (None, seconds to wait) for a wrong password or one too soon."""
        with self._checking:
            waiting = self.wait(request)
            if waiting:
                return None, waiting
            if not matches(password, self._hash):
                return None, self._attempts.wrong(bucket_key(request.scope))
            self._attempts.right(bucket_key(request.scope))
            return self._sessions.begin(), 0.0

    def log_out(self, request: Request, response: Response) -> None:
        self._sessions.end(request.cookies.get(_SESSION, ""))
        response.delete_cookie(_SESSION, path=PATH)

    def keep(self, request: Request, response: Response, name: str) -> None:
        """The session's cookie: no script reads it, no other site sends it, and over https only https carries it."""
        _set(request, response, _SESSION, name)
        response.delete_cookie(_LOGIN, path=PATH)

    def give_login_token(self, request: Request, response: Response, token: str) -> None:
        _set(request, response, _LOGIN, token)

    def login_token(self, request: Request) -> str:
        """The token of the login form: as in its cookie, where it has one."""
        return request.cookies.get(_LOGIN) or secrets.token_urlsafe(24)

    def is_own_login(self, request: Request, form_token: str) -> bool:
        """Whether the login form that was sent is one of ours: another site can set neither the cookie nor read it."""
        known = request.cookies.get(_LOGIN, "")
        same = hmac.compare_digest(known.encode(), form_token.encode())
        return bool(known) and same and not _from_elsewhere(request)


def _set(request: Request, response: Response, name: str, value: str) -> None:
    secure = request.url.scheme == "https"
    response.set_cookie(name, value, path=PATH, httponly=True, samesite="strict", secure=secure)


def _from_elsewhere(request: Request) -> bool:
    return request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")
