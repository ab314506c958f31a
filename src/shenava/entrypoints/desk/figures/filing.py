"""How filing goes: the funnel, the times, the fields and the likely reasons, for managers and administrators."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shenava.domain.catalogue import queries as catalogue
from shenava.domain.insight import access, filing
from shenava.domain.insight.metrics import repeat_filings
from shenava.domain.journeys import queries as journeys
from shenava.domain.journeys import settings
from shenava.domain.journeys.queries import BY, Period
from shenava.domain.organization.vocabulary import Role
from shenava.entrypoints.desk import context, told
from shenava.entrypoints.desk.administration import entrance, reading
from shenava.entrypoints.desk.doors import StaffRequest, staff_view
from shenava.entrypoints.desk.figures import charts, words
from shenava.foundation import clock
from shenava.foundation.errors import Problem
from shenava.foundation.features import switches
from shenava.foundation.features.vocabulary import Switch

FILING = "/desk/figures/filing/"
DAYS = (7, 30, 90, 365)
_USUAL = 30
_AGAIN = 20


@staff_view
@require_safe
def figures(request: StaffRequest) -> HttpResponse:
    """Show the funnel of a time, narrowed by what visits have in common."""
    access.check_can_read(request.actor)
    return page(request, at=clock.now())


@require_POST
@entrance.administrators
def target(request: StaffRequest) -> HttpResponse:
    """Set how long filing should take."""
    at = clock.now()
    try:
        settings.change_target(minutes=reading.number(request.POST, "minutes"), actor=request.actor, at=at)
    except Problem as problem:
        return page(request, at=at, problem=problem)
    return HttpResponseRedirect(f"{FILING}?done=saved")


def page(request: StaffRequest, *, at: datetime, problem: Problem | None = None) -> HttpResponse:
    """Return the page, with a problem told at the target."""
    days = _days(request.GET.get("days", ""))
    wanted = {name: request.GET[name] for name in BY if request.GET.get(name)}
    today = at.astimezone(ZoneInfo(catalogue.default_brand().zone)).date()
    funnel = filing.funnel(period=Period(today - timedelta(days=days - 1), today), wanted=wanted)
    minutes = journeys.target_minutes()
    again, share = repeat_filings.repeat_filings(since=at - timedelta(days=days), until=at, actor=request.actor)
    shown: dict[str, Any] = {
        **context.layout(request, place="figures"),
        "funnel": funnel,
        "words": words,
        "charts": charts.of(funnel, minutes=minutes),
        "measures": filing.MEASURES,
        "choices": _choices(days, wanted),
        "filters": _filters(days, wanted),
        "again": again[:_AGAIN],
        "again_share": share,
        "reads_repeats": request.actor.role != Role.ADMINISTRATOR,
        "minutes": minutes,
        "given_minutes": request.POST.get("minutes", minutes),
        "is_administrator": request.actor.role == Role.ADMINISTRATOR,
        "is_on": switches.is_on(Switch.JOURNEYS),
        "done": request.GET.get("done", ""),
    }
    return told.page(request, "desk/figures/filing.html", shown, problem=problem)


def _days(given: str) -> int:
    return int(given) if given in {str(days) for days in DAYS} else _USUAL


def _choices(days: int, wanted: Mapping[str, str]) -> list[dict[str, Any]]:
    periods = [(str(one), _("The last %(days)s days") % {"days": words.number(one)}) for one in DAYS]
    narrow = [_narrow(name, wanted) for name in BY]
    own = {"name": "days", "label": _("Time"), "choices": periods, "value": str(days), "empty": None}
    return [own, *(one for one in narrow if one["choices"])]


def _narrow(name: str, wanted: Mapping[str, str]) -> dict[str, Any]:
    labels = {"language": _("Language"), "device": _("Device"), "category": _("Topic"), "source": _("Came from")}
    choices = [(code, said) for code, said in charts.NAMES[name]().items() if code]
    return {
        "name": name,
        "label": labels[name],
        "choices": choices,
        "value": wanted.get(name, ""),
        "empty": _("All"),
    }


def _filters(days: int, wanted: Mapping[str, str]) -> list[dict[str, str]]:
    return [
        {"label": charts.NAMES[name]().get(value, value), "remove_href": _address(days, wanted, name)}
        for name, value in wanted.items()
    ]


def _address(days: int, wanted: Mapping[str, str], without: str) -> str:
    left = {name: value for name, value in wanted.items() if name != without}
    return f"{FILING}?{urlencode({'days': days, **left})}"
