"""What the person calls it: a complaint, a suggestion or thanks. In doubt it is a complaint, and is heard as one."""

from django.utils.translation import gettext_lazy as _

from shenava.domain.cases.vocabulary import Kind
from shenava.entrypoints.portal.draft import Draft

CHOICES = (
    (Kind.COMPLAINT.value, _("A complaint")),
    (Kind.SUGGESTION.value, _("A suggestion")),
    (Kind.PRAISE.value, _("Thanks")),
)


def chosen(draft: Draft) -> str:
    """Return what the draft is called; anything that we don't offer is a complaint."""
    given = draft.one("kind")
    return given if given in dict(CHOICES) else Kind.COMPLAINT.value


def words_of(draft: Draft) -> str:
    """Return it in words, or nothing for a complaint."""
    kind = chosen(draft)
    return "" if kind == Kind.COMPLAINT else str(dict(CHOICES)[kind])
