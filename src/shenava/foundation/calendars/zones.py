"""Whether the machine knows today's time zones."""

from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

_PROBES: Final = (
    ("Asia/Tehran", datetime(2022, 6, 1, tzinfo=UTC), timedelta(hours=4, minutes=30)),
    ("Asia/Tehran", datetime(2023, 6, 1, tzinfo=UTC), timedelta(hours=3, minutes=30)),
)
"""Zone, moment and offset from UTC: Iran gave up summer time after 2022, which old zone data doesn't know."""


def are_current() -> bool:
    """Return whether the zone data are those of 2022 or later."""
    return all(moment.astimezone(ZoneInfo(zone)).utcoffset() == offset for zone, moment, offset in _PROBES)
