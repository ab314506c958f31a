"""The part's name in Django."""

from django.apps import AppConfig


class Realtime(AppConfig):
    """Notices for open pages."""

    name = "shenava.foundation.realtime"
    label = "realtime"
