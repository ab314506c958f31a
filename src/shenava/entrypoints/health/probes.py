"""Whether this process answers, and whether the installation can work."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from shenava.foundation import clock
from shenava.foundation.health import checks


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view gets its request
    """Say that the process answers; nothing is looked at."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view gets its request
    """Say what is ready, each by yes or no; 503 as long as anything is missing."""
    ready = checks.readiness(at=clock.now())
    return JsonResponse(ready, status=200 if all(ready.values()) else 503)
