"""The words of the organization itself."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a member of staff is here to do; exactly one a person."""

    OFFICER = "OFFICER", _("Officer")
    UNIT_MANAGER = "UNIT_MANAGER", _("Unit manager")
    COMPLAINTS_OFFICE = "COMPLAINTS_OFFICE", _("Complaints office")
    COMPLIANCE = "COMPLIANCE", _("Compliance")
    ADMINISTRATOR = "ADMINISTRATOR", _("Administrator")


class UnitKind(TextChoices):
    """What a unit does with cases."""

    LINE = "LINE", _("Line unit")
    TRIAGE = "TRIAGE", _("Triage desk")
    COMPLAINTS_OFFICE = "COMPLAINTS_OFFICE", _("Complaints office")


class ActorKind(TextChoices):
    """Who acts."""

    STAFF = "STAFF", _("Staff")
    COMPLAINANT = "COMPLAINANT", _("Complainant")
    PERSON = "PERSON", _("Person signed in to their own page")
    INTEGRATION = "INTEGRATION", _("Integration")
    SYSTEM = "SYSTEM", _("Shenava")
    STRANGER = "STRANGER", _("Visitor")


class Weekend(TextChoices):
    """Which days of the week an office rests on."""

    NONE = "NONE", _("None: every day is worked")
    FRI = "FRI", _("Friday")
    THU_FRI = "THU_FRI", _("Thursday and Friday")
    FRI_SAT = "FRI_SAT", _("Friday and Saturday")
    SAT_SUN = "SAT_SUN", _("Saturday and Sunday")


class CalendarChange(TextChoices):
    """One thing that differs between two versions of a calendar."""

    ZONE = "ZONE", _("Time zone")
    HOURS = "HOURS", _("Hours of the week")
    HOLIDAY_ADDED = "HOLIDAY_ADDED", _("Holiday added")
    HOLIDAY_REMOVED = "HOLIDAY_REMOVED", _("Holiday removed")
    HOLIDAY_RENAMED = "HOLIDAY_RENAMED", _("Holiday renamed")
    HOLIDAY_CONFIRMED = "HOLIDAY_CONFIRMED", _("Holiday confirmed")
    HOLIDAY_DOUBTED = "HOLIDAY_DOUBTED", _("Holiday estimated again")
    PERIOD_ADDED = "PERIOD_ADDED", _("Period added")
    PERIOD_CHANGED = "PERIOD_CHANGED", _("Period changed")
    PERIOD_CONFIRMED = "PERIOD_CONFIRMED", _("Period confirmed")
    PERIOD_REMOVED = "PERIOD_REMOVED", _("Period removed")
    CLOSURE_DECREED = "CLOSURE_DECREED", _("Closure")
    CLOSURE_TAKEN_BACK = "CLOSURE_TAKEN_BACK", _("Closure taken back")


class HoursFlaw(TextChoices):
    """What is wrong with the hours that somebody wrote for a day, as a sentence for them."""

    UNREADABLE = "UNREADABLE", _("Please write hours like 08:00-16:00, with a comma between two stretches.")
    ENDS_EARLY = (
        "ENDS_EARLY",
        _("These hours end before they begin. For a night shift write +1 after its end: 22:00-06:00+1."),
    )
    OVERLAP = "OVERLAP", _("Two stretches overlap. Let the first one end before the next one begins.")
