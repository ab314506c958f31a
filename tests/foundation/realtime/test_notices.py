"""Notices: published with the change, read in order, none lost when one is committed late."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from shenava.foundation.realtime import bells, publishing, reading
from shenava.foundation.realtime.models import Notice

pytestmark = pytest.mark.django_db(transaction=True)

NOON = datetime(2026, 3, 21, 12, tzinfo=UTC)


def test_a_bell_rings_after_commit_only(monkeypatch: pytest.MonkeyPatch) -> None:
    rings: list[int] = []
    monkeypatch.setattr(bells, "ring", lambda: rings.append(1))
    with transaction.atomic():
        publishing.publish("queue:1", kind="changed", at=NOON, data={"id": "7"})
        assert rings == []
    assert rings == [1]


def test_what_is_rolled_back_is_told_to_nobody() -> None:
    with transaction.atomic():
        publishing.publish("queue:1", kind="changed", at=NOON)
        transaction.set_rollback(True)
    assert not Notice.objects.exists()


def test_notices_are_kept_for_a_day() -> None:
    _tell(at=NOON - timedelta(days=1, seconds=1))
    kept = _tell(at=NOON - timedelta(hours=23))
    assert publishing.prune(at=NOON) == 1
    assert Notice.objects.get().id == kept


def test_the_tail_begins_at_the_end_and_sees_each_notice_once() -> None:
    _tell()
    tail = reading.Tail()
    assert tail.read(moment=0) == []
    new = [_tell(), _tell()]
    assert [told.id for told in tail.read(moment=1)] == new
    assert tail.read(moment=2) == []


def test_on_postgresql_a_notice_committed_late_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "vendor", "postgresql")
    first = _tell()
    tail = reading.Tail()
    tail.read(moment=0)
    late, early = first + 1, first + 2
    _tell(number=early)
    assert [told.id for told in tail.read(moment=1)] == [early]
    _tell(number=late)
    assert [told.id for told in tail.read(moment=3)] == [late]
    assert tail.read(moment=4) == []
    assert tail.read(moment=60) == []


def test_a_page_gets_what_its_topics_missed() -> None:
    last = _tell(at=NOON - timedelta(minutes=1))
    _tell(topic="queue:2")
    mine = _tell()
    assert [told.id for told in reading.missed(topics={"queue:1"}, after=last) or ()] == [mine]
    assert reading.missed(topics={"queue:1"}, after=mine) == []


def test_a_page_that_began_before_the_first_notice_gets_all() -> None:
    assert reading.missed(topics={"queue:1"}, after=0) == []
    Notice.objects.all().delete()
    first = _tell()
    assert [told.id for told in reading.missed(topics={"queue:1"}, after=0) or ()] == [first]


def test_a_page_that_missed_too_much_must_load_itself_anew() -> None:
    last = _tell()
    Notice.objects.bulk_create(Notice(topic="queue:1", kind="changed", at=NOON) for _ in range(reading.MOST + 1))
    assert reading.missed(topics={"queue:1"}, after=last) is None
    Notice.objects.filter(id=last).delete()
    assert reading.missed(topics={"queue:9"}, after=last) is None, "what it had last is forgotten"


def _tell(*, topic: str = "queue:1", at: datetime = NOON, number: int | None = None) -> int:
    return Notice.objects.create(id=number, topic=topic, kind="changed", at=at).id
