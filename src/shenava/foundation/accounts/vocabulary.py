"""The words of an account: how a person likes to see things, and what proves that it is them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Calendar(TextChoices):
    """The calendar in which days are shown."""

    JALALI = "JALALI", _("Jalali (solar Hijri)")
    HIJRI = "HIJRI", _("Hijri (lunar)")
    GREGORIAN = "GREGORIAN", _("Gregorian")


class Digits(TextChoices):
    """The digits in which numbers are shown."""

    PERSIAN = "PERSIAN", _("Persian ۱۲۳")
    ARABIC = "ARABIC", _("Arabic ١٢٣")
    LATIN = "LATIN", _("Latin 123")


class Theme(TextChoices):
    """The colours of the screen; ``SYSTEM`` follows the device."""

    SYSTEM = "SYSTEM", _("As on my device")
    LIGHT = "LIGHT", _("Light")
    DARK = "DARK", _("Dark")


class Density(TextChoices):
    """How much room a row takes."""

    COMFORTABLE = "COMFORTABLE", _("Comfortable")
    COMPACT = "COMPACT", _("Compact")


class Factor(TextChoices):
    """What proves, after the password, that it is really this person."""

    PASSKEY = "PASSKEY", _("Passkey")
    TOTP = "TOTP", _("Code from an authenticator app")
    RECOVERY = "RECOVERY", _("Recovery code")
