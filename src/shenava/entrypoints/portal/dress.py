"""The two faces of the public pages: the full ones, and simple ones for small screens, thin lines and few words."""

from dataclasses import dataclass

from shenava.entrypoints.portal import addresses


@dataclass(frozen=True)
class Dress:
    """Where the templates lie and under which names the pages are; what happens behind them is the same."""

    folder: str
    prefix: str
    writing: str
    """The page on which somebody writes to us about their case."""

    def template(self, name: str) -> str:
        """Return a template of this face, as ``page.show`` takes it."""
        return self.folder + name

    def to(self, name: str, *parts: object) -> str:
        """Return the address of a page of this face."""
        return addresses.to(self.prefix + name, *parts)


FULL = Dress(folder="", prefix="", writing="complaint")
SIMPLE = Dress(folder="simple/", prefix="simple_", writing="write")
