"""How to look at service levels and promises."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import takewhile
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q, QuerySet

from shenava.domain.cases.models import Case
from shenava.domain.organization import queries as organization
from shenava.domain.organization.rules.working_time import WorkingCalendar
from shenava.domain.policies.models import CaseClock, CasePack, PackUse, Promise, ServiceLevel
from shenava.domain.policies.packs import reading
from shenava.domain.policies.rules import due as due_rules
from shenava.domain.policies.rules import watching
from shenava.domain.policies.rules.clock import due_of
from shenava.domain.policies.rules.due import Due, Goal
from shenava.domain.policies.rules.pack import Pack, PackClock
from shenava.domain.policies.vocabulary import ClockEnd, ClockUnit, DelayReason, PromiseKind
from shenava.foundation.database.prepared import prepared
from shenava.foundation.database.remembered import remembered


@remembered(seconds=5)
def goals(brand_id: UUID) -> Mapping[str, Goal]:
    """Return the answer goal of each urgency."""
    rows = ServiceLevel.objects.filter(brand_id=brand_id)
    return {row.urgency: Goal(amount=row.amount, unit=ClockUnit(row.unit)) for row in rows}


@dataclass(frozen=True, kw_only=True)
class Running:
    """A clock of a pack, and when it falls due for one start in one office."""

    pack: Pack
    clock: PackClock
    due: Due


@dataclass(frozen=True, kw_only=True)
class AnswerDue:
    """By when an answer is due, under which goal, in the calendar of which unit."""

    goal: Goal
    due: Due
    unit_id: UUID
    calendar: str = ""
    """Which version of which calendar it was counted by, such as ``ir_office:3``."""
    urgency: str = ""
    chance: int | None = None
    """How many per cent of such dates are kept; unknown where too little is known of comparable complaints."""
    latest_at: datetime | None = None
    """The limit, where the date itself is nearer."""
    based_on: int = 0
    """On how many comparable complaints the date rests."""
    packs: tuple[Pack, ...] = ()
    limits: tuple[Running, ...] = ()
    """The clocks of all packs in use that start with it; ``due`` is never later than one that waits for the answer."""
    limit: Running | None = None
    """The clock of a pack that comes before the goal alone, and so holds."""


def extended(*, brand_id: UUID, urgency: str, unit_id: UUID | None, start: datetime) -> AnswerDue:
    """Compute a later date that nobody has chosen: a fifth of the goal after the date that can't be kept."""
    office = unit_id or triage_desk()
    whole = goals(brand_id)[urgency]
    return _answer(Goal(amount=watching.extension(whole.amount), unit=whole.unit), office, start)


def answer_due(*, brand_id: UUID, urgency: str, unit_id: UUID | None, start: datetime) -> AnswerDue:
    """Compute the answer date over the calendar of the unit, or of the triage desk where no unit is known."""
    office = unit_id or triage_desk()
    return replace(_answer(goals(brand_id)[urgency], office, start), urgency=urgency)


def _answer(goal: Goal, office: UUID, start: datetime) -> AnswerDue:
    calendar = calendars()[office]
    due = due_rules.due(start, goal, calendar)
    return AnswerDue(goal=goal, due=due, unit_id=office, calendar=calendar.version)


def first_answer_due(*, brand_id: UUID, urgency: str, unit_id: UUID | None, start: datetime) -> AnswerDue:
    """Compute the answer date of a new case: by the house's goal, but never later than a pack in use allows."""
    house = answer_due(brand_id=brand_id, urgency=urgency, unit_id=unit_id, start=start)
    calendar = calendars()[house.unit_id]
    packs = _packs_at(start.astimezone(ZoneInfo(calendar.zone)).date(), packs_in_use(brand_id))
    limits = tuple(_limits(packs, start, calendar))
    answers = [one for one in limits if one.clock.ends_with is ClockEnd.ANSWER and one.due.at < house.due.at]
    first = min(answers, key=lambda one: one.due.at, default=None)
    return replace(house, due=first.due if first else house.due, packs=packs, limits=limits, limit=first)


@remembered(seconds=5)
def packs_in_use(brand_id: UUID) -> tuple[str, ...]:
    """Return the ids of the packs that new cases of a brand come under, in order."""
    rows = PackUse.objects.filter(brand_id=brand_id, until__isnull=True)
    return tuple(rows.order_by("pack").values_list("pack", flat=True))


def uses_of(brand_id: UUID, pack_id: str) -> QuerySet[PackUse]:
    """When a brand took a pack into use and gave it up, newest first."""
    return PackUse.objects.filter(brand_id=brand_id, pack=pack_id).order_by("-since", "-id")


def clocks_of(case_id: UUID) -> QuerySet[CaseClock]:
    """The limits of packs that run on a case, the earliest first."""
    return CaseClock.objects.filter(case_id=case_id).order_by("due_at", "id")


def packs_of(case_id: UUID) -> QuerySet[CasePack]:
    """The packs that govern a case for life."""
    return CasePack.objects.filter(case_id=case_id).order_by("pack")


def limit_of(case_id: UUID) -> datetime | None:
    """Return by when the law wants the answer, where a pack governs the case and none has been given."""
    waiting = clocks_of(case_id).filter(ends_with=ClockEnd.ANSWER, kept_at__isnull=True)
    return waiting.values_list("due_at", flat=True).first()


def governing(case_id: UUID) -> list[Pack]:
    """Return the packs that govern a case, in its versions."""
    found = (reading.pack_named(row.pack, row.version) for row in packs_of(case_id))
    return [pack for pack in found if pack is not None]


def extends(case_id: UUID, *, reason: str) -> bool:
    """Return whether every pack whose limit waits for the answer lets a notice with this reason go beyond it."""
    waiting = set(clocks_of(case_id).filter(ends_with=ClockEnd.ANSWER, kept_at=None).values_list("pack", flat=True))
    packs = [pack for pack in governing(case_id) if pack.id in waiting]
    return bool(packs) and all(any(reason in one.reasons for one in pack.extensions) for pack in packs)


def _packs_at(day: date, pack_ids: Collection[str]) -> tuple[Pack, ...]:
    found = (reading.pack_at(pack_id, day) for pack_id in pack_ids)
    return tuple(pack for pack in found if pack is not None)


def _limits(packs: Collection[Pack], start: datetime, calendar: WorkingCalendar) -> Iterator[Running]:
    for pack in packs:
        for clock in pack.clocks.values():
            if clock.clock is not None and clock.starts_at_filing:
                yield Running(pack=pack, clock=clock, due=due_of(clock.clock, start, calendar))


@remembered(seconds=5)
def calendars() -> Mapping[UUID, WorkingCalendar]:
    """Return the calendar of each active unit."""
    units = organization.active_units().select_related("calendar")
    return {unit.id: organization.working_calendar_of_unit(unit) for unit in units}


@remembered(seconds=5)
def triage_desk() -> UUID:
    """Return the unit that answers for cases of no unit."""
    return organization.triage_desk().id


def standing_promise(case_id: UUID, kind: PromiseKind = PromiseKind.ANSWER) -> Promise | None:
    """Return the promise of this kind that holds now."""
    return next(iter(_standing_promise(case_id, kind)), None)


@prepared
def _standing_promise(case_id: UUID, kind: PromiseKind) -> QuerySet[Promise]:
    return Promise.objects.filter(case_id=case_id, kind=kind, replaced_at__isnull=True).order_by("-id")[:1]


def standing_promises(case_ids: Collection[UUID]) -> dict[UUID, Promise]:
    """Return, by case, the answer promise that holds now."""
    rows = Promise.objects.filter(case_id__in=list(case_ids), kind=PromiseKind.ANSWER, replaced_at__isnull=True)
    return {row.case_id: row for row in rows.order_by("id")}


def is_promised_since(moment: datetime, *, case_id: UUID) -> bool:
    """Return whether an answer was promised at this moment or later, and has still to be given."""
    standing = standing_promise(case_id)
    return standing is not None and standing.kept_at is None and standing.made_at >= moment


def to_look_at(*, at: datetime, most: int) -> list[tuple[UUID, UUID]]:
    """Return which standing promises (and their cases) need a look by now, the longest waiting first."""
    standing = Promise.objects.filter(kept_at__isnull=True, replaced_at__isnull=True, watch_at__lte=at)
    return list(standing.order_by("watch_at").values_list("id", "case_id")[:most])


def renewals_in_a_row(case_id: UUID) -> int:
    """Return how often, up to now, a later date was given without a person's words."""
    newest_first = promises(case_id).filter(kind=PromiseKind.ANSWER).order_by("-id")
    reasons = (one.basis.get("reason") for one in newest_first)
    return sum(1 for _renewed in takewhile(lambda reason: reason == DelayReason.AUTOMATIC, reasons))


@dataclass(frozen=True)
class KeptDates:
    """How many dates were due, and how many of them were kept, of one unit and one chance."""

    unit_id: UUID | None
    chance: int | None
    due: int
    kept: int


def kept_dates(cases: QuerySet[Case], *, since: datetime, until: datetime) -> list[KeptDates]:
    """Return how the dates promised to these cases for a time were kept.

    A later date given instead changes nothing of it: the first one is measured.
    """
    due = Promise.objects.filter(
        case__in=cases, kind=PromiseKind.ANSWER, counts=True, due_at__gte=since, due_at__lt=until
    )
    in_time = Count("id", filter=Q(kept_at__lte=F("due_at")))
    rows = due.values_list("case__unit_id", "chance").annotate(due=Count("id"), kept=in_time).order_by()
    return [KeptDates(*row) for row in rows]


def answers_due(cases: QuerySet[Case], *, since: datetime, until: datetime) -> tuple[int, int]:
    """Return how many answers promised to these cases for a time came by their date, and how many were promised."""
    rows = kept_dates(cases, since=since, until=until)
    return sum(row.kept for row in rows), sum(row.due for row in rows)


def promises(case_id: UUID) -> QuerySet[Promise]:
    """Every promise about a case, oldest first."""
    return Promise.objects.filter(case_id=case_id).order_by("id")
