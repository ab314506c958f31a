"""Each reaction to each fact: once in effect, in order, again after failure, given up on in the end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
import structlog
from django.db import transaction
from django.test.utils import CaptureQueriesContext

from shenava.foundation.errors import NotFound
from shenava.foundation.events import claims, deliveries, operations, outbox, queries, registry, schedule
from shenava.foundation.events.contract import DeliveryContext, Fact, Settle, outside
from shenava.foundation.events.models import Delivery, DeliveryState, FactRow, Schedule
from shenava.foundation.realtime.models import Notice

pytestmark = pytest.mark.django_db(transaction=True)

NOON = datetime(2026, 3, 21, 12, tzinfo=UTC)
carried: list[UUID] = []


@dataclass(frozen=True, kw_only=True)
class BreadBaked(Fact):
    name = "bakery.bread_baked"
    loaves: int = 1


class Burnt(Exception):  # noqa: N818 - as the product names its own
    code = "burnt"


class Oven:
    """What the reactions below do."""

    fails = False
    calls: list[UUID] = []


def sell(fact: BreadBaked, context: DeliveryContext) -> None:
    Notice.objects.create(topic=str(fact.subject), kind="sold", data={"loaves": fact.loaves}, at=context.at)
    if Oven.fails:
        raise Burnt("a name that must not be kept")


@outside
def advertise(fact: BreadBaked, context: DeliveryContext) -> Settle:
    assert not transaction.get_connection().in_atomic_block
    Oven.calls.append(context.delivery_id)
    if Oven.fails:
        raise ConnectionError
    return lambda: Notice.objects.create(topic=str(fact.subject), kind="advertised", at=context.at) and None


@pytest.fixture(autouse=True)
def story() -> Iterator[None]:
    before = dict(registry._story), list(registry._alongside), list(registry._carriers)
    registry.register_story(story={BreadBaked: [sell]})
    registry.register_carrier(carried.append)
    Oven.fails, Oven.calls = False, []
    carried.clear()
    yield
    registry._story.clear()
    registry._story.update(before[0])
    registry._alongside[:], registry._carriers[:] = before[1], before[2]
    registry._by_path.cache_clear()


def test_a_fact_costs_one_insert_and_is_carried_after_commit() -> None:
    with transaction.atomic():
        with CaptureQueriesContext(transaction.get_connection()) as captured:
            outbox.record(BreadBaked(subject=uuid4()), actor_ref="staff:1", at=NOON)
        assert len(captured) == 1
        assert carried == []
    assert carried == [FactRow.objects.get().id]


def test_a_fact_without_its_change_is_refused() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        outbox.record(BreadBaked(subject=uuid4()), actor_ref="staff:1", at=NOON)


def test_what_is_rolled_back_never_happened() -> None:
    with transaction.atomic():
        outbox.record(BreadBaked(subject=uuid4()), actor_ref="staff:1", at=NOON)
        transaction.set_rollback(True)
    assert carried == []
    assert not FactRow.objects.exists()


def test_a_fact_remembers_its_request() -> None:
    with structlog.contextvars.bound_contextvars(request_id="r-1"):
        _bake()
    assert FactRow.objects.get().request_id == "r-1"


def test_a_timeline_tells_what_happened_in_order() -> None:
    subject = uuid4()
    _bake(subject, loaves=1)
    _bake(uuid4())
    _bake(subject, loaves=2)
    assert [happening.fact.loaves for happening in queries.facts_about(subject)] == [1, 2]


def test_a_reaction_is_once_in_effect_however_often_it_is_delivered() -> None:
    _bake()
    assert _work() == 1
    delivery = Delivery.objects.get()
    assert delivery.state == DeliveryState.DONE
    assert not deliveries.deliver(delivery_id=delivery.id, holder="w", at=NOON)
    assert not claims.claim_one(delivery_id=delivery.id, holder="w", at=NOON)
    assert _work() == 0
    assert deliveries.expand(limit=9, at=NOON) == []
    assert Notice.objects.count() == 1


def test_every_fact_is_followed_by_what_goes_alongside() -> None:
    registry.register_story(story={BreadBaked: []}, alongside=[sell])
    _bake()
    _work()
    assert Notice.objects.count() == 1


def test_a_failure_undoes_its_writes_and_is_tried_again_later_and_later() -> None:
    Oven.fails = True
    _bake()
    at, pauses = NOON, []
    for _ in range(4):
        assert _work(at=at) == 1
        delivery = Delivery.objects.get()
        pauses.append((delivery.next_attempt_at - at).total_seconds())
        assert _work(at=at) == 0
        at = delivery.next_attempt_at
    assert not Notice.objects.exists()
    assert [int(pause) for pause in pauses[:2]] == [1, 2]
    assert all(lower <= pause <= lower * 1.25 for pause, lower in zip(pauses, (1, 2, 4, 8), strict=True))


def test_the_error_is_kept_without_its_words() -> None:
    Oven.fails = True
    _bake()
    _work()
    assert Delivery.objects.get().last_error == "Burnt burnt"


def test_after_eight_attempts_somebody_must_look_and_may_try_again() -> None:
    Oven.fails = True
    _bake()
    for day in range(8):
        _work(at=NOON + timedelta(days=day))
    delivery = queries.failed().get()
    assert (delivery.state, delivery.attempts) == (DeliveryState.FAILED, 8)
    assert _work(at=NOON + timedelta(days=30)) == 0
    Oven.fails = False
    operations.try_again(delivery_id=delivery.id, at=NOON)
    assert _work() == 1
    assert queries.backlog() == queries.Backlog(unexpanded=0, waiting=0, failed=0, waiting_since=None)
    with pytest.raises(NotFound):
        operations.try_again(delivery_id=delivery.id, at=NOON)


def test_a_leased_delivery_is_left_alone_until_its_holder_is_silent_too_long() -> None:
    _bake()
    deliveries.expand(limit=9, at=NOON)
    (delivery_id,) = claims.claim(holder="first", at=NOON, limit=9)
    assert claims.claim(holder="second", at=NOON, limit=9) == []
    later = NOON + claims.LEASE
    assert claims.claim(holder="second", at=later, limit=9) == [delivery_id]
    assert not deliveries.deliver(delivery_id=delivery_id, holder="first", at=later)
    assert deliveries.deliver(delivery_id=delivery_id, holder="second", at=later)
    assert Delivery.objects.get().attempts == 2


def test_what_may_have_killed_its_holder_is_claimed_alone() -> None:
    for _ in range(3):
        _bake()
    deliveries.expand(limit=9, at=NOON)
    assert len(claims.claim(holder="killed", at=NOON, limit=2)) == 2
    assert len(claims.claim(holder="next", at=NOON + claims.LEASE, limit=9)) == 1


def test_what_a_holder_gives_back_is_free_at_once() -> None:
    _bake()
    deliveries.expand(limit=9, at=NOON)
    claims.claim(holder="machine:1", at=NOON, limit=9)
    assert claims.give_back(holders="machine:") == 1
    assert len(claims.claim(holder="other", at=NOON, limit=9)) == 1


def test_one_subjects_facts_are_delivered_in_order_and_others_do_not_wait() -> None:
    subject, other = uuid4(), uuid4()
    Oven.fails = True
    _bake(subject, loaves=1)
    assert _work() == 1
    Oven.fails = False
    _bake(subject, loaves=2)
    _bake(other, loaves=3)
    assert _work() == 1
    assert Notice.objects.get().topic == str(other)
    at = NOON + timedelta(minutes=1)
    assert [_work(at=at), _work(at=at)] == [1, 1]
    told = Notice.objects.filter(topic=str(subject)).order_by("id")
    assert [notice.data["loaves"] for notice in told] == [1, 2]


def test_a_later_fact_does_not_wait_for_one_that_was_given_up_on() -> None:
    subject = uuid4()
    _bake(subject)
    _work()
    Delivery.objects.update(state=DeliveryState.FAILED)
    _bake(subject, loaves=2)
    assert _work() == 1


def test_the_next_of_a_subject_is_known_when_one_is_done() -> None:
    subject = uuid4()
    _bake(subject)
    _bake(subject)
    deliveries.expand(limit=9, at=NOON)
    first, second = Delivery.objects.order_by("fact_id")
    assert not claims.claim_one(delivery_id=second.id, holder="w", at=NOON)
    assert claims.claim_one(delivery_id=first.id, holder="w", at=NOON)
    deliveries.deliver(delivery_id=first.id, holder="w", at=NOON)
    assert claims.next_after(first.id, at=NOON) == second.id


def test_the_world_outside_is_called_without_a_transaction_and_with_one_key() -> None:
    registry.register_story(story={BreadBaked: [advertise]})
    Oven.fails = True
    _bake()
    _work()
    Oven.fails = False
    _work(at=NOON + timedelta(minutes=1))
    assert Oven.calls == [Delivery.objects.get().id] * 2
    assert Notice.objects.get().kind == "advertised"


def test_calls_outside_are_claimed_alone() -> None:
    registry.register_story(story={BreadBaked: [advertise, sell]})
    _bake()
    _bake()
    deliveries.expand(limit=9, at=NOON)
    outside_ids = set(Delivery.objects.filter(reaction__endswith="advertise").values_list("id", flat=True))
    claimed = [claims.claim(holder="w", at=NOON, limit=9) for _ in range(5)]
    assert min(map(len, claimed)) == 0
    assert sum(map(len, claimed)) == 4
    assert all(len(together) == 1 for together in claimed if outside_ids & set(together))


def test_a_reaction_that_is_gone_is_a_failure_that_somebody_sees() -> None:
    _bake()
    deliveries.expand(limit=9, at=NOON)
    registry.register_story(story={})
    _work()
    assert Delivery.objects.get().last_error == "UnknownReaction"


def test_a_fact_of_a_newer_version_waits_for_it() -> None:
    FactRow.objects.create(name="future.fact", subject=uuid4(), actor_ref="x", payload={}, occurred_at=NOON)
    assert deliveries.expand(limit=9, at=NOON) == []
    assert queries.backlog().unexpanded == 1


def test_the_schedule_runs_what_is_due_once_and_survives_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "_entries", {})
    runs: list[datetime] = []
    schedule.every(seconds=60, name="bakery.count")(runs.append)
    schedule.every(seconds=60, name="bakery.burn")(lambda _: _burn())
    assert sorted(schedule.run_due(holder="w", at=NOON)) == ["bakery.burn", "bakery.count"]
    assert schedule.run_due(holder="w", at=NOON + timedelta(seconds=59)) == []
    assert len(schedule.run_due(holder="w", at=NOON + timedelta(hours=5))) == 2
    assert runs == [NOON, NOON + timedelta(hours=5)]
    assert Schedule.objects.get(name="bakery.burn").last_error == "Burnt"


def test_a_schedule_that_somebody_runs_is_left_to_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "_entries", {})
    inner: list[list[str]] = []
    schedule.every(seconds=60, name="bakery.count")(lambda at: inner.append(schedule.run_due(holder="other", at=at)))
    schedule.run_due(holder="w", at=NOON)
    assert inner == [[]]
    Schedule.objects.update(lease_holder="killed:1", lease_until=NOON + timedelta(days=1), next_run_at=NOON)
    assert schedule.run_due(holder="w", at=NOON) == []
    schedule.give_back(holders="killed:")
    assert schedule.run_due(holder="w", at=NOON) == ["bakery.count"]


def _bake(subject: UUID | None = None, *, loaves: int = 1) -> None:
    with transaction.atomic():
        outbox.record(BreadBaked(subject=subject or uuid4(), loaves=loaves), actor_ref="staff:1", at=NOON)


def _work(*, at: datetime = NOON) -> int:
    deliveries.expand(limit=50, at=at)
    claimed = claims.claim(holder="w", at=at, limit=50)
    for delivery_id in claimed:
        deliveries.deliver(delivery_id=delivery_id, holder="w", at=at)
    return len(claimed)


def _burn() -> None:
    raise Burnt
