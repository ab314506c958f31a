"""How surveys are sent and answered."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from shenava.domain.cases.models import Case
from shenava.domain.organization.actors import Actor
from shenava.domain.surveys import rules
from shenava.domain.surveys.events import SurveyAnswered, SurveyInvited
from shenava.domain.surveys.models import Answer, Invitation
from shenava.foundation.errors import Problem
from shenava.foundation.events import outbox
from shenava.foundation.keys import Purpose, keyring
from shenava.foundation.shredding import shred

OPEN_FOR = timedelta(days=30)


class SurveyIsOver(Problem):
    """The link was used, or its time is over."""

    code = "survey_is_over"
    status = 410
    sentence = _("This survey has been answered or its time is over. Thank you.")


def invite(case: Case, *, round: int, actor: Actor, at: datetime) -> Invitation:  # noqa: A002 - the word of the letters
    """Open one survey for one answer; asking again returns the same."""
    version, _key = keyring().current(Purpose.TOKEN)
    invitation, is_new = Invitation.objects.get_or_create(
        case=case, round=round, defaults={"token_key": version, "invited_at": at, "until": at + OPEN_FOR}
    )
    if is_new:
        outbox.record(SurveyInvited(subject=case.id, invitation=invitation.id), actor_ref=actor.ref, at=at)
    return invitation


def answer(
    invitation: Invitation,
    *,
    solved: str,
    speed: int | None,
    empathy: int | None,
    comment: str,
    language: str,
    actor: Actor,
    at: datetime,
) -> Answer:
    """Take the one answer; raises ``SurveyIsOver``."""
    held = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if held.answered_at or held.until < at:
        raise SurveyIsOver
    held.answered_at = at
    held.save(update_fields=["answered_at"])
    given = Answer.objects.create(
        invitation=held,
        solved=solved,
        speed=speed,
        empathy=empathy,
        comment=comment,
        language=language,
        answered_at=at,
    )
    lowest = rules.lowest_score(solved=solved, scores=[speed, empathy])
    fact = SurveyAnswered(subject=held.case_id, invitation=held.id, solved=solved, lowest=lowest)
    outbox.record(fact, actor_ref=actor.ref, at=at)
    return given


def forget_words(case_id: UUID) -> None:
    """Forget the person's words that stand here about one case."""
    shred(Answer.objects.filter(invitation__case_id=case_id))
