"""The operator's page before the login: the form, or how to set a password where there is none."""

from __future__ import annotations

import html

from assistant.web.frame import frame
from assistant.web.operator_words import words_in
from assistant.web.visit import Visit

_COMMAND = "python -m assistant operator password"
_LINE = "PLAN_OPERATOR_PASSWORD_HASH='$2b$12$…'"


def closed_page(visit: Visit) -> str:
    """Nobody can enter: what to do about it."""
    words = words_in(visit.language)
    main = (
        f'<main id="main" tabindex="-1" class="operator narrow"><h1>{words("closed_title")}</h1><p>{words("closed_lead")}</p>'
        f"<ol><li>{words('closed_step_1')}<pre><code>{_COMMAND}</code></pre></li>"
        f"<li>{words('closed_step_2')}<pre><code>{html.escape(_LINE)}</code></pre></li>"
        f"<li>{words('closed_step_3')}</li></ol></main>"
    )
    return frame(words("closed_title"), main, visit, styles=("operator.css",))


def login_page(visit: Visit, token: str, told: str = "", *, bad: bool = True) -> str:
    """The form. `told` (HTML) says what came of the last try; `bad` that it was no good."""
    words = words_in(visit.language)
    described = ' aria-describedby="told"' if told else ""
    notice = f'<p class="notice{" bad" if bad else ""}" role="{"alert" if bad else "status"}" id="told">{told}</p>'
    main = (
        f'<main id="main" tabindex="-1" class="operator narrow"><h1>{words("login_title")}</h1>'
        f'<p class="lead">{words("login_lead")}</p>{notice if told else ""}'
        f'<form method="post" action="/operator/login" class="login"><input type="hidden" name="token" value="{html.escape(token)}">'
        f'<label for="password">{words("password")}</label>'
        f'<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="200" autofocus'
        f"{described}>"
        f'<button class="primary">{words("log_in")}</button></form></main>'
    )
    return frame(words("login_title"), main, visit, styles=("operator.css",))
