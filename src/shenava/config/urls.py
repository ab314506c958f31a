"""Which door is at which address."""

from django.urls import URLPattern, URLResolver, include, path

handler404 = "shenava.entrypoints.ui.failures.not_found"
handler500 = "shenava.entrypoints.ui.failures.broken"

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", include("shenava.entrypoints.api.urls")),
    path("desk/", include("shenava.entrypoints.desk.urls")),
    path("", include("shenava.entrypoints.health.urls")),
    path("", include("shenava.entrypoints.portal.urls")),
]
