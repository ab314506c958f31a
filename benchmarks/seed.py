# ruff: noqa: E402 - Django must be set up first
"""Fills an installation with many cases fast: rows straight into the tables, a few thousand cases a transaction.

Usage: SHENAVA_DATA=folder python benchmarks/seed.py --cases 100000

The rows are what filing, answering and closing would have left: person and contact, case, messages, facts, promise and
search entry. Words and names come from pools that are encrypted once. Deliveries and audit rows are left out. The
last twentieth of the cases in time is still open.
"""

import argparse
import json
import os
import random
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shenava.config.settings")

import django

django.setup()

from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Model
from words import NAMES, SHARES, texts

from shenava.domain.cases.events import CaseAssigned, CaseClosed, CaseReceived
from shenava.domain.cases.models import Case, Message
from shenava.domain.catalogue.models import Brand, Category
from shenava.domain.organization.models import Staff, Unit
from shenava.domain.people.models import ContactPoint, Person
from shenava.domain.policies.models import Promise
from shenava.entrypoints.commands.demonstration import office
from shenava.foundation import clock
from shenava.foundation.database.encrypted import cipher
from shenava.foundation.events.models import FactRow
from shenava.foundation.search.models import Entry
from shenava.foundation.text import codes
from shenava.foundation.text.folding import fold

BATCH = 5_000
YEARS = timedelta(days=3 * 365)
OPEN_SHARE = 0.05
WITH_PERSON = 0.9
_LANGUAGES = [language for language, share in SHARES.items() for _each in range(share)]
_MESSAGES = [1] * 14 + [2] * 22 + [3] * 20 + [4] * 14 + [5] * 10 + [6] * 8 + [8] * 6 + [12] * 4 + [20] * 2
"""How many messages a case has, each number as often as it is met among a hundred cases."""
_RECEIVED = '{{"channel": "WEB", "message": "{}", "is_danger": false}}'
_SPREAD = 7_368_787
"""Prime to ten milliards, so that multiples of it are tracking codes that never repeat."""


@dataclass(frozen=True)
class Said:
    """A text of the pool: encrypted for its column, and folded for the index."""

    sealed: str
    headline: str
    folded: str


class Table:
    """Writes rows of some columns; the others hold what the model gives by default."""

    def __init__(self, model: type[Model], *columns: str) -> None:
        fields = {field.column: field for field in model._meta.concrete_fields}
        unknown = set(columns) - set(fields)
        if unknown:
            raise KeyError(unknown)
        rest = {
            column: field.get_db_prep_save(field.get_default(), connection=connection)
            for column, field in fields.items()
            if column not in columns and not field.primary_key
        }
        self._names = [*columns, *rest]
        self._rest = tuple(rest.values())
        self._table = model._meta.db_table

    def write(self, rows: Iterable[tuple[object, ...]]) -> None:
        """Insert the rows."""
        quoted = ", ".join(f'"{name}"' for name in self._names)
        whole = (row + self._rest for row in rows)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f'COPY "{self._table}" ({quoted}) FROM STDIN') as copy:
                    for row in whole:
                        copy.write_row(row)
                return
            places = ", ".join("?" * len(self._names))
            # Past Django's cursor, which would look through the statement again for each batch.
            cursor.connection.executemany(f'INSERT INTO "{self._table}" ({quoted}) VALUES ({places})', whole)  # noqa: S608 - names of our own tables


class Seeder:
    """Makes cases in the order of their moments."""

    def __init__(self, *, cases: int, now: datetime, open_share: float = OPEN_SHARE, span: timedelta = YEARS) -> None:
        self._open_share, self._span = open_share, span
        self._chance = random.Random(7)  # noqa: S311 - the same cases each time is the point
        self._cases = cases
        self._now = now
        self._serial = count(1)
        self._first = {language: _pool(language, count=400, shortest=25, longest=70) for language in SHARES}
        self._later = {language: _pool(language, count=400, shortest=8, longest=30) for language in SHARES}
        self._names = {language: [_seal(name) for name in names] for language, names in NAMES.items()}
        self._address = _seal("somebody@example.org")
        self._brand = Brand.objects.get(is_default=True).id.hex
        self._staff = [(one.id.hex, one.unit_id.hex) for one in Staff.objects.filter(role="OFFICER", capacity__gt=0)]
        self._categories = [one.hex for one in Category.objects.values_list("id", flat=True)]
        office = str(Unit.objects.get(kind="TRIAGE").id)
        self._basis = json.dumps(
            {"urgency": "NORMAL", "amount": 5, "unit": "BUSINESS_DAYS", "office": office, "steps": []}
        )
        self._tables = {
            "person": Table(Person, "id", "name", "language", "created_at"),
            "contact": Table(ContactPoint, "id", "person_id", "kind", "value", "lookup"),
            "case": Table(Case, *CASE),
            "message": Table(Message, *MESSAGE),
            "fact": Table(FactRow, *FACT),
            "promise": Table(Promise, "id", "case_id", "kind", "due_at", "made_at", "basis", "kept_at", "counts"),
            "entry": Table(Entry, "subject", "words"),
        }

    def run(self) -> None:
        """Write all cases, one transaction a batch."""
        for start in range(0, self._cases, BATCH):
            rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in self._tables}
            for number in range(start, min(start + BATCH, self._cases)):
                self._add(number, rows)
            with transaction.atomic():
                for name, table in self._tables.items():
                    table.write(rows[name])

    def _add(self, number: int, rows: dict[str, list[tuple[object, ...]]]) -> None:
        chance = self._chance
        received = self._now - self._span * (1 - number / self._cases)
        is_open = number >= self._cases * (1 - self._open_share)
        language = chance.choice(_LANGUAGES)
        at, ms = _written(received), int(received.timestamp() * 1000)
        case_id = self._id(ms)
        person_id = self._person(language, at=at, ms=ms, rows=rows) if chance.random() < WITH_PERSON else None
        first = chance.choice(self._first[language])
        owner, unit = chance.choice(self._staff)
        tracking = codes.with_check_digit(f"{number * _SPREAD % 10**10:010d}")
        ended = None if is_open else _written(received + timedelta(days=4))
        due = _written(received + timedelta(days=7)) if is_open else None
        rows["case"].append(
            (
                case_id, self._brand, person_id, "WEB", tracking, "ASSIGNED" if is_open else "CLOSED",
                "US" if is_open else "NOBODY", chance.choice(("NORMAL", "NORMAL", "NORMAL", "HIGH", "URGENT")),
                first.headline, language, chance.choice(self._categories), unit, owner, at, at, due, ended or at,
                ended, ended,
            )
        )  # fmt: skip
        said = [first, *chance.choices(self._later[language], k=chance.choice(_MESSAGES) - 1)]
        for place, words in enumerate(said):
            theirs = place % 2 == 0
            rows["message"].append(
                (
                    self._id(ms + place), case_id, "COMPLAINANT" if theirs else "STAFF", None if theirs else owner,
                    ("ASKED" if place else "FILED") if theirs else "REPLY", "WEB", words.sealed, language, at,
                )
            )  # fmt: skip
        facts = {
            CaseReceived.name: _RECEIVED.format(rows["message"][-len(said)][0]),
            CaseAssigned.name: f'{{"owner": "{owner}", "before": null}}',
            **({} if is_open else {CaseClosed.name: "{}"}),
        }
        for name, payload in facts.items():
            rows["fact"].append((self._id(ms + 30), name, case_id, "system", payload, at, at))
        rows["promise"].append((self._id(ms), case_id, "ANSWER", due or ended, at, self._basis, ended, True))
        rows["entry"].append((case_id, " ".join([tracking, *(words.folded for words in said)])))

    def _person(self, language: str, *, at: str, ms: int, rows: dict[str, list[tuple[object, ...]]]) -> str:
        person_id = self._id(ms)
        name = self._chance.choice(self._names[language])
        rows["person"].append((person_id, name, language, at))
        rows["contact"].append((self._id(ms), person_id, "EMAIL", self._address, f"{next(self._serial):064x}"))
        return person_id

    def _id(self, ms: int) -> str:
        """Return a version 7 UUID of this millisecond, in hexadecimal."""
        number = next(self._serial)
        return f"{ms:012x}7{number >> 60 & 0xFFF:03x}8{number:015x}"


CASE = (
    "id", "brand_id", "person_id", "channel", "tracking_code", "stage", "waiting_on", "urgency", "headline", "language",
    "category_id", "unit_id", "owner_id", "received_at", "acknowledged_at", "next_due_at", "last_touched_at",
    "responded_at", "closed_at",
)  # fmt: skip
MESSAGE = ("id", "case_id", "author", "staff_id", "act", "channel", "body", "language", "sent_at")
FACT = ("id", "name", "subject", "actor_ref", "payload", "occurred_at", "expanded_at")


def prepare(*, at: datetime) -> None:
    """Make the tables, and the example bank without cases, unless they are there."""
    call_command("migrate", verbosity=0, skip_checks=True)
    if not Brand.objects.exists():
        with transaction.atomic():
            office.build(at=at - YEARS)


def fill(cases: int, *, open_share: float = OPEN_SHARE, span: timedelta = YEARS) -> tuple[int, int]:
    """Write so many cases over a span; return how many that were a second, and a second of CPU."""
    seeder = Seeder(cases=cases, now=clock.now(), open_share=open_share, span=span)
    _tune("PRAGMA cache_size = -200000", _INDEX_MEMORY.format(64 << 20))
    began, used = time.perf_counter(), time.process_time()
    seeder.run()
    took, used = time.perf_counter() - began, time.process_time() - used
    _tune(_INDEX_MEMORY.format(1 << 20), "ANALYZE")
    return round(cases / took), round(cases / used)


_INDEX_MEMORY = "INSERT INTO search_words(search_words, rank) VALUES ('hashsize', {})"
"""How many bytes of new words FTS5 gathers before it writes a piece of index; its own habit is one megabyte."""


def _tune(*statements: str) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


def _pool(language: str, *, count: int, shortest: int, longest: int) -> list[Said]:
    said = texts(language, count=count, shortest=shortest, longest=longest, seed=longest)
    return [Said(_seal(one.words), _seal(one.words[:120]), fold(one.words)) for one in said]


def _seal(text: str) -> str:
    return cipher().encrypt(text.encode()).decode()


def _written(moment: datetime) -> str:
    """Return a moment in UTC as SQLite's columns hold it and PostgreSQL reads it."""
    return moment.isoformat(sep=" ", timespec="microseconds")[:26]


def main(arguments: Sequence[str]) -> int:
    """Prepare and fill."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, required=True)
    parser.add_argument("--open-share", type=float, default=OPEN_SHARE, help="how many are still open, from 0 to 1")
    parser.add_argument("--days", type=int, default=YEARS.days, help="over how many days they came in")
    options = parser.parse_args(arguments)
    cases, span = options.cases, timedelta(days=options.days)
    prepare(at=clock.now())
    if Case.objects.exists():
        sys.stderr.write("There are cases already; nothing was changed.\n")
        return 1
    rate, rate_of_cpu = fill(cases, open_share=options.open_share, span=span) if cases else (0, 0)
    found = {"cases": cases, "cases_per_second": rate, "cases_per_cpu_second": rate_of_cpu}
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
