"""What axe says of a page as it stands, in both themes."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "frontend/node_modules/axe-core/axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
_RUN = """async (only) => {
    const found = await axe.run(document, { runOnly: only, resultTypes: ['violations'] });
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target, html, failureSummary }) =>
        [id, ...target, html.slice(0, 160), ...failureSummary.split('\\n').slice(1, 3)].join(' ')));
}"""


@lru_cache(maxsize=1)
def axe() -> str:
    """Return the program that looks."""
    return AXE.read_text(encoding="utf-8")


def faults(page: Page) -> list[str]:
    """Return what axe finds on the page: everything in the light theme, and the colours again in the dark one."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe())
    told: list[str] = []
    for theme, only in (
        ("light", {"type": "tag", "values": TAGS}),
        ("dark", {"type": "rule", "values": ["color-contrast"]}),
    ):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        told += [f"{theme} {page.url} {fault}" for fault in _run(page, only)]
    page.evaluate("delete document.documentElement.dataset.theme")
    return told


def _run(page: Page, only: dict[str, Any]) -> list[str]:
    found: list[str] = page.evaluate(_RUN, json.loads(json.dumps(only)))
    return found
