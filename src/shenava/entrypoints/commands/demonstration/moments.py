"""When something in a story happens, counted back from now."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_THURSDAY, _FRIDAY = 3, 4
_SPOKEN = re.compile(r"(?:(?P<days>\d+) (?P<hour>\d\d):(?P<minute>\d\d)|(?P<minutes>\d+)m)")


@dataclass(frozen=True, kw_only=True)
class Past:
    """Turns "12 09:40" (at 9:40, twelve working days ago) and "40m" (minutes ago) into moments.

    Nobody works on Thursdays and Fridays, so that no answer is written on a day when the office is closed.
    """

    now: datetime
    zone: str

    def moment(self, spoken: str) -> datetime:
        """Return the moment in UTC; raises ``ValueError`` for words in neither form."""
        found = _SPOKEN.fullmatch(spoken)
        if found is None:
            message = f"{spoken!r} is neither like '12 09:40' nor like '40m'"
            raise ValueError(message)
        if found["minutes"]:
            return self.now - timedelta(minutes=int(found["minutes"]))
        hour = time(int(found["hour"]), int(found["minute"]), tzinfo=ZoneInfo(self.zone))
        return datetime.combine(self._day(int(found["days"])), hour).astimezone(UTC)

    def written(self, spoken: str) -> str:
        """Return the same as a person of the office would write it into a form; "12" alone is a day."""
        if spoken.isdigit():
            return self._day(int(spoken)).isoformat()
        return f"{self.moment(spoken).astimezone(ZoneInfo(self.zone)):%Y-%m-%d %H:%M}"

    def _day(self, working_days: int) -> date:
        day = self.now.astimezone(ZoneInfo(self.zone)).date()
        while working_days:
            day -= timedelta(days=1)
            working_days -= day.weekday() not in {_THURSDAY, _FRIDAY}
        return day
