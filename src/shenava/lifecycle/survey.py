"""Ask three short questions after the answer, once, and mend what a low score tells."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shenava.domain.cases import operations as cases
from shenava.domain.cases import queries as case_queries
from shenava.domain.cases.events import CaseAnswered
from shenava.domain.cases.vocabulary import TaskKind
from shenava.domain.organization.actors import SYSTEM, complainant
from shenava.domain.surveys import operations as surveys
from shenava.domain.surveys import queries as survey_queries
from shenava.domain.surveys import rules
from shenava.domain.surveys.events import SurveyAnswered, SurveyInvited
from shenava.domain.surveys.models import Answer, Invitation
from shenava.domain.surveys.vocabulary import HIGHEST, LOWEST, Solved
from shenava.foundation.errors import Problem
from shenava.foundation.events.contract import DeliveryContext
from shenava.foundation.text.masking import mask
from shenava.lifecycle import tell

_RECOVER_WITHIN = timedelta(days=2)


class ScoreOutOfRange(Problem):
    """A score that isn't on the scale."""

    code = "score_out_of_range"
    status = 422
    sentence = _("Please choose a number from 1 to 5.")


def invite(fact: CaseAnswered, context: DeliveryContext) -> None:
    """Open the survey of this answer."""
    case = case_queries.case(fact.subject)
    surveys.invite(case, round=fact.round, actor=SYSTEM, at=context.at)


def send_invitation(fact: SurveyInvited, context: DeliveryContext) -> None:
    """Send the link on every channel the person gave; on the tracking page it is there anyway."""
    invitation = Invitation.objects.get(pk=fact.invitation)
    case = case_queries.case(fact.subject)
    link = tell.survey_page(survey_queries.link_of(invitation), language=case.language)
    tell.tell(case, text="survey", key=f"survey:{invitation.id}", values={"survey_url": link}, at=context.at)


def answer(
    invitation: Invitation,
    *,
    solved: str = "",
    speed: int | None = None,
    empathy: int | None = None,
    comment: str = "",
    language: str = "fa",
    at: datetime,
) -> Answer:
    """Take the answer of whoever holds the link; every question may be left open."""
    if solved not in {"", *Solved} or any(
        score is not None and not LOWEST <= score <= HIGHEST for score in (speed, empathy)
    ):
        raise ScoreOutOfRange
    with transaction.atomic():
        return surveys.answer(
            invitation,
            solved=solved,
            speed=speed,
            empathy=empathy,
            comment=mask(comment.strip()).text[:4000],
            language=language,
            actor=complainant(invitation.case_id),
            at=at,
        )


def open_recovery(fact: SurveyAnswered, context: DeliveryContext) -> None:
    """Open a task to call a disappointed person, for the owner or else the unit."""
    if not rules.calls_for_recovery(fact.lowest):
        return
    case = cases.hold(fact.subject)
    cases.open_task(
        case,
        kind=TaskKind.RECOVERY,
        key=f"recovery:{fact.invitation}",
        due_at=context.at + _RECOVER_WITHIN,
        owner=case.owner,
        actor=SYSTEM,
        at=context.at,
    )
