"""How the words of a case are forgotten while its place in the register stays."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from shenava.domain.cases.events import AnswersForgotten, CaseErased
from shenava.domain.cases.models import (
    Attachment,
    Case,
    DocumentItem,
    Issue,
    Message,
    Note,
    Objection,
    Referral,
    Remedy,
    Representation,
    Response,
)
from shenava.domain.cases.operations.recording import record, save
from shenava.domain.organization.actors import Actor
from shenava.foundation.shredding import shred


def erase(case: Case, *, actor: Actor, at: datetime) -> None:
    """Forget every word, file and name of a case; dates, category, outcome and sums stay for the statistics.

    Its files go with the rows that name them; letters lose their file and keep their hash.
    """
    shred(Case.objects.filter(pk=case.pk))
    for rows in (
        Message.objects.filter(case=case),
        Note.objects.filter(case=case),
        Issue.objects.filter(case=case),
        Remedy.objects.filter(issue__case=case),
        Objection.objects.filter(case=case),
        Referral.objects.filter(case=case),
        DocumentItem.objects.filter(request__case=case),
        Response.objects.filter(case=case),
    ):
        shred(rows)
    Response.objects.filter(case=case).update(file=None)
    Representation.objects.filter(case=case).delete()
    Attachment.objects.filter(case=case).delete()
    left = Case.objects.filter(pk=case.pk)
    left.update(person=None, reach=[], preference={}, access_version=case.access_version + 1, version=case.version + 1)
    record(CaseErased(subject=case.id), actor=actor, at=at)


def forget_answers(case: Case, *, left: dict[str, Any], over: Mapping[str, int], actor: Actor, at: datetime) -> None:
    """Keep only what is left of the answers, and delete the files that answered the rest.

    ``over`` are the days by path of what goes, nought where nothing was there; it is remembered without its content.
    """
    case.answers = left
    case.forgotten_answers = {**case.forgotten_answers, **over}
    Attachment.objects.filter(case=case, answers__in=[*over]).delete()
    save(case, "answers", "forgotten_answers", actor=actor, at=at)
    gone = sum(1 for days in over.values() if days)
    if gone:
        record(AnswersForgotten(subject=case.id, count=gone), actor=actor, at=at)
