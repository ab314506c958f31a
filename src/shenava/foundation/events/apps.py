"""The part's name in Django."""

from django.apps import AppConfig


class Events(AppConfig):
    """Facts, deliveries and schedules."""

    name = "shenava.foundation.events"
    label = "events"
