"""How persons change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from shenava.domain.people import queries
from shenava.domain.people.models import ContactPoint, Person
from shenava.domain.people.vocabulary import ContactKind, PersonKind


@dataclass(frozen=True, kw_only=True)
class Introduction:
    """What somebody tells of themselves; everything may be absent. Contacts are canonical."""

    name: str = ""
    contacts: dict[ContactKind, str] = field(default_factory=dict)
    kind: PersonKind = PersonKind.PERSON
    registration: str = ""
    language: str = "fa"
    calendar: str = ""
    digits: str = ""
    zone: str = ""

    @property
    def is_anonymous(self) -> bool:
        """Return whether nothing leads back to a person."""
        return not self.name and not self.contacts and not self.registration


@dataclass(frozen=True, kw_only=True)
class Identified:
    """The person, and the ids of the contacts that they gave for this matter."""

    person: Person
    reach: tuple[str, ...]


def identify(introduction: Introduction, *, at: datetime) -> Identified | None:
    """Return the person known by one of these contacts and this name, or a new one; ``None`` for nobody.

    A contact that nobody has verified joins cases for the officer's eyes only; it opens nothing to whoever typed it.
    """
    if introduction.is_anonymous:
        return None
    known = queries.person_reached_at(introduction.contacts, name=introduction.name) if introduction.contacts else None
    person = known or _remember(introduction, at=at)
    have = {point.lookup: point for point in person.contacts.all()} if known else {}
    given = [
        have.get(key) or ContactPoint(person=person, kind=kind, value=value, lookup=key)
        for kind, value in introduction.contacts.items()
        for key in [queries.lookup_of(kind, value)]
    ]
    missing = [point for point in given if point.lookup not in have]
    if missing:
        ContactPoint.objects.bulk_create(missing)
    return Identified(person=person, reach=tuple(str(point.id) for point in given))


def prefer(person: Person, *, preference: Mapping[str, str]) -> None:
    """Remember how somebody wants to read and be told, for all that they file from now on."""
    person.preference = dict(preference)
    person.save(update_fields=["preference"])


def _remember(introduction: Introduction, *, at: datetime) -> Person:
    return Person.objects.create(
        name=introduction.name,
        kind=introduction.kind,
        registration=introduction.registration,
        language=introduction.language,
        calendar=introduction.calendar,
        digits=introduction.digits,
        zone=introduction.zone,
        created_at=at,
    )
