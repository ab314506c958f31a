"""One place asks the time; everybody else is told it."""

import ast

from tests.architecture import house

ASKS = {
    "datetime.datetime.now",
    "datetime.datetime.utcnow",
    "datetime.datetime.today",
    "datetime.date.today",
    "django.utils.timezone.now",
    "django.utils.timezone.localdate",
    "django.utils.timezone.localtime",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
}
MAY = {
    "foundation.clock": "the one place",
    "foundation.database.ids": "an id holds the millisecond when it was made; nothing is decided by it",
}
DOORS = ("entrypoints", "config", "foundation.web", "foundation.tasks", "foundation.audit", "foundation.files")


def asking(source: house.Source, asks: set[str]) -> list[str]:
    names = house.imported(source)
    return [
        f"{source.at(node)} {ast.unparse(node)}"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute | ast.Name) and house.resolved(node, names) in asks
    ]


def test_only_the_clock_asks_the_time() -> None:
    elsewhere = [found for source in house.sources() if source.name not in MAY for found in asking(source, ASKS)]

    assert not elsewhere, "\n".join(elsewhere)


def test_rules_rooms_and_stages_are_told_the_time() -> None:
    clock = {"shenava.foundation.clock.now", "django.utils.timezone.now"}
    asked = [found for source in house.within("domain", "lifecycle") for found in asking(source, clock)]

    assert not asked, "\n".join(["take `at` from whoever calls", *asked])


def test_who_asks_is_found() -> None:
    told = "from datetime import datetime, date\nimport time\ndatetime.now(None)\ndate.today()\ntime.time()\n"
    source = house.Source("somewhere", house.PROJECT / "x.py", ast.parse(told))

    assert len(asking(source, ASKS)) == 3
