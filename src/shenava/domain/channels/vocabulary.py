"""The words about channels."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    """The way a message came or goes."""

    WEB = "WEB", _("Web form")
    API = "API", _("API")
    EMAIL = "EMAIL", _("E-mail")
    SMS = "SMS", _("SMS")
    PHONE = "PHONE", _("Phone")
    PERSON = "PERSON", _("In person")


class Delivery(TextChoices):
    """The fate of an outgoing message, shown for what it is."""

    QUEUED = "QUEUED", _("Waiting to be sent")
    HELD = "HELD", _("Waiting for the end of the quiet hours")
    SENDING = "SENDING", _("Being sent")
    SENT = "SENT", _("Sent")
    KEPT = "KEPT", _("Kept in the outbox only")
    FAILED = "FAILED", _("Could not be sent")
