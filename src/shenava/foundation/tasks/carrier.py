"""Choosing how a committed fact reaches the worker."""

from django.conf import settings

from shenava.foundation.events import registry


def choose() -> None:
    """Carry facts by Celery where a broker is set; otherwise leave it to the local socket. Called once at start-up."""
    if settings.BROKER_URL:
        from shenava.foundation.tasks import celery_app  # noqa: PLC0415 - Celery is loaded only where it is used

        registry.register_carrier(celery_app.send)
