"""Who stands at the desk: every page here asks for a member of staff and knows them as an actor."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from shenava.domain.organization import queries as organization
from shenava.domain.organization.actors import Actor
from shenava.domain.organization.models import Staff
from shenava.foundation import clock
from shenava.foundation.accounts.models import Account
from shenava.foundation.errors import Problem

P = ParamSpec("P")
SIGN_IN = "/desk/sign-in/"


class NoPlaceAtTheDesk(Problem):
    """An account that belongs to no member of staff."""

    code = "no_place_at_the_desk"
    status = 403
    sentence = _("Your account has no place at the desk yet. Ask an administrator to give you a role and a unit.")


class StaffRequest(HttpRequest):
    """A request whose sender is known; ``actor`` answers permission questions, ``account`` holds choices of display."""

    staff: Staff
    actor: Actor
    account: Account


def staff_view(
    view: Callable[Concatenate[StaffRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let members of staff in; strangers are sent to sign in and come back to where they wanted to go."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return to_sign_in(request)
        entered = cast("StaffRequest", request)
        staff = organization.staff_of_account(request.user.pk)
        if staff is None:
            raise NoPlaceAtTheDesk
        entered.staff = staff
        entered.account = request.user
        entered.actor = organization.actor_of(staff, at=clock.now())
        response = view(entered, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return guarded


def to_sign_in(request: HttpRequest) -> HttpResponseRedirect:
    """Send a stranger to sign in; what they wanted to post can't be repeated, so they come back to its page."""
    wanted = request.get_full_path() if request.method in {"GET", "HEAD"} else "/desk/"
    return HttpResponseRedirect(f"{SIGN_IN}?{urlencode({'next': wanted})}")
