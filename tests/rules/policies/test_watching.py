"""When a promise needs a look: reminder, later date, break."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shenava.domain.policies.rules import watching
from shenava.domain.policies.vocabulary import Look

MADE = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("span", "remind", "renew"),
    [
        (timedelta(hours=24), timedelta(hours=18), timedelta(hours=21, minutes=36)),
        (timedelta(days=30), timedelta(days=22, hours=12), timedelta(days=29)),
        (timedelta(hours=2), timedelta(minutes=90), timedelta(minutes=90)),
    ],
)
def test_the_owner_is_reminded_first_and_the_complainant_hears_before_the_end(
    span: timedelta, remind: timedelta, renew: timedelta
) -> None:
    assert watching.remind_at(MADE, MADE + span) == MADE + remind
    assert watching.renew_at(MADE, MADE + span) == MADE + renew


@given(st.timedeltas(min_value=timedelta(minutes=1), max_value=timedelta(days=400)))
def test_reminder_later_date_and_break_follow_one_another(span: timedelta) -> None:
    due = MADE + span
    assert MADE <= watching.remind_at(MADE, due) <= watching.renew_at(MADE, due) <= due


@given(
    st.timedeltas(min_value=timedelta(minutes=1), max_value=timedelta(days=400)),
    st.timedeltas(min_value=timedelta(), max_value=timedelta(days=500)),
)
def test_between_two_looks_nothing_changes(span: timedelta, passed: timedelta) -> None:
    at, due = MADE + passed, MADE + span
    then = watching.next_look(MADE, due, at=at)
    if then is None:
        assert watching.look(MADE, due, at=at, may_renew=True) == Look.BREAK
    else:
        just_before = then - timedelta(microseconds=1)
        assert (
            watching.look(MADE, due, at=max(at, just_before), may_renew=True)
            == watching.look(MADE, due, at=at, may_renew=True)
            or just_before > due
        )


def test_who_was_put_off_twice_without_a_word_is_not_put_off_again() -> None:
    due = MADE + 24 * HOUR
    assert watching.look(MADE, due, at=due - HOUR, may_renew=False) == Look.REMIND
    assert watching.look(MADE, due, at=due + timedelta(seconds=1), may_renew=False) == Look.BREAK


@pytest.mark.parametrize(("goal", "more"), [(30, 6), (24, 4), (5, 1), (1, 1)])
def test_an_extension_is_a_fifth_of_the_goal_and_at_least_one(goal: int, more: int) -> None:
    assert watching.extension(goal) == more
