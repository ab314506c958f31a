"""A brand's colours, logo and spoken words: public, and kept by browsers, since their address changes with them."""

from django.http import HttpResponse
from django.http.request import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from shenava.domain.catalogue import branding, queries, speaking
from shenava.entrypoints.ui import brand_look
from shenava.foundation.errors import NotFound
from shenava.foundation.files import serving
from shenava.foundation.web.limits import limited

_FOR_GOOD = "public, max-age=31536000, immutable"
_FOR_A_MOMENT = "public, max-age=60"


@limited("page")
@require_safe
def stylesheet(request: HttpRequest, code: str, digest: str) -> HttpResponse:  # noqa: ARG001 - a view
    """Give the colours; an old address gets the new ones, and is asked again soon."""
    brand = queries.brand_called(code)
    palette = branding.palette_of(brand) if brand else None
    if palette is None:
        raise NotFound
    css = brand_look.stylesheet(palette)
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = _FOR_GOOD if digest == brand_look.digest(css) else _FOR_A_MOMENT
    response["X-Content-Type-Options"] = "nosniff"
    return response


@limited("page")
@require_safe
def logo(request: HttpRequest, code: str, digest: str) -> HttpResponseBase:  # noqa: ARG001 - a view
    """Give the logo; an old address gets the new one, and is asked again soon."""
    brand = queries.brand_called(code)
    if brand is None or brand.logo is None:
        raise NotFound
    response = serving.response(brand.logo, name="logo.png", inline=True)
    is_current = brand.logo.sha256.startswith(digest)
    response["Cache-Control"] = _FOR_GOOD if is_current else _FOR_A_MOMENT
    return response


@limited("page")
@require_safe
def spoken(request: HttpRequest, code: str, page: str, language: str, digest: str) -> HttpResponseBase:
    """Give what a simple page says aloud; an old address gets the new recording, and is asked again soon."""
    brand = queries.brand_called(code)
    file = speaking.prompts(brand.id).get((page, language)) if brand else None
    if file is None:
        raise NotFound
    name = f"{page}-{language}.{file.kind.endings[0]}"
    response = serving.response(file, name=name, inline=True, wanted=request.headers.get("Range", ""))
    response["Cache-Control"] = _FOR_GOOD if file.sha256.startswith(digest) else _FOR_A_MOMENT
    return response
