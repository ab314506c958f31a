"""Keep people informed as often as they wish: every step, once a week, or only the result (S1-38.1, S1-40.1)."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from shenava.domain.cases import access
from shenava.domain.cases import operations as cases
from shenava.domain.cases import queries as case_queries
from shenava.domain.cases.events import CaseAssigned, CaseReferred, ReferralSettled
from shenava.domain.cases.models import Case, Message
from shenava.domain.cases.vocabulary import Deed, PublicStageText, TaskKind, public_stage
from shenava.domain.channels import queries as channels
from shenava.domain.organization.actors import SYSTEM, Actor
from shenava.domain.people import operations as people
from shenava.domain.people.models import Person
from shenava.domain.people.rules import hearing
from shenava.domain.policies import queries as policies
from shenava.foundation.events.contract import DeliveryContext
from shenava.lifecycle import tell

_MOST_IN_A_ROW = 2
"""How many automatic messages follow one another without a person's sentence."""
_WRITTEN_WITHIN = timedelta(days=1)
_KEYS = ("calendar", "digits", "channel", "quiet_from", "quiet_to", "how_often", "language")


def tell_of_step(fact: CaseAssigned | CaseReferred | ReferralSettled, context: DeliveryContext) -> None:
    """Tell whoever wants to hear of every step that there was one."""
    case = case_queries.case(fact.subject)
    if hearing.hears_of_steps(case.preference):
        tell.tell(case, text="progress", key=f"step:{context.fact_id}", values=_standing(case), at=context.at)


def send_weekly(*, at: datetime) -> int:
    """Tell whoever wants to hear once a week how it stands; each week of a case once. Returns how many they are."""
    due = list(case_queries.told_weekly().values_list("id", "received_at"))
    told = 0
    for case_id, received_at in due:
        week = hearing.week_of(received_at, at=at)
        if week:
            with transaction.atomic():
                _tell_week(case_queries.case(case_id), week, at=at)
            told += 1
    return told


def prefer(case_id: UUID, *, preference: Mapping[str, str], actor: Actor, at: datetime) -> None:
    """Keep how the complainant of one case wants to read and be told."""
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.PREFER, case)
        _prefer(case, preference, actor=actor, at=at)


def prefer_everywhere(person: Person, *, preference: Mapping[str, str], actor: Actor, at: datetime) -> None:
    """Keep it with the person, and with each open case that they can see."""
    known = {name: value for name, value in preference.items() if name in _KEYS}
    with transaction.atomic():
        people.prefer(person, preference=known)
        for case_id in case_queries.open_cases(access.visible_to(actor)).values_list("id", flat=True):
            _prefer(cases.hold(case_id), known, actor=actor, at=at)


def _prefer(case: Case, preference: Mapping[str, str], *, actor: Actor, at: datetime) -> None:
    known = {name: value for name, value in preference.items() if name in _KEYS}
    cases.prefer(case, preference=known, language=known.get("language", ""), actor=actor, at=at)


def _tell_week(case: Case, week: int, *, at: datetime) -> None:
    """Tell how it stands, but a third time in a row only after a person of ours has written."""
    words = case_queries.last_staff_message(case)
    if _weeks_told(case, since=words.sent_at if words else case.received_at, but=week) >= _MOST_IN_A_ROW:
        _ask_for_a_sentence(case, after=words, at=at)
        return
    values = _standing(case) | {"unread": str(case_queries.unread([case.id]).get(case.id, ""))}
    tell.tell(case, text="weekly", key=f"weekly:{case.id}:{week}", values=values, at=at)


def _weeks_told(case: Case, *, since: datetime, but: int) -> int:
    """Return in how many weeks, but for one, an automatic message went out since a moment."""
    begins = f"weekly:{case.id}:"
    keys = channels.messages_about(case.id).filter(key__startswith=begins, queued_at__gt=since)
    weeks = {key.removeprefix(begins).partition(":")[0] for key in keys.values_list("key", flat=True)}
    return len(weeks - {str(but)})


def _ask_for_a_sentence(case: Case, *, after: Message | None, at: datetime) -> None:
    cases.open_task(
        cases.hold(case.id),
        kind=TaskKind.CONTACT,
        key=f"sentence:{case.id}:{after.id if after else ''}",
        due_at=at + _WRITTEN_WITHIN,
        owner=case.owner,
        actor=SYSTEM,
        at=at,
    )


def _standing(case: Case) -> dict[str, str]:
    stage = public_stage(
        stage=case.stage,
        waiting_on=case.waiting_on,
        is_withdrawn=bool(case.withdrawn_at),
        is_looked_at_again=bool(case.reopened_at),
    )
    promise = policies.standing_promise(case.id)
    return {
        "standing": tell.in_language(case, PublicStageText(stage.value).label),
        "date": tell.moment(case, promise.due_at if promise else None),
    }
