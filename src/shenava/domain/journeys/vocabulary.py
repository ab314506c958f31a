"""The words of filing as people walk through it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Step(TextChoices):
    """What a person may be asked, in the usual order; a form may have fewer. Other names are counted as they are."""

    SEEN = "SEEN", _("Opened the first page")
    WORDS = "WORDS", pgettext_lazy("step", "What happened")
    CATEGORY = "CATEGORY", pgettext_lazy("step", "The topic")
    QUESTIONS = "QUESTIONS", _("The questions of the topic")
    YOU = "YOU", _("Who and how to reach them")
    REST = "REST", _("Everything else on one page")
    CHECK = "CHECK", _("Reading it back")
    SENT = "SENT", _("Sent")


class Device(TextChoices):
    """What somebody holds in their hands; nothing finer is looked at."""

    PHONE = "PHONE", pgettext_lazy("device", "Phone")
    TABLET = "TABLET", _("Tablet")
    DESKTOP = "DESKTOP", _("Computer")


class Ending(TextChoices):
    """How a visit to the form went out."""

    OPEN = "OPEN", _("Still under way")
    SENT = "SENT", _("Filed")
    ADDED = "ADDED", _("Added to an open complaint")
    LEFT = "LEFT", _("Left")


class Likely(TextChoices):
    """Why somebody probably stopped: a guess from what could be seen, never from what they wrote."""

    LOOKED_AROUND = "LOOKED_AROUND", _("Only looked at the first page")
    FILE_TROUBLE = "FILE_TROUBLE", _("A file could not be taken")
    SAME_ERROR = "SAME_ERROR", _("Met the same hurdle twice")
    HARD_QUESTION = "HARD_QUESTION", _("Stayed long on a question that must be answered")
    CONTACT = "CONTACT", _("Was asked who they are")
    NO_TOPIC = "NO_TOPIC", _("Found no fitting topic")
    TOO_LONG = "TOO_LONG", _("It took very long")
    BEFORE_SENDING = "BEFORE_SENDING", _("Had everything and did not send")
    UNCLEAR = "UNCLEAR", _("Nothing points to a reason")
