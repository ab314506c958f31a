"""Handing out files, and saying so in the description of the API."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from shenava.foundation.errors import NotFound
from shenava.foundation.files import kinds, serving
from shenava.foundation.files.models import StoredFile


def content(*media_types: str) -> dict[str, Any]:
    """Return what the API's description says of an answer that is a file."""
    return {"responses": {200: {"content": {media_type: {"schema": {}} for media_type in media_types}}}}


ANY_KIND = content(*sorted(kinds.BY_MEDIA_TYPE))
PDF = content("application/pdf")


def id_of(text: str) -> UUID:
    """Return the id in an address; raises ``NotFound`` for what can't be one."""
    try:
        return UUID(text)
    except ValueError as error:
        raise NotFound from error


def download(request: HttpRequest, file: StoredFile, *, name: str) -> HttpResponseBase:
    """Return a file as a download, or the part of it that was asked for."""
    return serving.response(file, name=name, inline=False, wanted=request.headers.get("Range", ""))
