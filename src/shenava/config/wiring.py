"""What is told to the ground at start-up."""

from shenava.foundation.events import registry
from shenava.lifecycle.story import ALONGSIDE, STORY


def connect() -> None:
    """Say what follows from each fact, and what is done again and again."""
    registry.register_story(story=STORY, alongside=ALONGSIDE)
