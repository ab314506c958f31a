"""A file is named after a noun of the field, and every room has a sign on its door."""

import ast

import pytest
from tests.architecture import house

DUSTBINS = {
    "utils",
    "util",
    "helpers",
    "helper",
    "services",
    "service",
    "managers",
    "manager",
    "signals",
    "common",
    "mixins",
    "base",
    "misc",
    "tools",
    "core",
    "shared",
    "lib",
}
NAMED_BY_DJANGO = {
    "foundation.database.backends.sqlite.base": "Django finds a database backend under this name",
    "config.settings.base": "the settings that all installations share",
}
SIGN_LINES = range(4, 130)
DOORS = ("api", "commands", "desk", "health", "jobs", "live", "portal", "ui")


def rooms() -> list[str]:
    return [
        *(f"domain/{room}" for room in house.ROOMS),
        "lifecycle",
        *(f"entrypoints/{door}" for door in DOORS if (house.SOURCE / "entrypoints" / door).is_dir()),
        *(f"foundation/{room.name}" for room in sorted((house.SOURCE / "foundation").iterdir()) if room.is_dir()),
    ]


def test_no_file_is_a_dustbin() -> None:
    dustbins = [
        source.name
        for source in house.sources()
        if DUSTBINS & set(source.name.split(".")) and source.name not in NAMED_BY_DJANGO
    ]

    assert not dustbins, "\n".join(dustbins)


@pytest.mark.parametrize("room", [room for room in rooms() if "__pycache__" not in room])
def test_every_room_has_a_sign_on_its_door(room: str) -> None:
    sign = house.SOURCE / room / "README.md"

    assert sign.is_file(), f"write {room}/README.md: what lives here, what does not, where to begin"
    lines = sign.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert len(lines) in SIGN_LINES


def test_every_module_says_what_lives_in_it() -> None:
    silent = [
        source.name
        for source in house.sources()
        if not ast.get_docstring(source.tree) and source.path.read_text(encoding="utf-8").strip()
    ]

    assert not silent, "\n".join(silent)


def test_every_module_begins_with_one_sentence() -> None:
    long = [
        source.name
        for source in house.sources()
        if (said := ast.get_docstring(source.tree)) and not said.split("\n")[0].rstrip().endswith((".", "!", "?"))
    ]

    assert not long, "\n".join(long)


def test_directories_of_the_house_are_its_floors() -> None:
    floors = {path.name for path in house.SOURCE.iterdir() if path.is_dir() and path.name != "__pycache__"}

    assert floors == {"config", "entrypoints", "lifecycle", "domain", "foundation"}


def test_foundation_has_never_heard_of_a_complaint() -> None:
    """Names, texts and comments of the ground speak of subjects, never of cases or complaints."""
    words = ("complaint", "complainant")
    says_so = "Ground: would serve any product and has never heard of a complaint."
    heard = [
        f"{source.name}:{number}"
        for source in house.within("foundation")
        for number, line in enumerate(source.path.read_text(encoding="utf-8").splitlines(), 1)
        if any(word in line.lower() for word in words) and says_so not in line
    ]

    assert not heard, "\n".join(heard)
