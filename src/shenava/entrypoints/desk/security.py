"""A person's own safety: password, second factors, and the browsers that are signed in."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shenava.entrypoints.desk import context, told
from shenava.entrypoints.desk.doors import StaffRequest, staff_view
from shenava.entrypoints.desk.signing_in import body_of, inside
from shenava.entrypoints.ui import devices
from shenava.foundation import clock
from shenava.foundation.accounts import operations, queries, signing_in
from shenava.foundation.accounts.models import Account
from shenava.foundation.accounts.sessions import CREATED_AT
from shenava.foundation.errors import NotFound, Problem
from shenava.foundation.typesetting import qr

OWN = "/desk/security/"
CONFIRM = "/desk/security/confirm/"
CONFIRMED_AT = "confirmed_at"
PASSKEY_STATE = "new_passkey"
SURE_FOR = timedelta(minutes=10)
"""How long a password just given, also at signing in, counts as proof for grave things."""
ISSUER = "Shenava"

P = ParamSpec("P")
View = Callable[Concatenate[StaffRequest, P], HttpResponseBase]


def after_proof(view: View[P]) -> View[P]:
    """Let a person in who gave the password within the last ten minutes; ask others for it first."""

    @wraps(view)
    def guarded(request: StaffRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if _is_sure(request, at=clock.now()):
            return view(request, *args, **kwargs)
        return HttpResponseRedirect(f"{CONFIRM}?{urlencode({'next': OWN})}")

    return guarded


@never_cache
@require_GET
@staff_view
def security(request: StaffRequest) -> HttpResponse:
    """Show what guards this account."""
    return _page(request)


@never_cache
@require_http_methods(["GET", "POST"])
@staff_view
def confirm(request: StaffRequest) -> HttpResponse:
    """Ask for the password again before something grave."""
    wanted = inside(request.POST.get("next") or request.GET.get("next", "")) or OWN
    problem = None
    if request.method == "POST":
        try:
            signing_in.check_it_is_you(
                account=_account(request), password=request.POST.get("password", ""), at=clock.now()
            )
        except Problem as failure:
            problem = failure
        else:
            request.session[CONFIRMED_AT] = clock.now().isoformat()
            return HttpResponseRedirect(wanted)
    page = {**context.layout(request, place="preferences"), "wanted": wanted}
    return told.page(request, "desk/security/confirm.html", page, problem=problem)


@never_cache
@require_POST
@staff_view
def password(request: StaffRequest) -> HttpResponse:
    """Change the password; every other browser is signed out."""
    account = _account(request)
    try:
        signing_in.check_it_is_you(account=account, password=request.POST.get("current", ""), at=clock.now())
        operations.change_password(
            account=account, password=request.POST.get("password", ""), actor_ref=account.ref, at=clock.now()
        )
    except Problem as problem:
        return _page(request, problem=problem)
    signing_in.stay(request, account)
    return _done("password")


@never_cache
@require_POST
@staff_view
@after_proof
def begin_totp(request: StaffRequest) -> HttpResponse:
    """Show a new secret, as a picture and in letters."""
    try:
        operations.begin_totp(account=_account(request), issuer=ISSUER)
    except Problem as problem:
        return _page(request, problem=problem)
    return _totp_page(request)


@never_cache
@require_POST
@staff_view
@after_proof
def confirm_totp(request: StaffRequest) -> HttpResponse:
    """Turn codes on, and show the recovery codes once."""
    account = _account(request)
    try:
        operations.confirm_totp(
            account=account, code=request.POST.get("code", ""), actor_ref=account.ref, at=clock.now()
        )
    except Problem as problem:
        return _totp_page(request, problem=problem)
    return _recovery_page(request)


@require_POST
@staff_view
@after_proof
def remove_totp(request: StaffRequest) -> HttpResponse:
    """Ask for codes no longer."""
    account = _account(request)
    operations.disable_totp(account=account, actor_ref=account.ref, at=clock.now())
    return _done("totp")


@never_cache
@require_POST
@staff_view
@after_proof
def recovery_codes(request: StaffRequest) -> HttpResponse:
    """Make new recovery codes and show them once; earlier ones stop working."""
    if not queries.second_factors_of(_account(request)):
        raise NotFound
    return _recovery_page(request)


@never_cache
@require_POST
@staff_view
@after_proof
def passkey_options(request: StaffRequest) -> JsonResponse:
    """Return what the browser asks a new device."""
    options, state = operations.begin_passkey_registration(account=_account(request), host=request.get_host())
    request.session[PASSKEY_STATE] = state
    return JsonResponse(options)


@require_POST
@staff_view
@after_proof
def add_passkey(request: StaffRequest) -> JsonResponse:
    """Remember a new device."""
    account = _account(request)
    answer = body_of(request)
    operations.finish_passkey_registration(
        account=account,
        host=request.get_host(),
        state=request.session.pop(PASSKEY_STATE, {}),
        response=answer.get("credential", {}),
        name=str(answer.get("name", ""))[:80] or devices.described(request.headers.get("User-Agent", "")),
        actor_ref=account.ref,
        at=clock.now(),
    )
    return JsonResponse({"next": f"{OWN}?done=passkey"})


@require_POST
@staff_view
@after_proof
def remove_passkey(request: StaffRequest, passkey_id: UUID) -> HttpResponse:
    """Forget a device."""
    account = _account(request)
    passkey = queries.passkeys_of(account).filter(pk=passkey_id).first()
    if passkey is None:
        raise NotFound
    operations.remove_passkey(passkey=passkey, actor_ref=account.ref, at=clock.now())
    return _done("passkey_removed")


@require_POST
@staff_view
def end_session(request: StaffRequest, handle: str) -> HttpResponse:
    """Sign one browser out."""
    account = _account(request)
    operations.end_session(account=account, handle=handle, actor_ref=account.ref, at=clock.now())
    return _done("session")


@require_POST
@staff_view
def end_other_sessions(request: StaffRequest) -> HttpResponse:
    """Sign out every browser but this one."""
    account = _account(request)
    operations.end_other_sessions(
        account=account, keep_key=request.session.session_key, actor_ref=account.ref, at=clock.now()
    )
    return _done("session")


def _page(request: StaffRequest, *, problem: Problem | None = None) -> HttpResponse:
    account = _account(request)
    page = {
        **context.layout(request, place="preferences"),
        "account": account,
        "passkeys": queries.passkeys_of(account),
        "factors": queries.second_factors_of(account),
        "codes_left": queries.recovery_codes_left(account),
        "browsers": [
            {
                "row": row,
                "name": devices.described(row.device),
                "is_this": row.session_key == request.session.session_key,
            }
            for row in queries.sessions_of(account, at=clock.now())
        ],
        "is_sure": _is_sure(request, at=clock.now()),
        "done": request.GET.get("done", ""),
    }
    return told.page(request, "desk/security/security.html", page, problem=problem)


def _totp_page(request: StaffRequest, *, problem: Problem | None = None) -> HttpResponse:
    offer = operations.unconfirmed_totp(account=_account(request), issuer=ISSUER)
    if offer is None:
        return _page(request, problem=problem)
    page = {
        **context.layout(request, place="preferences"),
        "secret": offer.secret,
        "picture": mark_safe(qr.svg(offer.address)),  # noqa: S308 - drawn here, of an address percent-encoded
    }
    return told.page(request, "desk/security/totp.html", page, problem=problem)


def _recovery_page(request: StaffRequest) -> HttpResponse:
    account = _account(request)
    codes = operations.new_recovery_codes(account=account, actor_ref=account.ref, at=clock.now())
    page: dict[str, Any] = {**context.layout(request, place="preferences"), "codes": codes}
    return told.page(request, "desk/security/recovery.html", page)


def _done(what: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{OWN}?{urlencode({'done': what})}")


def _account(request: HttpRequest) -> Account:
    return cast("Account", request.user)


def _is_sure(request: HttpRequest, *, at: datetime) -> bool:
    proofs = (request.session.get(CONFIRMED_AT), request.session.get(CREATED_AT))
    return any(proof and at - datetime.fromisoformat(proof) < SURE_FOR for proof in proofs)
