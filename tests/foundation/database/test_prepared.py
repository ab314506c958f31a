"""A question that is built once finds what the same question built anew would find."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from shenava.foundation.database.ids import new_id
from shenava.foundation.database.prepared import prepared
from shenava.foundation.events.models import FactRow

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
built: list[str] = []


@prepared
def about(subject: UUID, name: str) -> QuerySet[FactRow]:
    built.append(name)
    return FactRow.objects.filter(subject=subject, name=name).order_by("id")


@prepared
def names_since(moment: datetime, subjects: frozenset[UUID], expanded: datetime | None) -> QuerySet[FactRow, str]:
    found = FactRow.objects.filter(occurred_at__gte=moment, subject__in=subjects, expanded_at=expanded)
    return found.order_by("name").values_list("name", flat=True)


@prepared
def containing(piece: str) -> QuerySet[FactRow]:
    return FactRow.objects.filter(name__icontains=piece)


@dataclass(frozen=True, kw_only=True)
class Viewer:
    of: UUID
    sees_all: bool
    is_blind: bool = False


@prepared
def seen_by(viewer: Viewer) -> QuerySet[FactRow]:
    if viewer.is_blind:
        return FactRow.objects.none()
    return FactRow.objects.all() if viewer.sees_all else FactRow.objects.filter(subject=viewer.of)


@prepared
def like_the_first_of(subject: UUID) -> QuerySet[FactRow]:
    return FactRow.objects.filter(name=FactRow.objects.filter(subject=subject)[0].name)


def fact(subject: UUID, name: str, *, at: datetime = NOW, expanded_at: datetime | None = None) -> FactRow:
    return FactRow.objects.create(
        id=new_id(), name=name, subject=subject, actor_ref="system", payload={}, occurred_at=at, expanded_at=expanded_at
    )


def test_it_is_asked_with_the_values_of_each_call() -> None:
    one, other = uuid4(), uuid4()
    first, second = fact(one, "a.happened"), fact(other, "a.happened")

    assert [row.id for row in about(one, "a.happened")] == [first.id]
    assert [row.id for row in about(other, "a.happened")] == [second.id]
    assert about(one, "b.happened") == []


def test_nothing_of_an_answer_is_kept() -> None:
    subject = uuid4()
    assert about(subject, "a.happened") == []
    fact(subject, "a.happened")
    found = about(subject, "a.happened")
    assert [row.subject for row in found] == [subject]
    assert about(subject, "a.happened")[0] is not found[0]


def test_it_is_built_once_and_asked_each_time() -> None:
    about(uuid4(), "a.happened")
    built.clear()
    with CaptureQueriesContext(connection) as asked:
        about(uuid4(), "a.happened")
        about(uuid4(), "b.happened")
    assert len(asked) == 2
    assert built == []


def test_sets_moments_and_none_find_what_they_would_find_anew() -> None:
    one, other, third = uuid4(), uuid4(), uuid4()
    fact(one, "a.happened")
    fact(other, "b.happened", at=NOW + timedelta(hours=1), expanded_at=NOW)
    fact(third, "c.happened")

    assert names_since(NOW, frozenset({one, other}), None) == ["a.happened"]
    assert names_since(NOW, frozenset({one, third}), None) == ["a.happened", "c.happened"]
    assert names_since(NOW, frozenset({third}), None) == ["c.happened"]
    assert names_since(NOW, frozenset({one, other}), NOW) == ["b.happened"]
    assert names_since(NOW + timedelta(seconds=1), frozenset({one, other}), NOW) == ["b.happened"]


def test_ids_inside_a_data_class_are_values_and_the_rest_of_it_makes_another_question() -> None:
    one, other = uuid4(), uuid4()
    fact(one, "a.happened")
    fact(other, "a.happened", expanded_at=NOW)

    assert [row.subject for row in seen_by(Viewer(of=one, sees_all=False))] == [one]
    assert [row.subject for row in seen_by(Viewer(of=other, sees_all=False))] == [other]
    assert {row.subject for row in seen_by(Viewer(of=one, sees_all=True))} == {one, other}
    assert seen_by(Viewer(of=one, sees_all=False, is_blind=True)) == []


def test_a_value_that_would_be_changed_on_its_way_is_refused() -> None:
    with pytest.raises(LookupError):
        containing("happened")


def test_a_question_that_asks_before_it_is_built_is_refused() -> None:
    with pytest.raises(LookupError):
        like_the_first_of(uuid4())
