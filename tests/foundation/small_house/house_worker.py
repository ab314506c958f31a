"""The embedded worker of the small house, through the command that ships."""

import sys

import django

django.setup()

import house_story  # noqa: E402 - the settings must be loaded first

from shenava.entrypoints.commands.management.commands.worker import Command  # noqa: E402 - as above

house_story.tell()
Command().run_from_argv(["house", "worker", *sys.argv[1:]])
