"""What is written when."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django.fixtures import DjangoAssertNumQueries, Settings

from shenava.foundation.audit import queries, reads, recording
from shenava.foundation.audit.models import Entry
from shenava.foundation.web.requests import RequestIdentity

NOON = datetime(2026, 3, 21, 12, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_waits() -> Iterator[None]:
    reads._waiting.clear()
    yield
    reads._waiting.clear()


def saw(number: int, actor_ref: str = "staff:01") -> None:
    recording.record_read("person.read", actor_ref=actor_ref, subject_ref=f"person:{number}", at=NOON)


def test_an_entry_vanishes_with_the_change_it_tells_of() -> None:
    @transaction.atomic
    def change_that_fails() -> None:
        recording.record("orders.moved", actor_ref="system", subject_ref="", at=NOON)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change_that_fails()
    assert not Entry.objects.exists()


def test_an_entry_names_the_request_it_came_with() -> None:
    def view(_request: HttpRequest) -> HttpResponse:
        recording.record("orders.moved", actor_ref="system", subject_ref="order:1", at=NOON)
        return HttpResponse()

    RequestIdentity(view)(RequestFactory().get("/", HTTP_X_REQUEST_ID="gateway-00042"))
    assert queries.entries(request_id="gateway-00042").get().subject_ref == "order:1"


@pytest.mark.parametrize("value", [1.5, {"deep": 1}, b"bytes", NOON, [1.5]])
def test_a_detail_holds_codes_and_whole_numbers_only(value: object) -> None:
    with pytest.raises(TypeError):
        recording.record("x.y", actor_ref="system", subject_ref="", at=NOON, detail={"v": value})


@pytest.mark.requirement("S0-99.1")
def test_reads_wait_and_are_written_together(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(10):
        saw(number)
    assert not Entry.objects.exists()
    with django_assert_num_queries(1):
        assert reads.flush_reads() == 10
    assert Entry.objects.count() == 10
    assert reads.flush_reads() == 0


def test_looking_twice_at_once_counts_once_but_two_people_count_twice() -> None:
    saw(1)
    saw(1)
    saw(1, actor_ref="staff:02")
    assert reads.flush_reads() == 2


def test_many_reads_call_for_the_writer_at_once() -> None:
    for number in range(reads.AT_ONCE_FROM - 1):
        saw(number)
    assert not reads._full.is_set()
    saw(999)
    assert reads._full.is_set()
    reads.flush_reads()
    assert not reads._full.is_set()


def test_without_a_writer_reads_are_written_before_the_answer_leaves(settings: Settings) -> None:
    settings.AUDIT_FLUSH_SECONDS = 0

    def view(_request: HttpRequest) -> HttpResponse:
        saw(1)
        return HttpResponse()

    reads.ReadsWritten(view)(RequestFactory().get("/"))
    assert queries.entries(action="person.read").count() == 1


def test_compliance_narrows_the_log_by_everything_it_holds() -> None:
    for minute, action in enumerate(["a.one", "a.two", "b.one"]):
        recording.record(
            action, actor_ref=f"staff:{minute}", subject_ref="order:1", at=NOON + timedelta(minutes=minute)
        )
    assert [entry.action for entry in queries.entries(subject_ref="order:1")] == ["b.one", "a.two", "a.one"]
    assert [entry.action for entry in queries.entries(action="a.")] == ["a.two", "a.one"]
    assert [entry.action for entry in queries.entries(action="a.one")] == ["a.one"]
    assert [entry.action for entry in queries.entries(actor_ref="staff:2")] == ["b.one"]
    later = queries.entries(since=NOON + timedelta(minutes=1), until=NOON + timedelta(minutes=2))
    assert [entry.action for entry in later] == ["a.two"]


def test_personal_values_can_be_read_until_they_are_forgotten() -> None:
    entry = recording.record("x.y", actor_ref="system", subject_ref="order:1", at=NOON, personal={"name": "زهرا"})
    assert queries.personal_values(entry) == {"name": "زهرا"}
    recording.forget(subject_ref="order:1")
    assert queries.personal_values(entry) == {}
