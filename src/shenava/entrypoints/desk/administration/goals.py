"""By when each urgency is answered."""

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from shenava.domain.cases.vocabulary import Urgency
from shenava.domain.catalogue import queries as catalogue
from shenava.domain.policies import queries, settings
from shenava.domain.policies.vocabulary import ClockUnit
from shenava.entrypoints.desk import told
from shenava.entrypoints.desk.administration import entrance, reading
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.foundation import clock
from shenava.foundation.errors import Problem


@require_http_methods(["GET", "POST"])
@entrance.administrators
def goals(request: StaffRequest) -> HttpResponse:
    """Show the goals, and set those that changed; promises already given stand."""
    problem = None
    if request.method == "POST":
        try:
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
    }
    return told.page(request, "desk/administration/goals.html", page, problem=problem)


@transaction.atomic
def _set(request: StaffRequest) -> None:
    brand, at = catalogue.default_brand(), clock.now()
    standing = queries.goals(brand.id)
    for urgency in Urgency:
        unit = ClockUnit(reading.one_of(request.POST, f"{urgency}_unit", ClockUnit.values))
        amount = reading.number(request.POST, f"{urgency}_amount")
        now = standing.get(urgency)
        if now is None or (now.amount, now.unit) != (amount, unit):
            settings.change_goal(brand=brand, urgency=urgency, amount=amount, unit=unit, actor=request.actor, at=at)
