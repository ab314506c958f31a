"""Weeks rest when the place rests."""

import pytest

from shenava.foundation.calendars import names, weeks


@pytest.mark.parametrize(
    ("zone", "days"),
    [("Asia/Tehran", (4,)), ("Asia/Riyadh", (4, 5)), ("Asia/Dubai", (5, 6)), ("Europe/Berlin", (5, 6))],
)
def test_offices_rest_on_the_days_of_their_place(zone: str, days: tuple[int, ...]) -> None:
    assert weeks.rest_days(zone) == days


def test_every_weekday_has_one_sign_of_its_own_in_every_language() -> None:
    assert set(names.WEEKDAY_SIGNS) == set(names.WEEKDAYS)
    assert all(len(set(signs)) == 7 for signs in names.WEEKDAY_SIGNS.values())
