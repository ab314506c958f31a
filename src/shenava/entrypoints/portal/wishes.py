"""What would put it right: a few common wishes to tap, and room for own words."""

from django.utils.translation import gettext_lazy as _

from shenava.entrypoints.portal.draft import Draft

CHOICES = (
    ("refund", _("My money back")),
    ("repair", _("That it is put in order")),
    ("explanation", _("An explanation")),
    ("apology", _("An apology")),
    ("prevention", _("That it does not happen again")),
)
_LABELS = dict(CHOICES)


def words_of(draft: Draft) -> str:
    """Return the chosen wishes and the person's own words as one text, in the language of the page."""
    chosen = [str(_LABELS[code]) for code in draft.many("wishes") if code in _LABELS]
    return "\n".join([*chosen, draft.one("wish").strip()[:2000]]).strip()
