"""What can be found, as folded copies; the originals stay where they are."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from shenava.foundation.privacy import Personal, PrivacyClass, Shred


class Entry(models.Model):
    """The folded words of one thing. ``id`` grows with time, so that the newest come first without sorting."""

    id = models.BigAutoField(primary_key=True)
    subject = models.UUIDField(unique=True)
    words = models.TextField()

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "words": Personal(privacy=PrivacyClass.ACCOUNT, shred=Shred.DELETE_ROW),
    }
