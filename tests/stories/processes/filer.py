"""A process of its own that does one thing to an installation, so that a test can kill it."""

import json
import sys

import django

django.setup()

from tests.stories.processes import own_queue  # noqa: E402, F401, I001 - before anything is filed

from django.core.management import call_command  # noqa: E402 - Django must be ready first
from django.db import DatabaseError, connection  # noqa: E402
from django.test import Client  # noqa: E402
from tests import builders  # noqa: E402
from tests.entrypoints.portal import counter  # noqa: E402

from shenava.domain.cases.models import Case  # noqa: E402
from shenava.domain.cases.vocabulary import Stage  # noqa: E402
from shenava.domain.people.operations import Introduction  # noqa: E402
from shenava.domain.people.vocabulary import ContactKind  # noqa: E402
from shenava.foundation import clock  # noqa: E402
from shenava.lifecycle import intake, resolve  # noqa: E402

MOST = 3000
LONG = "پول من برداشت شد. " * 500
"""More than any page of the database has room for, encrypted."""


def build() -> None:
    """Make an installation with the small bank."""
    call_command("migrate", verbosity=0)
    builders.a_house()


def file(first: int, last: int) -> None:
    """File with the keys of these numbers, and say each receipt as soon as it is there."""
    say("ready")
    for number in range(first, last):
        filed = receive(number)
        say(f"{number} {filed.case.tracking_code} {'new' if filed.is_new else 'again'}")


def answer() -> None:
    """Answer every case as its owner, which sends a letter and a survey."""
    for case in Case.objects.filter(stage=Stage.ASSIGNED).select_related("owner"):
        staff, by = case.owner, builders.actor(case.owner)
        resolve.save_decision(case.id, issues=builders.two_issues(), actor=by, at=clock.now())
        resolve.respond(case.id, staff=staff, actor=by, at=clock.now())


def fill() -> None:
    """File until the database has no more room; then say what was acknowledged and what a program is told."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages + 40}")
    acknowledged = []
    try:
        for number in range(MOST):
            acknowledged.append(receive(number).case.tracking_code)  # noqa: PERF401 - what came before a failure counts
    except DatabaseError as error:
        say(json.dumps({"error": str(error), "acknowledged": acknowledged, "api": api_says(), "page": page_says()}))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1000000")
    say(receive(MOST).case.tracking_code)


def receive(number: int) -> intake.Filed:
    """File one complaint whose contact is its own."""
    me = Introduction(name="مریم", contacts={ContactKind.EMAIL: f"person{number}@example.org"})
    filing = builders.a_filing(key=f"key-{number}", body=f"body-{number}", introduction=me)
    return intake.receive(filing, at=clock.now())


def api_says() -> list[object]:
    """Return status and kind of what the API answers now."""
    client = Client(raise_request_exception=False, SERVER_NAME="localhost")
    answer = client.post(
        "/api/v1/complaints",
        json.dumps({"text": LONG}),
        content_type="application/json",
        headers={"Idempotency-Key": "from-a-program"},
    )
    return [answer.status_code, answer.headers["Content-Type"]]


def page_says() -> list[object]:
    """Return status and kind of what the portal answers to the last step of filing now."""
    answer = counter.file(Client(raise_request_exception=False, SERVER_NAME="localhost"), text=LONG)
    return [answer.status_code, answer.headers["Content-Type"]]


def say(words: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    what, *numbers = sys.argv[1:]
    {"build": build, "file": file, "answer": answer, "fill": fill}[what](*map(int, numbers))
