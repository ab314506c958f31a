"""Whatever is delivered again, at once or much later, leaves every table as it was."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from tests import builders, rows
from tests.builders import MORNING, House

from shenava.domain.cases import queries
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import Act
from shenava.domain.organization import closures
from shenava.domain.people.vocabulary import ContactKind
from shenava.domain.surveys import operations as surveys
from shenava.domain.surveys.models import Invitation
from shenava.foundation.events import claims, contract, deliveries, registry
from shenava.foundation.events.models import Delivery, DeliveryState, FactRow
from shenava.lifecycle import (
    broadcast,
    converse,
    deadlines,
    escalate,
    identify,
    intake,
    investigate,
    resolve,
    route,
    survey,
    triage,
    wall,
)

pytestmark = pytest.mark.django_db

NOT_COMPARED = frozenset(
    {
        "events.Delivery",  # says how far the worker has come
        "events.Schedule",
        "realtime.Notice",  # only makes open pages look again
        "sessions",
        "auth",
        "contenttypes",
        "accounts",
        "catalogue",
        "organization",
        "features",
    }
)
"""Tables that say nothing of anybody's case, or that no reaction can reach."""


def dump() -> rows.Rows:
    return rows.dump(without=NOT_COMPARED)


def a_whole_life(house: House, settle: Callable[..., None]) -> Case:
    """Live through everything that a case can: chases, documents, referral, answer, survey, objection, withdrawal."""
    text = "هرچه زودتر! به خطر افتاده‌ام؛ از حساب من بدون اجازه پول برداشت شده است."
    case = intake.receive(builders.a_filing(text=text), at=MORNING).case
    settle()
    me, officer = builders.as_complainant(case), builders.actor(house.officer)
    office = builders.actor(house.complaints)
    route.assign(case.id, owner_id=house.officer.id, actor=office, at=MORNING)
    for number in range(3):
        converse.hear(case.id, body=f"چه شد؟ {number}", act=Act.CHASED, actor=me, at=MORNING)
    converse.reply(case.id, body="در حال بررسی است.", staff=house.officer, seen=None, actor=officer, at=MORNING)
    converse.renew_access_code(case.id, actor=office, at=MORNING)
    settle()
    later = MORNING + timedelta(days=1)
    identify.ask_for_code(kind=ContactKind.EMAIL, address="maryam@example.org", language="fa", at=MORNING)
    investigate.ask_for_documents(
        case.id, items=[("a", "b")], message="", due_at=later, staff=house.officer, actor=officer, at=MORNING
    )
    converse.hear(case.id, body="", act=Act.DOCUMENTS, files=[builders.a_photo()], actor=me, at=MORNING)
    deadlines.delay(
        case.id,
        due_at=MORNING + timedelta(days=20),
        reason="LOAD",
        words="کمی بیشتر زمان می‌برد.",
        staff=house.officer,
        actor=officer,
        at=MORNING,
    )
    _close_a_day(house)
    escalate.escalate(case.id, reason="دو هفته است کسی پاسخ نمی‌دهد.", actor=me, at=MORNING)
    triage.assess(case.id, category="BANK-06", urgency="URGENT", actor=officer, at=MORNING)
    settle()
    investigate.refer(
        case.id, unit_id=house.loans.id, note="?", due_at=later, staff=house.officer, actor=officer, at=MORNING
    )
    investigate.recall_referral(case.id, staff=house.officer, actor=officer, at=MORNING)
    resolve.save_decision(case.id, issues=builders.two_issues(), actor=officer, at=MORNING)
    resolve.respond(case.id, staff=house.officer, actor=officer, at=MORNING)
    settle()
    link = Invitation.objects.get()
    survey.answer(link, solved="NO", speed=1, empathy=1, at=MORNING)
    settle()
    resolve.object_to_answer(case.id, reason="نه", actor=me, at=later)
    settle(at=later)
    resolve.withdraw(case.id, actor=me, at=later)
    settle(at=later)
    resolve.reopen(case.id, reason="باز هم", actor=me, at=later)
    settle(at=later)
    reviewer = queries.case(case.id).owner
    assert reviewer
    wall.raise_wall(case.id, staff_id=reviewer.id, unit_id=None, by=house.complaints, actor=office, at=later)
    settle(at=later)
    return queries.case(case.id)


def _close_a_day(house: House) -> None:
    actor = builders.actor(house.administrator)
    day = MORNING.date() + timedelta(days=2)
    closures.decree_closure(units=[house.cards], day=day, reason="Snow", actor=actor, at=MORNING)


def again(delivery: Delivery, *, at: datetime) -> None:
    """Run a delivery's reaction once more, as after a crash between its effect and the note that it was done."""
    row = delivery.fact
    context = contract.DeliveryContext(
        delivery_id=delivery.id,
        fact_id=row.id,
        actor_ref=row.actor_ref,
        occurred_at=row.occurred_at,
        at=at,
        attempt=2,
    )
    fact = contract.from_json(name=row.name, subject=row.subject, payload=row.payload)
    settle = registry.reaction_at(delivery.reaction)(fact, context)
    if settle:
        settle()


def settle_with_everything_twice(at: datetime = MORNING) -> None:
    """Do what the worker does, each reaction twice in a row, and hold the second to having changed nothing."""
    later = at + timedelta(seconds=1)
    for _round in range(60):
        deliveries.expand(limit=1000, at=later)
        claimed = claims.claim(holder="test", at=later, limit=1000)
        for delivery_id in claimed:
            assert deliveries.deliver(delivery_id=delivery_id, holder="test", at=later), delivery_id
            once = dump()
            delivery = Delivery.objects.select_related("fact").get(pk=delivery_id)
            again(delivery, at=later + timedelta(seconds=1))
            changed = rows.changes(once, dump())
            assert not changed, "\n".join([delivery.reaction, *changed])
        if not claimed:
            return


@pytest.mark.timeout(240)
@pytest.mark.requirement("S0-31.1")
def test_every_reaction_of_a_whole_life_may_run_twice() -> None:
    case = a_whole_life(builders.a_house(), settle_with_everything_twice)

    assert not Delivery.objects.exclude(state=DeliveryState.DONE).exists()
    told = set(Delivery.objects.values_list("reaction", flat=True))
    assert told == {contract.path_of(one) for fact in registry._story for one in registry.reactions_to(fact)}
    assert queries.conversation(case).count() > 8


def test_deliveries_of_a_whole_life_delivered_once_more_change_nothing() -> None:
    a_whole_life(builders.a_house(), builders.let_everything_happen)
    once = dump()

    for delivery_id in Delivery.objects.values_list("id", flat=True):
        assert not claims.claim_one(delivery_id=delivery_id, holder="other", at=MORNING + timedelta(days=9))
        assert not deliveries.deliver(delivery_id=delivery_id, holder="other", at=MORNING + timedelta(days=9))

    assert not rows.changes(once, dump())


def test_facts_are_expanded_once() -> None:
    a_whole_life(builders.a_house(), builders.let_everything_happen)
    count = Delivery.objects.count()

    for fact_id in FactRow.objects.values_list("id", flat=True):
        deliveries.expand_one(fact_id=fact_id, at=MORNING)

    assert Delivery.objects.count() == count
    pairs = list(Delivery.objects.values_list("fact_id", "reaction"))
    assert len(pairs) == len(set(pairs))


def test_asking_for_a_survey_again_returns_the_same() -> None:
    house = builders.a_house()
    case = builders.a_case(house=house, stage=builders.Stage.RESPONDED)
    first = Invitation.objects.get(case=case)

    assert surveys.invite(case, round=first.round, actor=builders.actor(house.officer), at=MORNING) == first


def test_what_grows_by_nature_are_notices_only() -> None:
    house = builders.a_house()
    builders.a_case(house=house)
    delivery = Delivery.objects.filter(reaction=contract.path_of(broadcast.publish)).first()
    assert delivery
    once = dump()

    again(delivery, at=MORNING)

    assert not rows.changes(once, dump())
