"""When a standing promise needs somebody's eyes: a reminder, a later date before it breaks, and the break itself."""

from datetime import datetime, timedelta
from typing import Final

from shenava.domain.policies.vocabulary import Look

_REMIND_PER_CENT: Final = 75
_LAST_PER_CENT: Final = 10
_AT_LEAST: Final = timedelta(hours=1)
_AT_MOST: Final = timedelta(days=1)
_SHARE: Final = 5
MOST_RENEWALS: Final = 2
"""How often in a row a later date goes out without a person's words; then silence is broken by people only."""


def remind_at(made_at: datetime, due_at: datetime) -> datetime:
    """Return when the owner is reminded: three quarters of the way to the promised moment."""
    return made_at + (due_at - made_at) * _REMIND_PER_CENT / 100


def renew_at(made_at: datetime, due_at: datetime) -> datetime:
    """Return when the complainant is told a later date if nobody did: a tenth before the end, an hour to a day."""
    last = (due_at - made_at) * _LAST_PER_CENT / 100
    return max(remind_at(made_at, due_at), due_at - min(max(last, _AT_LEAST), _AT_MOST))


def look(made_at: datetime, due_at: datetime, *, at: datetime, may_renew: bool) -> Look:
    """Return what has to be done about a promise that is not kept yet."""
    if at > due_at:
        return Look.BREAK
    if at >= renew_at(made_at, due_at) and may_renew:
        return Look.RENEW
    return Look.REMIND if at >= remind_at(made_at, due_at) else Look.WAIT


def next_look(made_at: datetime, due_at: datetime, *, at: datetime) -> datetime | None:
    """Return the next moment at which ``look`` answers something new; none after the promise has broken."""
    steps = (remind_at(made_at, due_at), renew_at(made_at, due_at), due_at + timedelta(seconds=1))
    return next((step for step in steps if step > at), None)


def extension(amount: int) -> int:
    """Return how many more units a promise without a person's date gets: a fifth of its goal, at least one."""
    return max(1, amount // _SHARE)
