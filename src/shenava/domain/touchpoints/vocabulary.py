"""The words of the places where people meet us."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class TouchpointKind(TextChoices):
    """What carries the code."""

    BRANCH = "BRANCH", _("Branch or counter")
    BILL = "BILL", _("Bill or invoice")
    RECEIPT = "RECEIPT", pgettext_lazy("touchpoint", "Receipt")
    MACHINE = "MACHINE", _("Cash or vending machine")
    VEHICLE = "VEHICLE", _("Vehicle")
    PARCEL = "PARCEL", _("Parcel or product")
    PAGE = "PAGE", _("Website or app")
    MESSAGE = "MESSAGE", _("SMS or e-mail")
    EVENT = "EVENT", _("Event or place")
    OTHER = "OTHER", pgettext_lazy("touchpoint", "Something else")


class PosterSize(TextChoices):
    """The paper that a code is printed on."""

    A3 = "A3", _("Poster A3")
    A4 = "A4", _("Poster A4")
    A6 = "A6", _("Table card A6")
