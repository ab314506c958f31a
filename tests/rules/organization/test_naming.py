"""Whom an answer or a story names."""

import pytest

from shenava.domain.organization.rules import naming

PEOPLE = {1: "مریم رضایی", 2: "Sara Karimi", 3: "علی رضایی"}


@pytest.mark.parametrize(
    ("answer", "meant"),
    [
        ("Sara Karimi", {2}),
        ("Ms Karimi at the counter", {2}),
        ("خانم مريم رضايي", {1}),
        ("رضایی", set()),
        ("آقا", set()),
        ("nobody I know", set()),
        ("", set()),
    ],
)
def test_an_answer_names_whom_it_fits_alone(answer: str, meant: set[int]) -> None:
    assert naming.named_in_answer(answer, PEOPLE) == meant


def test_a_story_names_only_by_the_whole_name() -> None:
    assert naming.named_in_story("The clerk, sara KARIMI, shouted at me", PEOPLE) == {2}
    assert naming.named_in_story("Karimi shouted at me. My name is Saraa Karimi-Pour", PEOPLE) == frozenset()
    assert naming.named_in_story("anything", {9: "Officer"}) == frozenset()


def test_a_unit_is_known_by_code_or_any_of_its_names() -> None:
    units = {1: ["1024", "شعبه ونک"], 2: ["1025", "Vanak branch"]}

    assert naming.unit_of("شعبه ونك", units) == 1
    assert naming.unit_of(" 1025", units) == 2
    assert naming.unit_of("102", units) is None
    assert naming.unit_of("", units) is None
