"""Pages by key, over the log's own table."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db.models import QuerySet
from pytest_django.fixtures import DjangoAssertNumQueries

from shenava.foundation.audit import recording
from shenava.foundation.audit.models import Entry
from shenava.foundation.web import paging

NOON = datetime(2026, 3, 21, 12, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def an_entry(number: int, minutes: int) -> Entry:
    moment = NOON + timedelta(minutes=minutes)
    return recording.record(f"test.{number:03}", actor_ref="system", subject_ref="", at=moment)


def walked(order: list[str], size: int, rows: QuerySet[Any, Any] | None = None) -> list[str]:
    found: list[str] = []
    cursor = None
    for _page in range(50):
        page = paging.after(Entry.objects.all() if rows is None else rows, order=order, cursor=cursor, size=size)
        found += [row["action"] if isinstance(row, dict) else row.action for row in page.rows]
        cursor = page.next_cursor
        if cursor is None:
            return found
    raise AssertionError


@pytest.mark.parametrize(
    "order",
    [["occurred_at"], ["-occurred_at"], ["-occurred_at", "-id"], ["occurred_at", "-action"], ["-id"], ["actor_ref"]],
)
@pytest.mark.parametrize("size", [1, 3, 7, 20])
def test_walking_all_pages_meets_every_row_once_in_order(order: list[str], size: int) -> None:
    for number in range(20):
        an_entry(number, minutes=number % 4)
    full_order = order if {"id", "-id"} & set(order) else [*order, "id"]
    assert walked(order, size) == [entry.action for entry in Entry.objects.order_by(*full_order)]


def test_a_row_that_arrives_meanwhile_shifts_no_page() -> None:
    for number in range(6):
        an_entry(number, minutes=number)
    first = paging.after(Entry.objects.all(), order=["-occurred_at"], cursor=None, size=3)
    an_entry(99, minutes=99)
    second = paging.after(Entry.objects.all(), order=["-occurred_at"], cursor=first.next_cursor, size=3)
    assert [row.action for row in second.rows] == ["test.002", "test.001", "test.000"]
    assert second.next_cursor is None


def test_rows_may_be_dictionaries() -> None:
    for number in range(5):
        an_entry(number, minutes=0)
    rows = Entry.objects.values("id", "action", "occurred_at")
    assert walked(["occurred_at"], 2, rows) == [f"test.{number:03}" for number in range(5)]


def test_a_full_last_page_has_no_successor() -> None:
    for number in range(4):
        an_entry(number, minutes=number)
    assert paging.after(Entry.objects.all(), order=["id"], cursor=None, size=4).next_cursor is None


def test_a_cursor_that_was_changed_or_belongs_elsewhere_is_refused() -> None:
    for number in range(3):
        an_entry(number, minutes=number)
    cursor = paging.after(Entry.objects.all(), order=["id"], cursor=None, size=1).next_cursor
    for bad, order in [(f"x{cursor}", ["id"]), ("nonsense", ["id"]), (cursor, ["-id"])]:
        with pytest.raises(paging.CursorUnknown):
            paging.after(Entry.objects.all(), order=order, cursor=bad, size=1)


def test_later_pages_cost_one_query_each(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(9):
        an_entry(number, minutes=number)
    cursor = paging.after(Entry.objects.all(), order=["-occurred_at"], cursor=None, size=3).next_cursor
    with django_assert_num_queries(1):
        paging.after(Entry.objects.all(), order=["-occurred_at"], cursor=cursor, size=3)
