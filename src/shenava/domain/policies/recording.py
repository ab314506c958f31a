"""Every fact about a promise, a pack or a level is written down with its audit row, in the same transaction."""

from datetime import datetime

from shenava.domain.organization.actors import Actor
from shenava.foundation.audit import recording
from shenava.foundation.events import contract, outbox


def record(fact: contract.Fact, actor: Actor, at: datetime) -> None:
    """Write down what has happened to the fact's case, and who did it."""
    outbox.record(fact, actor_ref=actor.ref, at=at)
    recording.record(
        fact.name, actor_ref=actor.ref, subject_ref=f"case:{fact.subject}", at=at, detail=contract.to_json(fact)
    )
