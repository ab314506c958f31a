"""The words about persons."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PersonKind(TextChoices):
    """Whom a complaint comes from."""

    PERSON = "PERSON", _("Person")
    BUSINESS = "BUSINESS", _("Small business")


class HowOften(TextChoices):
    """How often somebody wants to hear from us; what needs them, and the answer, they are told at once (S1-38.1)."""

    EVERY_CHANGE = "EVERY_CHANGE", _("At every step")
    MESSAGES = "MESSAGES", _("When you write to me")
    WEEKLY = "WEEKLY", _("Once a week")
    ONLY_RESULT = "ONLY_RESULT", _("Only the result")


class ErasureState(TextChoices):
    """What became of a wish to be forgotten."""

    WAITING = "WAITING", _("Waiting for a decision")
    GRANTED = "GRANTED", _("Erased")
    PARTLY = "PARTLY", _("Erased in part")
    REFUSED = "REFUSED", _("Not erased yet")


class ContactKind(TextChoices):
    """A way to reach somebody."""

    EMAIL = "EMAIL", _("E-mail")
    MOBILE = "MOBILE", _("Mobile number")
