"""The source of the product as syntax trees, for the laws that no import shows."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).parents[2]
SOURCE = PROJECT / "src" / "shenava"
ROOMS = (
    "organization",
    "people",
    "channels",
    "journeys",
    "catalogue",
    "touchpoints",
    "cases",
    "policies",
    "intelligence",
    "surveys",
    "improvement",
    "insight",
)
"""The rooms of the domain from the lowest to the highest; beneath the last, some stand side by side."""
SIDE_BY_SIDE = {"policies", "intelligence", "surveys", "improvement"}


@dataclass(frozen=True)
class Source:
    """One module: its dotted name without ``shenava.``, its file and its tree."""

    name: str
    path: Path
    tree: ast.Module

    def at(self, node: ast.AST) -> str:
        """Return where a node stands, as an editor opens it."""
        return f"{self.path.relative_to(PROJECT)}:{getattr(node, 'lineno', 1)}"


@cache
def sources() -> tuple[Source, ...]:
    """Return every module of the product but the migrations."""
    return tuple(_read(path) for path in sorted(SOURCE.rglob("*.py")) if "migrations" not in path.parts)


def within(*prefixes: str) -> Iterator[Source]:
    """Yield the modules of these packages."""
    for source in sources():
        if any(source.name == prefix or source.name.startswith(f"{prefix}.") for prefix in prefixes):
            yield source


def outside(*prefixes: str) -> Iterator[Source]:
    """Yield the modules of all other packages."""
    inner = {source.name for source in within(*prefixes)}
    return (source for source in sources() if source.name not in inner)


def dotted(node: ast.AST) -> str:
    """Return ``a.b.c`` of a chain of names, and nothing of any other expression."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""


def imported(source: Source) -> dict[str, str]:
    """Return what each name of a module stands for, by its imports."""
    found: dict[str, str] = {}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            found.update({alias.asname or alias.name: alias.name for alias in node.names})
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.update({alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names})
    return found


def resolved(node: ast.AST, names: dict[str, str]) -> str:
    """Return a chain of names with its first name replaced by what was imported under it."""
    first, dot, rest = dotted(node).partition(".")
    return f"{names.get(first, first)}{dot}{rest}" if first else ""


def _read(path: Path) -> Source:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    name = ".".join(part for part in parts if part != "__init__")
    return Source(name=name, path=path, tree=ast.parse(path.read_text(encoding="utf-8"), filename=str(path)))
