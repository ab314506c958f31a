"""When a case rises to which level."""

from datetime import UTC, datetime, timedelta

import pytest

from shenava.domain.policies.rules import ladder
from shenava.domain.policies.rules.ladder import DEFAULT_STEPS, Step
from shenava.domain.policies.vocabulary import Level, Recipient

MADE = datetime(2026, 11, 22, 6, tzinfo=UTC)
DUE = MADE + timedelta(hours=100)


def reached(hours: float) -> int:
    found = ladder.reached(DEFAULT_STEPS, made_at=MADE, due_at=DUE, at=MADE + timedelta(hours=hours))
    return found.level if found else 0


@pytest.mark.parametrize(
    ("hours", "level"),
    [(0, 0), (49.9, 0), (50, 1), (74.9, 1), (75, 2), (90, 3), (99.9, 3), (100, 4), (149, 4), (150, 5), (9999, 5)],
)
def test_each_level_begins_at_its_share_of_the_time(hours: float, level: int) -> None:
    assert reached(hours) == level


def test_the_next_moment_is_that_of_the_next_level_that_is_on() -> None:
    steps = [Step(level=one.level, percent=one.percent, recipient=one.recipient) for one in DEFAULT_STEPS[1:]]

    assert ladder.next_moment(steps, made_at=MADE, due_at=DUE, at=MADE) == MADE + timedelta(hours=75)
    assert ladder.next_moment(steps, made_at=MADE, due_at=DUE, at=MADE + timedelta(hours=150)) is None


def test_a_date_that_was_given_too_late_is_broken_at_once() -> None:
    assert ladder.reached(DEFAULT_STEPS, made_at=DUE, due_at=MADE, at=DUE) == DEFAULT_STEPS[-1]


def test_a_level_that_is_off_is_never_reached_and_breaks_no_order() -> None:
    off = Step(level=Level.MANAGER, percent=10, recipient=Recipient.OFFICE, is_on=False)
    steps = [*DEFAULT_STEPS[:2], off]

    assert ladder.is_in_order(steps)
    assert not ladder.is_in_order([*DEFAULT_STEPS[:2], Step(level=Level.MANAGER, percent=75, recipient=off.recipient)])
    found = ladder.reached([off], made_at=MADE, due_at=DUE, at=DUE)
    assert found is None


def test_the_claim_is_the_largest_amount_in_the_currency_at_any_depth() -> None:
    answers = {
        "a": {"amount": 500, "currency": "IRR"},
        "b": {"amount": 9000, "currency": "USD"},
        "c": [{"sum": {"amount": 700, "currency": "IRR"}}],
        "d": "1000",
    }

    assert ladder.claimed(answers, currency="IRR") == 700
    assert ladder.claimed({}, currency="IRR") == 0
