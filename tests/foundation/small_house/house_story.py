"""A story told by rows: each reaction writes a notice that says which fact it followed."""

import os
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from shenava.foundation.events import registry, schedule
from shenava.foundation.events.contract import DeliveryContext, Fact, Settle, outside
from shenava.foundation.realtime.models import Notice


@dataclass(frozen=True, kw_only=True)
class LampLit(Fact):
    """A fact of no importance."""

    name = "house.lamp_lit"
    number: int = 0


@dataclass(frozen=True, kw_only=True)
class DoorClosed(Fact):
    """A fact whose reaction waits in the middle of its transaction until a file named after it appears."""

    name = "house.door_closed"


@dataclass(frozen=True, kw_only=True)
class BellBroken(Fact):
    """A fact whose reaction waits as long for the world outside."""

    name = "house.bell_broken"


def see(fact: LampLit, context: DeliveryContext) -> None:
    """Write down that the lamp was seen."""
    _write("seen", fact, context, number=fact.number)


def lock_up(fact: DoorClosed, context: DeliveryContext) -> None:
    """Write, then wait with the row uncommitted."""
    _write("locked", fact, context)
    _wait(fact)


@outside
def ring_neighbour(fact: BellBroken, context: DeliveryContext) -> Settle:
    """Call the world outside (a file), wait for its answer, and leave the result to be settled."""
    with (_folder() / "calls").open("a") as calls:
        calls.write(f"{context.delivery_id}\n")
    _wait(fact)
    return lambda: _write("rung", fact, context)


def tell() -> None:
    """Register the story and the schedule."""
    registry.register_story(story={LampLit: [see], DoorClosed: [lock_up], BellBroken: [ring_neighbour]})
    schedule.every(seconds=1, name="house.chime")(chime)


def chime(at: datetime) -> None:
    """Strike the hour."""
    Notice.objects.create(topic="chime", kind="struck", data={}, at=at)


def _write(kind: str, fact: Fact, context: DeliveryContext, **data: float) -> None:
    data["moment"] = time.time()
    Notice.objects.create(topic=str(fact.subject), kind=kind, data=data, at=context.at)


def _wait(fact: Fact) -> None:
    (_folder() / f"waiting-{fact.subject}").touch()
    limit = time.monotonic() + 30
    while not (_folder() / f"go-{fact.subject}").exists() and time.monotonic() < limit:
        time.sleep(0.01)


def _folder() -> Path:
    return Path(os.environ["SHENAVA_DATA"])
