"""The words of policies: what clocks count, and the steps that explain a due moment."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ClockUnit(TextChoices):
    """What a promise is counted in; a goal of business days is kept in the calendar of the office that answers."""

    CLOCK_HOURS = "CLOCK_HOURS", _("Hours around the clock")
    BUSINESS_HOURS = "BUSINESS_HOURS", _("Working hours")
    CALENDAR_DAYS = "CALENDAR_DAYS", _("Calendar days")
    BUSINESS_DAYS = "BUSINESS_DAYS", _("Working days")
    WEEKS = "WEEKS", _("Weeks")
    MONTHS = "MONTHS", _("Months")


class StepKind(TextChoices):
    """One line of the answer to «why this date?»."""

    STARTED = "STARTED", _("The clock started")
    HOURS_RUN = "HOURS_RUN", _("Every hour counts, day and night")
    DAY_ZERO = "DAY_ZERO", _("The first day is not counted")
    DAYS_RUN = "DAYS_RUN", _("Every day counts, holidays too")
    MONTHS_RUN = "MONTHS_RUN", _("Counted in whole months")
    MONTH_END = "MONTH_END", _("The month is shorter, so its last day counts")
    DAY_COUNTED = "DAY_COUNTED", _("Working day counted")
    DAY_OFF = "DAY_OFF", _("Not a working day")
    HOLIDAY = "HOLIDAY", _("Holiday")
    WINDOW_USED = "WINDOW_USED", _("Working time counted")
    END_OF_DAY = "END_OF_DAY", _("Until the end of the day")


class PromiseKind(TextChoices):
    """What was promised."""

    ANSWER = "ANSWER", _("Final answer")
    UPDATE = "UPDATE", _("Next news")
    DOCUMENTS = "DOCUMENTS", _("Documents")
