"""Registers the app under the label ``files``."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """The app of stored files."""

    name = "shenava.foundation.files"
    label = "files"
