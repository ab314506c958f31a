"""Words of the desk for numbers and codes that have none of their own."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DISTRESS = ("", _("Slightly upset"), _("Upset"), _("Worried or angry"), _("Very upset"), _("In despair"))
"""A word for each level of distress, 0 to 5."""
LANGUAGES = (("fa", _("Persian")), ("ar", _("Arabic")), ("en", _("English")))

_POINTS_A_BAR = 20


def distress(score: int) -> tuple[int, str | Promise]:
    """Return the bars (0 to 5) and the word for a distress of 0 to 100."""
    level = min(-(-score // _POINTS_A_BAR), len(DISTRESS) - 1)
    return level, DISTRESS[level]
