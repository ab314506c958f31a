"""Cases are read through questions that carry an actor, and changed by stages alone."""

import ast
from collections.abc import Iterator

from django.apps import apps
from tests.architecture import house

WRITES = {
    "create",
    "get_or_create",
    "update_or_create",
    "bulk_create",
    "bulk_update",
    "save",
    "delete",
    "update",
    "select_for_update",
}
ALWAYS = {"save", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "select_for_update"}
NOT_ROWS = {
    "request.session.save": "keeps what a signed-in browser remembers",
}
GUARDED = tuple(
    f"shenava.domain.{room}." for room in ("cases", "people", "channels", "policies", "intelligence", "surveys")
)
MAY_NAME = {
    ("entrypoints.desk.scopes", "Message"): "only inside a condition on cases that are narrowed already",
}
EXAMPLE = ("entrypoints.commands.demonstration", "entrypoints.commands.management.commands.demo")
"""Fills an empty installation with cases of its own making, and looks at those alone."""
WITHOUT_ACTOR = {
    ("entrypoints.portal.device", "lock_of"): "the device is asked next whether it has shown the access code",
    ("entrypoints.portal.opening", "by_tracking_code"): "the access code is compared next",
    ("entrypoints.portal.verification", "response_verified_by"): "whoever holds a letter may check that it is ours",
    ("entrypoints.api.letters", "response_verified_by"): "as on the page",
}
"""Doors that look at a case before they know who asks, and why."""


def models_of(room: str) -> set[str]:
    return {model.__name__ for model in apps.get_app_config(room).get_models()}


def managers_named(source: house.Source) -> Iterator[tuple[ast.Attribute, str]]:
    """Yield each ``<Model>.objects`` in a module, with the path that the model was imported from."""
    names = house.imported(source)
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}:
            yield node, house.resolved(node.value, names)


def test_only_the_room_of_cases_reads_the_table_of_cases() -> None:
    elsewhere = [
        source.at(node)
        for source in house.outside("domain.cases", *EXAMPLE)
        for node, model in managers_named(source)
        if model.rpartition(".")[2] == "Case"
    ]

    assert not elsewhere, "\n".join(["ask domain.cases.queries or access.visible_to(actor)", *elsewhere])


def test_rooms_do_not_read_the_tables_of_other_rooms() -> None:
    elsewhere = [
        f"{source.at(node)} {model}"
        for room in house.ROOMS
        for source in house.within(f"domain.{room}")
        for node, model in managers_named(source)
        if model.startswith("shenava.domain.") and not model.startswith(f"shenava.domain.{room}.")
    ]

    assert not elsewhere, "\n".join(elsewhere)


def test_doors_ask_questions_and_name_no_table_with_peoples_words() -> None:
    named = [
        f"{source.at(node)} {model}"
        for source in house.within("entrypoints")
        if not source.name.startswith(EXAMPLE)
        for node, model in managers_named(source)
        if model.startswith(GUARDED) and (source.name, model.rpartition(".")[2]) not in MAY_NAME
    ]

    assert not named, "\n".join(["put the question into queries.py or access.py of its room", *named])


def test_doors_change_no_row_themselves() -> None:
    writes = [
        f"{source.at(node)} {ast.unparse(node.func)}"
        for source in house.within("entrypoints")
        if not source.name.startswith("entrypoints.commands")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _writes(node.func)
    ]

    assert not writes, "\n".join(["call a stage, or an operation of the room", *writes])


def _writes(called: ast.Attribute) -> bool:
    """Whether a call changes rows, as far as its text shows; dictionaries have an ``update``, too."""
    if called.attr not in WRITES or house.dotted(called) in NOT_ROWS:
        return False
    before = ast.unparse(called.value)
    return called.attr in ALWAYS or any(mark in before for mark in (".objects", ".filter(", ".all("))


def test_doors_import_no_operations_of_cases() -> None:
    used = [
        source.at(node)
        for source in house.within("entrypoints")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("shenava.domain.cases.operations")
    ]

    assert not used, "\n".join(used)


def test_whoever_finds_a_case_without_an_actor_is_known() -> None:
    """Questions that take no actor are for stages; a door finds a case with ``access.find``."""
    unnarrowed = {"by_tracking_code", "lock_of", "case", "filed_with", "due_to_close", "response_verified_by"}
    used = [
        f"{source.at(node)} {name}"
        for source in house.within("entrypoints")
        if not source.name.startswith(EXAMPLE)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        for name in [house.resolved(node.func, house.imported(source))]
        if name.startswith("shenava.domain.cases.queries.") and name.rpartition(".")[2] in unnarrowed
        if (source.name, name.rpartition(".")[2]) not in WITHOUT_ACTOR
    ]

    assert not used, "\n".join(["find it with access.find(actor, code)", *used])
