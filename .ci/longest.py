"""Shows the ten longest files and functions: a report to read, not a rule."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
SHOWN = 10


def main() -> None:
    """Print both lists and the medians."""
    files = [path for path in (ROOT / "src").rglob("*.py") if "migrations" not in path.parts]
    texts = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in files}
    lengths = {name: len(text.splitlines()) for name, text in texts.items() if text.strip()}
    functions = dict(function for name, text in texts.items() for function in _functions(name, text))
    _show("files", lengths)
    _show("functions", functions)


def _functions(name: str, text: str) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{name}:{node.lineno} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def _show(what: str, lengths: dict[str, int]) -> None:
    sys.stdout.write(f"\nLongest {what} (of {len(lengths)}; median {median(lengths.values()):.0f} lines)\n")
    for name, length in sorted(lengths.items(), key=lambda pair: -pair[1])[:SHOWN]:
        sys.stdout.write(f"{length:5}  {name}\n")


if __name__ == "__main__":
    main()
