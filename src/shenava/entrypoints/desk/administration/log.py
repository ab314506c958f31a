"""The audit log: searching it, proving that nobody touched it, and taking its head away."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from shenava.domain.cases import access
from shenava.domain.organization import queries as organization
from shenava.entrypoints.desk.administration import entrance
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.foundation import clock
from shenava.foundation.audit import queries, recording, verification
from shenava.foundation.audit.verification import Verdict
from shenava.foundation.web import paging

PAGE_SIZE = 50
ASKED = ("subject", "actor", "action")
LONGEST = 120


@require_GET
@entrance.readers_of_the_log
def log(request: StaffRequest) -> HttpResponse:
    """Show the entries that match, the newest first; looking is itself written down."""
    return _page(request)


@require_POST
@entrance.readers_of_the_log
def verify(request: StaffRequest) -> HttpResponse:
    """Walk the whole chain and say whether it is true."""
    at = clock.now()
    verdict = verification.verify(at=at)
    recording.record(
        "audit.verified",
        actor_ref=request.actor.ref,
        subject_ref="audit",
        at=at,
        detail={"ok": verdict.ok, "checked": verdict.checked},
    )
    return _page(request, verdict=verdict)


@require_POST
@entrance.readers_of_the_log
def head(request: StaffRequest) -> HttpResponse:
    """Give the signed end of the chain, to be kept elsewhere."""
    at = clock.now()
    taken = verification.take_head(at=at)
    recording.record(
        "audit.head_exported",
        actor_ref=request.actor.ref,
        subject_ref="audit",
        at=at,
        detail={"position": taken.position},
    )
    response = HttpResponse(taken.as_json(), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="audit-head-{taken.position}.json"'
    return response


def _page(request: StaffRequest, *, verdict: Verdict | None = None) -> HttpResponse:
    asked = {name: request.GET.get(name, "").strip()[:LONGEST] for name in ASKED}
    rows = queries.entries(subject_ref=asked["subject"], actor_ref=asked["actor"], action=asked["action"])
    rows = rows.exclude(subject_ref__in=[f"case:{one}" for one in access.unseen_by(request.actor)])
    found = paging.after(rows, order=("-id",), cursor=request.GET.get("after"), size=PAGE_SIZE)
    recording.record_read("audit.read", actor_ref=request.actor.ref, subject_ref="audit", at=clock.now())
    next_query = urlencode(
        {**{name: value for name, value in asked.items() if value}, "after": found.next_cursor or ""}
    )
    page = {
        **entrance.layout(request, "log"),
        "asked": asked,
        "entries": found.rows,
        "names": organization.names_of({ref for row in found.rows for ref in (row.actor_ref, row.subject_ref)}),
        "next_href": f"?{next_query}" if found.next_cursor else "",
        "verdict": verdict,
    }
    return render(request, "desk/administration/log.html", page)
