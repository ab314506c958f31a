"""Days and moments as people write them, in the calendar of their country."""

import re
from datetime import date, datetime

from shenava.domain.catalogue.rules.answers import Read, refused
from shenava.domain.catalogue.rules.fields import Field
from shenava.domain.catalogue.vocabulary import FieldProblem
from shenava.foundation.calendars import conversion
from shenava.foundation.calendars.vocabulary import CalendarSystem
from shenava.foundation.errors import Problem
from shenava.foundation.text import digits

_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_EARLIEST = 1600
_SOLAR_HIJRI = frozenset({"IR", "AF"})


def day(_asked: Field, raw: object, region: str) -> Read:
    """Read a day; stored as ISO 8601."""
    found = raw if isinstance(raw, date) else _day(str(raw), region)
    return Read(found.strftime("%Y-%m-%d")) if found else refused(FieldProblem.NOT_A_DATE)


def moment(_asked: Field, raw: object, region: str) -> Read:
    """Read ``date`` or ``date time``: people often remember the day only, and a zone only comes from programs."""
    if isinstance(raw, datetime):
        return Read(raw.isoformat())
    written = digits.to_ascii(str(raw)).strip().replace("T", " ")
    day_part, _, time_part = written.partition(" ")
    on = _day(day_part, region)
    try:
        at = on and datetime.fromisoformat(f"{on.isoformat()} {time_part.strip() or '00:00'}")
    except ValueError:
        at = None
    if on is None or at is None:
        return refused(FieldProblem.NOT_A_MOMENT)
    return Read(at.isoformat() if time_part else on.isoformat())


def _day(text: str, region: str) -> date | None:
    """Read year, month, day in digits; small years are Jalali in Iran and Afghanistan and Hijri elsewhere."""
    numbers = _DAY.fullmatch(digits.to_ascii(text).strip())
    if numbers is None:
        return None
    year, month, number = map(int, numbers.groups())
    hijri = CalendarSystem.JALALI if region.upper() in _SOLAR_HIJRI else CalendarSystem.HIJRI
    try:
        return conversion.from_calendar(year, month, number, CalendarSystem.GREGORIAN if year > _EARLIEST else hijri)
    except Problem:
        return None
