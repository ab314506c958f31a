"""Opening a case with its two codes; a number that does not exist and a wrong access code get the same answer."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from shenava.domain.cases import access as access_rules
from shenava.domain.cases import queries, references
from shenava.domain.cases.models import Case
from shenava.entrypoints.portal import addresses, device, page
from shenava.entrypoints.portal.dress import FULL, Dress
from shenava.foundation import clock
from shenava.foundation.text import codes, identifiers
from shenava.foundation.web import limits
from shenava.foundation.web.addresses import client_address, network_of
from shenava.foundation.web.limits import TooMany
from shenava.lifecycle import converse

_LONGEST = 60


def track(request: HttpRequest, *, dress: Dress = FULL) -> HttpResponse:
    """Ask for the two codes, or open the case that they belong to."""
    if request.method != "POST":
        return ask(request, code=request.GET.get("code", ""), dress=dress)
    typed, access = request.POST.get("code", "")[:_LONGEST], request.POST.get("access", "")[:_LONGEST]
    code = codes.read(typed)
    if code is None:
        return ask(request, code=typed, errors={"code": _hint(typed)}, status=422, dress=dress)
    try:
        found = _opened_by(request, code, identifiers.clean(access), at=clock.now())
    except TooMany as problem:
        response = page.show(request, dress.template("track_later"), status=problem.status)
        response["Retry-After"] = str(problem.retry_after)
        return response
    if found is None:
        sentence = _("These two codes do not belong together. Check both; they are on your receipt.")
        return ask(request, code=typed, errors={"access": sentence}, status=422, dress=dress)
    response = HttpResponseRedirect(dress.to("complaint", found.tracking_code))
    device.remember(request, response, found)
    return response


def renew(request: HttpRequest, tracking_code: str) -> HttpResponse:
    """Make a new access code for whoever lost theirs, and show it on the receipt; the old one opens nothing."""
    case, actor = device.admit(request, tracking_code)
    limits.check(limits.named("reply"), network_of(client_address(request)), at=clock.now())
    converse.renew_access_code(case.id, actor=actor, at=clock.now())
    response = HttpResponseRedirect(addresses.to("receipt", tracking_code))
    device.remember(request, response, access_rules.find(actor, tracking_code))
    return response


def ask(
    request: HttpRequest,
    *,
    code: str = "",
    errors: dict[str, str] | None = None,
    status: int = 200,
    dress: Dress = FULL,
) -> HttpResponse:
    """Show the form for the two codes."""
    context = {"code": code[:_LONGEST], "errors": errors or {}, "open_cases": device.open_cases(request)}
    return page.show_privately(request, dress.template("track"), context, status=status)


def _opened_by(request: HttpRequest, code: str, access: str, *, at: datetime) -> Case | None:
    """Return the case; each failure counts for the address and for the number, whether it exists or not."""
    limit = limits.named("look_up_wrong")
    subjects = (f"address:{network_of(client_address(request))}", f"code:{code}")
    for subject in subjects:
        limits.check_only(limit, subject, at=at)
    case = queries.by_tracking_code(code)
    if case and references.opens(case, access):
        return case
    for subject in subjects:
        limits.count(limit, subject, at=at)
    return None


def _hint(typed: str) -> str:
    if not typed.strip():
        return _("Please write the tracking code. It has %(length)d digits.") % {"length": codes.LENGTH}
    if len(identifiers.clean(typed)) == codes.LENGTH:
        return _("One digit of the tracking code seems mistyped. Please compare it with your receipt.")
    return _("A tracking code has %(length)d digits. Please compare it with your receipt.") % {"length": codes.LENGTH}
