"""How an untouched case ages against what its unit allows."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shenava.domain.cases.rules.silence import ageing
from shenava.domain.cases.vocabulary import Ageing

ORDER = list(Ageing)


@pytest.mark.parametrize(
    ("hours", "expected"),
    [(0, "FRESH"), (35, "FRESH"), (36, "AGEING"), (53, "AGEING"), (54, "OLD"), (71, "OLD"), (72, "SILENT")],
)
def test_yellow_from_half_red_from_three_quarters_and_silent_at_the_whole(hours: int, expected: str) -> None:
    assert ageing(timedelta(hours=hours), allowed_hours=72) == expected


@given(st.integers(0, 2000), st.integers(0, 2000), st.integers(1, 1000))
def test_a_case_only_ages(first: int, more: int, allowed: int) -> None:
    earlier, later = (ageing(timedelta(hours=hours), allowed_hours=allowed) for hours in (first, first + more))
    assert ORDER.index(earlier) <= ORDER.index(later)
