"""Finding and reading stored files."""

from collections.abc import Iterable
from datetime import datetime
from typing import IO
from uuid import UUID

from django.core.files.storage import default_storage
from django.db.models import Exists, ForeignObjectRel, OuterRef, QuerySet

from shenava.foundation.errors import NotFound
from shenava.foundation.files.models import StoredFile


def get(file_id: UUID) -> StoredFile:
    """Return one file; raises ``NotFound``."""
    try:
        return StoredFile.objects.get(pk=file_id)
    except StoredFile.DoesNotExist as error:
        raise NotFound from error


def by_ids(ids: Iterable[UUID]) -> dict[UUID, StoredFile]:
    """Return the files that exist among these, in one query."""
    return StoredFile.objects.in_bulk(list(ids))


def unused(*, before: datetime) -> QuerySet[StoredFile]:
    """Return files last brought before this moment that no row of any table refers to."""
    found = StoredFile.objects.filter(created_at__lt=before)
    for relation in StoredFile._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel):
            every_row = relation.related_model._base_manager  # noqa: SLF001 - the one that hides nothing
            found = found.exclude(Exists(every_row.filter(**{relation.field.name: OuterRef("pk")})))
    return found.order_by("created_at")


def content(file: StoredFile) -> IO[bytes]:
    """Open the kept bytes; the caller closes. Raises ``NotFound`` when the storage has lost them."""
    try:
        opened: IO[bytes] = default_storage.open(file.storage_name)
    except FileNotFoundError as error:
        raise NotFound from error
    return opened
