"""Reply and internal note: two acts, two addresses, so that one can never become the other."""

from uuid import UUID

from django.http import HttpResponse

from shenava.domain.cases import queries as case_queries
from shenava.domain.cases.models import Case
from shenava.domain.cases.rules import reply_check
from shenava.domain.cases.rules.reply_check import Mark, Reply
from shenava.entrypoints.desk import case as case_page
from shenava.entrypoints.desk import typed
from shenava.entrypoints.desk.acts import act
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.foundation import clock
from shenava.lifecycle import converse


@act("reply")
def reply(request: StaffRequest, case: Case) -> HttpResponse | None:
    """Send the complainant a reply, or only mark it when "check" was pressed."""
    body, at = request.POST.get("body", ""), clock.now()
    if request.POST.get("check"):
        return case_page.show(request, case, marks=marks_of(case, body), typed=request.POST)
    converse.reply(
        case.id,
        body=body,
        staff=request.staff,
        seen=_seen(request.POST.get("seen", "")),
        files=typed.kept(request, at=at),
        actor=request.actor,
        at=at,
    )
    return None


@act("note")
def note(request: StaffRequest, case: Case) -> None:
    """Write an internal note."""
    body = request.POST.get("body", "")
    converse.write_note(case.id, body=body, staff=request.staff, actor=request.actor, at=clock.now())


@act("access-code")
def access_code(request: StaffRequest, case: Case) -> None:
    """Send the complainant a new access code; nobody at the desk ever sees it."""
    converse.renew_access_code(case.id, actor=request.actor, at=clock.now())


def marks_of(case: Case, body: str) -> list[Mark]:
    """Return the ten small marks of a reply before it is sent."""
    first = case_queries.conversation(case).prefetch_related(None).first()
    return reply_check.check(
        Reply(
            text=body,
            language=case.language,
            complaint=first.body if first else "",
            name=case.person.name if case.person else "",
        )
    )


def _seen(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
