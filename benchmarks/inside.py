# ruff: noqa: E402 - Django must be set up first
"""What is measured inside one process with the database at hand; prints JSON.

Usage: SHENAVA_DATA=folder python benchmarks/inside.py PART, of which are codes, engine, token, work, challenges RUN,
promises and holiday DAYS.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shenava.config.settings")

import django

django.setup()

from load import MOST
from questions import QUESTIONS
from visits import form_token

from shenava.domain.cases import references
from shenava.domain.cases.events import CaseReceived
from shenava.domain.cases.models import Case, Message
from shenava.domain.cases.vocabulary import Stage
from shenava.domain.organization import queries as organization
from shenava.domain.organization import timekeeping
from shenava.domain.organization.actors import SYSTEM
from shenava.domain.organization.rules.calendar_content import HolidayRow
from shenava.domain.organization.vocabulary import Role
from shenava.domain.policies import queries as policies
from shenava.domain.policies.models import Promise
from shenava.entrypoints.portal import guard
from shenava.foundation import clock
from shenava.foundation.accounts import operations as accounts
from shenava.foundation.accounts import tokens
from shenava.foundation.events.models import FactRow
from shenava.foundation.search import index
from shenava.foundation.tasks import rounds

_PAGE = 20
_SAMPLES = 60


def codes() -> object:
    """Return open cases with their codes, the longest conversation first."""
    open_cases = Case.objects.filter(stage=Stage.ASSIGNED).order_by("-id")[:_SAMPLES]
    longest = [
        case for case in open_cases if Message.objects.filter(case=case).count() == _PAGE
    ] or list(open_cases[:1])  # fmt: skip
    found = [*longest, *open_cases]
    return [[case.tracking_code, references.access_code(case)] for case in found]


def engine() -> object:
    """Return, for each kind of question, the milliseconds to the newest twenty and how many there are up to 1,001."""
    return {kind: _search(question) for kind, question in QUESTIONS.items()}


def _search(question: str) -> list[float]:
    took = _median_ms(lambda: _newest(question), times=15)
    return [round(took, 2), len(index.matching(question).values_list("id", flat=True)[:1001])]


def _newest(question: str) -> list[int]:
    found: list[int] = []
    for matches in index.newest_matching(question):
        found = list(matches.order_by("-id").values_list("id", flat=True)[:_PAGE])
        if len(found) == _PAGE:
            break
    return found


def token() -> object:
    """Return the CPU milliseconds of checking an API token."""
    scopes = ["cases:read"]
    _token, secret = accounts.issue_token(name="benchmark", scopes=scopes, actor_ref="system", at=clock.now())
    at = clock.now()
    tokens.check(secret, scope="cases:read", at=at)
    times = 500
    before = time.process_time()
    for _each in range(times):
        tokens.check(secret, scope="cases:read", at=at)
    return (time.process_time() - before) * 1000 / times


def challenges(run: str) -> object:
    """Return, for every form of a run, the challenge that it would have been given, a wait ago."""
    given = clock.now() - guard.WAIT
    return [guard.given_to(form_token(run, number), at=given) for number in range(MOST)]


def work() -> object:
    """Do what the worker owes for some cases just filed, and return its CPU milliseconds for each."""
    waiting = FactRow.objects.filter(expanded_at=None)
    some = list(waiting.filter(name=CaseReceived.name).order_by("-id").values_list("id", flat=True)[:_SAMPLES])
    waiting.exclude(id__in=some).update(expanded_at=clock.now())
    before, at = time.process_time(), clock.now()
    while rounds.work(holder="benchmark"):
        pass
    rounds.settle(at=at + timedelta(seconds=5))
    return {"cases": len(some), "cpu_ms": (time.process_time() - before) * 1000 / max(len(some), 1)}


def promises() -> object:
    """Let every open promise fall due when the calendar says, and return how many they are."""
    standing = Promise.objects.filter(kept_at=None).select_related("case").order_by("id")
    done = 0
    while batch := list(standing[done : done + 2_000]):
        for one in batch:
            answer = policies.answer_due(
                brand_id=one.case.brand_id, urgency="NORMAL", unit_id=None, start=one.case.received_at
            )
            one.due_at = one.case.next_due_at = answer.due.at
        Promise.objects.bulk_update(batch, ["due_at"], 500)
        Case.objects.bulk_update([one.case for one in batch], ["next_due_at"], 500)
        done += len(batch)
    return done


def holiday(ahead: str) -> object:
    """Add a holiday so many days ahead, as an administrator does by screen."""
    row = organization.triage_desk().calendar
    admin = organization.everybody().filter(role=Role.ADMINISTRATOR).first()
    at = clock.now()
    day = (at + timedelta(days=int(ahead))).date()
    timekeeping.put_holiday(
        calendar=row,
        holiday=HolidayRow(date=day.isoformat(), name="Benchmark", estimated=False),
        instead_of=day.isoformat(),
        seen=row.version,
        actor=organization.actor_of(admin, at=at) if admin else SYSTEM,
        at=at,
    )
    return day.isoformat()


def _median_ms(what: Callable[[], object], *, times: int) -> float:
    took = []
    for _each in range(times):
        start = time.perf_counter()
        what()
        took.append((time.perf_counter() - start) * 1000)
    return sorted(took)[times // 2]


def main(arguments: Sequence[str]) -> int:
    """Measure one thing."""
    parts: dict[str, Callable[..., object]] = {
        part.__name__: part for part in (codes, engine, token, work, challenges, promises, holiday)
    }
    sys.stdout.write(json.dumps(parts[arguments[0]](*arguments[1:])) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
