"""What was given up on: reactions to facts that failed again and again."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from shenava.entrypoints.desk.administration import entrance
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.foundation import clock
from shenava.foundation.audit import recording
from shenava.foundation.events import operations, queries
from shenava.foundation.web import paging

PAGE_SIZE = 50


@require_GET
@entrance.administrators
def failures(request: StaffRequest) -> HttpResponse:
    """List them, the newest first; only names and codes, never what they are about."""
    found = paging.after(queries.failed(), order=("-id",), cursor=request.GET.get("after"), size=PAGE_SIZE)
    page = {**entrance.layout(request, "failures"), "rows": found.rows, "next_cursor": found.next_cursor}
    return render(request, "desk/administration/failures.html", page)


@require_POST
@entrance.administrators
def try_again(request: StaffRequest, delivery_id: UUID) -> HttpResponse:
    """Let one begin anew."""
    at = clock.now()
    operations.try_again(delivery_id=delivery_id, at=at)
    recording.record(
        "settings.delivery_again", actor_ref=request.actor.ref, subject_ref=f"delivery:{delivery_id}", at=at
    )
    return HttpResponseRedirect("/desk/administration/failures/?done=again")
