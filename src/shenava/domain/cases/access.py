"""Who may see which case and do what to it; every list, count, search, export, file and feed goes through here."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from shenava.domain.cases import queries, references, walls
from shenava.domain.cases.models import Attachment, Case, Task
from shenava.domain.cases.rules import moves
from shenava.domain.cases.vocabulary import Deed, Stage
from shenava.domain.catalogue.rules.form import Form, SchemaError
from shenava.domain.catalogue.vocabulary import WITHHELD_WITH_THE_NAME
from shenava.domain.organization.actors import Actor, complainant
from shenava.domain.organization.vocabulary import ActorKind, Role
from shenava.foundation.database.ids import new_id
from shenava.foundation.database.prepared import prepared
from shenava.foundation.errors import NotAllowed, NotFound, Problem
from shenava.foundation.text import codes, digits

__all__ = [
    "admitted",
    "can",
    "check_can",
    "find",
    "open_cases_of",
    "others_of",
    "own_files",
    "sees",
    "sees_identity",
    "tasks_to_do",
    "unseen_by",
    "visible_files",
    "visible_to",
]


class CodesDoNotFit(NotFound):
    """No such number, or not its access code: nobody is told which, and both take the same time."""

    code = "codes_do_not_fit"
    sentence = _("We found no complaint with these two codes. Please check both once more.")


class StageNotReachable(Problem):
    """The case is at a stage where this can't be done."""

    code = "stage_not_reachable"
    status = 409
    sentence = _("This can't be done any more: the case has moved on. Look at it again.")


_RELATED = ("brand", "category", "form", "unit", "owner", "person", "referred_unit")
_OUTSIDE = {ActorKind.COMPLAINANT, ActorKind.PERSON}
_SEE_ALL = {Role.COMPLAINTS_OFFICE, Role.COMPLIANCE}
_COMPLAINANT = {Deed.WRITE, Deed.ADD_FILES, Deed.CHASE, Deed.WITHDRAW, Deed.OBJECT, Deed.REOPEN}
_COMPLAINANT |= {Deed.RENEW_CODE, Deed.ESCALATE, Deed.PREFER}
_UNIT_ASKED = {Deed.SETTLE_REFERRAL, Deed.NOTE, Deed.ADD_FILES}
_OFFICE_ALONE = {Deed.LIFT_WALL}
_SCOPES = {
    Deed.REPLY: "cases:message",
    Deed.NOTE: "cases:message",
    Deed.ASK_DOCUMENTS: "cases:message",
    Deed.DELAY: "cases:message",
    Deed.ASSIGN: "cases:assign",
    Deed.REFER: "cases:assign",
    Deed.SETTLE_REFERRAL: "cases:assign",
    Deed.RECALL_REFERRAL: "cases:assign",
    Deed.ASSESS: "cases:assign",
}
READ_SCOPE = "cases:read"
SCOPES = (READ_SCOPE, "cases:message", "cases:assign", "cases:decide")


def admitted(*, tracking_code: str, access_code: str) -> Actor:
    """Return the complainant whom these two codes admit, typed in any digits; raises ``CodesDoNotFit``.

    The door counts the failures, see the limit ``look_up_wrong``.
    """
    number = codes.read(tracking_code) or ""
    known = queries.lock_of(number)
    lock = known or Case(id=new_id(), access_key=references.newest_access_key())
    fits = references.opens(lock, "".join(digits.to_ascii(access_code).split()))
    if known is None or not fits:
        raise CodesDoNotFit
    return complainant(known.id)


def visible_to(actor: Actor) -> QuerySet[Case]:
    """Return the cases that exist for this actor; any other is as if it weren't there."""
    if actor.kind == ActorKind.SYSTEM:
        return Case.objects.all()
    if actor.kind == ActorKind.COMPLAINANT:
        return Case.objects.filter(pk__in=[actor.id])
    if actor.kind == ActorKind.PERSON:
        return Case.objects.filter(pk__in=_filed_by(actor))
    return _visible_to_staff(actor) if actor.is_staff and not _lacks(actor, READ_SCOPE) else Case.objects.none()


def sees(actor: Actor, case: Case) -> bool:
    """Return whether a case exists for this actor."""
    return visible_to(actor).filter(pk=case.pk).exists()


def open_cases_of(actor: Actor, owner_id: UUID) -> QuerySet[Case]:
    """Return the open cases that somebody owns, as far as this actor may see them."""
    return queries.open_cases(visible_to(actor)).filter(owner_id=owner_id).exclude(stage=Stage.RESPONDED)


def unseen_by(actor: Actor) -> QuerySet[Case, UUID]:
    """Return the ids of the cases of which this member of staff must find no trace, not even in a log."""
    return Case.objects.filter(is_walled=True, pk__in=walls.walled_from(actor)).values_list("pk", flat=True)


def _visible_to_staff(actor: Actor) -> QuerySet[Case]:
    allowed = Case.objects.filter(Q(is_walled=False) | ~Q(pk__in=walls.walled_from(actor)))
    if actor.role in _SEE_ALL:
        return allowed
    if actor.role in {Role.OFFICER, Role.UNIT_MANAGER}:
        ours = Q(unit_id__in=actor.unit_ids) | Q(owner_id=actor.id) | Q(referred_unit_id__in=actor.unit_ids)
        if actor.stands_in_for:
            ours |= Q(owner_id__in=actor.stands_in_for)
        return allowed.filter(ours)
    return Case.objects.none()


def _filed_by(actor: Actor) -> list[UUID]:
    """Return the cases for which a person gave the contact that they have proved; no other case of theirs."""
    held = Case.objects.filter(person=actor.id).values_list("id", "reach")
    mine = {str(point) for point in actor.reach}
    return [case_id for case_id, reach in held if mine.intersection(reach)]


def find(actor: Actor, tracking_code: str, *, related: Sequence[str] = _RELATED) -> Case:
    """Return the case with this tracking code; raises ``NotFound`` for one that doesn't exist for this actor.

    ``related`` names what is loaded with it, for pages that need less than all.
    """
    is_looked_up = actor.kind == ActorKind.PERSON  # which cases are a person's is asked first, each time anew
    look = _sought if is_looked_up else _found
    found = list(look(actor, tracking_code, tuple(related)))
    if not found:
        raise NotFound
    return found[0]


def _sought(actor: Actor, tracking_code: str, related: tuple[str, ...]) -> QuerySet[Case]:
    return visible_to(actor).select_related(*related).filter(tracking_code=tracking_code)[:1]


_found = prepared(_sought)


@prepared
def others_of(actor: Actor, person_id: UUID, case_id: UUID, most: int) -> QuerySet[Case]:
    """Return the newest cases of a person that this actor may see, but for one, with what a list of them shows."""
    seen = visible_to(actor).filter(person_id=person_id).exclude(pk=case_id).order_by("-id")
    return seen.only("tracking_code", "headline", "stage", "received_at", "hides_name")[:most]


@prepared
def tasks_to_do(actor: Actor, most: int) -> QuerySet[Task]:
    """Return what this actor has to do now on the cases they may see, the nearest first."""
    whose = frozenset({actor.id, *actor.stands_in_for}) if actor.id else actor.stands_in_for
    return queries.tasks_to_do(visible_to(actor), owner_ids=whose)[:most]


def visible_files(actor: Actor, case: Case) -> QuerySet[Attachment]:
    """Return the files of a visible case that this actor may open."""
    files = queries.attachments(case).filter(case__in=visible_to(actor).filter(pk=case.pk))
    if actor.kind in _OUTSIDE:
        return files.filter(is_internal=False)
    if sees_identity(actor, case):
        return files
    return files.exclude(pk__in=queries.mandate_papers(case)).exclude(answers__in=_withheld_questions(case))


def _withheld_questions(case: Case) -> list[str]:
    """Return the keys of questions whose files say who somebody is; of all where the form can no longer be read."""
    try:
        form = Form.parse(case.form.schema if case.form else [])
    except SchemaError:
        return list(queries.attachments(case).exclude(answers="").values_list("answers", flat=True))
    return [one.key for one in form.fields if one.privacy in WITHHELD_WITH_THE_NAME]


def own_files(actor: Actor, *, besides: Case) -> QuerySet[Attachment]:
    """Return what a person has sent us with their other cases, newest first, so that they needn't look for it again."""
    if actor.kind != ActorKind.PERSON:
        return Attachment.objects.none()
    others = visible_to(actor).exclude(pk=besides.pk)
    sent = Attachment.objects.filter(case__in=others, from_complainant=True, is_internal=False)
    return sent.select_related("file", "case").order_by("-id")


def sees_identity(actor: Actor, case: Case) -> bool:
    """Return whether the actor may know who complained; a person may keep that from the unit concerned."""
    if actor.kind in {ActorKind.SYSTEM, ActorKind.COMPLAINANT}:
        return True
    return actor.role in _SEE_ALL or (actor.is_staff and not case.hides_name)


def check_can(actor: Actor, deed: Deed, case: Case) -> None:
    """Raise ``NotAllowed`` when this actor may never do this, ``StageNotReachable`` when the case has moved on."""
    if not _may(actor, deed, case):
        raise NotAllowed
    if not moves.is_possible(deed, case.stage):
        raise StageNotReachable


def can(actor: Actor, deed: Deed, case: Case) -> bool:
    """Return whether ``check_can`` would let it pass; the same rule guards the act and shows the button."""
    return _may(actor, deed, case) and moves.is_possible(deed, case.stage)


def _may(actor: Actor, deed: Deed, case: Case) -> bool:
    if actor.kind == ActorKind.SYSTEM:
        return True
    if actor.kind == ActorKind.COMPLAINANT:
        return actor.id == case.id and deed in _COMPLAINANT
    if not actor.is_staff or _lacks(actor, _SCOPES.get(deed, "cases:decide")):
        return False
    if deed in _COMPLAINANT - {Deed.ADD_FILES, Deed.RENEW_CODE}:
        return False
    return _may_as_staff(actor, deed, case)


def _may_as_staff(actor: Actor, deed: Deed, case: Case) -> bool:
    has_decided = deed in {Deed.DECIDE, Deed.RESPOND, Deed.PROPOSE} and actor.id == case.excluded_owner_id
    if has_decided or walls.is_behind(actor, case):
        return False
    if actor.role == Role.COMPLAINTS_OFFICE:
        return True
    if actor.role not in {Role.OFFICER, Role.UNIT_MANAGER} or deed in _OFFICE_ALONE:
        return False
    if case.unit_id in actor.unit_ids or case.owner_id in {actor.id, *actor.stands_in_for}:
        return True
    return case.referred_unit_id in actor.unit_ids and deed in _UNIT_ASKED


def _lacks(actor: Actor, scope: str) -> bool:
    """Only a token narrows; a person at the desk has no scopes and every right of their role."""
    return bool(actor.scopes) and scope not in actor.scopes
