"""Filling an installation with the example office, all of it or nothing."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from shenava.entrypoints.commands.demonstration import office, stories
from shenava.entrypoints.commands.demonstration.moments import Past
from shenava.entrypoints.commands.demonstration.walk import Walk

_FOUNDED = timedelta(days=90)
"""How long ago the office was founded; older than any of its stories."""


@transaction.atomic
def fill(*, at: datetime) -> int:
    """Found the office and walk every story up to this moment; return how many cases there are.

    One transaction: an office filled by half would look whole to the next run.
    """
    settings.EMAIL_LEAVES = False  # this process writes to invented people; nothing may leave the house
    built = office.build(at=at - _FOUNDED)
    walk = Walk(office=built, past=Past(now=at, zone=built.units["triage"].calendar.zone))
    for step in stories.told(past=walk.past):
        walk.take(step)
    return len(walk.cases)
