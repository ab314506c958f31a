"""Hours as people write them, weekends as one choice, and what is refused with a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shenava.domain.organization.rules import week
from shenava.domain.organization.rules.week import FlawedHours
from shenava.domain.organization.rules.working_time import Window
from shenava.domain.organization.vocabulary import HoursFlaw, Weekend

DAY = ((480, 960),)


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("", ()),
        ("  ", ()),
        ("08:00-16:00", DAY),
        ("8-16", DAY),
        ("۰۸:۰۰–۱۶:۰۰", DAY),
        ("٨:٠٠ - ١٢:٠٠، ١٣:٠٠ - ١٦:٠٠", ((480, 720), (780, 960))),
        ("13:00-16:00, 08:00-12:00", ((480, 720), (780, 960))),
        ("00:00-24:00", ((0, 1440),)),
        ("22:00-06:00+1", ((1320, 1800),)),
        ("22:00-06:00 +1", ((1320, 1800),)),
        ("\u200e08:00-16:00\u200f", DAY),
    ],
)
def test_hours_are_read_in_any_digits(text: str, windows: tuple[Window, ...]) -> None:
    assert week.read(text) == windows


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("eight to four", HoursFlaw.UNREADABLE),
        ("08:00", HoursFlaw.UNREADABLE),
        ("08:60-16:00", HoursFlaw.UNREADABLE),
        ("08:00-25:00", HoursFlaw.UNREADABLE),
        ("24:00-08:00+1", HoursFlaw.UNREADABLE),
        ("16:00-08:00", HoursFlaw.ENDS_EARLY),
        ("08:00-08:00", HoursFlaw.ENDS_EARLY),
        ("08:00-12:00, 11:59-16:00", HoursFlaw.OVERLAP),
        ("22:00-06:00+1, 23:00-24:00", HoursFlaw.OVERLAP),
    ],
)
def test_hours_that_make_no_sense_are_refused(text: str, flaw: HoursFlaw) -> None:
    with pytest.raises(FlawedHours) as refused:
        week.read(text)
    assert refused.value.flaw == flaw


@pytest.mark.parametrize(
    ("weekend", "rest"),
    [
        (Weekend.NONE, set()),
        (Weekend.FRI, {4}),
        (Weekend.THU_FRI, {3, 4}),
        (Weekend.FRI_SAT, {4, 5}),
        (Weekend.SAT_SUN, {5, 6}),
    ],
)
def test_one_choice_fills_the_week(weekend: Weekend, rest: set[int]) -> None:
    weekly = week.filled(weekend, DAY)
    assert {day for day, windows in enumerate(weekly) if not windows} == rest
    assert week.weekend_of(weekly) == weekend


def test_another_set_of_days_of_rest_has_no_name() -> None:
    assert week.weekend_of((DAY, (), DAY, DAY, DAY, DAY, DAY)) is None


def test_no_night_runs_into_the_next_morning() -> None:
    night: tuple[Window, ...] = ((1320, 1800),)
    early: tuple[Window, ...] = ((300, 600),)
    with pytest.raises(FlawedHours) as refused:
        week.check((early, *(DAY,) * 5, night))
    assert (refused.value.flaw, refused.value.weekday) == (HoursFlaw.OVERLAP, 0)
    week.check((night,) * 7)


@st.composite
def windows(draw: st.DrawFn) -> tuple[Window, ...]:
    marks = sorted(draw(st.sets(st.integers(0, 1439), max_size=6)))
    found = list(zip(marks[::2], marks[1::2], strict=False))
    if found and draw(st.booleans()):
        found[-1] = (found[-1][0], draw(st.integers(found[-1][0] + 1, 2880)))
    return tuple(found)


@given(windows=windows())
def test_what_is_written_is_read_again(windows: tuple[Window, ...]) -> None:
    assert week.read(week.written(windows)) == windows
