"""How to look at units, staff and calendars."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from shenava.domain.organization.actors import Actor
from shenava.domain.organization.models import Absence, CalendarVersion, Staff, Unit, WorkCalendar
from shenava.domain.organization.rules import calendar_content, standing_in
from shenava.domain.organization.rules.calendar_content import Content
from shenava.domain.organization.rules.standing_in import Away
from shenava.domain.organization.rules.working_time import WorkingCalendar
from shenava.domain.organization.starting_calendars import starting_calendars
from shenava.domain.organization.vocabulary import ActorKind, Role, UnitKind
from shenava.foundation.database.prepared import prepared
from shenava.foundation.database.remembered import remembered
from shenava.foundation.errors import NotFound


def staff_of_account(account_id: UUID) -> Staff | None:
    """Return the active member of staff behind an account."""
    return next(iter(_staff_of_account(account_id)), None)


@prepared
def _staff_of_account(account_id: UUID) -> QuerySet[Staff]:
    return Staff.objects.select_related("unit", "account").filter(account_id=account_id, account__is_active=True)[:1]


def staff_named(named: str) -> Staff | None:
    """Return the active member of staff with this id or login."""
    try:
        whose = Q(pk=UUID(named))
    except ValueError:
        whose = Q(account__login=named.strip().lower())
    return Staff.objects.select_related("unit").filter(whose, account__is_active=True).first()


def actor_of(staff: Staff, *, at: datetime) -> Actor:
    """Return the actor that this member of staff is at this moment."""
    represented = standing_in.represented_by(staff.id, away=away(at))
    units = frozenset[UUID]().union(*(_units_of(one) for one in (staff, *_with_ids(represented))))
    return Actor(
        kind=ActorKind.STAFF,
        id=staff.id,
        role=Role(staff.role),
        unit_ids=units,
        belongs_to=units_above(staff.unit),
        stands_in_for=represented,
    )


def _units_of(staff: Staff) -> frozenset[UUID]:
    return units_beneath(staff.unit_id) if staff.role == Role.UNIT_MANAGER else frozenset({staff.unit_id})


def _with_ids(ids: Collection[UUID]) -> list[Staff]:
    return list(Staff.objects.filter(pk__in=ids)) if ids else []


def units_beneath(unit_id: UUID) -> frozenset[UUID]:
    """Return a unit and all units under it."""
    found = {unit_id}
    frontier = {unit_id}
    while frontier:
        frontier = set(Unit.objects.filter(parent_id__in=frontier).values_list("id", flat=True)) - found
        found |= frontier
    return frozenset(found)


def units_above(unit: Unit) -> frozenset[UUID]:
    """Return a unit and all units above it."""
    found = {unit.id}
    above = unit.parent_id
    while above and above not in found:
        found.add(above)
        above = _parents().get(above)
    return frozenset(found)


@remembered(seconds=5)
def _parents() -> Mapping[UUID, UUID | None]:
    return dict(Unit.objects.filter(parent__isnull=False).values_list("id", "parent_id"))


def active_units() -> QuerySet[Unit]:
    """Units that take cases."""
    return Unit.objects.filter(is_active=True)


def triage_desk() -> Unit:
    """Return the unit where whatever is unsure goes; there is always one."""
    return Unit.objects.select_related("calendar").get(kind=UnitKind.TRIAGE, is_active=True)


def complaints_office() -> Unit | None:
    """Return the office that stands outside the line units."""
    return Unit.objects.filter(kind=UnitKind.COMPLAINTS_OFFICE, is_active=True).first()


def away(at: datetime) -> Mapping[UUID, UUID | None]:
    """Return who is away at this moment, each with their deputy."""
    return standing_in.away_now(_absences(at.date()), at=at)


@remembered(seconds=5)
def _absences(since: date) -> Sequence[Away]:
    rows = Absence.objects.filter(until_at__date__gte=since).order_by("id")
    return [
        Away(staff_id=row.staff_id, from_at=row.from_at, until_at=row.until_at, deputy_id=row.deputy_id) for row in rows
    ]


def staff_of_unit(unit_id: UUID, *, at: datetime) -> list[Staff]:
    """Return who of a unit can be given cases at this moment; where nobody is there, those who stand in for them."""
    people = list(_staff_of_unit(unit_id))
    gone = away(at)
    there = [one for one in people if one.id not in gone]
    if there or not people:
        return there
    deputies = {standing_in.stand_in([one.id], away=gone) for one in people}
    return list(who_handle().filter(pk__in=[one for one in deputies if one], is_available=True))


def _staff_of_unit(unit_id: UUID) -> QuerySet[Staff]:
    return Staff.objects.filter(unit_id=unit_id, is_available=True, account__is_active=True)


def at_work() -> QuerySet[Staff]:
    """Everybody who works here now, by name."""
    return Staff.objects.select_related("unit").filter(account__is_active=True).order_by("name", "id")


def who_handle() -> QuerySet[Staff]:
    """Everybody whom a case can be given to."""
    return at_work().filter(role__in=[Role.OFFICER, Role.UNIT_MANAGER, Role.COMPLAINTS_OFFICE])


def managers_of(unit_id: UUID | None) -> list[UUID]:
    """Return who manages a unit, and then the units above it, the nearest first, there or away."""
    found: list[UUID] = []
    seen: set[UUID] = set()
    while unit_id and unit_id not in seen:
        seen.add(unit_id)
        found += _staff_of_unit(unit_id).filter(role=Role.UNIT_MANAGER).order_by("id").values_list("id", flat=True)
        unit_id = _parents().get(unit_id)
    return found


def office_people() -> list[UUID]:
    """Return who works in the complaints office, there or away."""
    rows = who_handle().filter(role=Role.COMPLAINTS_OFFICE, is_available=True).order_by("id")
    return list(rows.values_list("id", flat=True))


def first_there(wanted: Sequence[UUID], *, may: Callable[[Staff], bool], at: datetime) -> Staff | None:
    """Return the first of those wanted who is there and may, or whoever stands in for them."""
    people = {one.id: one for one in who_handle()}
    chosen = standing_in.stand_in(wanted, away=away(at), may=lambda one: one in people and may(people[one]))
    return people[chosen] if chosen else None


def staff_to_alert(unit_id: UUID | None) -> QuerySet[Staff]:
    """Who hears at once when somebody's life may be in danger: the complaints office, and the unit's people."""
    return Staff.objects.filter(Q(role=Role.COMPLAINTS_OFFICE) | Q(unit_id=unit_id), account__is_active=True)


def working_calendar(calendar: WorkCalendar, *, unit_id: UUID | None = None) -> WorkingCalendar:
    """Return a stored calendar as the plain value that the arithmetic takes, with the closures of a unit."""
    version = f"{calendar.code}:{calendar.version}"
    return calendar_content.working_calendar_of(content_of(calendar), unit_id=unit_id, version=version)


def working_calendar_of_unit(unit: Unit) -> WorkingCalendar:
    """Return when a unit works."""
    return working_calendar(unit.calendar, unit_id=unit.id)


def content_of(calendar: WorkCalendar) -> Content:
    """Return what a calendar consists of now."""
    return Content(
        zone=calendar.zone,
        windows=calendar.windows,
        holidays=calendar.holidays,
        periods=calendar.periods,
        closures=calendar.closures,
    )


def content_of_version(version: CalendarVersion) -> Content:
    """Return what a calendar consisted of when this version stood."""
    kept = version.content
    return Content(
        zone=kept["zone"],
        windows=kept["windows"],
        holidays=kept["holidays"],
        periods=kept["periods"],
        closures=kept["closures"],
    )


def calendar(calendar_id: UUID) -> WorkCalendar:
    """Return a working calendar; raises ``NotFound``."""
    found = WorkCalendar.objects.filter(pk=calendar_id).first()
    if found is None:
        raise NotFound
    return found


def versions_of(calendar: WorkCalendar) -> QuerySet[CalendarVersion]:
    """Every version of a calendar that is kept, the newest first."""
    return CalendarVersion.objects.filter(calendar=calendar).select_related("written_by").order_by("-number")


def version_of(calendar: WorkCalendar, number: int) -> CalendarVersion:
    """Return one version of a calendar; raises ``NotFound``."""
    found = versions_of(calendar).filter(number=number).first()
    if found is None:
        raise NotFound
    return found


def country_of(calendar: WorkCalendar) -> str:
    """Return whose public holidays a calendar is offered (ISO 3166), nothing for one that keeps no country's."""
    shipped = starting_calendars().get(calendar.code)
    return calendar.country or (shipped.country if shipped and shipped.country else "")


def units_on(calendar: WorkCalendar) -> QuerySet[Unit]:
    """The open units that work by a calendar."""
    return active_units().filter(calendar=calendar).order_by("kind", "code")


def provinces() -> list[str]:
    """Return where open units are, each province once."""
    found = active_units().exclude(province="").values_list("province", flat=True)
    return sorted(set(found))


def everybody() -> QuerySet[Staff]:
    """All members of staff with unit and account, those who left too, by name."""
    return Staff.objects.select_related("unit", "account").order_by("-account__is_active", "name", "id")


def member(staff_id: UUID) -> Staff:
    """Return a member of staff, also one who left; raises ``NotFound``."""
    found = Staff.objects.select_related("unit", "account").filter(pk=staff_id).first()
    if found is None:
        raise NotFound
    return found


def all_units() -> QuerySet[Unit]:
    """All units with their calendar and parent, closed ones last."""
    return Unit.objects.select_related("calendar", "parent").order_by("-is_active", "kind", "code")


def unit(unit_id: UUID) -> Unit:
    """Return a unit, also a closed one; raises ``NotFound``."""
    found = Unit.objects.select_related("calendar", "parent").filter(pk=unit_id).first()
    if found is None:
        raise NotFound
    return found


def calendars() -> QuerySet[WorkCalendar]:
    """The working calendars to choose from."""
    return WorkCalendar.objects.order_by("code")


def names_of(refs: Iterable[str]) -> Mapping[str, str]:
    """Return the names behind references such as ``staff:<uuid>`` and ``account:<uuid>``; others are left out."""
    ids = [ref.partition(":")[2] for ref in refs if ref.startswith(("staff:", "account:"))]
    people = Staff.objects.filter(Q(id__in=ids) | Q(account_id__in=ids))
    return {ref: one.name for one in people for ref in (f"staff:{one.id}", f"account:{one.account_id}")}
