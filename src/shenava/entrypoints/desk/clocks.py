"""How a promised moment stands, as a state (with its shape) and words: never a colour alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from shenava.foundation.calendars import presentation
from shenava.foundation.calendars.presentation import Preference

_SOON = timedelta(hours=24)
_DAYS_ONLY = timedelta(days=2)


@dataclass(frozen=True, kw_only=True)
class Clock:
    """``state`` is one of broken, soon, on_time, kept."""

    state: str
    words: str


def standing(due_at: datetime | None, *, kept_at: datetime | None = None, now: datetime, reader: Preference) -> Clock:
    """Return how a promise stands now, or how it was kept."""
    if kept_at or due_at is None:
        late = bool(kept_at and due_at and kept_at > due_at)
        return Clock(state="broken" if late else "kept", words=_("Answered late") if late else _("Answered"))
    left = due_at - now
    if left < timedelta():
        return Clock(state="broken", words=_("%(time)s late") % {"time": roughly(-left, reader)})
    words = _("%(time)s left") % {"time": roughly(left, reader)}
    return Clock(state="soon" if left < _SOON else "on_time", words=words)


def roughly(duration: timedelta, reader: Preference) -> str:
    """Return a duration as a queue needs it: from two days on without the hours."""
    if duration >= _DAYS_ONLY:
        duration = timedelta(days=duration.days)
    elif duration >= timedelta(hours=1):
        duration = timedelta(hours=duration // timedelta(hours=1))
    return presentation.span(duration, reader)
