"""The ASGI application of the live process: ``/live?token=...`` and ``/healthz``, nothing else."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings

from shenava.entrypoints.live import stream
from shenava.foundation import clock
from shenava.foundation.realtime import tokens
from shenava.foundation.realtime.hub import Hub

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

MOST_TOKENS = 20
MOST_FOLLOWERS = 2000

hub = Hub()


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one request."""
    if scope["type"] != "http":
        return
    if scope["path"] == "/healthz":
        await _answer(send, status=200, body=f'{{"status": "ok", "followers": {len(hub)}}}'.encode())
    elif scope["path"] != "/live":
        await _answer(send, status=404)
    elif scope["method"] != "GET":
        await _answer(send, status=405)
    else:
        await _live(scope, receive, send)


async def _live(scope: Scope, receive: Receive, send: Send) -> None:
    headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
    origin = headers.get(b"origin", "")
    if origin and origin not in settings.LIVE_ALLOWED_ORIGINS:
        await _answer(send, status=403)
        return
    query = parse_qs(scope["query_string"].decode("latin-1"))
    at = clock.now()
    permits = [tokens.read(token, at=at) for token in query.get("token", [])[:MOST_TOKENS]]
    allowed = [permit for permit in permits if permit]
    if not allowed or len(allowed) < len(permits):
        await _answer(send, status=403, origin=origin)
        return
    if len(hub) >= MOST_FOLLOWERS:
        await _answer(send, status=503, origin=origin)
        return
    await send({"type": "http.response.start", "status": 200, "headers": _headers(b"text/event-stream", origin)})
    seconds = (min(permit.until for permit in allowed) - at).total_seconds()
    after = _number(headers.get(b"last-event-id") or query.get("after", [""])[0])
    topics = {permit.topic for permit in allowed}
    await stream.carry(hub, topics=topics, after=after, seconds=seconds, receive=receive, send=send)


async def _answer(send: Send, *, status: int, body: bytes = b"{}", origin: str = "") -> None:
    await send({"type": "http.response.start", "status": status, "headers": _headers(b"application/json", origin)})
    await send({"type": "http.response.body", "body": body})


def _headers(kind: bytes, origin: str) -> list[tuple[bytes, bytes]]:
    headers = [
        (b"content-type", kind),
        (b"cache-control", b"no-store"),
        (b"x-accel-buffering", b"no"),
        (b"x-content-type-options", b"nosniff"),
        (b"vary", b"Origin"),
    ]
    return [*headers, (b"access-control-allow-origin", origin.encode())] if origin else headers


def _number(text: str) -> int | None:
    """Return a notice's number as a page gives it, if it is one that a database could hold."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 18 else None  # noqa: PLR2004 - fits 64 bits
