"""Every fact has its place in the story, and every stage is either told there or called by a door."""

import ast
from importlib import import_module

import pytest
from tests.architecture import house

from shenava.foundation.events import contract, registry
from shenava.foundation.events.contract import Fact
from shenava.lifecycle import story

CALLED_BY_DOORS = {
    "found": "an organization is founded by its first administrator, and nothing follows from it by itself",
    "intake": "a complaint comes in through a door",
    "represent": "whoever speaks for somebody shows the paper for it; nothing follows",
    "retain": "people ask to be forgotten and compliance decides; nothing follows from it but the answer",
    "silence": "the worker listens every hour for cases that nobody touches",
    "wall": "a colleague says whom a case is about; route tells what follows",
    "investigate": "people find out what happened; what follows are messages, which converse tells of",
    "preview": "those who answer for a text look at it; nothing happens by it",
}
HELP = {
    "letter": "writes what resolve sends",
    "meant": "intake asks it whom a complaint is about",
    "tell": "how every stage reaches the complainant",
}


def facts() -> list[type[Fact]]:
    for room in house.ROOMS:
        for source in house.within(f"domain.{room}.events"):
            import_module(f"shenava.{source.name}")
    return [fact for fact in contract._facts.values() if fact.__module__.startswith("shenava.domain.")]


def stages() -> set[str]:
    folder = house.SOURCE / "lifecycle"
    return {path.stem for path in folder.glob("*.py")} - {"__init__", "story"}


def told() -> set[str]:
    reactions = [reaction for follows in story.STORY.values() for reaction in follows]
    return {reaction.__module__.rpartition(".")[2] for reaction in (*reactions, *story.ALONGSIDE)}


@pytest.mark.parametrize("fact", facts(), ids=lambda fact: fact.name)
def test_every_fact_says_what_follows_from_it(fact: type[Fact]) -> None:
    assert fact in story.STORY, f"{fact.__qualname__}: add it to STORY; an empty list is a decision"


@pytest.mark.parametrize("fact", facts(), ids=lambda fact: fact.name)
def test_every_fact_says_how_it_is_forgotten(fact: type[Fact]) -> None:
    assert fact.shred in contract.Shred


def test_every_stage_is_told_or_called_by_a_door() -> None:
    assert stages() - told() - set(CALLED_BY_DOORS) - set(HELP) == set()
    assert set(CALLED_BY_DOORS) | set(HELP) <= stages()
    assert told() <= stages()


def test_the_installation_has_been_told_this_story() -> None:
    for fact, follows in story.STORY.items():
        assert registry.reactions_to(fact.name) == (*follows, *story.ALONGSIDE)


def test_reactions_take_a_fact_and_its_context_and_nothing_else() -> None:
    reactions = {one for follows in story.STORY.values() for one in follows} | set(story.ALONGSIDE)
    odd = [one.__qualname__ for one in reactions if one.__code__.co_varnames[:2] != ("fact", "context")]

    assert odd == []
    assert all(one.__code__.co_argcount == 2 for one in reactions)


def test_stages_never_call_a_door() -> None:
    calls = [
        source.at(node)
        for source in house.within("lifecycle")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("shenava.entrypoints")
    ]

    assert calls == []
