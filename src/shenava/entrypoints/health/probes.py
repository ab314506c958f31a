"""Whether this process answers."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view gets its request
    """Say that the process answers; nothing is looked at."""
    return HttpResponse("ok\n", content_type="text/plain")
