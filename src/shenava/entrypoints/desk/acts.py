"""How an act of the desk happens: find the case, do one thing, come back to its page, or say why it can't be."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_POST

from shenava.domain.cases import access
from shenava.domain.cases.models import Case
from shenava.entrypoints.desk import case as case_page
from shenava.entrypoints.desk.case import Failed
from shenava.entrypoints.desk.doors import StaffRequest, staff_view
from shenava.foundation.errors import NotFound, Problem

P = ParamSpec("P")
Act = Callable[Concatenate[StaffRequest, Case, P], HttpResponse | None]


def act(name: str) -> Callable[[Act[P]], Callable[..., HttpResponseBase]]:
    """Make a view of an act: it is posted, on a case its actor can see, and ends on the page of the case.

    An expected failure shows the page again with its sentence and all that was typed.
    """

    def make(deed: Act[P]) -> Callable[..., HttpResponseBase]:
        @require_POST
        @wraps(deed)
        def view(request: StaffRequest, code: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            case = access.find(request.actor, code)
            try:
                answer = deed(request, case, *args, **kwargs)
            except NotFound:
                raise
            except Problem as problem:
                failed = Failed(act=name, problem=problem, typed=request.POST)
                return case_page.show(request, access.find(request.actor, code), failed=failed)
            return answer or after(request, case, done=name)

        return staff_view(view)

    return make


def after(request: StaffRequest, case: Case, *, done: str) -> HttpResponseRedirect:
    """Go back to the case, or to the queue when it is no longer this actor's to see."""
    is_still_seen = access.visible_to(request.actor).filter(pk=case.pk).exists()
    place = f"/desk/cases/{case.tracking_code}/" if is_still_seen else "/desk/"
    return HttpResponseRedirect(f"{place}?done={done}")
