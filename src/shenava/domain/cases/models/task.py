"""Something a member of staff has to do about a case."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from shenava.domain.cases.models.case import Case
from shenava.domain.cases.vocabulary import TaskKind
from shenava.foundation.database.models import Record
from shenava.foundation.privacy import Personal


class Task(Record):
    """A task with a due moment; ``key`` makes the same cause open one task only."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="tasks")
    kind = models.CharField(max_length=12, choices=TaskKind.choices)
    key = models.CharField(max_length=80, unique=True)
    due_at = models.DateTimeField()
    owner = models.ForeignKey("organization.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey("organization.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "kind": None,
        "key": None,
    }

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["due_at"], name="task_open_by_due", condition=models.Q(done_at__isnull=True))
        ]
