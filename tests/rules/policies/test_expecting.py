"""How long comparable complaints took, open ones among them, and how full a unit is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shenava.domain.policies.rules import expecting
from shenava.domain.policies.rules.expecting import SHARES, Experience, Lived

LIVES = st.lists(st.builds(Lived, st.integers(0, 100_000), st.booleans()), max_size=120)


def answered(*minutes: int) -> list[Lived]:
    return [Lived(one, is_over=True) for one in minutes]


def test_eight_of_ten_were_answered_by_the_eightieth_of_a_hundred() -> None:
    taught = expecting.experience(answered(*range(1, 101)))
    assert (taught.minutes_for(80), taught.minutes_for(50), taught.count) == (80, 50, 100)


def test_those_who_still_wait_make_the_date_later() -> None:
    waiting = [Lived(50, is_over=False)] * 50
    without, with_them = (expecting.experience([*answered(*range(1, 101)), *more]) for more in ([], waiting))
    early, late = without.minutes_for(80), with_them.minutes_for(80)
    assert early is not None
    assert late is not None
    assert late > early
    assert with_them.count == 100


def test_where_most_still_wait_nothing_is_known_of_the_last() -> None:
    taught = expecting.experience([*answered(*range(1, 31)), *[Lived(40, is_over=False)] * 70])
    assert taught.minutes_for(80) is None
    assert not taught.is_enough


@given(LIVES)
def test_a_larger_share_never_takes_less_time(lives: list[Lived]) -> None:
    known = [taken for taken in expecting.experience(lives).curve if taken is not None]
    assert known == sorted(known)


@given(LIVES, st.integers(0, 100_000))
def test_the_chance_of_a_time_is_the_share_that_it_reaches(lives: list[Lived], minutes: int) -> None:
    taught = expecting.experience(lives)
    chance = taught.chance_within(minutes)
    if chance:
        assert (taught.minutes_for(chance) or 0) <= minutes
    if chance < SHARES[-1]:
        beyond = taught.minutes_for(chance + 5)
        assert beyond is None or beyond > minutes


def test_the_nearest_kind_of_which_enough_is_known_decides() -> None:
    little = expecting.experience(answered(*range(1, 10)))
    much, all_of_them = (Experience(count=count, curve=tuple(SHARES)) for count in (40, 400))
    known = {"unit and category": little, "unit": much, "all": all_of_them}
    assert expecting.most_telling(known, ["unit and category", "unit", "all"]) is much
    assert expecting.most_telling(known, ["unit and category"]) is None


@pytest.mark.parametrize(
    ("now", "usual", "expected"), [(60, 40, 150), (40, 40, 100), (10, 40, 70), (900, 40, 200), (5, 2, 100), (0, 0, 100)]
)
def test_a_full_unit_takes_longer_within_bounds(now: int, usual: float, expected: int) -> None:
    assert expecting.load(now, usual) == expected


def test_how_many_are_open_at_a_time_follows_from_how_long_each_is() -> None:
    assert expecting.usually_open([30, 30, 60], within=60) == 2
