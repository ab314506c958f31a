"""The house: its floors, rooms, stages and doors, and where a change goes."""

import ast
from pathlib import Path

import shenava
from shenava.entrypoints.commands.drawing.table import page, table

_HOUSE = Path(shenava.__path__[0])
_FLOORS = (
    ("config", "Composition: settings, addresses, and the wiring of all parts."),
    ("entrypoints", "Doors: pages, API, live events, commands. They translate in, call once, translate out."),
    ("lifecycle", "The story: one file a stage. What we do next, and when."),
    ("domain", "Rooms: what is right, what is remembered, what is found."),
    ("foundation", "Ground: would serve any product and has never heard of a complaint."),
)
_ROOMS = (
    ("insight",),
    ("policies", "intelligence", "surveys", "improvement"),
    ("cases",),
    ("touchpoints",),
    ("catalogue",),
    ("journeys",),
    ("channels",),
    ("people",),
    ("organization",),
)
_QUESTIONS = (
    ("Would it make sense in a product without complaints?", "`foundation/`"),
    ("Is it about how it looks or is transported: a page, JSON, a command?", "`entrypoints/<door>/`"),
    ("Is it about what we do next, and when?", "`lifecycle/<stage>.py`, with its line in `story.py`"),
    ("Is it a rule: given these facts, what is right?", "`domain/<room>/rules`"),
    ("Is it remembered, or found?", "`models` or `queries` of the room that owns the noun"),
    ("Is it a word that people read?", "`vocabulary` of its room, and the catalogues in `locale/`"),
)


def draw() -> str:
    """Return ``docs/map.md``."""
    return page(
        "Map of the house",
        "Calls go down: a floor or room knows those below it and none above. `lint-imports` holds everybody to it.",
        "## Floors",
        table(["Floor", "What lives here"], [(f"`{name}`", said) for name, said in _FLOORS]),
        "## Rooms of the domain, the highest first",
        table(["Room", "What lives here"], [_room(f"domain/{room}") for row in _ROOMS for room in row]),
        "## Stages of the lifecycle",
        table(["Stage", "What it does"], [(f"`{path.stem}`", _first_line(path)) for path in _modules("lifecycle")]),
        "## Doors",
        table(["Door", "Who comes in"], [_room(f"entrypoints/{door}") for door in _folders("entrypoints")]),
        "## Ground",
        table(["Room", "What lives here"], [_room(f"foundation/{room}") for room in _folders("foundation")]),
        "## Where does my change go?\n\nAsk in this order; the first yes wins.",
        "\n".join(f"{number}. {question} → {place}" for number, (question, place) in enumerate(_QUESTIONS, 1)),
    )


def _room(name: str) -> tuple[str, str]:
    return (f"[`{name}`](../src/shenava/{name}/)", _first_line(_HOUSE / name / "__init__.py"))


def _first_line(path: Path) -> str:
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return said.split("\n")[0]


def _modules(floor: str) -> list[Path]:
    return sorted(path for path in (_HOUSE / floor).glob("*.py") if path.stem != "__init__")


def _folders(floor: str) -> list[str]:
    return sorted(path.name for path in (_HOUSE / floor).iterdir() if (path / "__init__.py").is_file())
