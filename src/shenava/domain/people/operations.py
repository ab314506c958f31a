"""How persons change."""

from dataclasses import dataclass, field
from datetime import datetime

from shenava.domain.people import queries
from shenava.domain.people.models import ContactPoint, Person
from shenava.domain.people.vocabulary import ContactKind


@dataclass(frozen=True, kw_only=True)
class Introduction:
    """What somebody tells of themselves; everything may be absent. Contacts are canonical."""

    name: str = ""
    contacts: dict[ContactKind, str] = field(default_factory=dict)
    language: str = "fa"
    calendar: str = ""
    digits: str = ""
    zone: str = ""

    @property
    def is_anonymous(self) -> bool:
        """Return whether nothing leads back to a person."""
        return not self.name and not self.contacts


def identify(introduction: Introduction, *, at: datetime) -> Person | None:
    """Return the person known by one of these contacts and this name, or a new one; ``None`` for nobody.

    A contact that nobody has verified joins cases for the officer's eyes only; it opens nothing to whoever typed it.
    """
    if introduction.is_anonymous:
        return None
    known = None
    if introduction.contacts:
        known = queries.person_reached_at(introduction.contacts, name=introduction.name)
        if known and introduction.name and not known.name:
            known.name = introduction.name
            known.save(update_fields=["name"])
    person = known or _remember(introduction, at=at)
    have = {queries.lookup_of(point.kind, point.value) for point in person.contacts.all()} if known else set()
    missing = [
        ContactPoint(person=person, kind=kind, value=value, lookup=key)
        for kind, value in introduction.contacts.items()
        if (key := queries.lookup_of(kind, value)) not in have
    ]
    if missing:
        ContactPoint.objects.bulk_create(missing, ignore_conflicts=True)
    return person


def _remember(introduction: Introduction, *, at: datetime) -> Person:
    return Person.objects.create(
        name=introduction.name,
        language=introduction.language,
        calendar=introduction.calendar,
        digits=introduction.digits,
        zone=introduction.zone,
        created_at=at,
    )
