"""Compliance packs on real cases: new cases only, one version for life, and no promise later than the law."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.cases import access
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import ResponseFlaw, Stage
from shenava.domain.organization import queries as organization
from shenava.domain.organization import timekeeping
from shenava.domain.organization.rules.calendar_content import HolidayRow
from shenava.domain.policies import operations as promises
from shenava.domain.policies import queries as policies
from shenava.domain.policies import settings
from shenava.domain.policies.events import LimitMoved, PackTaken
from shenava.domain.policies.models import CaseClock
from shenava.domain.policies.packs import reading
from shenava.domain.policies.rules.due import Goal
from shenava.domain.policies.settings import NoSuchPack
from shenava.domain.policies.vocabulary import ClockEnd, ClockUnit, DelayReason
from shenava.foundation.audit.models import Entry
from shenava.foundation.database.remembered import forget_all
from shenava.foundation.events.queries import facts_about
from shenava.lifecycle import deadlines, intake, resolve, route

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return builders.a_house()


def switch(house: House, pack: str, *, on: bool = True, at: datetime = MORNING) -> None:
    settings.switch_pack(brand=house.brand, pack_id=pack, on=on, actor=builders.actor(house.administrator), at=at)


def clocks(case: Case) -> dict[str, CaseClock]:
    return {one.clock: one for one in policies.clocks_of(case.id)}


def slow_house(house: House) -> None:
    """Let the house promise later than any law."""
    for urgency in ("EMERGENCY", "URGENT", "HIGH", "NORMAL"):
        promises.set_goal(brand=house.brand, urgency=urgency, goal=Goal(200, ClockUnit.CALENDAR_DAYS))


def test_rule_13_a_pack_governs_the_cases_filed_while_it_is_on_and_for_life(house: House) -> None:
    before = builders.a_case(house=house)
    switch(house, "ir_bank")
    during = builders.a_case(house=house)
    switch(house, "ir_bank", on=False)
    after = builders.a_case(house=house)

    assert [one.pack for one in policies.packs_of(during.id)] == ["ir_bank"]
    assert policies.packs_of(during.id)[0].version == reading.packs()["ir_bank"][-1].version
    assert not policies.packs_of(before.id)
    assert not policies.packs_of(after.id)
    assert set(clocks(during)) == {"final"}
    assert not clocks(before)
    assert [use.until for use in policies.uses_of(house.brand.id, "ir_bank")] == [MORNING]


def test_a_pack_can_be_switched_on_again_and_every_switching_is_written_down(house: House) -> None:
    for on in (True, True, False, False, True):
        switch(house, "sa_sama", on=on)

    assert policies.packs_in_use(house.brand.id) == ("sa_sama",)
    assert policies.uses_of(house.brand.id, "sa_sama").count() == 2
    assert Entry.objects.filter(action="settings.pack").count() == 5
    with pytest.raises(NoSuchPack):
        switch(house, "nobody")


@pytest.mark.requirement("S0-59.1", "S2-6.1")
def test_rule_14_clocks_of_the_law_run_beside_the_promise_of_the_house(house: House) -> None:
    switch(house, "au_rg271")
    case = builders.a_case(house=house)

    found = clocks(case)
    assert set(found) == {"ack", "final.standard", "early_close"}
    assert found["ack"].kept_at is not None
    assert found["final.standard"].kept_at is None
    promise = policies.standing_promise(case.id)
    assert promise is not None
    assert promise.due_at < found["final.standard"].due_at
    assert "limit" not in promise.basis
    assert found["final.standard"].started_at == case.received_at
    assert [one.fact for one in facts_about(case.id) if isinstance(one.fact, PackTaken)] == [
        PackTaken(subject=case.id, pack="au_rg271", version="2021-09.1")
    ]


@pytest.mark.requirement("S0-27.4")
def test_rule_14_the_house_never_promises_later_than_the_law(house: House) -> None:
    slow_house(house)
    switch(house, "au_rg271")
    switch(house, "iso_10002")
    case = builders.a_case(house=house)

    limit = clocks(case)["final.standard"]
    promise = policies.standing_promise(case.id)
    assert promise is not None
    assert promise.due_at == limit.due_at == case.next_due_at
    assert promise.basis["limit"] == {"pack": "au_rg271", "version": "2021-09.1", "clock": "final.standard"}
    foreseen = intake.foresee(text="پول", language="fa", category=None, at=MORNING)
    assert foreseen == limit.due_at
    assert {one.pack for one in policies.packs_of(case.id)} == {"au_rg271", "iso_10002"}


def test_an_answer_keeps_the_clocks_that_wait_for_it(house: House) -> None:
    switch(house, "ir_enamad")
    answered = builders.a_case(stage=Stage.RESPONDED, house=house)

    assert len(clocks(answered)) == 3
    assert all(one.kept_at and one.ends_with == ClockEnd.ANSWER for one in clocks(answered).values())
    assert policies.limit_of(answered.id) is None


def test_a_later_date_beyond_the_law_is_refused_while_the_law_can_be_kept(house: House) -> None:
    switch(house, "ir_bank")
    case = builders.a_case(house=house)
    limit = policies.limit_of(case.id)
    assert limit is not None

    def delay(due_at: datetime, at: datetime) -> None:
        deadlines.delay(
            case.id,
            due_at=due_at,
            reason=DelayReason.COMPLEX,
            words="متأسفیم؛ بررسی بیشتر زمان می‌برد.",
            staff=house.officer,
            actor=builders.actor(house.officer),
            at=at,
        )

    with pytest.raises(deadlines.BeyondTheLaw) as refused:
        delay(limit + timedelta(days=1), MORNING)
    assert "%" not in str(refused.value)
    delay(limit, MORNING)
    assert case.id in {one.case_id for one in policies.clocks_of(case.id)}
    delay(limit + timedelta(days=9), limit + timedelta(days=1))


def with_outside_body(house: House, **texts: str) -> None:
    house.brand.external_body = texts
    house.brand.save(update_fields=["external_body"])
    forget_all()


def a_notice(house: House, case: Case, *, reason: DelayReason, due_at: datetime, at: datetime = MORNING) -> None:
    deadlines.delay(
        case.id,
        due_at=due_at,
        reason=reason,
        words="متأسفیم؛ بررسی بیشتر زمان می‌برد.",
        staff=house.officer,
        actor=builders.actor(house.officer),
        at=at,
    )


def test_rule_17_a_delay_notice_needs_its_reason_its_body_and_its_time(house: House) -> None:
    switch(house, "au_rg271")
    with_outside_body(house, en="AFCA, 1800 931 678")
    case = builders.a_case(house=house)
    limit = policies.limit_of(case.id)
    assert limit is not None
    beyond = limit + timedelta(days=5)

    with pytest.raises(deadlines.BeyondTheLaw):
        a_notice(house, case, reason=DelayReason.LOAD, due_at=beyond)
    with pytest.raises(deadlines.NoticeLacksBody):
        a_notice(house, case, reason=DelayReason.COMPLEX, due_at=beyond)
    with_outside_body(house, en="AFCA, 1800 931 678", fa="نهاد شکایت‌های مالی، 1800 931 678")
    a_notice(house, case, reason=DelayReason.COMPLEX, due_at=beyond)

    last = builders.case_queries.conversation(case).last()
    assert last is not None
    assert last.body.endswith("نهاد شکایت‌های مالی، 1800 931 678")
    assert policies.limit_of(case.id) == limit


@pytest.mark.requirement("S2-6.1")
def test_rule_21_a_refusal_needs_what_supports_it(house: House) -> None:
    switch(house, "au_rg271")
    with_outside_body(house, fa="نهاد شکایت‌های مالی، 1800 931 678")
    case = builders.a_case(house=house)
    bare = [replace(one, reference="") for one in builders.two_issues()]

    with pytest.raises(resolve.AnswerHasFlaws) as refused:
        builders.an_answer(case, by=house.officer, issues=bare)
    assert refused.value.flaws == [(2, ResponseFlaw.NO_EVIDENCE)]
    builders.an_answer(case, by=house.officer)
    assert builders.case_queries.case(case.id).responded_at


def test_rule_24_a_letter_without_the_outside_body_in_its_language_is_not_sent(house: House) -> None:
    with_outside_body(house, en="AFCA")
    before = builders.a_case(house=house)
    switch(house, "au_rg271")
    case = builders.a_case(house=house)

    with pytest.raises(resolve.AnswerHasFlaws) as refused:
        builders.an_answer(case, by=house.officer)
    assert refused.value.flaws == [(0, ResponseFlaw.NO_OUTSIDE_BODY)]
    builders.an_answer(before, by=house.officer)


def test_rule_22_only_an_answered_case_is_closed(house: House) -> None:
    switch(house, "au_rg271")
    case = builders.a_case(house=house)
    with pytest.raises(access.StageNotReachable):
        resolve.close(case.id, actor=builders.actor(house.complaints), at=MORNING)


def test_an_automatic_later_date_stops_at_the_law(house: House) -> None:
    slow_house(house)
    switch(house, "ir_telecom")
    case = builders.a_case(house=house)
    limit = policies.limit_of(case.id)
    assert limit is not None

    moment = limit + timedelta(hours=1)
    while deadlines.watch(at=moment):
        builders.let_everything_happen(at=moment)
    standing = policies.standing_promise(case.id)
    assert standing is not None
    assert standing.due_at == limit


def test_rule_19_reopening_changes_neither_the_number_nor_the_receipt_nor_the_clocks(house: House) -> None:
    switch(house, "ir_bank")
    case = builders.a_case(stage=Stage.CLOSED, house=house)
    before = {name: (one.started_at, one.due_at) for name, one in clocks(case).items()}
    later = MORNING + timedelta(days=3)
    resolve.reopen(case.id, reason="هنوز حل نشده است.", actor=builders.as_complainant(case), at=later)
    builders.let_everything_happen(at=later)

    again = builders.case_queries.case(case.id)
    assert (again.tracking_code, again.received_at) == (case.tracking_code, case.received_at)
    assert {name: (one.started_at, one.due_at) for name, one in clocks(again).items()} == before


def test_rule_1_handing_a_case_over_changes_neither_its_receipt_nor_its_clocks(house: House) -> None:
    switch(house, "ir_bank")
    case = builders.a_case(house=house)
    before = {name: (one.started_at, one.due_at) for name, one in clocks(case).items()}
    later = MORNING + timedelta(days=2)
    route.assign(case.id, owner_id=house.colleague.id, actor=builders.actor(house.complaints), at=later)
    builders.let_everything_happen(at=later)

    moved = builders.case_queries.case(case.id)
    assert moved.owner_id == house.colleague.id
    assert moved.received_at == case.received_at == MORNING
    assert {name: (one.started_at, one.due_at) for name, one in clocks(moved).items()} == before


def change_calendar(house: House, day: date, *, is_added: bool, at: datetime) -> None:
    row = organization.calendar(house.cards.calendar_id)
    common = {"calendar": row, "seen": row.version, "actor": builders.actor(house.administrator), "at": at}
    if is_added:
        holiday = HolidayRow(date=day.isoformat(), name="تعطیلی", estimated=False)
        timekeeping.put_holiday(holiday=holiday, **common)  # type: ignore[arg-type] # mixed arguments
    else:
        timekeeping.drop_holiday(day=day, **common)  # type: ignore[arg-type] # as above
    builders.let_everything_happen(at=at)


def test_rule_11_a_new_holiday_moves_open_working_day_limits_and_closed_cases_stay(house: House) -> None:
    switch(house, "ir_bank")
    switch(house, "ir_public_body")
    is_open, closed = builders.a_case(house=house), builders.a_case(stage=Stage.CLOSED, house=house)
    before = {case.id: {one.pack: one.due_at for one in policies.clocks_of(case.id)} for case in (is_open, closed)}
    later = MORNING + timedelta(hours=1)
    change_calendar(house, (MORNING + timedelta(days=3)).date(), is_added=True, at=later)
    after = {case.id: {one.pack: one.due_at for one in policies.clocks_of(case.id)} for case in (is_open, closed)}

    assert after[is_open.id]["ir_bank"] > before[is_open.id]["ir_bank"]
    assert after[is_open.id]["ir_public_body"] == before[is_open.id]["ir_public_body"]
    assert after[closed.id] == before[closed.id]
    (told,) = [one.fact for one in facts_about(is_open.id) if isinstance(one.fact, LimitMoved)]
    assert (told.was, told.now) == (before[is_open.id]["ir_bank"], after[is_open.id]["ir_bank"])


def test_a_holiday_taken_away_brings_limit_and_promise_forward(house: House) -> None:
    slow_house(house)
    switch(house, "ir_bank")
    day = (MORNING + timedelta(days=3)).date()
    change_calendar(house, day, is_added=True, at=MORNING - timedelta(hours=1))
    case = builders.a_case(house=house)
    before = policies.limit_of(case.id)
    change_calendar(house, day, is_added=False, at=MORNING + timedelta(hours=1))

    limit, standing = policies.limit_of(case.id), policies.standing_promise(case.id)
    assert before is not None
    assert limit is not None
    assert standing is not None
    assert standing.due_at == limit < before
