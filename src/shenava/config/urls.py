"""Which door is at which address."""

from django.urls import URLPattern, URLResolver, include, path
from django.urls.resolvers import RoutePattern

handler404 = "shenava.entrypoints.ui.failures.not_found"
handler500 = "shenava.entrypoints.ui.failures.broken"

urlpatterns: list[URLPattern | URLResolver] = [
    # A name is loaded with the first request for it: the API brings Pydantic and Ninja along, a quarter of the start,
    # and many installations never use it.
    URLResolver(RoutePattern("api/"), "shenava.entrypoints.api.urls"),
    path("desk/", include("shenava.entrypoints.desk.urls")),
    path("", include("shenava.entrypoints.health.urls")),
    path("", include("shenava.entrypoints.portal.urls")),
]
