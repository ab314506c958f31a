"""Where somebody stood when they tapped the button."""

import pytest

from shenava.foundation.text.positions import Position


def test_a_position_in_tehran_is_read_and_written_alike() -> None:
    found = Position.parse("35.70010,51.33700,12")

    assert found == Position(35.7001, 51.337, 12)
    assert str(found) == "35.70010,51.33700,12"


def test_a_position_may_lie_south_and_west_and_say_nothing_of_its_exactness() -> None:
    assert Position.parse("-33.45,-70.66") == Position(-33.45, -70.66)


@pytest.mark.parametrize(
    "text", ["", "تهران", "91,0,1", "0,181,1", "35.7", "35.7,51.3,-4", "1e9,0", "nan,nan", "35.7,51.3,12,9", "۳۵,۵۱,۱"]
)
def test_what_is_no_position_is_as_if_nothing_had_been_sent(text: str) -> None:
    assert Position.parse(text) is None
