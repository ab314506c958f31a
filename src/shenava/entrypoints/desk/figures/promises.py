"""How promised dates are kept: in all, by unit, and whether we are as sure as we say."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shenava.domain.insight import access
from shenava.domain.insight.metrics import answered_in_time, promised_dates
from shenava.domain.insight.metrics.measure import Share
from shenava.domain.insight.metrics.promised_dates import PromisedDates
from shenava.entrypoints.desk import context, directory
from shenava.entrypoints.desk.doors import StaffRequest, staff_view
from shenava.entrypoints.desk.figures import words
from shenava.entrypoints.desk.figures.charts import Chart
from shenava.entrypoints.ui import preferences
from shenava.foundation import clock

DAYS = (30, 90, 365)
_USUAL = 90
_GOAL = 80
"""Per cent of the dates that shall be kept, as the dates are chosen."""


@staff_view
@require_safe
def figures(request: StaffRequest) -> HttpResponse:
    """Show how the promised dates of a time were kept, of the cases that the reader may see."""
    access.check_can_read_cases(request.actor)
    days = _days(request.GET.get("days", ""))
    at = clock.now()
    found = promised_dates.promised_dates(since=at - timedelta(days=days), until=at, actor=request.actor)
    shown: dict[str, Any] = {
        **context.layout(request, place="promises"),
        "charts": _charts(found),
        "periods": [(str(one), _("The last %(days)s days") % {"days": words.number(one)}) for one in DAYS],
        "days": str(days),
        "measures": (answered_in_time.MEASURE, promised_dates.CALIBRATION),
    }
    return render(request, "desk/figures/promises.html", shown)


def _days(given: str) -> int:
    return int(given) if given in {str(days) for days in DAYS} else _USUAL


def _charts(found: PromisedDates) -> list[Chart]:
    return [chart for chart in (_all(found), _units(found), _chances(found)) if chart.rows]


def _all(found: PromisedDates) -> Chart:
    kept = found.everything
    told = {"kept": words.number(kept.part), "due": words.number(kept.whole)}
    return Chart(
        id="kept",
        sentence=_("Of %(due)s dates that we promised, %(kept)s were kept.") % told,
        number=words.percent(kept.percent) if kept.is_enough and kept.percent is not None else "",
        basis=_range(kept),
        rows=[_row(_("All promised dates"), kept)] if kept.whole else [],
        columns=[_("Dates"), _("Kept"), _("Promised"), _("Likely between")],
    )


def _units(found: PromisedDates) -> Chart:
    language = preferences.reader().language
    named = {unit: directory.unit_name(unit, language) or _("No unit yet") for unit in found.by_unit}
    rows = [_row(named[unit], share) for unit, share in found.by_unit.items()]
    return Chart(
        id="units",
        sentence=_("How each unit keeps its dates"),
        rows=sorted(rows, key=lambda row: row["share"]) if len(rows) > 1 else [],
        columns=[_("Unit"), _("Kept"), _("Promised"), _("Likely between")],
    )


def _chances(found: PromisedDates) -> Chart:
    label = _("Told as %(chance)s")
    return Chart(
        id="chances",
        sentence=_("Are we as sure as we say?"),
        rows=[
            _row(label % {"chance": words.percent(chance)}, share, goal=chance)
            for chance, share in sorted(found.by_chance.items())
        ],
        columns=[_("Chance that was told"), _("Kept"), _("Promised"), _("Likely between")],
        note=_("A bar as long as its words say is honest; a shorter one promised too much."),
    )


def _row(label: str, share: Share, *, goal: int = _GOAL) -> dict[str, Any]:
    return {
        "label": label,
        "share": share.percent or 0,
        "value": words.percent(share.percent or 0),
        "tone": "broken" if share.is_enough and share.likely[1] < goal else "",
        "cells": [words.number(share.whole), _range(share)],
    }


def _range(share: Share) -> str:
    low, high = share.likely
    return _("%(low)s to %(high)s") % {"low": words.percent(low), "high": words.percent(high)}
