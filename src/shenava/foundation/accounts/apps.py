"""How Django knows this room."""

from django.apps import AppConfig


class Accounts(AppConfig):
    """The app whose ``Account`` is the user model."""

    name = "shenava.foundation.accounts"
    label = "accounts"
