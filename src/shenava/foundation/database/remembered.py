"""Answers that change rarely, remembered for a few seconds in each process."""

import time
from collections.abc import Callable, Hashable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_memories: list[dict[Hashable, tuple[float, object]]] = []


def remembered(*, seconds: float) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Remember a function's answer for so many seconds; its arguments must be hashable.

    Whoever changes what such a function reads calls ``forget_all``; other processes follow within ``seconds``.
    """

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        memory: dict[Hashable, tuple[float, object]] = {}
        _memories.append(memory)

        @wraps(function)
        def answer(*args: P.args, **kwargs: P.kwargs) -> T:
            key = (args, tuple(sorted(kwargs.items())))
            until, value = memory.get(key, (0.0, None))
            if time.monotonic() < until:
                return value  # type: ignore[return-value] # the memory holds only this function's answers
            fresh = function(*args, **kwargs)
            memory[key] = (time.monotonic() + seconds, fresh)
            return fresh

        return answer

    return decorate


def forget_all() -> None:
    """Forget every remembered answer of this process."""
    for memory in _memories:
        memory.clear()
