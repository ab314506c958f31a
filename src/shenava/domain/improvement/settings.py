"""How administrators and compliance keep lessons: checked, and written down under their name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shenava.domain.improvement import operations
from shenava.domain.improvement.models import Lesson
from shenava.domain.organization.actors import Actor
from shenava.foundation.audit import recording
from shenava.foundation.errors import Problem


class LessonNotWhole(Problem):
    """A lesson without what was said, what was done, or when."""

    code = "lesson_not_whole"
    status = 422
    sentence = _("Please write what people said, what you did and when, in at least one language.")


_MISSING: Mapping[str, str | Promise] = {
    "said": _("Please write what people said."),
    "did": _("Please write what you did about it."),
    "month": _("Please write a day in the month in which it was done."),
}


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What somebody writes; ``month`` is any day in it, none for one that could not be read."""

    said: Mapping[str, str]
    did: Mapping[str, str]
    category_id: UUID | None
    month: date | None
    is_published: bool


@transaction.atomic
def write(lesson: Lesson | None, wording: Wording, *, actor: Actor, at: datetime) -> Lesson:
    """Write a lesson; raises ``LessonNotWhole`` with what is missing, by field."""
    missing = {name: sentence for name, sentence in _MISSING.items() if not getattr(wording, name)}
    if missing or wording.month is None:
        raise LessonNotWhole(fields=missing)
    row = operations.write(
        lesson,
        said=wording.said,
        did=wording.did,
        category_id=wording.category_id,
        month=wording.month,
        is_published=wording.is_published,
        at=at,
    )
    _record(row, "published" if row.is_published else "written", actor=actor, at=at)
    return row


@transaction.atomic
def remove(lesson: Lesson, *, actor: Actor, at: datetime) -> None:
    """Take a lesson away, from everybody's eyes too."""
    _record(lesson, "removed", actor=actor, at=at)
    operations.remove(lesson)


def _record(lesson: Lesson, what: str, *, actor: Actor, at: datetime) -> None:
    recording.record(
        "settings.lesson",
        actor_ref=actor.ref,
        subject_ref="settings",
        at=at,
        detail={"lesson": str(lesson.id), "what": what},
    )
