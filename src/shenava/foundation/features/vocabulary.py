"""What can be switched off in an emergency."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Switch(TextChoices):
    """One thing that an administrator can stop at once; all are on unless somebody has switched them off."""

    FILING = "FILING", _("Accepting new entries from the public")
    EMAIL = "EMAIL", _("Sending e-mail")
    SMS = "SMS", _("Sending SMS")
    SUGGESTIONS = "SUGGESTIONS", _("Suggestions by the machine")
    JOURNEYS = "JOURNEYS", _("Counting how filing goes, without names and words")
