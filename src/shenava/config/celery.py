"""The workers of many machines: ``celery -A shenava.config.celery worker``, and one ``celery -A ... beat``."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shenava.config.settings")
django.setup()

from shenava.foundation.tasks.celery_app import app  # noqa: E402 - the settings must be loaded first

__all__ = ["app"]
