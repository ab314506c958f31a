"""Who acts: the one argument that every act and every look carries."""

from dataclasses import dataclass, field
from uuid import UUID

from shenava.domain.organization.vocabulary import ActorKind, Role


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Somebody or something that acts, with all that permission questions need.

    For staff ``id`` is the staff id, for a complainant the id of the case whose access code was shown, for a person
    signed in to their own page the id of the person, for an integration the id of its token.
    """

    kind: ActorKind
    id: UUID | None = None
    role: Role | None = None
    unit_ids: frozenset[UUID] = field(default_factory=frozenset)
    """The staff member's own unit first of all, and for managers every unit beneath it."""
    belongs_to: frozenset[UUID] = field(default_factory=frozenset)
    """The staff member's own unit and every unit above it: a wall against one of these is a wall against them."""
    stands_in_for: frozenset[UUID] = field(default_factory=frozenset)
    """Colleagues who are away now and whose work comes to this one."""
    scopes: frozenset[str] = field(default_factory=frozenset)
    reach: frozenset[UUID] = field(default_factory=frozenset)
    """Of a person: the contact that they have proved to be theirs, as cases remember it."""

    @property
    def ref(self) -> str:
        """Return the stable reference that facts and audit rows carry, such as ``staff:<uuid>``."""
        return f"{self.kind.lower()}:{self.id}" if self.id else str(self.kind.lower())

    @property
    def is_staff(self) -> bool:
        """Return whether a member of staff acts, in person."""
        return self.kind == ActorKind.STAFF


SYSTEM = Actor(kind=ActorKind.SYSTEM)
STRANGER = Actor(kind=ActorKind.STRANGER)


def complainant(case_id: UUID) -> Actor:
    """Return the actor who has shown the access code of this case."""
    return Actor(kind=ActorKind.COMPLAINANT, id=case_id)


def person(person_id: UUID, *, reach: frozenset[UUID]) -> Actor:
    """Return the actor who has proved to read what is sent to a contact of this person."""
    return Actor(kind=ActorKind.PERSON, id=person_id, reach=reach)
