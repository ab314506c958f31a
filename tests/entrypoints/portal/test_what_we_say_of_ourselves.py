"""Anybody can read how complaints are handled, how well promises are kept, and what complaints have changed."""

from datetime import date, timedelta

import pytest
from django.test import Client
from tests import builders
from tests.builders import MORNING, House
from tests.entrypoints.portal.counter import text_of

from shenava.domain.cases.rules.response import IssueDraft
from shenava.domain.cases.vocabulary import Outcome, ReasonKind, Stage
from shenava.domain.improvement import operations as improvement
from shenava.domain.insight import promises
from shenava.domain.policies import operations as policies
from shenava.domain.policies.rules.due import Goal
from shenava.domain.policies.vocabulary import ClockUnit
from shenava.foundation import clock
from shenava.foundation.database.remembered import forget_all
from shenava.foundation.features import switches
from shenava.foundation.features.vocabulary import Switch

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-87.1", "S1-11.1", "S4-140.1")]
LATER = MORNING + timedelta(days=30)


def a_lesson(*, is_published: bool = True, **said: str) -> None:
    improvement.write(
        None,
        said=said or {"fa": "صف باجه خیلی طول می‌کشد"},
        did={"fa": "دو باجهٔ دیگر باز کردیم"},
        category_id=None,
        month=date(2026, 11, 1),
        is_published=is_published,
        at=MORNING,
    )


def an_answered_case(house: House, *, after: timedelta, outcome: Outcome = Outcome.UPHELD) -> None:
    case = builders.a_case(stage=Stage.ASSIGNED, house=house, at=MORNING)
    reason = {"reason_kind": ReasonKind.LEGAL, "reason": "چون در قرارداد آمده است و شما آن را پذیرفته‌اید."}
    issue = IssueDraft(
        title="کارمزد",
        finding="کارمزد کسر شده است.",
        outcome=outcome,
        **(reason if outcome is Outcome.NOT_UPHELD else {}),
    )
    builders.an_answer(case, by=house.officer, issues=[issue], at=MORNING + after)


@pytest.mark.parametrize("language", ["fa", "ar", "en"])
def test_the_way_of_a_complaint_is_told_with_the_times_that_hold(house: House, person: Client, language: str) -> None:
    policies.set_goal(brand=house.brand, urgency="NORMAL", goal=Goal(17, ClockUnit.BUSINESS_DAYS))
    page = text_of(person.get(f"/{language}/handling/"))

    assert any(number in page for number in ("17", "۱۷", "١٧"))
    assert text_of(person.get(f"/{language}/promises/")).count("<li>") > 5


def test_every_page_leads_to_them(house: House, person: Client) -> None:
    page = text_of(person.get("/fa/contact/"))

    assert all(f'href="/fa/{name}/"' in page for name in ("handling", "promises", "lessons", "verify"))


def test_no_figure_is_shown_until_an_administrator_shows_them(house: House, person: Client) -> None:
    assert not switches.is_on(Switch.PUBLIC_FIGURES)
    assert "figure-number" not in text_of(person.get("/fa/promises/"))


def test_few_complaints_give_no_figures(house: House, person: Client) -> None:
    switches.turn(Switch.PUBLIC_FIGURES, on=True, actor_ref="system", at=MORNING)
    an_answered_case(house, after=timedelta(days=1))

    page = text_of(person.get("/fa/promises/"))
    assert "figure-number" not in page
    assert "تعداد" in page or "کم" in page


def test_the_figures_are_those_of_the_promises(house: House, person: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(12):
        outcome = Outcome.NOT_UPHELD if number < 3 else Outcome.UPHELD
        an_answered_case(house, after=timedelta(days=20 if number < 3 else 1), outcome=outcome)
    builders.a_case(stage=Stage.ASSIGNED, house=house, at=MORNING)  # overdue and unanswered
    forget_all()
    kept = promises.kept(at=LATER)

    assert (kept.in_time.part, kept.in_time.whole) == (9, 13)
    assert kept.waited == timedelta(days=1)
    assert (kept.right.part, kept.right.whole) == (9, 12)

    switches.turn(Switch.PUBLIC_FIGURES, on=True, actor_ref="system", at=MORNING)
    monkeypatch.setattr(clock, "now", lambda: LATER)
    page = text_of(person.get("/en/promises/"))
    assert "69%" in page
    assert "75%" in page
    assert "BANK" not in page


def test_a_promise_that_is_not_yet_due_is_no_figure(house: House) -> None:
    builders.a_case(stage=Stage.ASSIGNED, house=house, at=MORNING)

    assert promises.kept(at=MORNING + timedelta(hours=1)).in_time.whole == 0


def test_only_published_lessons_are_read_by_everybody(house: House, person: Client) -> None:
    a_lesson()
    a_lesson(is_published=False, fa="این هنوز پیش‌نویس است")
    page = text_of(person.get("/fa/lessons/"))

    assert "دو باجهٔ دیگر باز کردیم" in page
    assert "پیش‌نویس" not in page
    assert "آبان ۱۴۰۵" in page


def test_a_lesson_without_a_translation_is_shown_in_the_language_it_has(house: House, person: Client) -> None:
    a_lesson()

    assert "دو باجهٔ دیگر باز کردیم" in text_of(person.get("/en/lessons/"))


def test_a_lesson_of_hostile_words_is_only_words(house: House, person: Client) -> None:
    a_lesson(fa="<script>alert(1)</script>")

    assert "<script>alert" not in text_of(person.get("/fa/lessons/"))
