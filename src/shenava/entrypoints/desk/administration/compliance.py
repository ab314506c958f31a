"""The compliance packs: what each asks and by which paragraph, what nobody knows yet, and which are switched on."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from shenava.domain.catalogue import queries as catalogue
from shenava.domain.policies import queries, settings
from shenava.domain.policies.limits_in_words import clock_in_words
from shenava.domain.policies.packs import reading
from shenava.domain.policies.rules.pack import Pack, PackClock
from shenava.entrypoints.desk.administration import entrance
from shenava.entrypoints.desk.administration import reading as typed
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.entrypoints.ui import filters, preferences
from shenava.foundation import clock
from shenava.foundation.errors import NotFound

BASE = "/desk/administration/compliance/"


@require_GET
@entrance.readers_of_the_log
def packs(request: StaffRequest) -> HttpResponse:
    """List all packs, those in use first."""
    used = queries.packs_in_use(catalogue.default_brand().id)
    rows = [{"pack": _newest(name), "is_used": name in used} for name in reading.packs()]
    rows.sort(key=lambda row: not row["is_used"])
    page = {**entrance.layout(request, "compliance"), "rows": rows, "base": BASE}
    return render(request, "desk/administration/compliance.html", page)


@require_http_methods(["GET", "POST"])
@entrance.readers_of_the_log
def pack(request: StaffRequest, name: str) -> HttpResponse:
    """Show one pack; administrators switch it on or off for new cases."""
    if name not in reading.packs():
        raise NotFound
    brand = catalogue.default_brand()
    if request.method == "POST":
        entrance.check_administers(request)
        on = typed.one_of(request.POST, "turn", ("on", "off")) == "on"
        settings.switch_pack(brand=brand, pack_id=name, on=on, actor=request.actor, at=clock.now())
        return HttpResponseRedirect(f"{BASE}{name}/?done=saved")
    shown = _newest(name)
    page = {
        **entrance.layout(request, "compliance"),
        "pack": shown,
        "is_used": name in queries.packs_in_use(brand.id),
        "uses": list(queries.uses_of(brand.id, name)[:5]),
        "clocks": [_clock(one) for one in shown.clocks.values()],
        "base": BASE,
        "public_href": f"/{request.LANGUAGE_CODE}/policy/{name}/",
    }
    return render(request, "desk/administration/pack.html", page)


def _newest(name: str) -> Pack:
    return reading.pack_at(name, clock.now().date()) or reading.packs()[name][-1]


def _clock(one: PackClock) -> Mapping[str, Any]:
    words = clock_in_words(one.clock, numerals=preferences.reader().digits) if one.clock else ""
    return {"told": one, "within": words, "gap": filters.tr(one.gap)}
