"""What an administrator should look at in a calendar before it makes a date wrong."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from shenava.domain.organization.rules.calendar_content import Content

SOON: Final = timedelta(days=60)


def estimated_soon(content: Content, today: date) -> Mapping[date, str]:
    """Return the days of the next 60 that wait for the moon, by name: holidays, and periods that begin or end then."""
    until = today + SOON
    days = {date.fromisoformat(row["date"]): row["name"] for row in content["holidays"] if row["estimated"]}
    for period in content["periods"]:
        if period["estimated"]:
            days |= dict.fromkeys(map(date.fromisoformat, (period["first"], period["last"])), period["name"])
    return {day: days[day] for day in sorted(days) if today <= day <= until}


def holidays_between(content: Content, first: date, last: date) -> int:
    """Return how many holidays stand from one day to another, both included."""
    return sum(first.isoformat() <= row["date"] <= last.isoformat() for row in content["holidays"])


def next_holidays(content: Content, today: date, *, count: int) -> Mapping[date, str]:
    """Return the next holidays, today's included, by name."""
    coming = [(date.fromisoformat(row["date"]), row["name"]) for row in content["holidays"]]
    return dict([(day, name) for day, name in sorted(coming) if day >= today][:count])
