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
