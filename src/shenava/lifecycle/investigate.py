"""Find out what happened: ask a unit, ask the complainant for documents, keep one owner."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shenava.domain.cases import access, walls
from shenava.domain.cases import operations as cases
from shenava.domain.cases import queries as case_queries
from shenava.domain.cases.models import Attachment, Case, DocumentItem, DocumentRequest, Referral, Task
from shenava.domain.cases.vocabulary import Act, Deed, DocumentState, ReferralState
from shenava.domain.channels.vocabulary import Channel
from shenava.domain.organization import queries as organization
from shenava.domain.organization.actors import Actor
from shenava.domain.organization.models import Staff
from shenava.foundation.errors import NotFound, Problem
from shenava.foundation.files.operations import KeptFile
from shenava.foundation.text.masking import mask

MOST_DOCUMENTS = 10


class NoSuchUnit(Problem):
    """A unit that doesn't take referrals, or the one that has the case already."""

    code = "no_such_unit"
    status = 422
    sentence = _("Choose another unit: this one has the case already, or takes no cases.")


class ReferralIsOpen(Problem):
    """A unit is being asked already."""

    code = "referral_is_open"
    status = 409
    sentence = _("A unit is already being asked. Recall that referral first, or wait for its answer.")


class DateHasPassed(Problem):
    """A date in the past."""

    code = "date_has_passed"
    status = 422
    sentence = _("Choose a date that is still to come.")


class NothingAskedFor(Problem):
    """A referral without a question, or a request without a list."""

    code = "nothing_asked_for"
    status = 422
    sentence = _("Write what you need, so that the other side can give it.")


def refer(
    case_id: UUID, *, unit_id: UUID, note: str, due_at: datetime, staff: Staff, actor: Actor, at: datetime
) -> Referral:
    """Ask a unit for its part by a moment; the owner stays and the complainant reads only that it is referred."""
    words = mask(note.strip()).text
    if not words:
        raise NothingAskedFor(fields={"note": NothingAskedFor.sentence})
    _check_is_ahead(due_at, at=at)
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.REFER, case)
        unit = organization.active_units().filter(pk=unit_id).exclude(pk__in=[case.unit_id]).first()
        if unit is None or walls.barrier_of(case).bars_unit(unit.id):
            raise NoSuchUnit
        if case_queries.open_referral(case):
            raise ReferralIsOpen
        return cases.refer(case, unit=unit, note=words, due_at=due_at, staff=staff, actor=actor, at=at)


def accept_referral(case_id: UUID, *, actor: Actor, at: datetime) -> None:
    """Say that the unit has begun."""
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.SETTLE_REFERRAL, case)
        cases.accept_referral(case, referral=_open_referral(case), actor=actor, at=at)


def answer_referral(case_id: UUID, *, answer: str, staff: Staff, actor: Actor, at: datetime) -> None:
    """Give the owner what they asked for."""
    _settle(case_id, ReferralState.ANSWERED, words=answer, deed=Deed.SETTLE_REFERRAL, staff=staff, actor=actor, at=at)


def return_referral(case_id: UUID, *, reason: str, staff: Staff, actor: Actor, at: datetime) -> None:
    """Send a referral back with a reason: it is not this unit's to answer."""
    _settle(case_id, ReferralState.RETURNED, words=reason, deed=Deed.SETTLE_REFERRAL, staff=staff, actor=actor, at=at)


def recall_referral(case_id: UUID, *, staff: Staff, actor: Actor, at: datetime) -> None:
    """Take a referral back."""
    _settle(case_id, ReferralState.RECALLED, words=None, deed=Deed.RECALL_REFERRAL, staff=staff, actor=actor, at=at)


def ask_for_documents(
    case_id: UUID,
    *,
    items: Sequence[tuple[str, str]],
    message: str,
    due_at: datetime,
    staff: Staff,
    actor: Actor,
    at: datetime,
) -> DocumentRequest:
    """Ask the complainant for a list of (what, why) by a moment, in a message they can answer."""
    wanted = [(mask(what.strip()).text, mask(why.strip()).text) for what, why in items if what.strip()][:MOST_DOCUMENTS]
    if not wanted:
        raise NothingAskedFor(fields={"items": NothingAskedFor.sentence})
    _check_is_ahead(due_at, at=at)
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.ASK_DOCUMENTS, case)
        request = cases.ask_for_documents(case, items=wanted, due_at=due_at, staff=staff, actor=actor, at=at)
        cases.say(
            case,
            body=mask(message.strip()).text or "\n".join(f"- {what}" for what, _why in wanted),
            act=Act.DOCUMENTS_ASKED,
            channel=Channel.WEB,
            language=case.language,
            staff=staff,
            actor=actor,
            at=at,
        )
    return request


def settle_document(case_id: UUID, *, item_id: UUID, state: DocumentState, actor: Actor, at: datetime) -> None:
    """Tick a document off by hand: it came another way, the person doesn't have it, or we no longer need it."""
    with transaction.atomic():
        case = cases.hold(case_id)
        deed = Deed.ASK_DOCUMENTS if actor.is_staff else Deed.ADD_FILES
        access.check_can(actor, deed, case)
        item = DocumentItem.objects.select_related("request").filter(pk=item_id, request__case=case).first()
        if item is None:
            raise NotFound
        cases.settle_document(case, item=item, state=state, actor=actor, at=at)


def add_evidence(
    case_id: UUID, *, files: Sequence[KeptFile], is_internal: bool, actor: Actor, at: datetime
) -> list[Attachment]:
    """Hang files on the case without a message; an internal one is never shown to the complainant."""
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.ADD_FILES, case)
        return [
            cases.add_file(case, file=kept.file, name=kept.name, is_internal=is_internal, actor=actor, at=at)
            for kept in files
        ]


def finish_task(case_id: UUID, *, task_id: UUID, staff: Staff, actor: Actor, at: datetime) -> None:
    """Tick a task off."""
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.DO_TASK, case)
        task = Task.objects.filter(pk=task_id, case=case, done_at__isnull=True).first()
        if task is None:
            raise NotFound
        cases.finish_task(case, task=task, staff=staff, actor=actor, at=at)


def _settle(
    case_id: UUID, state: ReferralState, *, words: str | None, deed: Deed, staff: Staff, actor: Actor, at: datetime
) -> None:
    text = mask((words or "").strip()).text
    if words is not None and not text:
        raise NothingAskedFor(fields={"answer": NothingAskedFor.sentence})
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, deed, case)
        cases.settle_referral(
            case, referral=_open_referral(case), state=state, answer=text, staff=staff, actor=actor, at=at
        )


def _open_referral(case: Case) -> Referral:
    referral = case_queries.open_referral(case)
    if referral is None:
        raise access.StageNotReachable
    return referral


def _check_is_ahead(moment: datetime, *, at: datetime) -> None:
    if moment <= at:
        raise DateHasPassed
