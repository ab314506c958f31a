"""Wiring at start-up: the story is told to the ground, which doesn't know it."""

from django.apps import AppConfig


class Wiring(AppConfig):
    """The composition root; ``ready`` runs once in every process."""

    name = "shenava.config"
    label = "wiring"

    def ready(self) -> None:
        """Register the story with the deliveries and the recurring work with the schedule."""
        from shenava.config import wiring  # noqa: PLC0415 - models can be imported only once all parts are loaded

        wiring.connect()
