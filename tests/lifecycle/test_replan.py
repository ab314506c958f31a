"""A changed calendar counts open promises in working time anew: what moves, what is kept, what is left alone."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.cases.models import Case
from shenava.domain.organization import closures, queries, timekeeping
from shenava.domain.organization.rules.calendar_content import HolidayRow
from shenava.domain.policies import operations as policies
from shenava.domain.policies import queries as policy_queries
from shenava.domain.policies import replanning
from shenava.domain.policies.models import CaseClock, Promise, Replanning
from shenava.domain.policies.rules.due import Goal
from shenava.domain.policies.vocabulary import ClockUnit, DelayReason, Recount
from shenava.foundation.audit.models import Entry
from shenava.foundation.events.models import FactRow
from shenava.lifecycle import replan, resolve

pytestmark = pytest.mark.django_db

WEDNESDAY = date(2026, 11, 25)
LATER = MORNING + timedelta(minutes=5)


@pytest.fixture
def house() -> House:
    found = builders.a_house()
    policies.set_goal(brand=found.brand, urgency="URGENT", goal=Goal(5, ClockUnit.BUSINESS_DAYS))
    return found


def a_case(house: House) -> Case:
    del house
    return builders.a_filed_case().case


def by(house: House) -> dict[str, Any]:
    row = queries.calendar(house.cards.calendar_id)
    return {"calendar": row, "seen": row.version, "actor": builders.actor(house.administrator), "at": LATER}


def add_holiday(house: House, day: date = WEDNESDAY, *, estimated: bool = False) -> None:
    row = HolidayRow(date=day.isoformat(), name="Holiday", estimated=estimated)
    timekeeping.put_holiday(holiday=row, **by(house))


def drop_holiday(house: House, day: date = WEDNESDAY) -> None:
    timekeeping.drop_holiday(day=day, **by(house))


def let_it_run(at: datetime = LATER) -> None:
    builders.let_everything_happen(at=at)
    while replan.go_on(at=at + timedelta(seconds=15)):
        pass


def newest() -> Replanning:
    return Replanning.objects.order_by("-id")[0]


def due_of(case: Case) -> datetime:
    standing = policy_queries.standing_promise(case.id)
    assert standing is not None
    return standing.due_at


@pytest.mark.requirement("S0-27.4")
def test_rule_11_a_holiday_added_is_listed_and_the_given_date_is_kept(house: House) -> None:
    case = a_case(house)
    promised = due_of(case)
    add_holiday(house)
    let_it_run()
    done = newest()
    assert (done.number, done.total, done.looked_at, done.moved, done.kept) == (2, 1, 1, 0, 1)
    assert done.finished_at is not None
    kept = replanning.dates_of(done).get()
    assert (kept.was, kept.outcome, kept.case_id) == (promised, Recount.KEPT, case.id)
    assert kept.counted > promised
    assert due_of(case) == promised
    case.refresh_from_db()
    assert case.next_due_at == promised


def test_rule_11_a_holiday_removed_brings_the_date_forward_with_its_history(house: House) -> None:
    add_holiday(house)
    let_it_run()
    case = a_case(house)
    promised = due_of(case)
    old = policy_queries.standing_promise(case.id)
    assert old is not None
    assert old.basis["calendar"] == "office:2"
    drop_holiday(house)
    let_it_run()
    new = policy_queries.standing_promise(case.id)
    assert new is not None
    assert new.due_at < promised
    assert (new.basis["calendar"], new.basis["reason"]) == ("office:3", "calendar")
    assert new.basis["instead_of"] == promised.isoformat()
    old.refresh_from_db()
    assert (old.basis["calendar"], old.counts, old.due_at) == ("office:2", False, promised)
    case.refresh_from_db()
    assert case.next_due_at == new.due_at
    moved = replanning.dates_of(newest()).get()
    assert (moved.was, moved.counted, moved.outcome) == (promised, new.due_at, Recount.MOVED)
    fact = FactRow.objects.get(name="policies.promise_brought_forward")
    assert fact.subject == case.id
    assert fact.payload["calendar"] == "office:3"
    assert Entry.objects.get(action="policies.promise_brought_forward").subject_ref == f"case:{case.id}"


def test_rule_11_an_estimate_that_is_confirmed_moves_nothing(house: House) -> None:
    add_holiday(house, estimated=True)
    a_case(house)
    timekeeping.confirm_holidays(days=[WEDNESDAY], **by(house))
    let_it_run()
    assert (newest().looked_at, newest().moved, newest().kept) == (1, 0, 0)


def test_rule_11_a_closure_decreed_and_taken_back_leaves_the_date_as_it_was(house: House) -> None:
    case = a_case(house)
    promised = due_of(case)
    actor = builders.actor(house.administrator)
    closed = closures.decree_closure(units=[house.cards], day=WEDNESDAY, reason="Snow", actor=actor, at=LATER)
    let_it_run()
    assert newest().kept == 1
    closures.take_back_closure(closure_id=closed, actor=actor, at=LATER)
    let_it_run()
    assert (newest().number, newest().moved, newest().kept) == (3, 0, 0)
    assert due_of(case) == promised


def test_a_closure_of_other_offices_concerns_nobody_here(house: House) -> None:
    a_case(house)
    actor = builders.actor(house.administrator)
    closures.decree_closure(units=[house.loans], day=WEDNESDAY, reason="Snow", actor=actor, at=LATER)
    let_it_run()
    assert (newest().looked_at, newest().moved, newest().kept) == (1, 0, 0)


@pytest.mark.parametrize("unit", [ClockUnit.CALENDAR_DAYS, ClockUnit.CLOCK_HOURS, ClockUnit.WEEKS, ClockUnit.MONTHS])
def test_rule_12_no_calendar_day_moves_with_a_holiday(house: House, unit: ClockUnit) -> None:
    policies.set_goal(brand=house.brand, urgency="URGENT", goal=Goal(200 if unit == "CLOCK_HOURS" else 8, unit))
    case = a_case(house)
    promised = due_of(case)
    add_holiday(house)
    let_it_run()
    assert (newest().total, newest().looked_at) == (0, 0)
    assert due_of(case) == promised


def test_rule_11_closed_and_answered_cases_are_untouched(house: House) -> None:
    case = a_case(house)
    resolve.withdraw(case.id, actor=builders.as_complainant(case), at=LATER)
    builders.let_everything_happen(at=LATER)
    before = list(Promise.objects.filter(case=case).values())
    add_holiday(house)
    let_it_run()
    assert newest().looked_at == 0
    assert list(Promise.objects.filter(case=case).values()) == before


def test_a_date_that_somebody_chose_with_a_notice_stands(house: House) -> None:
    case = a_case(house)
    standing = policy_queries.standing_promise(case.id)
    assert standing is not None
    chosen = standing.due_at + timedelta(days=3)
    actor = builders.actor(house.officer)
    policies.delay(standing, due_at=chosen, reason=DelayReason.COMPLEX, actor=actor, at=LATER)
    add_holiday(house)
    let_it_run()
    assert (newest().looked_at, newest().kept, newest().moved) == (1, 0, 0)
    assert due_of(case) == chosen


def test_a_date_never_moves_into_the_past(house: House) -> None:
    add_holiday(house, WEDNESDAY)
    case = a_case(house)
    promised = due_of(case)
    at = promised - timedelta(hours=1)
    row = queries.calendar(house.cards.calendar_id)
    actor = builders.actor(house.administrator)
    timekeeping.drop_holiday(calendar=row, day=WEDNESDAY, seen=row.version, actor=actor, at=at)
    builders.let_everything_happen(at=at)
    replan.go_on(at=at)
    assert replanning.dates_of(newest()).get().outcome == Recount.PAST
    assert due_of(case) == promised


def test_a_newer_version_overtakes_one_that_is_not_done(house: House) -> None:
    case = a_case(house)
    add_holiday(house)
    add_holiday(house, WEDNESDAY + timedelta(days=3))
    let_it_run()
    assert list(Replanning.objects.values_list("number", flat=True)) == [3]
    add_holiday(house, WEDNESDAY + timedelta(days=4))
    builders.let_everything_happen(at=LATER)
    add_holiday(house, WEDNESDAY + timedelta(days=5))
    builders.let_everything_happen(at=LATER)
    replan.go_on(at=LATER)
    overtaken = Replanning.objects.get(number=4)
    assert overtaken.is_overtaken
    assert overtaken.finished_at is not None
    assert replanning.dates_of(Replanning.objects.get(number=5)).get().case_id == case.id


def test_many_promises_are_counted_in_short_steps_and_stragglers_are_found(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replanning, "BATCH", 2)
    for _each in range(5):
        a_case(house)
    add_holiday(house)
    builders.let_everything_happen(at=LATER)
    assert replan.go_on(at=LATER, steps=1) == 1
    row = newest()
    assert (row.total, row.looked_at, row.kept) == (5, 2, 2)
    assert replan.go_on(at=LATER) == 2
    row = newest()
    assert (row.looked_at, row.kept, row.finished_at) == (5, 5, None)
    straggler = a_case(house)
    assert due_of(straggler) > MORNING
    let_it_run()
    row = newest()
    assert (row.looked_at, row.total) == (6, 6)
    assert row.finished_at is not None
    assert replan.go_on(at=LATER + timedelta(days=1)) == 0


def test_a_step_that_two_workers_took_is_written_once(house: House) -> None:
    a_case(house)
    add_holiday(house)
    builders.let_everything_happen(at=LATER)
    replan.go_on(at=LATER)
    row = newest()
    stale = Replanning(pk=row.pk, calendar=row.calendar, number=row.number, begun_at=row.begun_at)
    assert replanning.hold(stale) is None
    assert replanning.hold(row) == row


def test_a_promise_kept_while_it_was_counted_is_left_alone(house: House) -> None:
    add_holiday(house)
    let_it_run()
    case = a_case(house)
    drop_holiday(house)
    row = queries.calendar(house.cards.calendar_id)
    replanning.begin(calendar=row, number=row.version, total=1, at=LATER)
    begun = newest()
    batch = replanning.next_batch(begun)
    assert [one.outcome for one in replanning.count_anew(batch, begun, at=LATER)] == [Recount.MOVED]
    policies.keep(case.id, at=LATER)
    replan._step(begun, batch, at=LATER)
    assert not replanning.dates_of(begun).exists()
    assert Promise.objects.filter(case=case).count() == 1


def test_a_date_that_a_limit_of_a_pack_holds_is_left_to_it(house: House) -> None:
    policies.use_pack(brand=house.brand, pack_id="sa_sama", at=MORNING - timedelta(days=1))
    policies.set_goal(brand=house.brand, urgency="URGENT", goal=Goal(9, ClockUnit.BUSINESS_DAYS))
    case = a_case(house)
    promised = due_of(case)
    add_holiday(house)
    let_it_run()
    assert (newest().looked_at, newest().kept, newest().moved) == (1, 0, 0)
    assert due_of(case) == promised


def test_rule_12_a_limit_of_a_pack_in_calendar_days_never_moves(house: House) -> None:
    policies.use_pack(brand=house.brand, pack_id="au_rg271", at=MORNING - timedelta(days=1))
    policies.set_goal(brand=house.brand, urgency="URGENT", goal=Goal(60, ClockUnit.CALENDAR_DAYS))
    case = a_case(house)
    before = dict(CaseClock.objects.filter(case=case, clock__startswith="final").values_list("clock", "due_at"))
    add_holiday(house)
    let_it_run()
    after = dict(CaseClock.objects.filter(case=case, clock__startswith="final").values_list("clock", "due_at"))
    assert before == after != {}


def test_an_older_version_s_fact_says_nothing_any_more(house: House) -> None:
    add_holiday(house)
    add_holiday(house, WEDNESDAY + timedelta(days=1))
    builders.let_everything_happen(at=datetime(2026, 11, 22, 7, tzinfo=UTC))
    assert not Replanning.objects.filter(number=2).exists()
