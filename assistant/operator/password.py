"""The operator's password: its bcrypt hash is made once, set as PLAN_OPERATOR_PASSWORD_HASH and compared at every login."""

from __future__ import annotations

import re

LEAST, MOST = 10, 72  # characters at least; bytes at most, for bcrypt reads no more
_HASH = re.compile(r"\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}")


class WeakPassword(ValueError):
    """The password cannot be used; the message says why."""

    is_plan_error = True


def hash_password(password: str) -> str:
    """Raises WeakPassword."""
    import bcrypt

    if len(password) < LEAST:
        raise WeakPassword(f"the password has {len(password)} characters; take at least {LEAST}")
    if len(password.encode()) > MOST:
        raise WeakPassword(f"the password is longer than {MOST} bytes; take a shorter one")
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt()).decode()


def is_hash(text: str) -> bool:
    """Whether it is a bcrypt hash."""
    return _HASH.fullmatch(text) is not None


def matches(password: str, hashed: str) -> bool:
    """Takes about a quarter of a second, whatever the password."""
    import bcrypt

    given = password.encode()
    # One that is too long is compared as well, cut, and is wrong in any case: the time tells nothing.
    same = bcrypt.checkpw(given[:MOST].replace(b"\0", b" "), hashed.encode())
    return same and len(given) <= MOST
