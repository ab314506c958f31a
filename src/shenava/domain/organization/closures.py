"""Closures at short notice: one decree for a province or a set of offices, over all calendars that they work by."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shenava.domain.organization import calendar_versions, queries
from shenava.domain.organization.actors import Actor
from shenava.domain.organization.models import Unit, WorkCalendar
from shenava.domain.organization.rules.calendar_content import ClosureRow, Content
from shenava.foundation.database.ids import new_id
from shenava.foundation.errors import NotFound, Problem

_LONGEST_REASON = 200


class ClosureNeedsReason(Problem):
    """A closure that nobody could explain to a complainant."""

    code = "closure_needs_reason"
    status = 422
    sentence = _("Please say in a few words why it is closed. People read it when they ask why a date has moved.")


class ClosureOfNobody(Problem):
    """A closure that concerns no office."""

    code = "closure_of_nobody"
    status = 422
    sentence = _("No office was chosen. Choose a province or at least one office.")


def decree_closure(*, units: Iterable[Unit], day: date, reason: str, actor: Actor, at: datetime) -> str:
    """Close offices for a day at short notice, over all calendars that they work by; return the closure's id.

    Raises ``ClosureNeedsReason`` and ``ClosureOfNobody``.
    """
    words, chosen = reason.strip()[:_LONGEST_REASON], list(units)
    if not words:
        raise ClosureNeedsReason(fields={"reason": ClosureNeedsReason.sentence})
    if not chosen:
        raise ClosureOfNobody(fields={"units": ClosureOfNobody.sentence})
    closure = ClosureRow(
        id=str(new_id()), date=day.isoformat(), reason=words, units=[], by=str(actor.id or ""), at=at.isoformat()
    )
    with transaction.atomic():
        for calendar in _calendars_of(chosen):
            row: ClosureRow = {**closure, "units": _some_of(calendar, chosen)}
            calendar_versions.revise(calendar, _with_closure(row), actor=actor, at=at)
    return closure["id"]


def take_back_closure(*, closure_id: str, actor: Actor, at: datetime) -> None:
    """Let offices work after all, in every calendar that a closure stands in; raises ``NotFound``."""
    with transaction.atomic():
        closed = [one for one in queries.calendars() if any(row["id"] == closure_id for row in one.closures)]
        if not closed:
            raise NotFound
        for calendar in closed:
            calendar_versions.revise(calendar, _without_closure(closure_id), actor=actor, at=at)


def _with_closure(row: ClosureRow) -> Callable[[Content], Content]:
    return lambda content: {**content, "closures": sorted([*content["closures"], row], key=lambda one: one["date"])}


def _without_closure(closure_id: str) -> Callable[[Content], Content]:
    return lambda content: {
        **content,
        "closures": [row for row in content["closures"] if row["id"] != closure_id],
    }


def _calendars_of(units: Sequence[Unit]) -> list[WorkCalendar]:
    found = {unit.calendar_id: unit.calendar for unit in units}
    return [found[one] for one in sorted(found)]


def _some_of(calendar: WorkCalendar, chosen: Sequence[Unit]) -> list[str]:
    """Return the chosen units of a calendar, none when that is all of them: then later ones are closed as well."""
    closed = {unit.id for unit in chosen if unit.calendar_id == calendar.id}
    everybody = set(queries.units_on(calendar).values_list("id", flat=True))
    return [] if everybody <= closed else sorted(str(one) for one in closed)
