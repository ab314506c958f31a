"""Who may see figures of the whole house."""

from django.utils.translation import gettext_lazy as _

from shenava.domain.organization.actors import Actor
from shenava.domain.organization.vocabulary import Role
from shenava.foundation.errors import NotAllowed

READERS = frozenset({Role.UNIT_MANAGER, Role.COMPLAINTS_OFFICE, Role.COMPLIANCE, Role.ADMINISTRATOR})
"""Figures of filing hold nothing of any case, so whoever answers for people or for the house may see them all."""


class FiguresNotForYou(NotAllowed):
    """Somebody without an office that needs figures came to them."""

    code = "figures_not_for_you"
    sentence = _("Managers, the complaints office, compliance and administrators see these figures.")


def can_read(actor: Actor) -> bool:
    """Return whether the actor may see figures of the whole house."""
    return actor.is_staff and actor.role in READERS


def check_can_read(actor: Actor) -> None:
    """Raise ``FiguresNotForYou`` unless the actor may see figures of the whole house."""
    if not can_read(actor):
        raise FiguresNotForYou


def can_read_cases(actor: Actor) -> bool:
    """Return whether the actor may see figures that are worked out from cases, each of those they may see."""
    return can_read(actor) and actor.role != Role.ADMINISTRATOR


def check_can_read_cases(actor: Actor) -> None:
    """Raise ``FiguresNotForYou`` unless the actor may see figures that are worked out from cases."""
    if not can_read_cases(actor):
        raise FiguresNotForYou
