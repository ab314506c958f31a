"""Which door is at which address."""

from django.urls import URLPattern, URLResolver, include, path

from shenava.foundation.web import limits

handler404 = "shenava.entrypoints.ui.failures.not_found"
handler500 = "shenava.entrypoints.ui.failures.broken"

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", include("shenava.entrypoints.api.urls")),
    path("desk/design/", limits.limited("page")(gallery)),
    path("desk/", include("shenava.entrypoints.desk.urls")),
    path("", include("shenava.entrypoints.health.urls")),
    path("", include("shenava.entrypoints.portal.urls")),
]
