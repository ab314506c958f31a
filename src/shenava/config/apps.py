"""Wiring at start-up: the story is told to the ground, which doesn't know it."""

from django.apps import AppConfig


class Wiring(AppConfig):
    """The composition root; ``ready`` runs once in every process."""

    name = "shenava.config"
    label = "wiring"

    def ready(self) -> None:
        """Register the story with the deliveries, so that facts find what follows."""
