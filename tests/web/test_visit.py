"""The language and the look of a page, as it was asked for."""

from __future__ import annotations

import pytest
from fastapi import Request, Response
from hypothesis import given
from hypothesis import strategies as st

from assistant.web.visit import remember_language, visit_of


def asked(query: str = "", **headers: str) -> Request:
    named = [(name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": "/d", "query_string": query.encode(), "headers": named}
    return Request({**scope, "scheme": "http", "server": ("localhost", 80)})


@pytest.mark.parametrize(
    ("query", "headers", "language"),
    [
        ("", {}, "vi"),
        ("", {"accept_language": "vi-VN,vi;q=0.9,en;q=0.8"}, "vi"),
        ("", {"accept_language": "en-GB,en;q=0.9"}, "en"),
        ("", {"accept_language": "fr-FR,fr;q=0.9,en;q=0.5,vi;q=0.4"}, "en"),
        ("", {"accept_language": "en;q=0.4, vi;q=0.8"}, "vi"),
        ("", {"accept_language": "en;q=0"}, "vi"),
        ("", {"accept_language": "de"}, "vi"),
        ("", {"accept_language": "en", "cookie": "lang=vi"}, "vi"),
        ("lang=en", {"accept_language": "vi", "cookie": "lang=vi"}, "en"),
        ("lang=xx", {"cookie": "lang=en"}, "en"),
    ],
)
def test_the_address_then_the_cookie_then_the_browser(query: str, headers: dict[str, str], language: str) -> None:
    assert visit_of(asked(query, **headers)).language == language


@given(st.text(st.characters(max_codepoint=255), max_size=200))
def test_no_header_breaks_it(header: str) -> None:
    assert visit_of(asked(accept_language=header)).language in ("vi", "en")


def test_a_chosen_language_is_kept_and_the_rest_of_the_address_too() -> None:
    request = asked("cited=a%3Ab~1-2&at=0&lang=en", cookie="theme=dark")
    visit = visit_of(request)
    assert visit.theme == "dark"
    assert visit.in_language("vi") == "?cited=a%3Ab~1-2&at=0&lang=vi"
    response = Response()
    remember_language(request, response)
    assert "lang=en" in response.headers["set-cookie"]
    silent = Response()
    remember_language(asked(), silent)
    assert "set-cookie" not in silent.headers
    assert visit_of(asked(cookie="theme=<script>")).theme == ""
