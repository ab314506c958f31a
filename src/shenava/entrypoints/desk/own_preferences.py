"""How a person at the desk likes to see things."""

from functools import cache
from typing import Any, cast
from zoneinfo import available_timezones

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shenava.entrypoints.desk import context
from shenava.entrypoints.desk.doors import StaffRequest, staff_view
from shenava.entrypoints.ui.preferences import LANGUAGES
from shenava.foundation import clock
from shenava.foundation.accounts import operations
from shenava.foundation.accounts.models import Account
from shenava.foundation.accounts.vocabulary import Calendar, Density, Digits, Theme

OWN = "/desk/preferences/"
YEAR_SECONDS = 365 * 24 * 3600
OWN_NAMES = {"fa": "فارسی", "ar": "العربية", "en": "English"}


@require_http_methods(["GET", "POST"])
@staff_view
def preferences(request: StaffRequest) -> HttpResponse:
    """Show and take the choices; what is left empty follows the habit of the language."""
    account = cast("Account", request.user)
    if request.method == "GET":
        return render(request, "desk/security/preferences.html", _page(request, account))
    changes = {
        field: request.POST.get(field, "") for field, allowed in _allowed().items() if _fits(request, field, allowed)
    }
    operations.change_preferences(account=account, changes=changes)
    response = HttpResponseRedirect(f"{OWN}?saved=1")
    response.set_cookie("theme", account.theme.lower(), max_age=YEAR_SECONDS, samesite="Lax")
    return response


@require_POST
@staff_view
def theme(request: StaffRequest) -> HttpResponse:
    """Remember light or dark, as the switch in the frame says."""
    wanted = request.POST.get("theme", "").upper()
    if wanted in set(Theme):
        operations.change_preferences(account=cast("Account", request.user), changes={"theme": wanted})
    return HttpResponse(status=204)


@require_GET
@staff_view
def language(request: StaffRequest, code: str) -> HttpResponse:
    """Read the desk in another language from now on, and stay on the page; other sites cannot ask for it."""
    is_own_link = request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    if code in LANGUAGES and is_own_link:
        operations.change_preferences(account=cast("Account", request.user), changes={"language": code})
    back = request.headers.get("Referer", "")
    is_here = url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return HttpResponseRedirect(back if back and is_here else OWN)


@cache
def zones() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return the time zones of the world, by region, for a list to choose from."""
    names = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/")))
    regions = dict.fromkeys(name.partition("/")[0] for name in names)
    return tuple(
        (
            region,
            tuple((name, name.partition("/")[2].replace("_", " ")) for name in names if name.startswith(f"{region}/")),
        )
        for region in regions
    )


def _allowed() -> dict[str, set[str]]:
    return {
        "language": set(LANGUAGES),
        "calendar": {*Calendar.values, ""},
        "digits": {*Digits.values, ""},
        "zone": {name for _region, names in zones() for name, _label in names} | {""},
        "theme": set(Theme.values),
        "density": set(Density.values),
    }


def _fits(request: HttpRequest, field: str, allowed: set[str]) -> bool:
    return request.POST.get(field) in allowed


def _page(request: StaffRequest, account: Account) -> dict[str, Any]:
    as_usual = ("", _("As usual in this language"))
    return {
        **context.layout(request, place="preferences"),
        "account": account,
        "was_saved": "saved" in request.GET,
        "languages": [(code, OWN_NAMES.get(code, name)) for code, name in settings.LANGUAGES],
        "calendars": [as_usual, *Calendar.choices],
        "digit_choices": [as_usual, *Digits.choices],
        "zones": zones(),
        "themes": Theme.choices,
        "densities": Density.choices,
        "now": clock.now(),
    }
