"""What differs between SQLite and PostgreSQL stands in few places, each with its reason."""

import ast

from tests.architecture import house

MAY = {
    "foundation.database": "the place where the databases differ",
    "foundation.search": "two engines of full-text search",
    "foundation.events": "PostgreSQL can skip rows that somebody else has locked; SQLite has one writer",
    "foundation.realtime": "PostgreSQL rings open pages with NOTIFY and commits out of order; SQLite does neither",
    "entrypoints.commands.archives": "a backup is a copy of a file, or what pg_dump writes",
    "entrypoints.commands.restore": "the copy of a file is moved into place, a dump is loaded",
    "entrypoints.commands.databases": "how to reach the database by hand",
    "entrypoints.commands.examinations": "says which database it looked at",
    "entrypoints.commands.serving.preparation": "a new data folder has no database file yet",
    "config.settings.database": "chooses one of the two",
}


def asking(source: house.Source) -> list[str]:
    found = []
    for node in ast.walk(source.tree):
        asks = isinstance(node, ast.Attribute) and node.attr in {"vendor", "is_postgresql", "is_sqlite"}
        asks = asks or (isinstance(node, ast.Attribute) and node.attr.startswith("has_select_for_update"))
        asks = asks or (
            isinstance(node, ast.Compare)
            and any(
                isinstance(part, ast.Constant) and part.value in {"sqlite", "postgresql"} for part in ast.walk(node)
            )
        )
        if asks:
            found.append(source.at(node))
    return found


def test_nobody_else_asks_which_database_it_is() -> None:
    elsewhere = [
        place
        for source in house.sources()
        if not any(source.name == room or source.name.startswith(f"{room}.") for room in MAY)
        for place in asking(source)
    ]

    assert not elsewhere, "\n".join(elsewhere)


BY_HAND = {
    ("domain.cases.queries", "_is_known"): "every filing asks; the query builder would cost more than the answer",
    ("domain.people.queries", "_is_known"): "as above",
}


def test_rooms_stages_and_doors_write_no_sql() -> None:
    by_hand = [
        f"{source.name}.{function.name}"
        for source in house.within("domain", "lifecycle", "entrypoints.portal", "entrypoints.desk", "entrypoints.api")
        for function in ast.walk(source.tree)
        if isinstance(function, ast.FunctionDef) and (source.name, function.name) not in BY_HAND
        if any(_is_sql(node) for node in ast.walk(function))
    ]

    assert not by_hand, "\n".join(by_hand)


def _is_sql(node: ast.AST) -> bool:
    if isinstance(node, ast.Name):
        return node.id == "RawSQL"
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    asks_a_table = ast.unparse(node.func.value).endswith(("objects", ")"))
    return node.func.attr == "cursor" or (node.func.attr in {"raw", "extra"} and asks_a_table)
