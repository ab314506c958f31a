"""The bank itself: its units, its staff and their sign-ins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from shenava.domain.catalogue import operations as catalogue
from shenava.domain.catalogue import queries as catalogue_queries
from shenava.domain.organization import operations as organization
from shenava.domain.organization.models import Staff, Unit
from shenava.domain.organization.vocabulary import Role
from shenava.entrypoints.commands.demonstration import stories
from shenava.entrypoints.commands.demonstration.stories import Row
from shenava.foundation.accounts import operations as accounts
from shenava.lifecycle import found
from shenava.lifecycle.found import Founded

PASSWORD = "shenava-demo"  # noqa: S105 - published on purpose; demo accounts open only from this machine
_CAPACITY = 40


@dataclass(frozen=True, kw_only=True)
class Office:
    """The units by their code and the staff by their login."""

    units: Mapping[str, Unit]
    staff: Mapping[str, Staff]

    @cached_property
    def by_id(self) -> Mapping[object, Staff]:
        """The staff by their id."""
        return {one.id: one for one in self.staff.values()}


def build(*, at: datetime) -> Office:
    """Found the bank with the shipped categories, give each to its unit, and hire everybody."""
    plan = stories.read("office.json")
    founded = found.found_organization(
        name=plan["name"], sector=plan["sector"], calendar=plan["calendar"], languages=plan["languages"], at=at
    )
    catalogue.change_brand(founded.brand, **plan["brand"])
    units = _units(plan["units"], founded)
    staff = {row["login"]: _hire(row, unit=units[row["unit"]], at=at) for row in plan["staff"]}
    return Office(units=units, staff=staff)


def _units(rows: Sequence[Row], founded: Founded) -> dict[str, Unit]:
    units = {founded.triage.code: founded.triage, founded.office.code: founded.office}
    for row in rows:
        unit = organization.add_unit(code=row["code"], name=row["name"], calendar=founded.triage.calendar)
        units[unit.code] = unit
        for code in row["categories"]:
            category = catalogue_queries.category(code)
            if category:
                catalogue.give_to_unit(category=category, unit_id=unit.id)
    return units


def _hire(row: Row, *, unit: Unit, at: datetime) -> Staff:
    account = accounts.create_account(
        login=row["login"],
        name=row["name"],
        password=PASSWORD,
        actor_ref="system",
        at=at,
        language=row["languages"][0],
        is_demo=True,
    )
    return organization.add_staff(
        account_id=account.id,
        name=row["name"],
        role=Role(row["role"]),
        unit=unit,
        languages=row["languages"],
        title=row["title"],
        capacity=row.get("capacity", _CAPACITY),
    )
