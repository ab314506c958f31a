"""Who may come in here: administrators everywhere, others to read the log or the texts."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from shenava.domain.organization.vocabulary import Role
from shenava.entrypoints.desk import context
from shenava.entrypoints.desk.administration import places
from shenava.entrypoints.desk.doors import StaffRequest, staff_view
from shenava.foundation.errors import NotAllowed

P = ParamSpec("P")
View = Callable[Concatenate[StaffRequest, P], HttpResponseBase]
Guarded = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


class AdministratorsOnly(NotAllowed):
    """Somebody else came to the door of the administration."""

    code = "administrators_only"
    sentence = _("Only administrators can open this. Ask one of them if something needs to change.")


def administrators(view: View[P]) -> Guarded[P]:
    """Let administrators in; raises ``AdministratorsOnly`` for any other member of staff."""
    return _for(frozenset({Role.ADMINISTRATOR}), view)


def readers_of_the_log(view: View[P]) -> Guarded[P]:
    """Let administrators and compliance in."""
    return _for(frozenset({Role.ADMINISTRATOR, Role.COMPLIANCE}), view)


def readers_of_texts(view: View[P]) -> Guarded[P]:
    """Let in whoever answers for what people read: administrators, the complaints office and compliance."""
    return _for(frozenset({Role.ADMINISTRATOR, Role.COMPLAINTS_OFFICE, Role.COMPLIANCE}), view)


def compliance(view: View[P]) -> Guarded[P]:
    """Let in compliance alone, who decides what is forgotten."""
    return _for(frozenset({Role.COMPLIANCE}), view)


def check_administers(request: StaffRequest) -> None:
    """Raise ``AdministratorsOnly`` for a reader who would write."""
    if request.staff.role != Role.ADMINISTRATOR:
        raise AdministratorsOnly


def layout(request: StaffRequest, part: str) -> dict[str, Any]:
    """Return the context of ``desk/administration/frame.html``; ``part`` is the tab that is open."""
    is_administrator = request.staff.role == Role.ADMINISTRATOR
    return {
        **context.layout(request, place="administration"),
        "part": part,
        "is_administrator": is_administrator,
        "places": places.places_of(request.staff.role),
        "done": request.GET.get("done", ""),
    }


def _for(roles: frozenset[Role], view: View[P]) -> Guarded[P]:
    @wraps(view)
    def guarded(request: StaffRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.staff.role not in roles:
            raise AdministratorsOnly
        return view(request, *args, **kwargs)

    return never_cache(staff_view(guarded))
