"""The Celery worker of the small house."""

import os

import django

django.setup()

import house_story  # noqa: E402 - the settings must be loaded first

from shenava.config.celery import app  # noqa: E402 - as above

house_story.tell()
app.conf.task_default_queue = os.environ["SHENAVA_QUEUE"]

__all__ = ["app"]
