"""What a calendar has been: each version, who wrote it, what it changed, and which promised dates it concerned."""

from itertools import zip_longest
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from shenava.domain.cases import access
from shenava.domain.organization import queries
from shenava.domain.organization.models import CalendarVersion, WorkCalendar
from shenava.domain.organization.rules import calendar_changes, week
from shenava.domain.organization.rules.calendar_changes import Difference
from shenava.domain.organization.vocabulary import CalendarChange
from shenava.domain.policies import replanning
from shenava.domain.policies.models import RecountedDate, Replanning
from shenava.domain.policies.vocabulary import Recount
from shenava.entrypoints.desk.administration import calendar_frame, entrance
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.entrypoints.ui import preferences
from shenava.foundation.calendars import names
from shenava.foundation.web import paging

MOST_SHOWN = 40
DATES = 50


@require_GET
@entrance.administrators
def history(request: StaffRequest, calendar_id: UUID) -> HttpResponse:
    """Show every version with its differences, the newest first."""
    page = calendar_frame.layout(request, calendar_id, "history")
    row: WorkCalendar = page["calendar"]
    page |= {"versions": _versions(row)}
    return render(request, "desk/administration/calendar_history.html", page)


@require_GET
@entrance.administrators
def version(request: StaffRequest, calendar_id: UUID, number: int) -> HttpResponse:
    """Show one version, how far its counting has come, and every date that it would put elsewhere, old and new."""
    page = calendar_frame.layout(request, calendar_id, "history")
    row: WorkCalendar = page["calendar"]
    one = queries.version_of(row, number)
    counting = replanning.replannings(row).get(number)
    outcome = request.GET.get("outcome", "")
    dates = replanning.dates_of(counting, outcome) if counting else None
    if dates is not None:
        dates = dates.exclude(case__in=access.unseen_by(request.actor))
    found = (
        paging.after(dates, order=("id",), cursor=request.GET.get("after"), size=DATES) if dates is not None else None
    )
    before = queries.versions_of(row).filter(number__lt=number).first()
    page |= {
        **_version(one, before),
        "counting": counting,
        "outcomes": Recount.choices,
        "outcome": outcome if outcome in Recount.values else "",
        "dates": found.rows if found else [],
        "next_href": f"?outcome={outcome}&after={found.next_cursor}" if found and found.next_cursor else "",
    }
    return render(request, "desk/administration/calendar_version.html", page)


def _dates(counting: Replanning, outcome: str, cursor: str | None) -> paging.Page[RecountedDate]:
    return paging.after(replanning.dates_of(counting, outcome), order=("id",), cursor=cursor, size=DATES)


def _versions(row: WorkCalendar) -> list[dict[str, Any]]:
    kept, countings = list(queries.versions_of(row)), replanning.replannings(row)
    return [
        {**_version(one, before), "counting": countings.get(one.number)} for one, before in zip_longest(kept, kept[1:])
    ]


def _version(version: CalendarVersion, before: CalendarVersion | None) -> dict[str, Any]:
    found = (
        calendar_changes.differences(queries.content_of_version(before), queries.content_of_version(version))
        if before
        else []
    )
    return {
        "version": version,
        "differences": [_shown(one) for one in found[:MOST_SHOWN]],
        "more": max(len(found) - MOST_SHOWN, 0),
    }


def _shown(one: Difference) -> dict[str, Any]:
    language = preferences.reader().language
    is_hours = one.kind == CalendarChange.HOURS
    return {
        "label": one.kind.label,
        "day": one.day,
        "until": one.until,
        "weekday": names.weekday_name(one.weekday, language=language) if one.weekday is not None else "",
        "name": one.name,
        "was": calendar_frame.hours(week.read(one.was)) if is_hours else one.was,
        "now": calendar_frame.hours(week.read(one.now)) if is_hours else one.now,
    }
