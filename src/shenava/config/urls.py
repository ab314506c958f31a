"""Which door is at which address."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/", include("shenava.entrypoints.desk.urls")),
    path("", include("shenava.entrypoints.health.urls")),
]
