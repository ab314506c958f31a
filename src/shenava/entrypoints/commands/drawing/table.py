"""Rows and columns in Markdown."""

from collections.abc import Iterable, Sequence

NOTE = "<!-- Drawn from code by bin/shenava draw; do not edit. -->"


def page(title: str, *parts: str) -> str:
    """Return a whole page with its title and the note that nobody should edit it."""
    return "\n\n".join([NOTE, f"# {title}", *(part.strip("\n") for part in parts if part.strip())]) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; pipes and line ends in cells are made harmless."""
    lines = [_line(head), _line(["---"] * len(head)), *(_line(row) for row in rows)]
    return "\n".join(lines)


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
