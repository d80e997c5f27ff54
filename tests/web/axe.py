"""axe-core (bundled in axe-playwright-python, nothing is downloaded) on a page that a browser shows."""

from __future__ import annotations

from collections.abc import Sequence

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_GRAVE = ("serious", "critical")
# What WCAG 2.2 AA asks; the best practices too, for their landmarks and headings.
_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def violations(page: Page, context: str | None = None, only: Sequence[str] = ()) -> list[str]:
    """Serious and critical ones: "color-contrast (serious) #head > p: ..."; `context` is a selector to look within.

    `only` names rules, where all of them would say the same again.
    """
    options = {"runOnly": {"type": "rule", "values": list(only)}, "resultTypes": ["violations"]} if only else _OPTIONS
    found = Axe().run(page, context=context, options=options).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}) {' '.join(map(str, node['target']))}: {node.get('failureSummary', '')[:300]}"
        for rule in found
        if rule["impact"] in _GRAVE
        for node in rule["nodes"]
    ]
