"""What lies in the tables and files of the database, looked at without our own eyes."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from tests import builders
from tests.builders import MORNING
from tests.entrypoints import forbidden
from tests.entrypoints.forbidden import MARK

from shenava.lifecycle import intake

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-99.1")]

CARD = "6037997599999993"
MAY_BE_READ = {
    ("search_entry", "words"): "what is found must be readable",
    ("search_words_content", "c0"): "the same, in SQLite's own index",
    ("cases_remedy", "who"): "names a colleague or a unit, as the letter does",
    ("cases_issue", "reference"): "names a law or a contract",
}


def cells() -> Iterator[tuple[str, str, str]]:
    """Yield table, column and text of every cell of the database."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                yield from ((table, name, str(value)) for name, value in zip(columns, row, strict=True) if value)


def test_no_words_of_a_person_lie_open() -> None:
    forbidden.plant(builders.a_house())
    found = {
        (table, column)
        for table, column, text in cells()
        if MARK in text and (table, column) not in MAY_BE_READ and not table.startswith("search_")
    }

    assert found == set()


def test_a_card_number_is_nowhere() -> None:
    builders.a_house()
    text = f"شماره کارتم {CARD[:4]} {CARD[4:8]} {CARD[8:12]} {CARD[12:]} است و رمز دوم 48213"
    builders.a_filed_case(text=text, wish=f"کارت {CARD} را باز کنید", category="")
    folded = [(table, column, text.replace(" ", "").replace("-", "")) for table, column, text in cells()]

    assert [(table, column) for table, column, text in folded if CARD in text or "48213" in text] == []


@pytest.mark.django_db(transaction=True)
def test_a_card_number_is_not_in_the_files_either(tmp_path: Path) -> None:
    """The stored files, and on SQLite the whole database, byte by byte."""
    builders.a_house()
    filing = builders.a_filing(text=f"کارت {CARD}", key="k", body=f"کارت {CARD}", files=[builders.a_photo()])
    intake.receive(filing, at=MORNING)
    builders.let_everything_happen()
    if connection.vendor == "sqlite":
        copy = sqlite3.connect(tmp_path / "copy.sqlite3")
        connection.connection.backup(copy)
        copy.close()

    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert [path.name for path in files if CARD.encode() in path.read_bytes()] == []
