"""The addresses of the watchers."""

from django.urls import path

from shenava.entrypoints.health import probes

urlpatterns = [
    path("healthz", probes.healthz, name="healthz"),
]
