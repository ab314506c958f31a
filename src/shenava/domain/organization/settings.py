"""How an administrator changes people and units: checked, and written down under their name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shenava.domain.organization import operations, queries
from shenava.domain.organization.actors import Actor
from shenava.domain.organization.models import Staff, Unit, WorkCalendar
from shenava.domain.organization.vocabulary import Role, UnitKind
from shenava.foundation.accounts import operations as accounts
from shenava.foundation.accounts import queries as account_queries
from shenava.foundation.accounts.models import ApiToken
from shenava.foundation.audit import recording
from shenava.foundation.database.remembered import forget_all
from shenava.foundation.errors import NotAllowed, Problem


class NotYourself(NotAllowed):
    """Somebody would change their own role, unit or access."""

    code = "not_yourself"
    sentence = _("Nobody changes their own role or closes their own account. Please ask another administrator.")


SILENCE_HOURS = range(1, 1001)


class UnitNeeded(Problem):
    """A unit that must stay open would be closed, or one with people in it."""

    code = "unit_needed"
    status = 409
    sentence = _("This unit is needed: the triage desk stays open, and people must be moved before a unit is closed.")


class SilenceOutOfRange(Problem):
    """A time without a touch below an hour or above forty days."""

    code = "silence_out_of_range"
    status = 422
    sentence = _("Please choose between 1 and 1000 hours.")


class UnitInCircle(Problem):
    """A unit would stand beneath itself."""

    code = "unit_in_circle"
    status = 422
    sentence = _("A unit cannot be beneath itself. Choose another one above it.")


class UnitCodeTaken(Problem):
    """Another unit has this code."""

    code = "unit_code_taken"
    status = 409
    sentence = _("There is already a unit with this code.")


class NameMissing(Problem):
    """A person or unit without a name."""

    code = "name_missing"
    status = 422
    sentence = _("Please write a name.")


@dataclass(frozen=True, kw_only=True)
class Place:
    """What a member of staff is here for: role, unit, languages, and how many cases at once."""

    role: Role
    unit: Unit
    languages: Sequence[str]
    capacity: int = 40


@transaction.atomic
def invite(*, login: str, name: str, place: Place, actor: Actor, at: datetime) -> tuple[Staff, str]:
    """Add a person; return them and the secret of the link that lets them choose a password, once and within a day.

    Raises ``NameMissing``, ``LoginTaken`` and ``LoginMalformed``.
    """
    _check_name(name)
    account = accounts.create_account(
        login=login, name=name, password=None, actor_ref=actor.ref, at=at, language=next(iter(place.languages), "")
    )
    staff = operations.add_staff(
        account_id=account.id,
        name=account.name,
        role=place.role,
        unit=place.unit,
        languages=place.languages,
        capacity=place.capacity,
    )
    _record("settings.person_added", actor=actor, about=staff, at=at, detail={"role": str(place.role)})
    return staff, accounts.setup_link(at=at, account=account, actor_ref=actor.ref)


@transaction.atomic
def new_link(*, staff: Staff, actor: Actor, at: datetime) -> str:
    """Return the secret of a new link for a person who lost the first, or forgot the password."""
    _check_not_own(staff, actor)
    _record("settings.link_renewed", actor=actor, about=staff, at=at)
    return accounts.setup_link(at=at, account=staff.account, actor_ref=actor.ref)


@transaction.atomic
def change_member(*, staff: Staff, name: str, place: Place, is_available: bool, actor: Actor, at: datetime) -> None:
    """Change what a person is here for; raises ``NameMissing`` and ``NotYourself`` for one's own role or unit."""
    _check_name(name)
    if (place.role, place.unit.id) != (staff.role, staff.unit_id):
        _check_not_own(staff, actor)
    changes = {
        "name": name.strip(),
        "role": place.role,
        "unit": place.unit,
        "languages": list(place.languages),
        "capacity": place.capacity,
        "is_available": is_available,
    }
    detail = {"changed": _changed_fields(staff, changes), "role": str(place.role)}
    _save(staff, changes)
    _record("settings.person_changed", actor=actor, about=staff, at=at, detail=detail)


@transaction.atomic
def set_active(*, staff: Staff, is_active: bool, actor: Actor, at: datetime) -> None:
    """Close a person's account and end their sessions, or open it again; raises ``NotYourself``."""
    _check_not_own(staff, actor)
    accounts.set_active(account=staff.account, is_active=is_active, actor_ref=actor.ref, at=at)
    if not is_active:
        accounts.end_other_sessions(account=staff.account, keep_key=None, actor_ref=actor.ref, at=at)
    _record("settings.person_opened" if is_active else "settings.person_closed", actor=actor, about=staff, at=at)
    forget_all()


@transaction.atomic
def reset_second_factors(*, staff: Staff, actor: Actor, at: datetime) -> None:
    """Take away app codes, passkeys and recovery codes of a person who lost them, and sign them out everywhere."""
    _check_not_own(staff, actor)
    accounts.disable_totp(account=staff.account, actor_ref=actor.ref, at=at)
    for passkey in account_queries.passkeys_of(staff.account):
        accounts.remove_passkey(passkey=passkey, actor_ref=actor.ref, at=at)
    accounts.end_other_sessions(account=staff.account, keep_key=None, actor_ref=actor.ref, at=at)
    _record("settings.second_factors_reset", actor=actor, about=staff, at=at)


@transaction.atomic
def issue_token(
    *, staff: Staff, name: str, scopes: Sequence[str], expires_at: datetime | None, actor: Actor, at: datetime
) -> tuple[ApiToken, str]:
    """Return a token that acts for a person within scopes, and its secret, which is never seen again."""
    _check_name(name)
    detail = {"scopes": sorted(scopes)}
    _record("settings.token_issued", actor=actor, about=staff, at=at, detail=detail)
    return accounts.issue_token(
        name=name, scopes=scopes, account=staff.account, expires_at=expires_at, actor_ref=actor.ref, at=at
    )


@transaction.atomic
def open_unit(
    *,
    code: str,
    name: Mapping[str, str],
    public_name: Mapping[str, str],
    calendar: WorkCalendar,
    parent: Unit | None,
    province: str = "",
    actor: Actor,
    at: datetime,
) -> Unit:
    """Add a line unit; raises ``NameMissing`` and ``UnitCodeTaken``."""
    _check_name("".join(name.values()))
    if Unit.objects.filter(code=code).exists():
        raise UnitCodeTaken(fields={"code": UnitCodeTaken.sentence})
    unit = operations.add_unit(
        code=code,
        name=name,
        public_name=public_name or name,
        calendar=calendar,
        parent=parent,
        province=province,
    )
    _record("settings.unit_added", actor=actor, about=unit, at=at)
    _forget()
    return unit


@transaction.atomic
def change_unit(*, unit: Unit, changes: Mapping[str, Any], actor: Actor, at: datetime) -> None:
    """Change names, calendar, place, how long cases may lie untouched, or whether a unit is open.

    Raises ``UnitNeeded``, ``UnitInCircle`` and ``SilenceOutOfRange``.
    """
    if changes.get("silence_hours", unit.silence_hours) not in SILENCE_HOURS:
        raise SilenceOutOfRange(fields={"silence_hours": SilenceOutOfRange.sentence})
    _check_name("".join(changes.get("name", unit.name).values()))
    if changes.get("is_active", unit.is_active) is False and unit.is_active and _is_needed(unit):
        raise UnitNeeded(fields={"is_active": UnitNeeded.sentence})
    parent = changes.get("parent")
    if parent and parent.id in queries.units_beneath(unit.id):
        raise UnitInCircle(fields={"parent": UnitInCircle.sentence})
    detail = {"changed": _changed_fields(unit, changes)}
    _save(unit, changes)
    _record("settings.unit_changed", actor=actor, about=unit, at=at, detail=detail)


def _is_needed(unit: Unit) -> bool:
    has_people = Staff.objects.filter(unit=unit, account__is_active=True).exists()
    return unit.kind == UnitKind.TRIAGE or has_people


def _check_name(name: str) -> None:
    if not name.strip():
        raise NameMissing(fields={"name": NameMissing.sentence})


def _check_not_own(staff: Staff, actor: Actor) -> None:
    if staff.id == actor.id:
        raise NotYourself


def _changed_fields(row: Staff | Unit, changes: Mapping[str, Any]) -> list[str]:
    return sorted(field for field, value in changes.items() if getattr(row, field) != value)


def _save(row: Staff | Unit, changes: Mapping[str, Any]) -> None:
    for field, value in changes.items():
        setattr(row, field, value)
    row.save(update_fields=list(changes))
    _forget()


def _forget() -> None:
    forget_all()
    transaction.on_commit(forget_all)


def _record(
    action: str, *, actor: Actor, about: Staff | Unit, at: datetime, detail: Mapping[str, Any] | None = None
) -> None:
    kind = "staff" if isinstance(about, Staff) else "unit"
    recording.record(action, actor_ref=actor.ref, subject_ref=f"{kind}:{about.id}", at=at, detail=detail)


__all__ = [
    "NameMissing",
    "NotYourself",
    "Place",
    "UnitCodeTaken",
    "UnitInCircle",
    "UnitNeeded",
    "change_member",
    "change_unit",
    "invite",
    "issue_token",
    "new_link",
    "open_unit",
    "reset_second_factors",
    "set_active",
]
