"""The three things one can do with a box of notes, wherever it stands."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings

from shenava.foundation.jottings.in_redis import RedisBox
from shenava.foundation.jottings.in_sqlite import SqliteBox


@dataclass(frozen=True)
class Jotting:
    """One note; ``number`` orders the notes of a box and says up to which one they are dealt with."""

    number: int
    words: Mapping[str, Any]


class Box(Protocol):
    """A place that keeps lines in their order."""

    def drop(self, name: str, line: str) -> None:
        """Keep one line."""
        ...

    def waiting(self, name: str, *, most: int) -> Sequence[tuple[int, str]]:
        """Return the oldest lines with their numbers."""
        ...

    def discard(self, name: str, *, upto: int) -> None:
        """Take away what has this number or a lower one."""
        ...


def drop(name: str, words: Mapping[str, Any]) -> None:
    """Keep a note until it is gathered."""
    _place().drop(name, json.dumps(words, separators=(",", ":")))


def waiting(name: str, *, most: int) -> list[Jotting]:
    """Return the oldest notes of a box and leave them there."""
    return [Jotting(number, json.loads(line)) for number, line in _place().waiting(name, most=most)]


def discard(name: str, *, upto: int) -> None:
    """Take away the notes up to the one with this number."""
    _place().discard(name, upto=upto)


def _place() -> Box:
    return _in_redis(settings.REDIS_URL) if settings.REDIS_URL else _in_sqlite(Path(settings.COUNTERS_PATH))


@lru_cache(maxsize=4)
def _in_redis(url: str) -> RedisBox:
    return RedisBox(url)


@lru_cache(maxsize=4)
def _in_sqlite(path: Path) -> SqliteBox:
    return SqliteBox(path)
