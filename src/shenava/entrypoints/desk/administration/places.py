"""The places of the administration: tabs on every page of it, a list that explains them on the first one."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shenava.domain.organization.vocabulary import Role

_BASE = "/desk/administration/"


@dataclass(frozen=True)
class Place:
    """One place; ``part`` is the last piece of its address and the name under which its pages know it."""

    part: str
    label: str | Promise
    about: str | Promise = ""

    @property
    def href(self) -> str:
        """Return its address."""
        return f"{_BASE}{self.part}/"


_TEXTS = Place("texts", _("Texts"), _("Every e-mail and SMS that people get, word by word, in three languages."))
_LESSONS = Place("lessons", _("You said, we did"), _("What complaints have changed, for everybody to read."))
_LOG = Place("log", _("Log"), _("Who did and saw what, in a chain that shows when somebody touches it."))

_COMPLIANCE = Place("compliance", _("Compliance"), _("What laws and regulators ask, and which of it holds here."))

PLACES: Mapping[str, tuple[Place, ...]] = {
    Role.ADMINISTRATOR: (
        Place("people", _("People"), _("Colleagues, their role and unit, and how they sign in.")),
        Place("units", _("Units"), _("Who does the work, beneath whom, and in which hours.")),
        Place("calendars", _("Calendars"), _("When offices work: hours, holidays, periods and closures.")),
        Place("categories", _("Categories"), _("What people can complain about, and the form for each.")),
        Place("goals", _("Goals"), _("By when each urgency is answered.")),
        Place("escalation", _("Escalation"), _("When a case is raised to whom, and what raises it at once.")),
        _COMPLIANCE,
        _TEXTS,
        Place("brand", _("Organization"), _("Name, logo, colours, contacts and what you say of privacy.")),
        Place("spoken", _("Spoken pages"), _("What the simple pages say aloud, for people who read with difficulty.")),
        _LESSONS,
        Place("touchpoints", _("Touchpoints"), _("Posters, cards and short links for bills, branches and pages.")),
        Place("tokens", _("Programs"), _("Which programs may act for a colleague, and how far.")),
        Place("switches", _("Switches"), _("What can be stopped within seconds on a bad day.")),
        Place("failures", _("What failed"), _("Steps that were given up on, to be tried again.")),
        _LOG,
    ),
    Role.COMPLIANCE: (_LOG, _COMPLIANCE, _TEXTS, _LESSONS, Place("erasures", _("Wishes to be forgotten"))),
}
"""What each role finds, in the order of the tabs; who is not named has one page and needs no tabs."""


def places_of(role: str) -> tuple[Place, ...]:
    """Return the places that a role may open."""
    return PLACES.get(role, ())
