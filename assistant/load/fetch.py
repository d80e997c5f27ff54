"""An address -> its bytes, politely and within limits: robots.txt is heeded, private addresses are refused.

A host's name is resolved once and the connection goes to that very address, so a name that resolves differently a moment
later (DNS rebinding) gains nothing; every redirect goes through the same checks.
"""

from __future__ import annotations

import ipaddress
import socket
import time
import urllib.robotparser
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

import urllib3

from assistant import __version__

MAX_FETCH_BYTES = 100_000_000
USER_AGENT = f"plan-assistant/{__version__}"
_ROBOTS_BYTES = 500_000  # RFC 9309 asks for at least 500 KiB
_CONNECT, _READ, _TOTAL = 10.0, 30.0, 180.0  # seconds
_MAX_REDIRECTS = 5
_MAX_DELAY = 10.0  # seconds between two requests to one host that a robots.txt can ask for
_CHUNK = 1 << 16


class FetchError(Exception):
    """The address gives no document; the message says why and what to do."""

    is_plan_error = True


@dataclass(frozen=True, slots=True)
class Fetched:
    raw: bytes
    address: str  # after redirects
    content_type: str
    at: str  # ISO 8601, UTC


def fetch(address: str, *, allow_private: bool = False) -> Fetched:
    """Fetch one document. `allow_private`: also from addresses inside the organisation's network. Raises FetchError."""
    deadline = time.monotonic() + _TOTAL
    checked: dict[str, float] = {}
    for _ in range(_MAX_REDIRECTS + 1):
        parts = _check(address)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in checked:
            checked[host] = _ask_robots(parts, address, allow_private, deadline)
        time.sleep(min(checked[host], _MAX_DELAY))
        status, headers, raw = _get(parts, allow_private, MAX_FETCH_BYTES, deadline)
        if status in (301, 302, 303, 307, 308) and headers.get("location"):
            address = urljoin(address, headers["location"])
            continue
        if status != 200:
            raise FetchError(f"the server answered {status}; check the address in a browser")
        if not raw:
            raise FetchError("the server sent nothing; check the address in a browser")
        return Fetched(raw, address, headers.get("content-type", ""), f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}")
    raise FetchError(f"is redirected more than {_MAX_REDIRECTS} times; give the address it ends at")


def _check(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise FetchError("is not a web address; check it") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchError("is not a web address that begins with http:// or https://; check it")
    if parts.username or parts.password or port == 0:
        raise FetchError("holds a user name, a password or no usable port; give the plain address")
    return parts


def _ask_robots(parts: SplitResult, address: str, allow_private: bool, deadline: float) -> float:
    """Seconds to wait before the next request. A robots.txt that is not there allows all, one that fails nothing (RFC 9309)."""
    at = SplitResult(parts.scheme, parts.netloc, "/robots.txt", "", "")
    status, _, raw = _get(at, allow_private, _ROBOTS_BYTES, deadline)
    if status >= 500:
        raise FetchError("the site's robots.txt cannot be read now; try again later, or save the page as a file")
    robots = urllib.robotparser.RobotFileParser()
    robots.parse(raw.decode("utf-8", "replace").splitlines() if status == 200 else [])
    if not robots.can_fetch(USER_AGENT, address):
        raise FetchError(
            "the site asks programs not to read this address (robots.txt); save the page as a file yourself"
        )
    delay = robots.crawl_delay(USER_AGENT)
    return float(delay) if delay else 0.0


def _get(parts: SplitResult, allow_private: bool, most: int, deadline: float) -> tuple[int, dict[str, str], bytes]:
    """(status, headers in lower case, body of at most `most` bytes)."""
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    timeout = urllib3.Timeout(connect=_CONNECT, read=_READ)
    headers = {"Host": parts.netloc.rpartition("@")[2], "User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate"}
    with _pool(parts.scheme, host, _resolve(host, port, allow_private), port, timeout) as pool:
        try:
            response = pool.request(
                "GET", _quoted(path), headers=headers, redirect=False, preload_content=False, retries=False
            )
            try:
                return (
                    response.status,
                    {k.lower(): v for k, v in response.headers.items()},
                    _body(response, most, deadline),
                )
            finally:
                response.close()
        except urllib3.exceptions.HTTPError as error:
            raise FetchError(f"cannot be reached ({type(error).__name__}); check the address and the network") from None


def _pool(scheme: str, host: str, ip: str, port: int, timeout: urllib3.Timeout) -> Any:
    if scheme == "http":
        return urllib3.HTTPConnectionPool(ip, port, timeout=timeout, maxsize=1)
    return urllib3.HTTPSConnectionPool(ip, port, timeout=timeout, maxsize=1, server_hostname=host, assert_hostname=host)


def _body(response: Any, most: int, deadline: float) -> bytes:
    """What was sent, unpacked; the ceiling is on what it unpacks to."""
    body = bytearray()
    for chunk in response.stream(_CHUNK, decode_content=True):
        body += chunk
        if len(body) > most:
            raise FetchError(f"is larger than {most // 1_000_000} MB; save it as a file and make it smaller")
        if time.monotonic() > deadline:
            raise FetchError(f"took longer than {_TOTAL:.0f} s; try again later, or save it as a file")
    return bytes(body)


def _resolve(host: str, port: int, allow_private: bool) -> str:
    """The address to connect to. All that the name resolves to must be public: one private one among them is a trick."""
    try:
        found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        raise FetchError("its server is not known; check the address and the network") from None
    for ip in found:
        if not allow_private and not _is_public(ip):
            raise FetchError("is an address inside a private network, which is not read from; save the page as a file")
    return found[0]


def _is_public(ip: str) -> bool:
    address = ipaddress.ip_address(ip.partition("%")[0])
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    if inner is not None:
        return bool(inner.is_global) and address.is_global
    return address.is_global and not address.is_multicast


def _quoted(path: str) -> str:
    from urllib.parse import quote

    return quote(path, safe="/%:=&?~#+!$,;'@()*[]")
