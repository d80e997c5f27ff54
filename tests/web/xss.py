"""The payloads: every vector of xss.yaml in every context."""

from __future__ import annotations

from pathlib import Path

import yaml

_GIVEN = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
PAYLOADS: tuple[str, ...] = tuple(
    context.replace("{}", vector) for vector in _GIVEN["vectors"] for context in _GIVEN["contexts"]
)
# In the browser: what a payload calls if it runs, and what its markup leaves if it became markup.
TRIPWIRE = "window.struck = () => { window.wasStruck = true; };"
LIVE = """() => [...document.querySelectorAll('*')].filter((e) =>
    [...e.attributes].some((a) => a.name.startsWith('on') || /^\\s*javascript:/i.test(a.value) && /href|src|data|action/.test(a.name))
    || (e.matches('iframe, object, embed, math, noscript *, meta[http-equiv=refresh], audio, video'))).map((e) => e.outerHTML.slice(0, 200))"""
