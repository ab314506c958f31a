"""What is told to the ground at start-up."""

from importlib import import_module

from shenava.foundation.events import registry
from shenava.foundation.tasks import carrier
from shenava.lifecycle.story import ALONGSIDE, STORY


def connect() -> None:
    """Say what follows from each fact, what is done again and again, and how facts reach the worker."""
    registry.register_story(story=STORY, alongside=ALONGSIDE)
    import_module("shenava.entrypoints.jobs.recurring")
    carrier.choose()
