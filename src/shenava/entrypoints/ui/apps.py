"""Where Django learns that the look has templates."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The design system; it has no models."""

    name = "shenava.entrypoints.ui"
    label = "ui"
