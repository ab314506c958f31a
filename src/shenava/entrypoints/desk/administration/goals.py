"""By when each urgency is answered."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shenava.domain.cases.vocabulary import Urgency
from shenava.domain.catalogue import queries as catalogue
from shenava.domain.policies import queries, settings, trying
from shenava.domain.policies.rules.due import Goal
from shenava.domain.policies.vocabulary import ClockUnit
from shenava.entrypoints.desk import directory, told
from shenava.entrypoints.desk.administration import entrance, reading
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.entrypoints.ui import preferences
from shenava.foundation import clock
from shenava.foundation.errors import Problem


@require_http_methods(["GET", "POST"])
@entrance.administrators
def goals(request: StaffRequest) -> HttpResponse:
    """Show the goals; set those that changed, or try them on the last year first. Promises already given stand."""
    problem, tried = None, None
    if request.method == "POST":
        try:
            if request.POST.get("go") == "try":
                tried = _try(request)
            else:
                _set(request)
                return HttpResponseRedirect("/desk/administration/goals/?done=saved")
        except Problem as failure:
            problem = failure
    standing = queries.goals(catalogue.default_brand().id)
    page = {
        **entrance.layout(request, "goals"),
        "rows": [(urgency, urgency.label, standing.get(urgency)) for urgency in Urgency],
        "units": ClockUnit.choices,
        "given": request.POST,
        "tried": tried,
    }
    return told.page(request, "desk/administration/goals.html", page, problem=problem)


def _try(request: StaffRequest) -> dict[str, Any]:
    """Return a row for each unit and one for all: cases, late by the goals as they are, late by those typed."""
    language = preferences.reader().language
    found = trying.try_goals(brand_id=catalogue.default_brand().id, goals=_given(request), at=clock.now())
    rows = [
        (directory.unit_name(one.unit_id, language) or _("No unit yet"), one.cases, one.late_now, one.late_then)
        for one in found
    ]
    sums = tuple(sum(getattr(one, name) for one in found) for name in ("cases", "late_now", "late_then"))
    return {"rows": rows, "sums": sums}


@transaction.atomic
def _set(request: StaffRequest) -> None:
    brand, at = catalogue.default_brand(), clock.now()
    standing = queries.goals(brand.id)
    for urgency, goal in _given(request).items():
        if standing.get(urgency) != goal:
            settings.change_goal(
                brand=brand, urgency=urgency, amount=goal.amount, unit=goal.unit, actor=request.actor, at=at
            )


def _given(request: StaffRequest) -> dict[str, Goal]:
    """Read the goal of each urgency; raises ``GoalOutOfRange`` and the problems of reading."""
    return {urgency: _goal(request, urgency) for urgency in Urgency}


def _goal(request: StaffRequest, urgency: Urgency) -> Goal:
    unit = ClockUnit(reading.one_of(request.POST, f"{urgency}_unit", ClockUnit.values))
    amount = reading.number(request.POST, f"{urgency}_amount")
    settings.check_amount(urgency, amount)
    return Goal(amount, unit)
