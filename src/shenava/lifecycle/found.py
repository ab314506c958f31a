"""Found an organization: its brand, offices, goals, categories and forms, and its first administrator, in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shenava.domain.catalogue import beginnings, sectors
from shenava.domain.catalogue import operations as catalogue
from shenava.domain.catalogue import queries as catalogue_queries
from shenava.domain.catalogue.models import Brand
from shenava.domain.organization import operations as organization
from shenava.domain.organization import queries as organization_queries
from shenava.domain.organization.models import Staff, Unit
from shenava.domain.organization.starting_calendars import StartingCalendar, starting_calendars
from shenava.domain.organization.vocabulary import Role, UnitKind
from shenava.domain.policies import operations as policies
from shenava.domain.policies.rules.due import Goal
from shenava.domain.policies.vocabulary import ClockUnit
from shenava.foundation.accounts import operations as accounts
from shenava.foundation.errors import Problem

GOALS: Mapping[str, Goal] = MappingProxyType(
    {
        "EMERGENCY": Goal(4, ClockUnit.CLOCK_HOURS),
        "URGENT": Goal(24, ClockUnit.CLOCK_HOURS),
        "HIGH": Goal(3, ClockUnit.BUSINESS_DAYS),
        "NORMAL": Goal(5, ClockUnit.BUSINESS_DAYS),
    }
)
"""By when an answer is promised until the organization says otherwise."""
_TRIAGE = {"fa": "میز بررسی اولیه", "ar": "مكتب الفرز", "en": "Triage desk"}
_OFFICE = {"fa": "دفتر رسیدگی به شکایات", "ar": "مكتب الشكاوى", "en": "Complaints office"}
_HOLIDAYS_FOR = 3
"""Years whose public holidays are written down to begin with, this one included."""


class UnknownBeginning(Problem):
    """A sector or calendar that isn't shipped, or a name in no language."""

    code = "unknown_choice"
    status = 422
    sentence = _("Please choose one of the values on offer.")


class NameMissing(Problem):
    """The organization has no name in any of its languages."""

    code = "name_missing"
    status = 422
    sentence = _("Please write the name of the organization.")


@dataclass(frozen=True, kw_only=True)
class Founded:
    """What an organization has once it is founded."""

    brand: Brand
    triage: Unit
    office: Unit


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """What the founder chooses: the name per language, the sector's kit, the office hours and the languages."""

    name: Mapping[str, str]
    sector: str
    calendar: str
    languages: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Founder:
    """Who becomes the first administrator."""

    login: str
    name: str
    password: str


@transaction.atomic
def found_organization(
    *, name: Mapping[str, str], sector: str, calendar: str, languages: Sequence[str], at: datetime
) -> Founded:
    """Make the brand, the triage desk, the complaints office, the goals, and the categories and forms of a sector.

    Categories belong to no unit yet, so that everything comes to the triage desk. Raises ``NameMissing`` and
    ``UnknownBeginning``.
    """
    name = {language: words.strip() for language, words in name.items() if words.strip()}
    if not name:
        raise NameMissing(fields={"name": NameMissing.sentence})
    if sector not in sectors.kits() or calendar not in starting_calendars():
        raise UnknownBeginning
    hours = starting_calendars()[calendar]
    triage, office = _offices(hours, at=at)
    brand = _brand(name, languages, hours)
    for urgency, goal in GOALS.items():
        policies.set_goal(brand=brand, urgency=urgency, goal=goal)
    _categories(sector, at=at)
    return Founded(brand=brand, triage=triage, office=office)


@transaction.atomic
def begin(*, secret: str, founder: Founder, beginning: Beginning | None, at: datetime) -> Staff:
    """Redeem the set-up link: make the first administrator, and found the organization where there is none yet.

    Raises what ``found_organization`` and ``accounts.become_first_administrator`` raise; then nothing has happened.
    """
    account = accounts.become_first_administrator(
        secret=secret, login=founder.login, name=founder.name, password=founder.password, at=at
    )
    languages = beginning.languages if beginning else ["fa"]
    return organization.add_staff(
        account_id=account.id,
        name=account.name,
        role=Role.ADMINISTRATOR,
        unit=_home(beginning, at=at),
        languages=languages,
    )


def is_founded() -> bool:
    """Return whether there is an organization already."""
    return catalogue_queries.has_brand()


def _home(beginning: Beginning | None, *, at: datetime) -> Unit:
    if is_founded():
        return organization_queries.complaints_office() or organization_queries.triage_desk()
    if beginning is None:
        raise NameMissing(fields={"name": NameMissing.sentence})
    return found_organization(
        name=beginning.name,
        sector=beginning.sector,
        calendar=beginning.calendar,
        languages=beginning.languages,
        at=at,
    ).office


def _offices(hours: StartingCalendar, *, at: datetime) -> tuple[Unit, Unit]:
    calendar = organization.add_calendar(
        code=hours.code,
        name=hours.name,
        zone=hours.zone,
        windows=hours.weekly,
        holidays=hours.holidays(range(at.year, at.year + _HOLIDAYS_FOR)),
        country=hours.country or "",
    )
    triage = organization.add_unit(code="triage", name=_TRIAGE, calendar=calendar, kind=UnitKind.TRIAGE)
    office = organization.add_unit(
        code="complaints-office", name=_OFFICE, calendar=calendar, kind=UnitKind.COMPLAINTS_OFFICE
    )
    return triage, office


def _brand(name: Mapping[str, str], languages: Sequence[str], hours: StartingCalendar) -> Brand:
    start = beginnings.brand_of(hours.country)
    return catalogue.add_brand(
        code="main",
        name=name,
        is_default=True,
        languages=list(languages),
        zone=hours.zone,
        region=start["region"],
        currency=start["currency"],
        emergency=dict(start["emergency"]),
    )


def _categories(sector: str, *, at: datetime) -> None:
    for position, row in enumerate(sectors.kits()[sector]["categories"]):
        category = catalogue.add_category(
            code=row["code"],
            name=row["name"],
            description=row["description"],
            keywords=row["keywords"],
            urgency=row["urgency"],
            unit_id=None,
            position=position,
            subject=row.get("subject", ""),
        )
        catalogue.publish_form(category=category, schema=row["fields"], at=at)
