"""Finds the pages of a door by following its links, one of each kind."""

import html
import re
from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import APIRequestContext

_LINK = re.compile(r"<a\b[^>]*?\shref=\"([^\"#]*)", re.IGNORECASE)
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{6,}|[A-Za-z0-9_-]{20,}")
_LANGUAGE = re.compile(r"/(?:fa|ar|en)(?=/|$)")
_LEAVES = ("/sign-out", "/files/", "/letters/", "/letter", "/preferences/language/", "/static/", "/forget")


def kind_of(address: str) -> str:
    """Return the address without what tells one thing from another of its kind."""
    parts = urlsplit(address)
    keys = sorted(pair.partition("=")[0] for pair in parts.query.split("&") if pair)
    return _LANGUAGE.sub("/xx", _ID.sub("*", parts.path)) + ("?" + "&".join(keys) if keys else "")


def pages(request: APIRequestContext, roots: Sequence[str], *, within: str, most: int = 80) -> list[str]:
    """Return addresses, one a kind, that can be reached by links from the roots and begin with ``within``."""
    found: dict[str, str] = {}
    waiting = list(roots)
    while waiting and len(found) < most:
        address = waiting.pop(0)
        if kind_of(address) in found:
            continue
        answer = request.get(address)
        if not answer.headers.get("content-type", "").startswith("text/html") or answer.status >= 400:
            continue
        found[kind_of(address)] = address
        for link in _LINK.findall(answer.text()):
            path = urljoin(address, html.unescape(link))
            if path.startswith(within) and not any(part in path for part in _LEAVES):
                waiting.append(path)
    return list(found.values())
