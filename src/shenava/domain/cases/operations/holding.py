"""Holding a case while it changes, and the code that opens it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from shenava.domain.cases.events import AccessCodeRenewed, PreferenceChanged
from shenava.domain.cases.models import Case
from shenava.domain.cases.operations.recording import record, save
from shenava.domain.cases.references import access_code, newest_access_key
from shenava.domain.organization.actors import Actor


def hold(case_id: UUID) -> Case:
    """Return the case as it is now, locked until the transaction ends, so that two changes follow one another."""
    return Case.objects.select_for_update().get(pk=case_id)


def prefer(case: Case, *, preference: Mapping[str, str], language: str, actor: Actor, at: datetime) -> None:
    """Keep how its person wants to read and be told."""
    case.preference = {**case.preference, **preference}
    case.language = language or case.language
    save(case, "preference", "language", actor=actor, at=at)
    record(PreferenceChanged(subject=case.id, how_often=case.preference.get("how_often", "")), actor=actor, at=at)


def note_read(case: Case, *, at: datetime) -> None:
    """Note that the complainant has seen what was said so far; no change that anybody needs to hear of."""
    Case.objects.filter(pk=case.pk).update(read_until=at)


def renew_access_code(case: Case, *, actor: Actor, at: datetime) -> str:
    """Return a new access code; the old one opens nothing from now on."""
    case.access_version += 1
    case.access_key = newest_access_key()
    save(case, "access_version", "access_key", actor=actor, at=at)
    record(AccessCodeRenewed(subject=case.id), actor=actor, at=at)
    return access_code(case)
