"""The words about persons."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PersonKind(TextChoices):
    """Whom a complaint comes from."""

    PERSON = "PERSON", _("Person")
    BUSINESS = "BUSINESS", _("Small business")


class ContactKind(TextChoices):
    """A way to reach somebody."""

    EMAIL = "EMAIL", _("E-mail")
    MOBILE = "MOBILE", _("Mobile number")
