"""The life of a complaint as a picture, and what follows from each fact as a table."""

from collections import defaultdict

from shenava.domain.cases.rules import moves
from shenava.domain.cases.vocabulary import Deed, Stage
from shenava.entrypoints.commands.drawing.table import page, table
from shenava.foundation.events import contract
from shenava.foundation.events.contract import Fact, Reaction
from shenava.lifecycle import story

_BY_ITSELF = (
    ("[*]", Stage.RECEIVED, "receipt"),
    (Stage.RECEIVED, Stage.ACKNOWLEDGED, "acknowledgement"),
    (Stage.ACKNOWLEDGED, Stage.ASSESSED, "assessment"),
    (Stage.ASSESSED, Stage.ASSIGNED, "routing"),
)
"""The first steps, which nobody has to take by hand."""


def draw() -> str:
    """Return ``docs/story.md``."""
    return page(
        "The story of a complaint",
        "## Stages\n\nWhat people do, and what happens by itself. Who may do it stands in `domain/cases/access.py`.",
        f"```mermaid\n{_diagram()}\n```",
        "## Deeds and their stages",
        table(["Deed", "Possible at", "Leads to", "Then it waits for"], [_deed(deed) for deed in Deed]),
        "## What follows from each fact\n\nEvery fact also goes to "
        + ", ".join(f"`{_short(one)}`" for one in story.ALONGSIDE)
        + ".",
        table(["Fact", "What it says", "What follows"], [_fact(fact) for fact in story.STORY]),
    )


def _diagram() -> str:
    labels: dict[tuple[str, str], list[str]] = defaultdict(list)
    for before, after, what in _BY_ITSELF:
        labels[str(before), str(after)].append(what)
    for deed, (after, _waits) in moves.LEADS_TO.items():
        for before in (stage for stage in Stage if stage in moves.MOVES[deed]):
            labels[str(before), str(after)].append(str(deed.label).lower())
    arrows = [f"    {before} --> {after}: {', '.join(sorted(set(what)))}" for (before, after), what in labels.items()]
    return "\n".join(["stateDiagram-v2", *arrows])


def _deed(deed: Deed) -> tuple[str, str, str, str]:
    stages = ", ".join(str(stage.label) for stage in Stage if stage in moves.MOVES[deed])
    after, waits = moves.LEADS_TO.get(deed, (None, None))
    return (str(deed.label), stages, str(after.label) if after else "", str(waits.label) if waits else "")


def _fact(fact: type[Fact]) -> tuple[str, str, str]:
    said = (fact.__doc__ or "").strip().split("\n")[0]
    follows = ", ".join(f"`{_short(reaction)}`" for reaction in story.STORY[fact])
    return (f"`{fact.name}`", said, follows or "nothing by itself")


def _short(reaction: Reaction) -> str:
    return ".".join(contract.path_of(reaction).split(".")[-2:])
