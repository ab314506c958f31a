"""What notes make of a walk through the form."""

import pytest

from shenava.domain.journeys.rules import leaving, portions, spread, walking
from shenava.domain.journeys.rules.walking import Note, Walk

pytestmark = pytest.mark.requirement("S0-79.1", "S0-79.3")


def walk(*notes: Note) -> Walk:
    return walking.follow(Walk(), notes)


def shown(step: str, at: float, *errors: str) -> Note:
    return Note(kind="shown", step=step, at=at, errors=errors)


def left(*notes: Note, until: float = 0) -> Walk:
    found = walk(*notes)
    if until:
        walking.stay_until(found, until)
    found.ending = "LEFT"
    return found


def test_each_step_lasts_until_the_next_is_shown() -> None:
    found = walk(shown("WORDS", 0), shown("CATEGORY", 40), shown("REST", 50), Note(kind="sent", at=170))

    assert {name: stay.seconds for name, stay in found.steps.items()} == {"WORDS": 40, "CATEGORY": 10, "REST": 120}
    assert found.ending == "SENT"
    assert found.seconds == 170


def test_the_order_of_the_notes_is_that_of_their_moments() -> None:
    found = walk(Note(kind="sent", at=20), shown("CATEGORY", 10), shown("WORDS", 0))

    assert found.ending == "SENT"
    assert found.steps["WORDS"].seconds == 10


def test_reading_the_first_page_is_not_yet_filing() -> None:
    begun = walk(shown("SEEN", 0), Note(kind="begun", at=30), shown("CATEGORY", 90))
    unseen = walk(shown("SEEN", 0), shown("CATEGORY", 90))

    assert (begun.steps["SEEN"].seconds, begun.steps["WORDS"].seconds) == (30, 60)
    assert unseen.steps["WORDS"].seconds == 90
    assert unseen.steps["WORDS"].shown == 1
    assert "WORDS" not in walk(shown("SEEN", 0)).steps


def test_a_long_break_is_nobodys_time() -> None:
    found = walk(shown("WORDS", 0), shown("CATEGORY", 3 * 3600), Note(kind="sent", at=3 * 3600 + 5))

    assert found.steps["WORDS"].breaks == 1
    assert found.seconds is None
    assert portions.of(found)["SENT"].seconds == {}


def test_times_at_fields_add_up_even_when_they_come_after_sending() -> None:
    found = walk(
        shown("REST", 0),
        Note(kind="spent", step="REST", at=9, fields={"name": 4}, last="name"),
        Note(kind="sent", at=10),
        Note(kind="spent", step="REST", at=11, fields={"name": 2, "wish": 9e9}, needed=("wish",)),
        Note(kind="spent", step="CHECK", at=11, fields={"name": 2}),
    )

    assert found.steps["REST"].fields == {"name": 6, "wish": walking.LONGEST_STAY}
    assert found.steps["REST"].last == "name"
    assert "CHECK" not in found.steps


def test_nothing_but_times_happens_after_the_end() -> None:
    found = walk(shown("REST", 0), Note(kind="sent", at=10), shown("WORDS", 20))

    assert (found.ending, found.step) == ("SENT", "SENT")
    assert "WORDS" not in found.steps


def test_what_was_kept_of_a_walk_is_the_walk() -> None:
    found = walk(shown("WORDS", 0), shown("CATEGORY", 40, "category"))
    rows = {name: stay.as_row() for name, stay in found.steps.items()}

    assert Walk.of(rows, step=found.step, since=found.since) == found


@pytest.mark.parametrize(
    ("notes", "reason"),
    [
        ([shown("SEEN", 0)], "LOOKED_AROUND"),
        ([shown("REST", 0), shown("REST", 9, "files")], "FILE_TROUBLE"),
        ([shown("REST", 0), shown("REST", 9, "mobile"), shown("REST", 20, "mobile")], "SAME_ERROR"),
        (
            [
                shown("QUESTIONS", 0),
                Note(kind="spent", step="QUESTIONS", at=99, fields={"answer-iban": 90}, needed=("answer-iban",)),
            ],
            "HARD_QUESTION",
        ),
        (
            [shown("REST", 0), Note(kind="spent", step="REST", at=9, fields={"mobile": 3}, last="mobile")],
            "CONTACT",
        ),
        ([shown("YOU", 0)], "CONTACT"),
        ([shown("CATEGORY", 0)], "NO_TOPIC"),
        ([shown("CHECK", 0)], "BEFORE_SENDING"),
        ([shown("WORDS", 0), shown("REST", 900)], "TOO_LONG"),
        ([shown("WORDS", 0), shown("REST", 30)], "UNCLEAR"),
        ([shown("REST", 0), shown("REST", 9, "mobile")], "UNCLEAR"),
    ],
)
def test_the_likely_reason_is_the_most_telling_thing_that_was_seen(notes: list[Note], reason: str) -> None:
    assert leaving.likely_reason(left(*notes)) == reason


def test_a_walk_that_was_left_counts_one_exit_where_it_ended() -> None:
    found = portions.of(left(shown("WORDS", 0), shown("CATEGORY", 40), until=55))

    assert {step: (one.visits, one.exits) for step, one in found.items()} == {"WORDS": (1, 0), "CATEGORY": (1, 1)}
    assert found["CATEGORY"].seconds == {"15": 1}
    assert found["CATEGORY"].reasons == {"NO_TOPIC": 1}
    assert "SENT" not in found


def test_percentiles_of_a_spread_are_those_of_its_durations() -> None:
    seconds = spread.of([10, 20, 30, 40, 50])

    assert spread.median(seconds) == 30
    assert spread.percentile(seconds, 0.9) == 50
    assert spread.median({}) is None


@pytest.mark.parametrize(("seconds", "rounded"), [(0, 0), (59.4, 59), (61, 60), (163, 165), (310, 300), (1999, 2100)])
def test_lengths_are_rounded_by_a_few_per_cent(seconds: float, rounded: int) -> None:
    assert spread.length(seconds) == rounded
