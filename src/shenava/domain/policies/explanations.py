"""Why this date: the steps of the arithmetic as sentences, in the language, calendar and digits of the reader."""

from collections.abc import Callable, Mapping, Sequence

from django.utils.translation import gettext as _

from shenava.domain.policies.rules.explained import Step
from shenava.domain.policies.vocabulary import ClockUnit, StepKind
from shenava.foundation.calendars import presentation
from shenava.foundation.calendars.presentation import Preference
from shenava.foundation.text import digits

MOST_COUNTED = 3
"""More counted days than this are cut to the first and the last; holidays always stay."""

Reasons = Mapping[str, str]
"""What the code of a pause means, in the reader's language."""


def sentences(steps: Sequence[Step], *, reader: Preference, reasons: Reasons | None = None) -> list[str]:
    """Return one sentence for each step; dates are those of the reader's zone, days those of the office."""
    return [_sentence(step, reader, reasons or {}) for step in shortened(steps)]


def shortened(steps: Sequence[Step]) -> list[Step]:
    """Leave out the middle of a long count of days."""
    counted = [step for step in steps if step.kind is StepKind.DAY_COUNTED]
    middle = {id(step) for step in counted[1:-1]} if len(counted) > MOST_COUNTED else set()
    return [step for step in steps if id(step) not in middle]


def _sentence(step: Step, reader: Preference, reasons: Reasons) -> str:
    values = {
        "day": presentation.day(step.day, reader),
        "moment": presentation.long(step.moment, reader) if step.moment else "",
        "until": presentation.long(step.until, reader) if step.until else "",
        "from_hour": presentation.hour(step.moment, reader) if step.moment else "",
        "until_hour": presentation.hour(step.until, reader) if step.until else "",
        "number": digits.write(step.number, reader.digits) if step.number else "",
        "name": step.name,
        "reason": reasons.get(step.reason, step.reason),
        "unit": str(ClockUnit(step.unit).label) if step.unit else "",
    }
    return _words(step) % values


def _words(step: Step) -> str:
    if step.kind is StepKind.DAY_OFF and step.name:
        return _("%(day)s is no working day anyway (%(name)s).")
    if step.kind is StepKind.HOLIDAY and step.estimated:
        return _("%(day)s is a holiday: %(name)s. It is estimated until confirmed.")
    return _SAID[step.kind]()


_SAID: Mapping[StepKind, Callable[[], str]] = {
    StepKind.STARTED: lambda: _("The clock started on %(moment)s."),
    StepKind.HOURS_RUN: lambda: _("%(number)s hours count day and night, until %(until)s."),
    StepKind.DAY_ZERO: lambda: _("%(day)s is the first day and is not counted."),
    StepKind.DAY_ONE: lambda: _("%(day)s is the first day and is counted."),
    StepKind.DAYS_RUN: lambda: _("%(number)s days are counted, holidays too; the last is %(day)s."),
    StepKind.MONTHS_RUN: lambda: _("%(number)s whole months end on %(day)s."),
    StepKind.MONTH_END: lambda: _("That month is shorter, so its last day counts: %(day)s."),
    StepKind.DAY_COUNTED: lambda: _("%(day)s is working day %(number)s."),
    StepKind.DAY_OFF: lambda: _("%(day)s is no working day."),
    StepKind.HOLIDAY: lambda: _("%(day)s is a holiday: %(name)s."),
    StepKind.WINDOW_USED: lambda: _("%(day)s, %(from_hour)s to %(until_hour)s: working time counted."),
    StepKind.PAUSED: lambda: _("The clock stood still from %(moment)s until %(until)s: %(reason)s."),
    StepKind.NOT_PAUSED: lambda: _(
        "From %(moment)s until %(until)s it did not stand still: “%(reason)s” is no reason."
    ),
    StepKind.ROLLED: lambda: _("So the end moves on to %(day)s, the next working day."),
    StepKind.SAME_HOUR: lambda: _("It ends at the same hour: %(moment)s."),
    StepKind.END_OF_DAY: lambda: _("It ends with the day: %(moment)s."),
    StepKind.CLOSE_OF_BUSINESS: lambda: _("It ends when the office closes: %(moment)s."),
    StepKind.STAGE_ENDED: lambda: _("Stage %(number)s ended on %(moment)s, and the next one began."),
    StepKind.OTHER_LIMIT: lambda: _("The other limit (%(number)s, %(unit)s) would have been %(moment)s."),
}
