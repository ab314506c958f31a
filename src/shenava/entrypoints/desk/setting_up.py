"""Where a one-time link leads: to founding the organization, or to choosing a password after an invitation."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shenava.domain.catalogue import sectors
from shenava.domain.organization.starting_calendars import starting_calendars
from shenava.entrypoints.desk import signing_in as doorway
from shenava.entrypoints.desk import told
from shenava.entrypoints.ui.preferences import LANGUAGES
from shenava.foundation import clock
from shenava.foundation.accounts import operations, signing_in
from shenava.foundation.accounts.errors import LinkUnknown
from shenava.foundation.accounts.models import Account
from shenava.foundation.errors import Problem
from shenava.foundation.text import multilingual
from shenava.foundation.web import limits
from shenava.lifecycle import found
from shenava.lifecycle.found import Beginning, Founder


@never_cache
@require_http_methods(["GET", "POST"])
@limits.limited("setup")
def set_up(request: HttpRequest, secret: str) -> HttpResponse:
    """Open what the link is for; looking at it does not use it up."""
    link = operations.open_link(secret, at=clock.now())
    if link is None:
        raise LinkUnknown
    other = doorway.in_another_language(request)
    if other:
        return other
    return _choose_password(request, secret, link.account) if link.account else _begin(request, secret)


def _choose_password(request: HttpRequest, secret: str, account: Account) -> HttpResponse:
    problem = None
    if request.method == "POST":
        password = request.POST.get("password", "")
        try:
            account = operations.choose_password(secret=secret, password=password, at=clock.now())
            return _enter(request, account.login, password)
        except Problem as failure:
            problem = failure
    page = {"login": account.login, "language_links": doorway.language_links(request)}
    return told.page(request, "desk/signing_in/choose_password.html", page, problem=problem)


def _begin(request: HttpRequest, secret: str) -> HttpResponse:
    problem = None
    if request.method == "POST":
        given = request.POST
        founder = Founder(
            login=given.get("login", ""), name=given.get("person", ""), password=given.get("password", "")
        )
        try:
            found.begin(secret=secret, founder=founder, beginning=_beginning(request), at=clock.now())
            return _enter(request, founder.login, founder.password)
        except Problem as failure:
            problem = failure
    return told.page(request, "desk/signing_in/begin.html", _choices(request), problem=problem)


def _beginning(request: HttpRequest) -> Beginning | None:
    if found.is_founded():
        return None
    given = request.POST
    return Beginning(
        name={code: given.get(f"name_{code}", "") for code in LANGUAGES},
        sector=given.get("sector", ""),
        calendar=given.get("calendar", ""),
        languages=[code for code in LANGUAGES if code in given.getlist("languages")] or list(LANGUAGES),
    )


def _enter(request: HttpRequest, login: str, password: str) -> HttpResponse:
    """Sign the person in with what they just chose; a second factor is still asked for."""
    factors = signing_in.start(request, login=login, password=password, at=clock.now())
    return doorway.to_second_factor() if factors else doorway.arrived(request, "")


def _choices(request: HttpRequest) -> dict[str, Any]:
    shown = translation.get_language() or "fa"
    return {
        "language_links": doorway.language_links(request),
        "given": request.POST,
        "is_founded": found.is_founded(),
        "sectors": [(code, multilingual.text(kit["name"], shown)) for code, kit in sectors.kits().items()],
        "calendars": [
            (code, multilingual.text(calendar.name, shown)) for code, calendar in starting_calendars().items()
        ],
        "chosen_languages": request.POST.getlist("languages") or list(LANGUAGES),
    }
