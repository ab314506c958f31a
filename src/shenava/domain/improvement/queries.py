"""How to look at lessons."""

from uuid import UUID

from django.db.models import QuerySet

from shenava.domain.improvement.models import Lesson
from shenava.foundation.errors import NotFound


def lessons() -> QuerySet[Lesson]:
    """Every lesson, the newest month first."""
    return Lesson.objects.select_related("category").order_by("-month", "-id")


def published() -> QuerySet[Lesson]:
    """Lessons that everybody may read."""
    return lessons().filter(is_published=True)


def lesson(lesson_id: UUID) -> Lesson:
    """Return one by its id; raises ``NotFound``."""
    found = lessons().filter(pk=lesson_id).first()
    if found is None:
        raise NotFound
    return found
