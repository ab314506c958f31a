"""Who of a unit gets a new case: who speaks its language and carries least; nobody goes over their cap (S1-28.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from shenava.domain.organization.vocabulary import Role

_HANDLES = {Role.OFFICER: 0, Role.COMPLAINTS_OFFICE: 0, Role.UNIT_MANAGER: 1}


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One colleague who could take a case, with what they hold already."""

    id: UUID
    role: str
    languages: tuple[str, ...]
    held: int
    capacity: int


def choose(offers: Sequence[Offer], *, language: str) -> UUID | None:
    """Return who takes it: officers before managers, speakers of the language before others, then the least laden."""
    free = [one for one in offers if one.held < one.capacity and one.role in _HANDLES]
    ranked = sorted(free, key=lambda one: (language not in one.languages, _HANDLES[Role(one.role)], one.held, one.id))
    return ranked[0].id if ranked else None
