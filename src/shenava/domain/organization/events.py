"""What can happen to the organization itself."""

from dataclasses import dataclass
from typing import ClassVar

from shenava.foundation.events.contract import Fact


@dataclass(frozen=True, kw_only=True)
class CalendarChanged(Fact):
    """Offices work at other times from now on. Its subject is the calendar, ``number`` its new version."""

    name: ClassVar[str] = "organization.calendar_changed"
    number: int
