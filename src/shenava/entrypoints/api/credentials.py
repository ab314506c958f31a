"""Who calls: a complainant by the two codes of their case, or a program by a token of a member of staff."""

from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja.security import APIKeyHeader, HttpBearer

from shenava.domain.cases import access
from shenava.domain.organization import queries as organization
from shenava.domain.organization.actors import Actor
from shenava.domain.organization.models import Staff
from shenava.entrypoints.api.doorway import subject_of
from shenava.foundation import clock
from shenava.foundation.accounts import tokens
from shenava.foundation.accounts.errors import DemoFromAfar, ScopeMissing
from shenava.foundation.errors import NotAllowed
from shenava.foundation.text import codes
from shenava.foundation.web import limits
from shenava.foundation.web.addresses import is_from_this_machine


class TokenOfNobody(NotAllowed):
    """A good token whose account has no place in the organization, so that it can see no case."""

    code = "token_of_nobody"
    sentence = _("This token belongs to nobody who handles cases.")


@dataclass(frozen=True, kw_only=True)
class Caller:
    """A member of staff, narrowed to the scopes of the token that was shown."""

    staff: Staff
    actor: Actor


class ComplainantRequest(HttpRequest):
    """A request that has shown both codes of a case."""

    auth: Actor


class StaffRequest(HttpRequest):
    """A request that has shown a token with the scope of its operation."""

    auth: Caller


class AccessCode(APIKeyHeader):
    """The access code of the complaint whose tracking code is in the address."""

    param_name = "X-Access-Code"

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor:
        """Return the complainant; raises ``CodesDoNotFit`` alike for whatever is wrong, and ``TooMany``.

        Only failures count, by address and by number, so that neither guessing nor spraying pays; they are named as
        the tracking page names them, so that both doors count together.
        """
        match = request.resolver_match
        number = str(match.kwargs["tracking_code"]) if match else ""
        at = clock.now()
        limit = limits.named("look_up_wrong")
        subjects = (f"address:{subject_of(request)}", f"code:{codes.read(number) or number[:40]}")
        for subject in subjects:
            limits.check_only(limit, subject, at=at)
        try:
            return access.admitted(tracking_code=number, access_code=key or "")
        except access.CodesDoNotFit:
            for subject in subjects:
                limits.check(limit, subject, at=at)
            raise


class Token(HttpBearer):
    """A token of a member of staff, with the scope that the operation needs and the one to read cases."""

    def __init__(self, scope: str) -> None:
        super().__init__()
        self._scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Caller:
        """Return who calls; raises ``TokenRefused``, ``ScopeMissing``, ``TokenOfNobody`` or ``DemoFromAfar``."""
        found = tokens.check(token.strip(), scope=self._scope, at=clock.now())
        if access.READ_SCOPE not in found.scopes:
            raise ScopeMissing(scope=access.READ_SCOPE)
        staff = organization.staff_of_account(found.account_id) if found.account_id else None
        if staff is None:
            raise TokenOfNobody
        if staff.account.is_demo and not is_from_this_machine(request):
            raise DemoFromAfar
        actor = organization.actor_of(staff, at=clock.now())
        return Caller(staff=staff, actor=replace(actor, scopes=frozenset(found.scopes)))
