"""What the pages behind the login share: the two parts, the way out, and what came of the last click."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Literal

from assistant.operator.sessions import Session
from assistant.web.frame import frame
from assistant.web.operator_words import words_in
from assistant.web.visit import Visit

Part = Literal["state", "questions"]
_PARTS: tuple[tuple[Part, str], ...] = (("state", "/operator"), ("questions", "/operator/questions"))


def operator_frame(
    title: str,
    body: str,
    visit: Visit,
    session: Session,
    here: Part,
    data: Mapping[str, object] | None = None,
) -> str:
    """A whole page around its body (HTML)."""
    words = words_in(visit.language)
    marks = {here: ' aria-current="page"'}
    links = "".join(f'<a href="{address}"{marks.get(part, "")}>{words(f"nav_{part}")}</a>' for part, address in _PARTS)
    key, value = session.take_notice()
    failed = key.endswith(("_failed", "_already"))
    notice = (
        f'<p class="notice{" bad" if failed else ""}" role="status">{words(key, generation=value, problem=value)}</p>'
        if key
        else ""
    )
    main = (
        f'<main id="main" tabindex="-1" class="operator"><div class="parts"><nav aria-label="{words("nav")}">{links}</nav>'
        f"{form('/operator/logout', session, words('log_out'))}</div>{notice}{body}</main>"
    )
    scripts = ("operator.js",) if data is not None else ()
    return frame(html.unescape(title), main, visit, styles=("operator.css",), scripts=scripts, data=data)


def form(action: str, session: Session, button: str, *, primary: bool = False) -> str:
    """A form of one button. `button` is HTML."""
    kind = ' class="primary"' if primary else ""
    token = f'<input type="hidden" name="token" value="{html.escape(session.form_token)}">'
    return f'<form method="post" action="{action}">{token}<button{kind}>{button}</button></form>'
