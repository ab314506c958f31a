"""Words of the desk for numbers and codes that have none of their own."""

from django.utils.translation import gettext_lazy as _

DISTRESS = ("", _("Slightly upset"), _("Upset"), _("Worried or angry"), _("Very upset"), _("In despair"))
"""A word for each level of distress, 0 to 5."""
LANGUAGES = (("fa", _("Persian")), ("ar", _("Arabic")), ("en", _("English")))
