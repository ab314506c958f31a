"""Beside the stages: what people ask us to forget, what must stay, and the answer in writing."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shenava.domain.cases import access, walls
from shenava.domain.cases import operations as cases
from shenava.domain.cases import queries as case_queries
from shenava.domain.cases.models import Case
from shenava.domain.cases.rules import retention
from shenava.domain.cases.rules.retention import Kept, Stays
from shenava.domain.cases.vocabulary import Stage
from shenava.domain.catalogue import queries as catalogue
from shenava.domain.catalogue.rules import keeping
from shenava.domain.catalogue.rules.filling import fill
from shenava.domain.catalogue.rules.form import Form
from shenava.domain.channels import operations as channels
from shenava.domain.channels.events import MessageQueued
from shenava.domain.intelligence import operations as intelligence
from shenava.domain.organization.actors import SYSTEM, Actor, person
from shenava.domain.organization.models import Staff
from shenava.domain.organization.vocabulary import Role
from shenava.domain.people import operations as people
from shenava.domain.people import queries as people_queries
from shenava.domain.people.models import ErasureRequest, Person
from shenava.domain.people.vocabulary import ContactKind, ErasureState
from shenava.domain.policies import raising
from shenava.domain.surveys import operations as surveys
from shenava.foundation.audit import recording
from shenava.foundation.errors import NotAllowed, NotFound, Problem
from shenava.foundation.events import outbox
from shenava.foundation.search import index
from shenava.foundation.text import multilingual
from shenava.foundation.text.masking import mask
from shenava.lifecycle import tell

_ANSWERS_KEPT = timedelta(days=7)
_AT_ONCE = 200
_DECIDE = {Role.COMPLIANCE}


class ReasonMissing(Problem):
    """Something is kept, and the person isn't told why."""

    code = "erasure_reason_missing"
    status = 422
    sentence = gettext_lazy("Write to the person why this has to stay, in a sentence they can follow.")


@dataclass(frozen=True, kw_only=True)
class Held:
    """One case of the person, and why it can't be forgotten now, if it can't."""

    case: Case
    stays: Stays | None


def ask_for_erasure(who: Person, *, actor: Actor, reason: str, at: datetime) -> ErasureRequest:
    """Write down that a person wishes to be forgotten, as far as they have proved who they are."""
    with transaction.atomic():
        words = mask(reason.strip()).text
        asked = people.ask_for_erasure(who, reach=actor.reach, reason=words, at=at)
        recording.record("people.erasure_asked", actor_ref=actor.ref, subject_ref=f"erasure:{asked.id}", at=at)
    return asked


def held(asked: ErasureRequest, *, at: datetime) -> list[Held]:
    """Return the cases that a request concerns, each with what keeps it."""
    owner = person(asked.person_id, reach=frozenset(UUID(one) for one in asked.reach))
    rows = access.visible_to(owner).select_related("brand").order_by("-id")
    return [Held(case=case, stays=_why_it_stays(case, at=at)) for case in rows]


def is_kept_from(actor: Actor, found: Collection[Held]) -> bool:
    """Return whether a request concerns a case that is walled off from this actor, who may then know nothing of it."""
    return any(walls.is_behind(actor, one.case) for one in found)


def decide(
    request_id: UUID, *, keep: Collection[UUID], words: str, staff: Staff, actor: Actor, at: datetime
) -> ErasureState:
    """Forget what may be forgotten, but for the cases named in ``keep``; tell the person in writing what became of it.

    Raises ``NotAllowed``, ``NotFound`` for a request decided already, and ``ReasonMissing``.
    """
    if actor.role not in _DECIDE:
        raise NotAllowed
    with transaction.atomic():
        asked = people_queries.waiting_erasure(request_id)
        if asked is None:
            raise NotFound
        found = held(asked, at=at)
        if is_kept_from(actor, found):
            raise NotFound
        going = [one.case for one in found if one.stays is None and one.case.id not in keep]
        staying = [one for one in found if one.case not in going]
        if any(one.stays is None for one in staying) and not words.strip():
            raise ReasonMissing(fields={"words": ReasonMissing.sentence})
        state = _state(going=len(going), staying=len(staying))
        answer = _answer(asked.person, state, staying, words=mask(words.strip()).text)
        _tell(asked, answer, at=at)
        people.settle_erasure(asked, state=state, answer=answer, staff=staff, at=at)
        for case in going:
            _erase(case, actor=actor, at=at)
        if not staying:
            channels.forget(about=people.forget(asked.person))
        recording.record(
            "people.erasure_decided",
            actor_ref=actor.ref,
            subject_ref=f"erasure:{asked.id}",
            at=at,
            detail={"state": str(state), "erased": len(going), "kept": len(staying)},
        )
    return state


def forget_answers(*, at: datetime) -> int:
    """Forget the messages that told people what became of their wish; they have long arrived. Returns how many."""
    old = people_queries.erasures().exclude(state=ErasureState.WAITING).filter(decided_at__lte=at - _ANSWERS_KEPT)
    return channels.forget(about=list(old.values_list("id", flat=True)))


def forget_answers_over(*, at: datetime) -> int:
    """Delete answers to forms whose own time after the end of their case is over, unless the law holds the case.

    Takes a few hundred cases a turn; returns how many, nought when none is left.
    """
    return sum(
        _forget_over(case_id, form, at=at)
        for version_id, form in catalogue.forms_that_forget()
        for path, days in keeping.terms(form).items()
        for case_id in case_queries.due_to_forget(version_id, path, closed_until=at - timedelta(days=days))[:_AT_ONCE]
    )


def sentence_of(stays: Stays) -> str:
    """Return in plain words why something stays."""
    return {
        Stays.LEGAL_HOLD: _("The law asks us to keep it for now."),
        Stays.OPEN: _("It is still open: we could not answer a complaint that we have forgotten."),
        Stays.RIGHTS: _("You can still object or have it reopened; after that it can be erased."),
    }[stays]


def _forget_over(case_id: UUID, form: Form, *, at: datetime) -> bool:
    with transaction.atomic():
        case = cases.hold(case_id)
        if case.stage != Stage.CLOSED or case.legal_hold or case.closed_at is None:
            return False
        kept = keeping.kept(form, case.answers, days=(at - case.closed_at).days)
        over = {path: days for path, days in kept.over.items() if path not in case.forgotten_answers}
        if over:
            cases.forget_answers(case, left=kept.answers, over=over, actor=SYSTEM, at=at)
        return bool(over)


def _erase(case: Case, *, actor: Actor, at: datetime) -> None:
    kept = cases.hold(case.id)
    channels.forget(about=[kept.id])
    surveys.forget_words(kept.id)
    intelligence.forget_words(kept.id)
    raising.forget_words(kept.id)
    index.remove(kept.id)
    recording.forget(subject_ref=f"case:{kept.id}")
    cases.erase(kept, actor=actor, at=at)


def _why_it_stays(case: Case, *, at: datetime) -> Stays | None:
    ends = [end for end in (case.objection_until, case.reopen_until) if end and not case.withdrawn_at]
    kept = Kept(
        is_closed=case.stage == Stage.CLOSED,
        legal_hold=case.legal_hold,
        rights_until=max(ends) if ends else None,
    )
    return retention.why_it_stays(kept, at=at)


def _state(*, going: int, staying: int) -> ErasureState:
    if not staying:
        return ErasureState.GRANTED
    return ErasureState.PARTLY if going else ErasureState.REFUSED


def _answer(who: Person, state: ErasureState, staying: Collection[Held], *, words: str) -> str:
    with translation.override(who.preference.get("language") or who.language):
        first = {
            ErasureState.GRANTED: _("We have erased all that we knew of you. Only figures without your name stay."),
            ErasureState.PARTLY: _("We have erased a part of what we knew of you. This has to stay for now:"),
            ErasureState.REFUSED: _("We can't erase anything yet. This has to stay for now:"),
        }[state]
        kept = [f"{one.case.tracking_code}: {sentence_of(one.stays) if one.stays else words}" for one in staying]
        more = [words] if words and all(one.stays for one in staying) else []
        return "\n".join([first, *kept, *more])


def _tell(asked: ErasureRequest, answer: str, *, at: datetime) -> None:
    """Queue the answer for every contact that was proved; it is written before the contacts are forgotten."""
    brand, language = catalogue.default_brand(), asked.person.preference.get("language") or asked.person.language
    for kind, address in people_queries.contacts_of(asked.person, reach=asked.reach).items():
        sms = "_sms" if kind == ContactKind.MOBILE else ""
        words = catalogue.wording(brand_id=brand.id, key=f"erasure{sms}", language=language)
        said = {"name": asked.person.name, "message": answer, "org": multilingual.text(brand.name, language)}
        message, _is_new = channels.queue(
            key=f"erasure:{asked.id}:{kind.lower()}",
            about=asked.id,
            channel=tell.CHANNEL_OF[kind],
            to=address,
            subject=fill(words.subject, said),
            body=fill(words.body, said),
            language=language,
            wording=words.ref,
            at=at,
        )
        outbox.record(MessageQueued(subject=asked.id, message=message.id), actor_ref="system", at=at)
