"""The addresses under ``/api/``; every one of them is guarded, and there is nothing beside them."""

from functools import cache

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, re_path
from django.views.decorators.http import require_GET

from shenava.entrypoints.api.application import api, document
from shenava.entrypoints.api.doorway import guarded, nothing_here


@require_GET
def openapi(_request: HttpRequest) -> HttpResponse:
    """Serve the description of this API."""
    return HttpResponse(_document(), content_type="application/json", headers={"Cache-Control": "public, max-age=300"})


@cache
def _document() -> bytes:
    return document().encode()


def _guarded_patterns() -> list[URLPattern]:
    patterns = [pattern for pattern in api.urls[0] if isinstance(pattern, URLPattern) and pattern.name != "api-root"]
    return [path(f"v1/{pattern.pattern}", guarded(pattern.callback)) for pattern in patterns]


urlpatterns = [
    path("v1/openapi.json", guarded(openapi)),
    *_guarded_patterns(),
    re_path("", nothing_here),
]
