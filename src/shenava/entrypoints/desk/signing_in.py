"""The way in: password, then whatever second proof the person has set up; and the way out."""

import json
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from shenava.domain.organization import queries as organization
from shenava.domain.organization.vocabulary import Role
from shenava.entrypoints.desk import told
from shenava.entrypoints.ui.preferences import LANGUAGES
from shenava.foundation import clock
from shenava.foundation.accounts import queries, signing_in
from shenava.foundation.accounts.errors import PasskeyRefused
from shenava.foundation.accounts.models import Account
from shenava.foundation.accounts.vocabulary import Factor, Theme
from shenava.foundation.errors import Problem
from shenava.foundation.web import limits

DESK = "/desk/"
SIGN_IN = "/desk/sign-in/"
SECOND = "/desk/sign-in/second/"
YEAR_SECONDS = 365 * 24 * 3600


@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for user name and password."""
    wanted = inside(request.POST.get("next") or request.GET.get("next", ""))
    if request.method == "GET":
        return in_another_language(request) or _sign_in_page(request, wanted)
    try:
        factors = signing_in.start(
            request, login=request.POST.get("login", ""), password=request.POST.get("password", ""), at=clock.now()
        )
    except Problem as problem:
        return _sign_in_page(request, wanted, problem=problem)
    return to_second_factor(wanted) if factors else arrived(request, wanted)


@never_cache
@require_http_methods(["GET", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """Ask for what proves, after the password, that it is really this person."""
    wanted = inside(request.POST.get("next") or request.GET.get("next", ""))
    account = signing_in.pending_account(request, at=clock.now())
    if account is None:
        return HttpResponseRedirect(f"{SIGN_IN}?{urlencode({'next': wanted})}")
    if request.method == "GET":
        return in_another_language(request) or _second_page(request, account, wanted)
    finish = signing_in.finish_with_recovery_code if "recovery" in request.POST else signing_in.finish_with_code
    code = request.POST.get("recovery") or request.POST.get("code", "")
    try:
        finish(request, code=code, at=clock.now())
    except Problem as problem:
        return _second_page(request, account, wanted, problem=problem)
    return arrived(request, wanted)


@never_cache
@require_POST
@limits.limited("passkey")
def passkey_options(request: HttpRequest) -> JsonResponse:
    """Return what the browser asks the device."""
    return JsonResponse(signing_in.passkey_options(request, at=clock.now()))


@never_cache
@require_POST
@limits.limited("passkey")
def passkey(request: HttpRequest) -> JsonResponse:
    """Take what the device answered; tell the browser where to go on."""
    answer = body_of(request)
    signing_in.finish_with_passkey(request, response=answer.get("credential", {}), at=clock.now())
    return JsonResponse({"next": arrived(request, inside(str(answer.get("next", "")))).url})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this browser's session."""
    signing_in.sign_out(request, at=clock.now())
    return HttpResponseRedirect(SIGN_IN)


def inside(address: str) -> str:
    """Return an address within the desk, or nothing: nobody is led away from here."""
    is_here = (
        address.startswith(DESK)
        and "/../" not in address
        and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    )
    return address if is_here and not address.startswith(SIGN_IN) else ""


def to_second_factor(wanted: str = "") -> HttpResponseRedirect:
    """Send a person on who owes the second proof."""
    return HttpResponseRedirect(f"{SECOND}?{urlencode({'next': wanted})}" if wanted else SECOND)


def arrived(request: HttpRequest, wanted: str) -> HttpResponseRedirect:
    """Send a person who is in to where they wanted to go, or where their work is."""
    response = HttpResponseRedirect(wanted or _place_of_work(request))
    if isinstance(request.user, Account) and request.user.theme != Theme.SYSTEM:
        response.set_cookie("theme", request.user.theme.lower(), max_age=YEAR_SECONDS, samesite="Lax")
    return response


def in_another_language(request: HttpRequest) -> HttpResponse | None:
    """Remember the language that a stranger asks for, and show the same page in it; nothing when none is asked for."""
    asked = request.GET.get("language", "")
    if asked not in LANGUAGES:
        return None
    rest = request.GET.copy()
    del rest["language"]
    response = HttpResponseRedirect(f"{request.path}?{rest.urlencode()}" if rest else request.path)
    response.set_cookie("language", asked, max_age=YEAR_SECONDS, samesite="Lax")
    return response


def language_links(request: HttpRequest) -> list[dict[str, str]]:
    """Return the languages as links to this very page."""
    links = []
    for code, label, name in (("fa", "فا", "فارسی"), ("ar", "ع", "العربية"), ("en", "En", "English")):
        query = request.GET.copy()
        query["language"] = code
        links.append({"code": code, "label": label, "name": name, "href": f"?{query.urlencode()}"})
    return links


def body_of(request: HttpRequest) -> dict[str, Any]:
    """Return the JSON object that was sent; raises ``PasskeyRefused``, for only passkeys come this way."""
    try:
        answer = json.loads(request.body)
    except ValueError:
        raise PasskeyRefused from None
    if not isinstance(answer, dict) or not isinstance(answer.get("credential", {}), dict):
        raise PasskeyRefused
    return answer


def _place_of_work(request: HttpRequest) -> str:
    staff = organization.staff_of_account(request.user.pk) if request.user.pk else None
    return "/desk/administration/" if staff and staff.role == Role.ADMINISTRATOR else DESK


def _sign_in_page(request: HttpRequest, wanted: str, *, problem: Problem | None = None) -> HttpResponse:
    context = {"wanted": wanted, "login": request.POST.get("login", ""), "language_links": language_links(request)}
    return told.page(request, "desk/signing_in/sign_in.html", context, problem=problem)


def _second_page(
    request: HttpRequest, account: Account, wanted: str, *, problem: Problem | None = None
) -> HttpResponse:
    factors = queries.second_factors_of(account)
    context = {
        "language_links": language_links(request),
        "wanted": wanted,
        "person": account.name,
        "by_code": Factor.TOTP in factors,
        "by_passkey": Factor.PASSKEY in factors,
        "by_recovery": Factor.RECOVERY in factors,
    }
    return told.page(request, "desk/signing_in/second.html", context, problem=problem)
