"""Which cases this device has opened: a signed cookie of case ids and versions of their access codes."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from shenava.domain.cases import access, queries
from shenava.domain.cases.models import Case
from shenava.domain.organization.actors import Actor, complainant
from shenava.entrypoints.portal.own import session
from shenava.foundation.errors import NotFound

COOKIE = "complaints"
KEPT = timedelta(days=30)
MOST = 10
_SALT = "portal.device"


def admit(request: HttpRequest, tracking_code: str) -> tuple[Case, Actor]:
    """Return the case and the complainant whom this device stands for.

    It shows the code of the case, or its owner is signed in to their own page here. Raises ``NotFound`` for a case that
    does not exist, one whose code this device never showed, and one whose access code was renewed since: the three
    can't be told apart.
    """
    found = queries.lock_of(tracking_code)
    if found is None or not (_has_shown_its_code(request, found) or _is_own(request, found)):
        raise NotFound
    actor = complainant(found.id)
    return access.find(actor, tracking_code), actor


def _has_shown_its_code(request: HttpRequest, case: Case) -> bool:
    return known(request).get(case.id) == case.access_version


def _is_own(request: HttpRequest, case: Case) -> bool:
    actor = session.actor(request)
    return actor is not None and access.visible_to(actor).filter(pk=case.pk).exists()


def open_cases(request: HttpRequest) -> list[Case]:
    """Return the cases of this device that are not closed, newest first."""
    versions = known(request)
    if not versions:
        return []
    return [case for case in queries.open_cases(queries.with_ids(versions)) if versions[case.id] == case.access_version]


def known(request: HttpRequest) -> dict[UUID, int]:
    """Return the cases whose codes this device showed, with the version of the code it showed."""
    try:
        pairs = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=KEPT)
        return {UUID(hex=case_id): int(version) for case_id, version in pairs}
    except (signing.BadSignature, ValueError, TypeError):
        return {}


def remember(request: HttpRequest, response: HttpResponseBase, case: Case) -> None:
    """Let this device open the case from now on."""
    versions = known(request)
    versions.pop(case.id, None)
    pairs = [*((case_id.hex, version) for case_id, version in versions.items()), (case.id.hex, case.access_version)]
    response.set_cookie(
        COOKIE,
        signing.dumps(pairs[-MOST:], salt=_SALT),
        max_age=KEPT,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def forget(response: HttpResponseBase) -> None:
    """Let this device open nothing any more."""
    response.delete_cookie(COOKIE, samesite="Lax")
