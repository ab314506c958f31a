"""The table of stored files."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models

from shenava.foundation.database.models import Record
from shenava.foundation.files import kinds
from shenava.foundation.files.kinds import MediaKind
from shenava.foundation.privacy import Personal


class StoredFile(Record):
    """The bytes of one file, kept once however often they are sent, and never changed.

    Whoever refers to a row keeps the name that people see. Access is for the referring room to check. Refer to it by
    a foreign key: what no row refers to is deleted after two days.
    """

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "sha256": None,
        "original_sha256": None,
        "media_type": None,
        "storage_name": None,
    }

    sha256 = models.CharField(max_length=64, unique=True)
    """Of the bytes as kept, in lower-case hex."""
    original_sha256 = models.CharField(max_length=64, db_index=True)
    """Of the bytes as first sent, before cleaning."""
    size = models.PositiveBigIntegerField()
    """In bytes, as kept."""
    media_type = models.CharField(max_length=100)
    storage_name = models.CharField(max_length=80, unique=True)
    created_at = models.DateTimeField()
    """When it was last brought: until a row refers to it, it waits from here for two days."""

    class Meta:
        verbose_name = "stored file"

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """Insert; raises ``TypeError`` for a row that is there already."""
        if not self._state.adding:
            raise TypeError("stored files do not change")
        super().save(*args, **kwargs)

    @property
    def kind(self) -> MediaKind:
        """The accepted kind that this file was found to be."""
        return kinds.BY_MEDIA_TYPE[self.media_type]
