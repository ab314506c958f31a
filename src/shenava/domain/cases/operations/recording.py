"""Every change of a case writes its fact and its audit row, in the same transaction."""

from datetime import datetime

from django.db.models import F

from shenava.domain.cases.models import Case
from shenava.domain.organization.actors import Actor
from shenava.foundation.audit import recording
from shenava.foundation.events import contract, outbox


def record(fact: contract.Fact, *, actor: Actor, at: datetime) -> None:
    """Write down what has happened to the fact's case, and who did it."""
    outbox.record(fact, actor_ref=actor.ref, at=at)
    recording.record(
        fact.name, actor_ref=actor.ref, subject_ref=f"case:{fact.subject}", at=at, detail=contract.to_json(fact)
    )


def save(case: Case, *fields: str, actor: Actor, at: datetime) -> None:
    """Save these fields, count the version up, and note the moment when a person touched the case."""
    case.version = F("version") + 1
    changed = [*fields, "version"]
    if actor.is_staff:
        case.last_touched_at = at
        changed.append("last_touched_at")
    case.save(update_fields=changed)
    case.refresh_from_db(fields=["version"])
