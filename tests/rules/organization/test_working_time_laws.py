"""Laws of working time that hold for any week, any zone and any moment."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from shenava.domain.organization.rules import working_time
from shenava.domain.organization.rules.working_time import Period, Window, WorkingCalendar

ZONES = ("Asia/Tehran", "Europe/Berlin", "Asia/Riyadh", "UTC", "Australia/Lord_Howe", "America/St_Johns")


@st.composite
def days_of_work(draw: st.DrawFn) -> tuple[Window, ...]:
    marks = sorted(draw(st.sets(st.integers(0, 1439), max_size=4)))
    windows = list(zip(marks[::2], marks[1::2], strict=False))
    if windows and draw(st.booleans()):
        windows[-1] = (windows[-1][0], draw(st.integers(windows[-1][0] + 1, 2880)))
    return tuple(windows)


@st.composite
def periods(draw: st.DrawFn) -> tuple[Period, ...]:
    first, length = draw(st.dates(date(2022, 1, 1), date(2023, 6, 1))), draw(st.integers(0, 60))
    last = first + timedelta(days=length)
    weekly = tuple(draw(days_of_work()) for _ in range(7))
    return draw(st.sampled_from(((), (Period(name="Ramadan", first=first, last=last, weekly=weekly),))))


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    holidays = draw(st.sets(st.dates(date(2022, 1, 1), date(2023, 12, 31)), max_size=20))
    calendar = WorkingCalendar(
        zone=draw(st.sampled_from(ZONES)),
        weekly=tuple(draw(days_of_work()) for _ in range(7)),
        holidays=dict.fromkeys(holidays, "Holiday"),
        exceptions=draw(st.dictionaries(st.dates(date(2022, 1, 1), date(2023, 12, 31)), days_of_work(), max_size=5)),
        periods=draw(periods()),
    )
    assume(any(calendar.weekly))
    return calendar


moments = st.datetimes(datetime(2022, 1, 1), datetime(2023, 6, 30), timezones=st.just(UTC))  # noqa: DTZ001 - Hypothesis adds the zone
amounts = st.timedeltas(timedelta(), timedelta(hours=60)).map(
    lambda amount: timedelta(seconds=amount // timedelta(seconds=1))
)
laws = settings(max_examples=60, deadline=None)


@laws
@given(calendar=calendars(), start=moments, first=amounts, second=amounts)
def test_splitting_an_amount_changes_nothing(
    calendar: WorkingCalendar, start: datetime, first: timedelta, second: timedelta
) -> None:
    between = working_time.add_working_time(calendar, start, first)
    at_once = working_time.add_working_time(calendar, start, first + second)
    assert working_time.add_working_time(calendar, between, second) == at_once


@laws
@given(calendar=calendars(), start=moments, amount=amounts, more=amounts)
def test_more_time_is_never_due_earlier(
    calendar: WorkingCalendar, start: datetime, amount: timedelta, more: timedelta
) -> None:
    due = working_time.add_working_time(calendar, start, amount)
    assert start <= due <= working_time.add_working_time(calendar, start, amount + more)


@laws
@given(calendar=calendars(), start=moments, later=amounts, amount=amounts)
def test_a_later_start_is_never_due_earlier(
    calendar: WorkingCalendar, start: datetime, later: timedelta, amount: timedelta
) -> None:
    due = working_time.add_working_time(calendar, start, amount)
    assert due <= working_time.add_working_time(calendar, start + later, amount)


@laws
@given(calendar=calendars(), start=moments, amount=amounts)
def test_what_was_added_is_what_lies_between(calendar: WorkingCalendar, start: datetime, amount: timedelta) -> None:
    due = working_time.add_working_time(calendar, start, amount)
    assert working_time.working_time_between(calendar, start, due) == amount


@laws
@given(calendar=calendars(), start=moments, amount=amounts)
def test_no_result_lies_outside_working_time(calendar: WorkingCalendar, start: datetime, amount: timedelta) -> None:
    due = working_time.add_working_time(calendar, start, amount)
    around = due - timedelta(days=3), due + timedelta(days=3)
    assert any(opens <= due <= closes for opens, closes in working_time.working_windows(calendar, *around))


@laws
@given(calendar=calendars(), start=moments, length=st.timedeltas(timedelta(), timedelta(days=20)))
def test_windows_are_in_order_disjoint_and_inside(
    calendar: WorkingCalendar, start: datetime, length: timedelta
) -> None:
    edges = [start]
    for opens, closes in working_time.working_windows(calendar, start, start + length):
        assert edges[-1] <= opens < closes
        edges.append(closes)
    assert edges[-1] <= start + length


@laws
@given(calendar=calendars(), start=moments)
def test_the_next_working_moment_is_the_first(calendar: WorkingCalendar, start: datetime) -> None:
    moment = working_time.next_working_moment(calendar, start)
    assert moment >= start
    assert working_time.working_time_between(calendar, start, moment) == timedelta()
    assert working_time.working_time_between(calendar, moment, moment + timedelta(seconds=1)) > timedelta()


@laws
@given(calendar=calendars(), start=moments, first=st.integers(0, 30), second=st.integers(1, 30))
def test_business_days_add_up_and_are_business_days(
    calendar: WorkingCalendar, start: datetime, first: int, second: int
) -> None:
    between = working_time.end_of_day(calendar, working_time.add_business_days(calendar, start, first))
    last = working_time.add_business_days(calendar, start, first + second)
    assert working_time.add_business_days(calendar, between, second) == last
    assert calendar.is_business_day(last)


@laws
@given(zone=st.sampled_from(ZONES), start=moments, amount=amounts)
def test_around_the_clock_is_plain_time(zone: str, start: datetime, amount: timedelta) -> None:
    calendar = WorkingCalendar(zone=zone, weekly=(((0, 1440),),) * 7)
    assert working_time.add_working_time(calendar, start, amount) == start + amount
