"""The live process: ``granian --interface asginl shenava.config.live:application``."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shenava.config.settings")
django.setup()

from shenava.entrypoints.live.application import application  # noqa: E402 - the settings must be loaded first

__all__ = ["application"]
