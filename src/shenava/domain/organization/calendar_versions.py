"""Every change of a calendar is a version: who, when, and what it was before."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shenava.domain.organization import queries
from shenava.domain.organization.actors import Actor
from shenava.domain.organization.events import CalendarChanged
from shenava.domain.organization.models import CalendarVersion, Staff, WorkCalendar
from shenava.domain.organization.rules import calendar_changes, calendar_content, working_time
from shenava.domain.organization.rules.calendar_content import Content
from shenava.domain.organization.rules.working_time import EmptyCalendar
from shenava.foundation.audit import recording
from shenava.foundation.database.remembered import forget_all
from shenava.foundation.errors import Problem
from shenava.foundation.events import outbox


class CalendarMovedOn(Problem):
    """Somebody else changed the calendar since the page was opened."""

    code = "calendar_moved_on"
    status = 409
    sentence = _("Somebody has changed this calendar in the meantime. Look at it as it is now, then change it again.")


class EmptyWeek(Problem):
    """No working time at all, on which every date would wait for ever."""

    code = "empty_week"
    status = 422
    sentence = _("There is no working time at all. Give at least one day some hours, or no date could be promised.")


def revise(
    calendar: WorkCalendar,
    change: Callable[[Content], Content],
    *,
    seen: int | None = None,
    actor: Actor,
    at: datetime,
) -> None:
    """Write a new version, unless nothing changes; raises ``CalendarMovedOn`` and ``EmptyWeek``."""
    with transaction.atomic():
        held = WorkCalendar.objects.select_for_update().get(pk=calendar.pk)
        if seen is not None and seen != held.version:
            raise CalendarMovedOn
        before = queries.content_of(held)
        after = change(before)
        found = calendar_changes.differences(before, after)
        if not found:
            return
        _check_works(after, at=at)
        keep(held, actor=None, at=None)
        _save(held, after)
        keep(held, actor=actor, at=at)
        outbox.record(CalendarChanged(subject=held.id, number=held.version), actor_ref=actor.ref, at=at)
        kinds = sorted({str(one.kind) for one in found})
        record(held, "settings.calendar_changed", actor=actor, at=at, kinds=kinds)
        calendar.refresh_from_db()


def _save(held: WorkCalendar, content: Content) -> None:
    for field, value in content.items():
        setattr(held, field, value)
    held.version += 1
    held.save(update_fields=[*content, "version"])


def keep(calendar: WorkCalendar, *, actor: Actor | None, at: datetime | None) -> None:
    """Keep what a calendar is now as the version that it counts, unless that is done."""
    author = Staff.objects.filter(pk=actor.id).first() if actor and actor.id and actor.is_staff else None
    CalendarVersion.objects.get_or_create(
        calendar=calendar,
        number=calendar.version,
        defaults={"content": queries.content_of(calendar), "written_at": at, "written_by": author},
    )


def _check_works(content: Content, *, at: datetime) -> None:
    """Raise ``EmptyWeek`` where weeks, periods and holidays together leave no hour of work in 400 days."""
    try:
        working_time.next_working_moment(calendar_content.working_calendar_of(content), at + timedelta(days=1))
    except EmptyCalendar as nothing:
        raise EmptyWeek from nothing


def record(calendar: WorkCalendar, action: str, *, actor: Actor, at: datetime, kinds: list[str]) -> None:
    """Write in the log who changed what of a calendar, and let every process look anew."""
    recording.record(
        action,
        actor_ref=actor.ref,
        subject_ref=f"calendar:{calendar.id}",
        at=at,
        detail={"version": calendar.version, "changed": list(kinds)},
    )
    forget_all()
    transaction.on_commit(forget_all)
