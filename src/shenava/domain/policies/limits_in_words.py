"""Goals and clocks as people say them: «24 hours, day and night, or 1 working day, whichever comes last»."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shenava.domain.policies.rules.clock import Clock, Stage
from shenava.domain.policies.rules.due import Goal
from shenava.domain.policies.vocabulary import ClockUnit, EndOf
from shenava.foundation.text import digits
from shenava.foundation.text.digits import Digits


def goal_in_words(goal: Goal, *, numerals: Digits) -> str:
    """Return a promised time."""
    number, amount = digits.write(goal.amount, numerals), goal.amount
    said = {
        ClockUnit.CLOCK_HOURS: ngettext("%(number)s hour, day and night", "%(number)s hours, day and night", amount),
        ClockUnit.BUSINESS_HOURS: ngettext("%(number)s working hour", "%(number)s working hours", amount),
        ClockUnit.CALENDAR_DAYS: ngettext("%(number)s day", "%(number)s days", amount),
        ClockUnit.BUSINESS_DAYS: ngettext("%(number)s working day", "%(number)s working days", amount),
        ClockUnit.WEEKS: ngettext("%(number)s week", "%(number)s weeks", amount),
        ClockUnit.MONTHS: ngettext("%(number)s month", "%(number)s months", amount),
    }
    within = said[goal.unit] % {"number": number}
    if goal.end is EndOf.BUSINESS_CLOSE:
        return _("%(time)s, until the office closes") % {"time": within}
    return within


def clock_in_words(clock: Clock, *, numerals: Digits) -> str:
    """Return all limits and stages of a clock."""
    return _(", then ").join(_stage(stage, numerals) for stage in clock.stages)


def _stage(stage: Stage, numerals: Digits) -> str:
    limits = [goal_in_words(goal, numerals=numerals) for goal in stage.goals]
    if len(limits) == 1:
        return limits[0]
    return _("%(limits)s (%(whichever)s)") % {"limits": _(" or ").join(limits), "whichever": stage.whichever.label}
