"""Programs: giving them a token that acts for a person within scopes, and taking it back."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from shenava.domain.cases import access
from shenava.domain.organization import queries, settings
from shenava.entrypoints.desk import told
from shenava.entrypoints.desk.administration import entrance, reading
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.foundation import clock
from shenava.foundation.accounts import operations
from shenava.foundation.accounts import queries as accounts
from shenava.foundation.errors import NotFound, Problem

TOKENS = "/desk/administration/tokens/"
LONGEST_DAYS = 3650


@require_http_methods(["GET", "POST"])
@entrance.administrators
def tokens(request: StaffRequest) -> HttpResponse:
    """List the tokens, and issue one; its secret is shown once."""
    problem = None
    if request.method == "POST":
        try:
            return _issue(request)
        except Problem as failure:
            problem = failure
    return told.page(request, "desk/administration/tokens.html", _page(request), problem=problem)


@require_POST
@entrance.administrators
def revoke(request: StaffRequest, token_id: UUID) -> HttpResponse:
    """Make a token useless."""
    token = accounts.tokens().filter(pk=token_id).first()
    if token is None:
        raise NotFound
    operations.revoke_token(token=token, actor_ref=request.actor.ref, at=clock.now())
    return HttpResponseRedirect(f"{TOKENS}?done=revoked")


def _issue(request: StaffRequest) -> HttpResponse:
    given, at = request.POST, clock.now()
    days = reading.number(given, "days")
    token, secret = settings.issue_token(
        staff=reading.needed_row(given, "staff", _holders()),
        name=given.get("name", ""),
        scopes=[scope for scope in access.SCOPES if scope in given.getlist("scopes")] or [access.READ_SCOPE],
        expires_at=at + timedelta(days=min(days, LONGEST_DAYS)) if days else None,
        actor=request.actor,
        at=at,
    )
    page = {**entrance.layout(request, "tokens"), "token": token, "secret": secret}
    return render(request, "desk/administration/token_issued.html", page)


def _holders() -> Any:  # noqa: ANN401 - a query set of staff
    return queries.everybody().filter(account__is_active=True)


def _page(request: StaffRequest) -> dict[str, Any]:
    return {
        **entrance.layout(request, "tokens"),
        "tokens": accounts.tokens(),
        "staff": _holders(),
        "scopes": [(scope, scope) for scope in access.SCOPES],
        "given": request.POST,
        "at": clock.now(),
    }
