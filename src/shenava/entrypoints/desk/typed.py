"""Reading what officers type and attach: days in their calendar, ids, files."""

from datetime import UTC, date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from shenava.entrypoints.desk.doors import StaffRequest
from shenava.entrypoints.ui import preferences
from shenava.foundation.calendars import parsing
from shenava.foundation.errors import NotFound, Problem
from shenava.foundation.files import operations as files
from shenava.foundation.files.operations import KeptFile


class NotADay(Problem):
    """A date that could not be read."""

    code = "not_a_day"
    status = 422
    sentence = _("Please write the date as year, month and day, such as 1405/9/10 or 2026-12-01.")


def day(text: str) -> date:
    """Read a day in the reader's calendar; raises ``NotADay``."""
    found = parsing.parse_day(text, preferences.reader())
    if found is None:
        raise NotADay
    return found


def end_of(text: str) -> datetime:
    """Read a day as the last second of it in the reader's zone; raises ``NotADay``."""
    zone = ZoneInfo(preferences.reader().zone)
    return datetime.combine(day(text), time(23, 59, 59), tzinfo=zone).astimezone(UTC)


def identity(text: str) -> UUID:
    """Read an id from a form that we made; raises ``NotFound`` for anything else."""
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None


def kept(request: StaffRequest, *, at: datetime, name: str = "files") -> list[KeptFile]:
    """Inspect and keep the files of a form; raises the problem of the first that can't be taken."""
    uploads = request.FILES.getlist(name)
    files.check_count(len(uploads))
    return [files.keep(one, name=one.name or "", at=at) for one in uploads]
