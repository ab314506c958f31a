"""Where a week has its days of rest: data of the place, told by its time zone; Monday = 0.

Source: CLDR 45 week data; the Emirates rest on Saturday and Sunday since 2022.
"""

from collections.abc import Mapping
from typing import Final

FRIDAY: Final = (4,)
FRIDAY_AND_SATURDAY: Final = (4, 5)
SATURDAY_AND_SUNDAY: Final = (5, 6)

_REST_DAYS: Final[Mapping[str, tuple[int, ...]]] = {
    **dict.fromkeys(("Asia/Tehran", "Asia/Kabul"), FRIDAY),
    **dict.fromkeys(
        (
            *("Asia/Riyadh", "Asia/Kuwait", "Asia/Qatar", "Asia/Bahrain", "Asia/Muscat", "Asia/Aden", "Asia/Baghdad"),
            *("Asia/Amman", "Asia/Damascus", "Africa/Cairo", "Africa/Khartoum", "Africa/Tripoli", "Africa/Algiers"),
        ),
        FRIDAY_AND_SATURDAY,
    ),
}


def rest_days(zone: str) -> tuple[int, ...]:
    """Return the weekdays on which most offices of a time zone are closed, Monday = 0."""
    return _REST_DAYS.get(zone, SATURDAY_AND_SUNDAY)
