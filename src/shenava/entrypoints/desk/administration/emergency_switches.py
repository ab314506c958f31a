"""The switches with which something is stopped at once."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from shenava.entrypoints.desk.administration import entrance, reading
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.foundation import clock
from shenava.foundation.features import switches
from shenava.foundation.features.vocabulary import Switch


@require_http_methods(["GET", "POST"])
@entrance.administrators
def emergency_switches(request: StaffRequest) -> HttpResponse:
    """Show what is on, and turn one."""
    if request.method == "POST":
        switch = Switch(reading.one_of(request.POST, "switch", Switch.values))
        is_on = reading.one_of(request.POST, "turn", ("on", "off")) == "on"
        switches.turn(switch, on=is_on, actor_ref=request.actor.ref, at=clock.now())
        return HttpResponseRedirect("/desk/administration/switches/?done=saved")
    rows = [(switch, switch.label, switches.is_on(switch)) for switch in Switch]
    return render(request, "desk/administration/switches.html", {**entrance.layout(request, "switches"), "rows": rows})
