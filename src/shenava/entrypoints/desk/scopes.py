"""Which part of the visible cases the queue shows, and how it is narrowed: each scope a tab, each filter a word."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shenava.domain.cases import queries as case_queries
from shenava.domain.cases.models import Case, Message
from shenava.domain.cases.vocabulary import Author, Kind, Stage, Urgency, WaitingOn
from shenava.domain.organization.actors import Actor
from shenava.domain.organization.vocabulary import Role
from shenava.entrypoints.desk import directory

Cases = QuerySet[Case]
_SEES_ALL = {Role.COMPLAINTS_OFFICE, Role.COMPLIANCE}
_MANY_UNITS = {Role.UNIT_MANAGER}
NOBODY = "nobody"


@dataclass(frozen=True, kw_only=True)
class Scope:
    """One tab. ``is_by_due`` orders by the next promise, otherwise the newest come first."""

    code: str
    label: str | Promise
    narrow: Callable[[Cases, Actor], Cases]
    open_to: Callable[[Actor], bool] = lambda _actor: True
    is_by_due: bool = True


def _mine(cases: Cases, actor: Actor) -> Cases:
    return cases.filter(owner_id__in={actor.id, *actor.stands_in_for})


def _unit(cases: Cases, actor: Actor) -> Cases:
    return cases.filter(unit_id__in=actor.unit_ids)


def _referred(cases: Cases, actor: Actor) -> Cases:
    return cases.filter(referred_unit_id__in=actor.unit_ids)


def _triage(cases: Cases, _actor: Actor) -> Cases:
    return cases.filter(unit_id__in=directory.triage_units())


def _handles(actor: Actor) -> bool:
    return actor.role != Role.COMPLIANCE


def _sees_all(actor: Actor) -> bool:
    return actor.role in _SEES_ALL


def _sees_triage(actor: Actor) -> bool:
    return _sees_all(actor) or (actor.role in _MANY_UNITS and bool(actor.unit_ids & directory.triage_units()))


SCOPES = (
    Scope(code="mine", label=_("Mine"), narrow=_mine, open_to=_handles),
    Scope(code="unit", label=_("My unit"), narrow=_unit, open_to=_handles),
    Scope(code="referred", label=_("Referred to us"), narrow=_referred, open_to=_handles),
    Scope(code="triage", label=_("Triage desk"), narrow=_triage, open_to=_sees_triage),
    Scope(code="all", label=_("All"), narrow=lambda cases, _actor: cases, open_to=_sees_all),
    Scope(
        code="answered",
        label=_("Answered"),
        narrow=lambda cases, _actor: cases.filter(stage=Stage.RESPONDED),
        is_by_due=False,
    ),
    Scope(
        code="closed",
        label=_("Closed"),
        narrow=lambda cases, _actor: cases.filter(stage=Stage.CLOSED),
        is_by_due=False,
    ),
)


def scopes_of(actor: Actor) -> list[Scope]:
    """Return the tabs that this actor has."""
    return [scope for scope in SCOPES if scope.open_to(actor)]


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What narrows a scope, as the address says it; a value that means nothing is dropped."""

    chosen: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, given: QueryDict) -> "Filters":
        """Read the filters from an address."""
        known = {name: given.get(name, "").strip() for name in _NARROWINGS}
        return cls(chosen={name: value for name, value in known.items() if value and _IS_KNOWN[name](value)})

    def narrow(self, cases: Cases, *, at: datetime) -> Cases:
        """Apply every filter."""
        for name, value in self.chosen.items():
            cases = _NARROWINGS[name](cases, value, at)
        return cases

    def address(self, **other: str) -> str:
        """Return the query with some of the values changed; an empty value leaves its filter out."""
        return urlencode({name: value for name, value in {**self.chosen, **other}.items() if value})


def narrowed(cases: Cases, *, scope: Scope, filters: Filters, actor: Actor, at: datetime) -> Cases:
    """Return the cases of one tab; a tab by due date holds only what has one."""
    found = filters.narrow(scope.narrow(cases, actor), at=at)
    return case_queries.open_cases(found).filter(next_due_at__isnull=False) if scope.is_by_due else found


def _is_uuid(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return True


def _owned(cases: Cases, value: str, _at: datetime) -> Cases:
    return cases.filter(owner__isnull=True) if value == NOBODY else cases.filter(owner_id=UUID(value))


def _without_reply(cases: Cases, _value: str, _at: datetime) -> Cases:
    said = Message.objects.filter(case=OuterRef("pk"), author=Author.STAFF)
    return cases.filter(~Exists(said))


def _silent(cases: Cases, _value: str, at: datetime) -> Cases:
    hours = {unit.id: unit.silence_hours for unit in directory.units().values()}
    return case_queries.silent(cases, hours=hours, at=at)


_NARROWINGS: Mapping[str, Callable[[Cases, str, datetime], Cases]] = {
    "kind": lambda cases, value, _at: cases.filter(kind=value),
    "urgency": lambda cases, value, _at: cases.filter(urgency=value),
    "category": lambda cases, value, _at: cases.filter(category__code=value),
    "source": lambda cases, value, _at: cases.filter(touchpoint__code=value),
    "waiting": lambda cases, value, _at: cases.filter(waiting_on=value),
    "language": lambda cases, value, _at: cases.filter(language=value),
    "owner": _owned,
    "overdue": lambda cases, _value, at: cases.filter(next_due_at__lt=at),
    "unanswered": _without_reply,
    "silent": _silent,
}
_IS_KNOWN: Mapping[str, Callable[[str], bool]] = {
    "kind": lambda value: value in set(Kind),
    "urgency": lambda value: value in set(Urgency),
    "category": lambda value: len(value) <= 40,  # noqa: PLR2004 - the column's length
    "source": lambda value: len(value) <= 16,  # noqa: PLR2004 - the column's length
    "waiting": lambda value: value in set(WaitingOn),
    "language": lambda value: value in {"fa", "ar", "en"},
    "owner": lambda value: value == NOBODY or _is_uuid(value),
    "overdue": lambda value: value == "1",
    "unanswered": lambda value: value == "1",
    "silent": lambda value: value == "1",
}
