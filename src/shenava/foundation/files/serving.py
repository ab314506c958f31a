"""Handing a stored file to a browser that must not trust it; the door has checked access before."""

import re
from collections.abc import Iterator
from typing import IO

from django.http import FileResponse, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from shenava.foundation.files import queries, thumbnails
from shenava.foundation.files.models import StoredFile

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; media-src 'self'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
    "Accept-Ranges": "bytes",
}
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
_CHUNK = 65_536


def response(file: StoredFile, *, name: str, inline: bool, wanted: str = "") -> HttpResponseBase:
    """Return the file under this name. Only pictures and sound are ever shown inline; all else is a download.

    ``wanted`` is the request's ``Range`` header, without which phones do not play sound (RFC 9110, 14).
    """
    part = _part(wanted, file.size)
    if part is None:
        answer: HttpResponseBase = FileResponse(queries.content(file), content_type=file.media_type)
        answer["Content-Length"] = str(file.size)
    elif part.start >= part.stop:
        answer = HttpResponse(status=416, headers={"Content-Range": f"bytes */{file.size}"})
    else:
        answer = StreamingHttpResponse(_pieces(queries.content(file), part), status=206, content_type=file.media_type)
        answer["Content-Length"] = str(len(part))
        answer["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{file.size}"
    for header, value in _HEADERS.items():
        answer[header] = value
    shown_inline = inline and file.kind.inline
    answer["Content-Disposition"] = content_disposition_header(not shown_inline, name) or "attachment"
    return answer


def thumbnail(file: StoredFile) -> HttpResponseBase:
    """Return the small picture of a picture; raises ``NotFound`` for whatever has none."""
    answer = FileResponse(thumbnails.content(file), content_type=thumbnails.MEDIA_TYPE)
    for header, value in _HEADERS.items():
        answer[header] = value
    del answer["Accept-Ranges"]
    return answer


def _part(wanted: str, size: int) -> range | None:
    found = _RANGE.fullmatch(wanted.strip())
    if not found or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        return range(max(0, size - int(last)), size)
    return range(int(first), min(size, int(last) + 1) if last else size)


def _pieces(content: IO[bytes], part: range) -> Iterator[bytes]:
    with content:
        content.seek(part.start)
        left = len(part)
        while left and (piece := content.read(min(_CHUNK, left))):
            left -= len(piece)
            yield piece
