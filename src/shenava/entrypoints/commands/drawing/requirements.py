"""What was asked for, and which tests prove it."""

import ast
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

from django.conf import settings

from shenava.entrypoints.commands.drawing.table import page, table

_WEIGHTS = {"M": "must", "S": "should", "L": "later"}
_Described = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class Requirement(TypedDict):
    """One thing that was asked for."""

    id: str
    module: str
    priority: str
    asks: str


def draw() -> str:
    """Return ``docs/requirements.md``."""
    proofs, asked = proven(), requirements()
    by_module: dict[str, list[Requirement]] = defaultdict(list)
    for one in asked:
        by_module[one["module"]].append(one)
    count = sum(one["id"] in proofs for one in asked)
    introduction = (
        f"{count} of {len(asked)} requirements are named by the tests that prove them. "
        'A test names what it proves with `@pytest.mark.requirement("S0-23.5")`.'
    )
    return page("Requirements", introduction, *(_section(name, by_module[name], proofs) for name in sorted(by_module)))


def requirements() -> list[Requirement]:
    """Return everything that was asked for, in its order."""
    found: list[Requirement] = json.loads((_tests() / "requirements.json").read_text(encoding="utf-8"))
    return found


def proven() -> dict[str, list[str]]:
    """Return, for each requirement that a test names, those tests as ``file::name``."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(_tests().rglob("test_*.py")):
        for name, test in _markers(ast.parse(path.read_text(encoding="utf-8"))):
            found[name].append(f"{path.relative_to(_tests())}::{test}".removesuffix("::"))
    return dict(found)


def _tests() -> Path:
    folder: Path = settings.FRONTEND_DIST.parent.parent / "tests"
    return folder


def _markers(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(
            isinstance(one, ast.Name) and one.id == "pytestmark" for one in node.targets
        ):
            yield from ((name, "") for name in _named(node.value))
    for described in ast.walk(tree):
        if isinstance(described, _Described):
            yield from ((name, described.name) for one in described.decorator_list for name in _named(one))


def _named(node: ast.AST) -> Iterator[str]:
    """Yield the ids in every ``requirement(...)`` inside an expression."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "requirement":
            yield from (str(one.value) for one in call.args if isinstance(one, ast.Constant))


def _section(name: str, asked: list[Requirement], proofs: dict[str, list[str]]) -> str:
    rows = [(one["id"], _WEIGHTS[one["priority"]], one["asks"], _proof(proofs.get(one["id"], []))) for one in asked]
    return f"## {name}\n\n{table(['Id', 'Weight', 'What is asked', 'Proof'], rows)}"


def _proof(tests: list[str]) -> str:
    return "<br>".join(f"`{test}`" for test in tests)
