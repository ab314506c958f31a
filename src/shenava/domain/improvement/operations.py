"""How lessons are written, changed and taken away."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from shenava.domain.improvement.models import Lesson


def write(
    lesson: Lesson | None,
    *,
    said: Mapping[str, str],
    did: Mapping[str, str],
    category_id: UUID | None,
    month: date,
    is_published: bool,
    at: datetime,
) -> Lesson:
    """Write a new lesson, or an old one anew."""
    row = lesson or Lesson(written_at=at)
    row.said, row.did, row.category_id = dict(said), dict(did), category_id
    row.month, row.is_published = month, is_published
    row.save()
    return row


def remove(lesson: Lesson) -> None:
    """Take a lesson away."""
    lesson.delete()
