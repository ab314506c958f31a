"""The words of policies: what clocks count, and the steps that explain a due moment."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class ClockUnit(TextChoices):
    """What a promise is counted in; a goal of business days is kept in the calendar of the office that answers."""

    CLOCK_HOURS = "CLOCK_HOURS", _("Hours around the clock")
    BUSINESS_HOURS = "BUSINESS_HOURS", _("Working hours")
    CALENDAR_DAYS = "CALENDAR_DAYS", _("Calendar days")
    BUSINESS_DAYS = "BUSINESS_DAYS", _("Working days")
    WEEKS = "WEEKS", _("Weeks")
    MONTHS = "MONTHS", _("Months")


class DayZero(TextChoices):
    """Whether the day on which a clock starts is counted."""

    EXCLUDED = "EXCLUDED", _("The first day is not counted")
    INCLUDED = "INCLUDED", _("The first day counts")


class EndOf(TextChoices):
    """At which moment of its last day a clock ends."""

    EXACT = "EXACT", _("At the same hour")
    DAY_END = "DAY_END", _("Until the end of the day")
    BUSINESS_CLOSE = "BUSINESS_CLOSE", _("Until the office closes")


class EndRoll(TextChoices):
    """What happens when the last day is no working day."""

    NONE = "NONE", _("The last day stays, holiday or not")
    NEXT_BUSINESS_DAY = "NEXT_BUSINESS_DAY", _("A last day off gives way to the next working day")


class Whichever(TextChoices):
    """Which of several limits holds."""

    EARLIER = "EARLIER", _("Whichever comes first")
    LATER = "LATER", _("Whichever comes last")


class ClockEnd(TextChoices):
    """What a clock of a pack waits for."""

    ACKNOWLEDGEMENT = "ACKNOWLEDGEMENT", _("Acknowledgement")
    ANSWER = "ANSWER", _("Final answer")
    NOTHING = "NOTHING", _("Nothing: a time during which something may be done")


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
    DAY_ONE = "DAY_ONE", _("The first day counts")
    PAUSED = "PAUSED", _("The clock stood still")
    NOT_PAUSED = "NOT_PAUSED", _("This does not stop the clock")
    ROLLED = "ROLLED", _("Moved on to a working day")
    SAME_HOUR = "SAME_HOUR", _("At the same hour")
    END_OF_DAY = "END_OF_DAY", _("Until the end of the day")
    CLOSE_OF_BUSINESS = "CLOSE_OF_BUSINESS", _("Until the office closes")
    STAGE_ENDED = "STAGE_ENDED", _("This stage ended, the next began")
    OTHER_LIMIT = "OTHER_LIMIT", _("The other limit")


class DelayReason(TextChoices):
    """Why a promised date is moved; the first two are those that RG 271.65 knows."""

    COMPLEX = "COMPLEX", _("Finding out takes longer than we thought")
    BEYOND_CONTROL = "BEYOND_CONTROL", _("It depends on somebody outside our house")
    DOCUMENTS = "DOCUMENTS", _("We wait for documents")
    LOAD = "LOAD", _("There are more complaints than usual")
    MISTAKE = "MISTAKE", _("We made a mistake in handling it")
    AUTOMATIC = "AUTOMATIC", _("Nobody gave a reason in time")


class Look(TextChoices):
    """What has to happen to a standing promise at a moment."""

    WAIT = "WAIT", _("Nothing yet")
    REMIND = "REMIND", _("Remind the owner")
    RENEW = "RENEW", _("Tell the complainant a later date")
    BREAK = "BREAK", _("The promise is broken")


class Recount(TextChoices):
    """What became of a promised date when its calendar changed."""

    MOVED = "MOVED", _("Moved to the earlier date")
    KEPT = "KEPT", _("Kept: it was promised, though the office is closed")
    PAST = "PAST", _("Kept: the earlier date is over already")


class PromiseKind(TextChoices):
    """What was promised."""

    ANSWER = "ANSWER", _("Final answer")
    UPDATE = "UPDATE", _("Next news")
    DOCUMENTS = "DOCUMENTS", _("Documents")


class Level(IntegerChoices):
    """How high a case has risen: whose business it is now beside its owner's."""

    NONE = 0, _("Not raised")
    OWNER = 1, _("Owner reminded")
    LEAD = 2, _("Unit lead")
    MANAGER = 3, _("Manager")
    BREACH = 4, _("Promise broken")
    EXECUTIVE = 5, _("Executive")


class Recipient(TextChoices):
    """Who is told when a case reaches a level; whoever is away is stood in for, whom it is about is passed by."""

    OWNER = "OWNER", _("Its owner")
    UNIT_MANAGER = "UNIT_MANAGER", _("The manager of its unit")
    UPPER_MANAGER = "UPPER_MANAGER", _("The manager above its unit")
    OFFICE = "OFFICE", _("The complaints office")
    PERSON = "PERSON", _("A certain person")


class Trigger(TextChoices):
    """What raises a case at once, whatever its clock says."""

    DISTRESS = "DISTRESS", _("Strong distress in the words")
    THIRD_CONTACT = "THIRD_CONTACT", _("The complainant had to ask again and again")
    VULNERABLE = "VULNERABLE", _("Somebody who needs special care")
    LEGAL_MEDIA = "LEGAL_MEDIA", _("Court, regulator or press is named")
    STAFF_CONDUCT = "STAFF_CONDUCT", _("It is about a colleague or unit of ours")
    VALUE = "VALUE", _("A large amount is claimed")


class RaisingCause(TextChoices):
    """Why a case was raised or lowered."""

    CLOCK = "CLOCK", _("The time is running out")
    DISTRESS = "DISTRESS", _("Strong distress in the words")
    THIRD_CONTACT = "THIRD_CONTACT", _("The complainant had to ask again and again")
    VULNERABLE = "VULNERABLE", _("Somebody who needs special care")
    LEGAL_MEDIA = "LEGAL_MEDIA", _("Court, regulator or press is named")
    STAFF_CONDUCT = "STAFF_CONDUCT", _("It is about a colleague or unit of ours")
    VALUE = "VALUE", _("A large amount is claimed")
    PERSON = "PERSON", _("A colleague decided so")
    ANSWERED = "ANSWERED", _("It was answered")
