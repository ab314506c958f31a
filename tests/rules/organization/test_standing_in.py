"""Who does the work of whoever is away."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from shenava.domain.organization.rules.standing_in import Away, away_now, represented_by, stand_in

A, B, C, D = (UUID(int=number) for number in range(1, 5))
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def away(staff: UUID, deputy: UUID | None, *, begin: datetime = NOON, end: datetime = NOON + DAY) -> Away:
    return Away(staff_id=staff, from_at=begin, until_at=end, deputy_id=deputy)


def test_an_absence_holds_from_its_first_moment_until_just_before_its_end() -> None:
    one = away(A, B)

    assert away_now([one], at=NOON) == {A: B}
    assert away_now([one], at=NOON - timedelta(seconds=1)) == {}
    assert away_now([one], at=NOON + DAY) == {}


def test_whoever_is_there_does_it_themselves() -> None:
    assert stand_in([A, B], away={}) == A


def test_a_deputy_who_is_away_hands_on_before_the_next_is_asked() -> None:
    assert stand_in([A, D], away={A: B, B: C}) == C
    assert stand_in([A, D], away={A: B, B: None}) == D
    assert stand_in([A], away={A: None}) is None


def test_deputies_of_each_other_who_are_both_away_end_nowhere() -> None:
    assert stand_in([A, D], away={A: B, B: A}) == D


def test_a_deputy_who_may_not_is_passed_by() -> None:
    assert stand_in([A, D], away={A: B}, may=lambda one: one != B) == D
    assert stand_in([A], away={A: B}, may=lambda one: one != B) is None


def test_work_comes_to_a_deputy_also_by_way_of_another() -> None:
    gone = {A: B, B: C}

    assert represented_by(C, away=gone) == {A, B}
    assert represented_by(B, away=gone) == frozenset()
    assert represented_by(D, away=gone) == frozenset()
