"""The stories as written down, one file a language."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Any, TypeAlias

from shenava.entrypoints.commands.demonstration.moments import Past

LANGUAGES = ("fa", "ar", "en")
Row: TypeAlias = Mapping[str, Any]
"""An object of the files beside this module."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing that happens in a story: what (``do``), when, and with what words."""

    story: Row
    do: str
    at: datetime
    given: Row


def told(*, past: Past) -> list[Step]:
    """Return the steps of all stories in the order of their moments, as they would have happened."""
    steps = [
        Step(story=story, do=step["do"], at=past.moment(step["at"]), given=step)
        for story in stories()
        for step in story["life"]
    ]
    return sorted(steps, key=lambda step: step.at)


@cache
def stories() -> Sequence[Row]:
    """Return every story; ``language`` is filled in from the file it stands in."""
    return [{"language": language, **story} for language in LANGUAGES for story in read(f"stories_{language}.json")]


def read(name: str) -> Any:  # noqa: ANN401 - JSON
    """Return one of the files beside this module."""
    return json.loads((resources.files(__package__) / name).read_text(encoding="utf-8"))
