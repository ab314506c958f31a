"""Laws of the clock function: they hold for any office, any start and any goal.

More than 20,000 examples in all. The slow clock of ``minutes`` walks the same way minute by minute and must agree.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.rules.policies.minutes import slow_due

from shenava.domain.organization.rules import working_time
from shenava.domain.organization.rules.working_time import EmptyCalendar, Period, WorkingCalendar
from shenava.domain.policies.rules.due import Goal, due
from shenava.domain.policies.rules.pausing import Pause
from shenava.domain.policies.vocabulary import ClockUnit, DayZero, EndOf, EndRoll, StepKind

HOURS, OFFICE_HOURS = ClockUnit.CLOCK_HOURS, ClockUnit.BUSINESS_HOURS
DAYS, OFFICE_DAYS, WEEKS = ClockUnit.CALENDAR_DAYS, ClockUnit.BUSINESS_DAYS, ClockUnit.WEEKS
ZONES = (
    "Asia/Tehran",  # had its own summer time until 2022, changed at midnight
    "Europe/London",
    "Australia/Sydney",
    "Australia/Lord_Howe",  # half an hour of summer time
    "America/St_Johns",
    "Asia/Riyadh",
    "UTC",
)
NINE_TO_FIVE, SPLIT = ((540, 1020),), ((480, 720), (780, 1065))
NIGHT, ALL_DAY = ((1320, 1800),), ((0, 1440),)
WEEKS_OF_WORK = {
    "friday off": (SPLIT, SPLIT, SPLIT, SPLIT, (), SPLIT, SPLIT),
    "thursday and friday off": (SPLIT, SPLIT, SPLIT, (), (), SPLIT, SPLIT),
    "saturday and sunday off": (*[NINE_TO_FIVE] * 5, (), ()),
    "half a day": (*[NINE_TO_FIVE] * 4, ((480, 720),), (), ()),
    "nights": (NIGHT, NIGHT, NIGHT, NIGHT, NIGHT, (), ()),
    "around the clock": (ALL_DAY,) * 7,
    "evening into night": (((600, 840), (1380, 1530)),) * 7,
}
HOLIDAYS = {
    date(year, month, day): "Holiday"
    for year in (2021, 2022, 2025, 2026)
    for month, day in ((1, 1), (3, 20), (3, 21), (3, 22), (3, 28), (4, 3), (9, 22), (10, 25), (12, 25))
}
EXCEPTIONS: dict[date, tuple[tuple[int, int], ...]] = {
    date(2021, 9, 21): ((1290, 1440),),
    date(2022, 3, 29): (),
    date(2026, 3, 30): ((600, 660), (720, 780), (1400, 1500)),
}
SEASONS = (
    Period(name="Summer", first=date(2021, 9, 10), last=date(2021, 9, 25), weekly=(((360, 780),),) * 7),
    Period(name="Ramadan", first=date(2026, 3, 25), last=date(2026, 4, 10), weekly=(*[((600, 840),)] * 3, *[()] * 4)),
)
OFFICES = [
    WorkingCalendar(zone=zone, weekly=week, holidays=HOLIDAYS, exceptions=EXCEPTIONS, periods=periods)
    for zone in ZONES
    for week in WEEKS_OF_WORK.values()
    for periods in ((), SEASONS)
]
ALWAYS_OPEN = {zone: WorkingCalendar(zone=zone, weekly=(ALL_DAY,) * 7) for zone in ZONES}

COUNTS: dict[str, int] = {}


def law(examples: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Say how many examples a law is tried on; all are counted."""

    def limited(test: Callable[..., None]) -> Callable[..., None]:
        COUNTS[test.__name__] = examples
        return settings(max_examples=examples, deadline=None, suppress_health_check=[HealthCheck.too_slow])(test)

    return limited


def around(*days: tuple[int, int, int]) -> st.SearchStrategy[datetime]:
    """Moments within three days of the days on which something happens to the clock or the calendar."""
    return st.builds(
        lambda day, seconds: datetime(*day, tzinfo=UTC) + timedelta(seconds=seconds),
        st.sampled_from(days),
        st.integers(-259_200, 259_200),
    )


offices = st.sampled_from(OFFICES)
changes = around(
    (2021, 3, 21),
    (2021, 9, 21),
    (2022, 3, 21),
    (2025, 3, 20),
    (2026, 3, 29),
    (2026, 4, 5),
    (2026, 10, 25),
    (2026, 12, 31),
)
any_time = st.builds(
    lambda seconds: datetime(2021, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds), st.integers(0, 180_000_000)
)
starts = st.one_of(changes, any_time)
units = st.sampled_from(ClockUnit)
amounts = st.integers(1, 40)
business = st.sampled_from([OFFICE_HOURS, OFFICE_DAYS])


@st.composite
def goals(draw: st.DrawFn) -> Goal:
    unit = draw(units)
    rolls = [EndRoll.NONE] if unit in {HOURS, OFFICE_HOURS} else list(EndRoll)
    return Goal(
        draw(amounts),
        unit,
        draw(st.sampled_from(DayZero)),
        draw(st.sampled_from([None, *EndOf])),
        draw(st.sampled_from(rolls)),
    )


@st.composite
def pauses_after(draw: st.DrawFn, start: datetime, longest: int = 1_000_000) -> list[Pause]:
    """Up to three pauses that do not touch, in order."""
    found, moment = [], start
    for _number in range(draw(st.integers(0, 3))):
        begins = moment + timedelta(seconds=draw(st.integers(1, longest)))
        moment = begins + timedelta(seconds=draw(st.integers(1, longest)))
        found.append(Pause(begins, moment, "waiting"))
    return found


def local(moment: datetime, office: WorkingCalendar) -> datetime:
    return moment.astimezone(ZoneInfo(office.zone))


@law(2500)
@given(office=offices, start=starts, goal=goals(), more=st.integers(1, 20))
def test_more_of_a_unit_is_never_due_earlier(office: WorkingCalendar, start: datetime, goal: Goal, more: int) -> None:
    longer = Goal(goal.amount + more, goal.unit, goal.day_zero, goal.end, goal.roll)
    assert start <= due(start, goal, office).at <= due(start, longer, office).at


@law(1500)
@given(office=offices, start=starts, unit=units, amount=amounts, later=st.integers(0, 400_000))
def test_a_later_start_is_never_due_earlier(
    office: WorkingCalendar, start: datetime, unit: ClockUnit, amount: int, later: int
) -> None:
    goal = Goal(amount, unit)
    assert due(start, goal, office).at <= due(start + timedelta(seconds=later), goal, office).at


@law(2500)
@given(
    office=offices,
    start=starts,
    unit=st.sampled_from([HOURS, OFFICE_HOURS, DAYS, OFFICE_DAYS, WEEKS]),
    first=amounts,
    second=amounts,
)
def test_two_parts_one_after_the_other_are_the_whole(
    office: WorkingCalendar, start: datetime, unit: ClockUnit, first: int, second: int
) -> None:
    between = due(start, Goal(first, unit), office).at
    assert due(between, Goal(second, unit), office).at == due(start, Goal(first + second, unit), office).at


@law(2000)
@given(office=offices, start=starts, amount=amounts)
def test_office_hours_are_never_due_while_the_office_is_shut(
    office: WorkingCalendar, start: datetime, amount: int
) -> None:
    at = due(start, Goal(amount, OFFICE_HOURS), office).at
    near = working_time.working_windows(office, at - timedelta(days=2), at + timedelta(days=2))
    assert any(opens < at <= closes for opens, closes in near)


@law(1500)
@given(office=offices, start=starts, amount=amounts, unit=st.sampled_from([DAYS, WEEKS, ClockUnit.MONTHS]))
def test_clocks_that_look_for_a_working_day_end_on_one(
    office: WorkingCalendar, start: datetime, amount: int, unit: ClockUnit
) -> None:
    counted = due(start, Goal(amount, OFFICE_DAYS), office).at
    assert office.is_business_day(local(counted, office).date())
    rolled = due(start, Goal(amount, unit, roll=EndRoll.NEXT_BUSINESS_DAY), office).at
    assert office.is_business_day(local(rolled, office).date())


@law(1500)
@given(office=offices, start=starts, amount=amounts, unit=st.sampled_from([DAYS, OFFICE_DAYS, WEEKS, ClockUnit.MONTHS]))
def test_days_end_at_the_last_second_of_the_local_day(
    office: WorkingCalendar, start: datetime, amount: int, unit: ClockUnit
) -> None:
    at = due(start, Goal(amount, unit), office).at
    assert f"{local(at, office):%H:%M:%S}" == "23:59:59"
    assert local(at + timedelta(seconds=1), office).date() == local(at, office).date() + timedelta(days=1)


@law(2000)
@given(office=offices, start=starts, amount=amounts, data=st.data())
def test_pauses_add_exactly_their_working_time(
    office: WorkingCalendar, start: datetime, amount: int, data: st.DataObject
) -> None:
    pauses = data.draw(pauses_after(start))
    at = due(start, Goal(amount, OFFICE_HOURS), office, pauses=pauses).at
    still = [
        working_time.working_time_between(office, one.begins, min(one.ends, at)) for one in pauses if one.begins < at
    ]
    worked = working_time.working_time_between(office, start, at) - sum(still, timedelta())
    assert worked == timedelta(hours=amount)


@law(1500)
@given(office=offices, start=starts, amount=amounts, data=st.data())
def test_pauses_add_exactly_their_time_to_hours_and_their_days_to_days(
    office: WorkingCalendar, start: datetime, amount: int, data: st.DataObject
) -> None:
    pauses = data.draw(pauses_after(start))
    in_hours = due(start, Goal(amount, HOURS), office, pauses=pauses).at
    still = sum((one.ends - one.begins for one in pauses if one.begins < in_hours), timedelta())
    assert in_hours == start + timedelta(hours=amount) + still
    in_days = due(start, Goal(amount, DAYS), office, pauses=pauses).at
    days = sum(
        (local(one.ends, office).date() - local(one.begins, office).date()).days
        for one in pauses
        if one.begins < in_days
    )
    assert (local(in_days, office).date() - local(start, office).date()).days == amount + days


@law(1500)
@given(office=offices, start=starts, goal=goals(), seconds=st.integers(0, 1_000_000))
def test_a_pause_that_begins_when_it_is_due_changes_nothing(
    office: WorkingCalendar, start: datetime, goal: Goal, seconds: int
) -> None:
    found = due(start, goal, office)
    too_late = Pause(found.at, found.at + timedelta(seconds=seconds), "waiting")
    assert due(start, goal, office, pauses=[too_late]) == found


@law(1000)
@given(
    office=offices,
    day=st.dates(date(2021, 1, 1), date(2026, 12, 31)),
    amount=amounts,
    unit=st.sampled_from([DAYS, OFFICE_DAYS]),
)
def test_a_second_before_midnight_belongs_to_the_day_that_ends(
    office: WorkingCalendar, day: date, amount: int, unit: ClockUnit
) -> None:
    midnight = working_time.end_of_day(office, day) + timedelta(seconds=1)
    second = timedelta(seconds=1)
    before, at, after = (
        due(moment, Goal(amount, unit), office) for moment in (midnight - second, midnight, midnight + second)
    )
    assert before.steps[0].day == day
    assert at.steps[0].day == after.steps[0].day == day + timedelta(days=1)
    assert before.at <= at.at == after.at
    assert unit is OFFICE_DAYS or local(at.at, office).date() == local(before.at, office).date() + timedelta(days=1)


@law(1300)
@given(zone=st.sampled_from(ZONES), start=starts, amount=amounts)
def test_around_the_clock_every_hour_is_an_office_hour(zone: str, start: datetime, amount: int) -> None:
    office = ALWAYS_OPEN[zone]
    assert due(start, Goal(amount, OFFICE_HOURS), office).at == start + timedelta(hours=amount)
    assert due(start, Goal(amount, OFFICE_DAYS), office).at == due(start, Goal(amount, DAYS), office).at


@law(1500)
@given(office=offices, start=starts, goal=goals(), data=st.data())
def test_every_due_moment_explains_itself(
    office: WorkingCalendar, start: datetime, goal: Goal, data: st.DataObject
) -> None:
    pauses = data.draw(pauses_after(start))
    found = due(start, goal, office, pauses=pauses)
    told = [step.kind for step in found.steps]
    assert told[0] is StepKind.STARTED
    begun = sum(pause.begins < found.at for pause in pauses)
    assert told.count(StepKind.PAUSED) == begun or (goal.unit in {HOURS, OFFICE_HOURS} and goal.end is not None)
    if goal.unit is OFFICE_DAYS:
        counted = [step.number for step in found.steps if step.kind is StepKind.DAY_COUNTED]
        assert counted == list(range(1, goal.amount + 1))
    if goal.unit is OFFICE_HOURS:
        used = [step.until - step.moment for step in found.steps if step.kind is StepKind.WINDOW_USED]  # type: ignore[operator] # both are there
        assert sum(used, timedelta()) == timedelta(hours=goal.amount)


@st.composite
def days_of_work(draw: st.DrawFn) -> tuple[tuple[int, int], ...]:
    marks = sorted(draw(st.sets(st.integers(0, 1439), max_size=4)))
    windows = list(zip(marks[::2], marks[1::2], strict=False))
    if windows and draw(st.booleans()):
        windows[-1] = (windows[-1][0], draw(st.integers(windows[-1][0] + 1, 2880)))
    return tuple(windows)


@st.composite
def any_office(draw: st.DrawFn) -> WorkingCalendar:
    days = st.dates(date(2022, 1, 1), date(2023, 12, 31))
    return WorkingCalendar(
        zone=draw(st.sampled_from(ZONES)),
        weekly=(draw(days_of_work()) or NINE_TO_FIVE, *(draw(days_of_work()) for _ in range(6))),
        holidays=dict.fromkeys(draw(st.sets(days, max_size=20)), "Holiday"),
        exceptions=draw(st.dictionaries(days, days_of_work(), max_size=5)),
    )


@law(400)
@given(
    office=any_office(),
    starts=st.lists(st.integers(0, 40_000_000), min_size=1, max_size=4),
    amount=amounts,
)
def test_the_table_says_what_counting_says(office: WorkingCalendar, starts: Sequence[int], amount: int) -> None:
    for seconds in starts:
        start = datetime(2022, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
        counted = working_time.add_working_time(office, start, timedelta(hours=amount))
        last = working_time.add_business_days(office, start, amount)
        assert due(start, Goal(amount, OFFICE_HOURS), office).at == counted
        assert due(start, Goal(amount, OFFICE_DAYS), office).at == working_time.end_of_day(office, last)


@law(500)
@given(office=offices, start=starts, amount=st.integers(1, 12), unit=st.sampled_from([HOURS, OFFICE_HOURS]))
def test_hours_agree_with_the_slow_clock(
    office: WorkingCalendar, start: datetime, amount: int, unit: ClockUnit
) -> None:
    goal = Goal(amount, unit)
    assert due(start, goal, office).at == slow_due(start, goal, office)


@law(400)
@given(office=offices, start=starts, amount=st.integers(1, 6), unit=st.sampled_from([DAYS, OFFICE_DAYS]))
def test_days_agree_with_the_slow_clock(office: WorkingCalendar, start: datetime, amount: int, unit: ClockUnit) -> None:
    goal = Goal(amount, unit)
    assert due(start, goal, office).at == slow_due(start, goal, office)


@law(400)
@given(
    office=offices,
    start=starts,
    amount=st.integers(1, 8),
    unit=st.sampled_from([HOURS, OFFICE_HOURS, DAYS]),
    data=st.data(),
)
def test_paused_clocks_agree_with_the_slow_clock(
    office: WorkingCalendar, start: datetime, amount: int, unit: ClockUnit, data: st.DataObject
) -> None:
    goal, pauses = Goal(amount, unit), data.draw(pauses_after(start, longest=90_000))
    assert due(start, goal, office, pauses=pauses).at == slow_due(start, goal, office, pauses)


def test_the_laws_are_tried_on_twenty_thousand_examples() -> None:
    assert sum(COUNTS.values()) >= 20_000


@pytest.mark.parametrize("unit", [OFFICE_HOURS, OFFICE_DAYS])
def test_an_empty_calendar_is_a_clear_error(unit: ClockUnit) -> None:
    never = WorkingCalendar(zone="UTC", weekly=((),) * 7)
    with pytest.raises(EmptyCalendar):
        due(datetime(2026, 1, 1, tzinfo=UTC), Goal(1, unit), never)


@pytest.mark.parametrize("unit", [OFFICE_HOURS, OFFICE_DAYS])
def test_an_office_that_closes_for_good_is_a_clear_error(unit: ClockUnit) -> None:
    closed = {date(2026, 1, 5) + timedelta(days=number): () for number in range(3000)}
    office = WorkingCalendar(zone="UTC", weekly=(NINE_TO_FIVE,) * 7, exceptions=closed)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    assert due(start, Goal(2, unit), office).at < datetime(2026, 1, 5, tzinfo=UTC)
    with pytest.raises(EmptyCalendar):
        due(start, Goal(40, unit), office)


def test_summer_time_of_iran_began_and_ended_at_midnight_until_2022() -> None:
    tehran = WorkingCalendar(zone="Asia/Tehran", weekly=WEEKS_OF_WORK["around the clock"])
    zone = ZoneInfo("Asia/Tehran")
    spring, autumn = datetime(2021, 3, 21, 10, 0, tzinfo=zone), datetime(2021, 9, 20, 10, 0, tzinfo=zone)
    assert f"{local(due(spring, Goal(24, HOURS), tehran).at, tehran):%d %H:%M}" == "22 11:00"
    ends = local(due(autumn, Goal(1, DAYS), tehran).at, tehran)
    assert ends.isoformat() == "2021-09-21T23:59:59+03:30"
    assert due(autumn, Goal(24 * 2, HOURS), tehran).at == datetime(2021, 9, 22, 9, 0, tzinfo=zone).astimezone(UTC)


def test_30_esfand_is_a_day_of_leap_years_only() -> None:
    tehran = WorkingCalendar(zone="Asia/Tehran", weekly=WEEKS_OF_WORK["friday off"])
    for year, expected in ((2025, date(2025, 3, 20)), (2026, date(2026, 3, 20))):
        start = datetime(year, 3, 19, 8, 0, tzinfo=ZoneInfo("Asia/Tehran"))
        assert local(due(start, Goal(1, DAYS), tehran).at, tehran).date() == expected


def test_a_pause_ends_after_it_began() -> None:
    noon = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
    with pytest.raises(ValueError, match="after it began"):
        Pause(noon, noon - timedelta(seconds=1), "waiting")


def test_only_days_move_on_to_a_working_day() -> None:
    with pytest.raises(ValueError, match="hours end when they end"):
        Goal(24, HOURS, roll=EndRoll.NEXT_BUSINESS_DAY)
