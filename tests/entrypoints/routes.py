"""Every address that the installation answers to, computed from the resolver, for tests that visit them all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Route:
    """One address: its pattern as written, what answers, and the names of what it takes."""

    pattern: str
    view: Callable[..., Any]
    takes: tuple[tuple[str, str], ...]
    """(name, kind of converter) in their order."""

    @property
    def door(self) -> str:
        """The package of the door that answers."""
        module = innermost(self.view).__module__
        return module.split(".")[2] if module.startswith("shenava.entrypoints.") else module


def routes() -> list[Route]:
    """Return every address, in the order in which they are tried."""
    return list(_beneath(get_resolver(), "", ()))


def wrappers(view: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
    """Yield a view and everything that is wrapped in it, outermost first."""
    while view is not None:
        yield view
        view = getattr(view, "__wrapped__", None)  # type: ignore[assignment] # ends with None


def innermost(view: Callable[..., Any]) -> Callable[..., Any]:
    """Return the function that somebody wrote."""
    return list(wrappers(view))[-1]


def _beneath(resolver: URLResolver, prefix: str, before: tuple[tuple[str, str], ...]) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        takes = (*before, *((name, type(kind).__name__) for name, kind in entry.pattern.converters.items()))
        pattern = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLPattern):
            yield Route(pattern=pattern, view=entry.callback, takes=takes)
        else:
            yield from _beneath(entry, pattern, takes)
