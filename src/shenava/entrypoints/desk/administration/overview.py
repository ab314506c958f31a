"""The first page of the administration: what needs somebody now."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET

from shenava.domain.channels import queries as channels
from shenava.domain.channels.vocabulary import Delivery
from shenava.domain.organization import queries as organization
from shenava.domain.organization.vocabulary import Role
from shenava.entrypoints.desk.administration import entrance
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.foundation import clock
from shenava.foundation.events import queries as events
from shenava.foundation.features import switches
from shenava.foundation.features.vocabulary import STARTS_OFF, Switch
from shenava.foundation.health import checks


@require_GET
@entrance.readers_of_texts
def overview(request: StaffRequest) -> HttpResponse:
    """Show counts and states; others go on to what they may read."""
    if request.staff.role == Role.COMPLIANCE:
        return HttpResponseRedirect("/desk/administration/log/")
    if request.staff.role != Role.ADMINISTRATOR:
        return HttpResponseRedirect("/desk/administration/texts/")
    page = {
        **entrance.layout(request, "overview"),
        "backlog": events.backlog(),
        "worker_lives": checks.worker_lives(at=clock.now()),
        "messages_failed": channels.outbox().filter(state=Delivery.FAILED).count(),
        "switched_off": [switch.label for switch in Switch if not switches.is_on(switch) and switch not in STARTS_OFF],
        "people": organization.everybody().filter(account__is_active=True).count(),
        "units": organization.active_units().count(),
    }
    return render(request, "desk/administration/overview.html", page)
