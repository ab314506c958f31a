"""A case full of words that nobody else may ever read, and everybody who might try."""

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from uuid import UUID, uuid4

from django.test import Client
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.cases import access, queries, walls
from shenava.domain.cases.models import Case, DocumentItem, Task
from shenava.domain.cases.rules.response import IssueDraft, RemedyDraft
from shenava.domain.cases.vocabulary import Act, Outcome, ReasonKind, RemedyKind, RemedyState
from shenava.domain.channels.queries import messages_about
from shenava.domain.organization.models import Staff, Unit
from shenava.domain.organization.vocabulary import Role
from shenava.domain.people.operations import Introduction
from shenava.domain.people.vocabulary import ContactKind
from shenava.domain.policies import attention
from shenava.domain.surveys import queries as surveys
from shenava.domain.surveys.models import Invitation
from shenava.foundation.accounts import operations as accounts
from shenava.foundation.files import operations as files
from shenava.foundation.text import digits
from shenava.foundation.text.digits import Digits
from shenava.lifecycle import converse, intake, investigate, resolve, route, survey, wall

MARK = "zqxjkv"
"""Stands in every text of the forbidden case; no page would say it by itself."""


@dataclass(frozen=True, kw_only=True)
class Planted:
    """The forbidden case and everything of it that has an address."""

    case: Case
    access_code: str
    ids: dict[str, list[UUID]]
    """Ids of files, letters, documents, tasks and messages, by the name that addresses give them."""
    link: str
    verification: str

    @property
    def traces(self) -> list[str]:
        """Everything that gives the case away, in whatever digits."""
        codes = [self.case.tracking_code, self.access_code]
        shown = [digits.write(code, system) for code in codes for system in (Digits.PERSIAN, Digits.ARABIC)]
        return [MARK, *codes, *shown, str(self.case.id), self.verification]


def plant(house: House) -> Planted:
    """Live through a whole life with a mark in every text; it ends objected to, in the unit of cards."""
    filed = intake.receive(
        builders.a_filing(
            text=f"{MARK}text از حساب من بدون اجازه پول برداشت شده است",
            introduction=Introduction(
                name=f"{MARK} name",
                contacts={ContactKind.EMAIL: f"{MARK}@example.org", ContactKind.MOBILE: "+989121119991"},
            ),
            wish=f"{MARK}wish",
            files=[a_file()],
        ),
        at=MORNING,
    )
    case, officer = filed.case, builders.actor(house.officer)
    builders.let_everything_happen()
    route.assign(case.id, owner_id=house.officer.id, actor=builders.actor(house.complaints), at=MORNING)
    later = MORNING + timedelta(days=2)
    common = {"staff": house.officer, "actor": officer, "at": MORNING}
    converse.write_note(case.id, body=f"{MARK}note", **common)
    converse.reply(case.id, body=f"{MARK}reply", seen=None, **common)
    investigate.ask_for_documents(
        case.id, items=[(f"{MARK}paper", f"{MARK}why"), ("b", "c")], message=f"{MARK}ask", due_at=later, **common
    )
    me = builders.as_complainant(case)
    converse.hear(case.id, body=f"{MARK}sent", act=Act.DOCUMENTS, files=[a_file()], actor=me, at=MORNING)
    investigate.add_evidence(case.id, files=[a_file()], is_internal=True, actor=officer, at=MORNING)
    investigate.refer(case.id, unit_id=house.office.id, note=f"{MARK}question", due_at=later, **common)
    investigate.recall_referral(case.id, **common)
    resolve.save_decision(case.id, issues=[an_issue()], actor=officer, at=MORNING)
    resolve.respond(case.id, staff=house.officer, actor=officer, at=MORNING)
    builders.let_everything_happen()
    invitation = Invitation.objects.get(case=case)
    survey.answer(invitation, solved="NO", speed=1, empathy=1, comment=f"{MARK}comment", at=MORNING)
    resolve.object_to_answer(case.id, reason=f"{MARK}objection", actor=me, at=MORNING)
    builders.let_everything_happen()
    return _planted(queries.case(case.id), filed.access_code, surveys.link_of(invitation))


def wall_off(planted: Planted, house: House, *, staff: Staff | None, unit: Unit | None) -> None:
    """Wall it off from a colleague or a unit, as somebody outside does who is not meant."""
    reviewer = builders.a_colleague("reviewer", Role.COMPLAINTS_OFFICE, house.office)
    wall.raise_wall(
        planted.case.id,
        staff_id=staff.id if staff else None,
        unit_id=unit.id if unit else None,
        by=reviewer,
        actor=builders.actor(reviewer),
        at=MORNING,
    )
    builders.let_everything_happen()
    planted.ids["wall_id"] = [one.id for one in walls.of(planted.case)]


def a_file() -> files.KeptFile:
    """Return a picture with a mark in its name."""
    return files.keep(BytesIO(builders.png()), name=f"{MARK}.png", at=MORNING)


def an_issue() -> IssueDraft:
    """Return an issue with a mark in each of its texts."""
    return IssueDraft(
        title=f"{MARK}issue",
        finding=f"{MARK}finding",
        outcome=Outcome.PARTLY,
        reason_kind=ReasonKind.PRACTICAL,
        reason=f"{MARK} reason in words",
        reference=f"{MARK}reference",
        remedy=RemedyDraft(
            kind=RemedyKind.APOLOGY,
            state=RemedyState.IN_PROGRESS,
            what=f"{MARK}remedy",
            who=f"{MARK}who",
            due_on=(MORNING + timedelta(days=3)).date(),
        ),
    )


def own_case(house: House) -> Case:
    """Return a case of the unit of loans, which those who may not see the planted one may see."""
    case = builders.a_filed_case(category="").case
    route.assign(case.id, owner_id=house.loan_officer.id, actor=builders.actor(house.complaints), at=MORNING)
    return queries.case(case.id)


def secret_of(staff: Staff, *scopes: str) -> str:
    """Return the secret of a token of this person."""
    _token, secret = accounts.issue_token(
        name="sweep", scopes=scopes or access.SCOPES, actor_ref="system", account=staff.account, at=MORNING
    )
    return secret


def at_the_desk(staff: Staff) -> Client:
    """Return a browser at which this person is signed in."""
    client = Client(raise_request_exception=False)
    client.force_login(staff.account)
    return client


def _planted(case: Case, access_code: str, link: str) -> Planted:
    letters = list(queries.responses(case))
    return Planted(
        case=case,
        access_code=access_code,
        ids={
            "attachment_id": [one.id for one in queries.attachments(case)],
            "response_id": [one.id for one in letters],
            "item_id": list(DocumentItem.objects.filter(request__case=case).values_list("id", flat=True)),
            "task_id": list(Task.objects.filter(case=case).values_list("id", flat=True)),
            "message_id": [one.id for one in messages_about(case.id)],
            "wall_id": [uuid4()],
            "raising_id": [uuid4(), *attention.raisings(case.id).values_list("id", flat=True)],
        },
        link=link,
        verification=letters[0].verification_code,
    )
