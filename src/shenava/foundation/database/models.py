"""The base of every table."""

from django.db import models

from shenava.foundation.database.ids import new_id


class Record(models.Model):
    """A row with a time-ordered id.

    Every concrete record says of each of its text and JSON fields whether it is personal
    (``foundation.privacy``); an architecture test holds it to that.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True
