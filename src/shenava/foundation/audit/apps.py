"""How Django knows this room."""

from django.apps import AppConfig


class Audit(AppConfig):
    """The app of the log."""

    name = "shenava.foundation.audit"
    label = "audit"
