"""Deciding issue by issue, and the way of a case through the hands of an officer, as a browser walks it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.cases import queries
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import Act, Outcome, ReferralState, Stage, WaitingOn
from shenava.domain.organization.models import Staff
from shenava.foundation import clock
from shenava.lifecycle import converse, resolve

AtTheDesk = Callable[[Staff], Client]
pytestmark = pytest.mark.django_db
NOW = MORNING + timedelta(hours=1)
BLANK = dict.fromkeys(
    ("finding", "outcome", "reason_kind", "reason", "reference", "remedy_kind", "remedy_what", "remedy_amount",
     "remedy_who", "remedy_due"), ""
)  # fmt: skip
UPHELD = {
    **BLANK,
    "title": "برداشت بدون اجازه",
    "finding": "بررسی نشان داد تراکنش با رمز شما نبوده است.",
    "outcome": "UPHELD",
    "remedy_kind": "REFUND",
    "remedy_state": "IN_PROGRESS",
    "remedy_what": "بازگشت وجه",
    "remedy_amount": "۲٬۵۰۰٬۰۰۰",
    "remedy_amount_unit": "TOMAN",
    "remedy_who": "واحد کارت",
    "remedy_due": "۱۴۰۵/۹/۱۰",
}
REFUSED = {
    **BLANK,
    "title": "کارمزد پیامک",
    "finding": "کارمزد طبق قرارداد است.",
    "outcome": "NOT_UPHELD",
    "remedy_state": "DONE",
    "remedy_amount_unit": "TOMAN",
}
REASONED = {**REFUSED, "reason_kind": "LEGAL", "reason": "چون در قرارداد پذیرفته‌اید.", "reference": "بند ۷"}


@pytest.fixture(autouse=True)
def _an_hour_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def case(house: House) -> Case:
    return builders.a_case(house=house)


def address(case: Case, act: str = "") -> str:
    return f"/desk/cases/{case.tracking_code}/{act}"


def form(*rows: dict[str, str], **more: str) -> dict[str, object]:
    return {**{name: [row[name] for row in rows] for name in rows[0]}, **more}


@pytest.mark.requirement("S0-67.1", "S0-67.3")
def test_a_decision_is_kept_as_typed_in_any_digits_and_calendar(
    house: House, case: Case, at_the_desk: AtTheDesk
) -> None:
    officer = at_the_desk(house.officer)
    saved = officer.post(address(case, "decision/"), form(UPHELD, REFUSED), follow=True)
    first, second = queries.issues(case, round=1)
    assert (first.outcome, second.outcome) == (Outcome.UPHELD, Outcome.NOT_UPHELD)
    assert (first.remedy.amount, first.remedy.currency) == (25_000_000, "IRR")
    assert first.remedy.due_on.isoformat() == "2026-12-01"
    page = saved.content.decode()
    assert "2,500,000" in page
    assert "۱۴۰۵/۰۹/۱۰" in page


@pytest.mark.requirement("S0-67.2")
def test_a_refusal_without_a_reason_is_kept_but_never_sent(house: House, case: Case, at_the_desk: AtTheDesk) -> None:
    officer = at_the_desk(house.officer)
    officer.post(address(case, "decision/"), form(UPHELD, REFUSED))
    for act in ("response/", "approval/"):
        assert officer.get(address(case, act)).status_code == 422
        refused = officer.post(address(case, act))
        assert refused.status_code == 422
        assert 'class="issue-flaws"' in refused.content.decode()
    assert not queries.responses(case).exists()
    assert queries.case(case.id).stage == Stage.ASSIGNED


def test_nothing_decided_is_nothing_to_send(house: House, case: Case, at_the_desk: AtTheDesk) -> None:
    assert at_the_desk(house.officer).post(address(case, "response/")).status_code == 422


@pytest.mark.parametrize(
    ("field", "value"), [("remedy_amount", "many"), ("remedy_amount", "-5"), ("remedy_due", "soon")]
)
def test_what_can_not_be_read_comes_back_as_it_was_typed(
    house: House, case: Case, at_the_desk: AtTheDesk, field: str, value: str
) -> None:
    answer = at_the_desk(house.officer).post(address(case, "decision/"), form({**UPHELD, field: value}))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'value="{value}"' in page
    assert not queries.issues(case, round=1).exists()


def test_an_issue_can_be_added_and_removed(house: House, case: Case, at_the_desk: AtTheDesk) -> None:
    officer = at_the_desk(house.officer)
    added = officer.post(address(case, "decision/"), form(UPHELD, add="1"), follow=True)
    assert added.content.decode().count('name="title"') == 2
    officer.post(address(case, "decision/"), form(UPHELD, REASONED, remove="0"))
    assert [issue.title for issue in queries.issues(case, round=1)] == ["کارمزد پیامک"]


def test_the_answer_may_wait_for_a_manager_who_sends_it_or_hands_it_back(
    house: House, case: Case, at_the_desk: AtTheDesk
) -> None:
    officer, manager = at_the_desk(house.officer), at_the_desk(house.manager)
    officer.post(address(case, "decision/"), form(REASONED, then="approval"))
    assert officer.post(address(case, "approval/")).status_code == 302
    assert queries.case(case.id).waiting_on == WaitingOn.APPROVER
    manager.post(address(case, "approval/"), {"verdict": "back"})
    assert queries.case(case.id).waiting_on == WaitingOn.US
    manager.post(address(case, "response/"))
    assert queries.responses(case).get().signed_by == house.manager


def test_before_sending_the_page_names_channel_and_recipient(house: House, case: Case, at_the_desk: AtTheDesk) -> None:
    officer = at_the_desk(house.officer)
    officer.post(address(case, "decision/"), form(REASONED))
    page = officer.get(address(case, "response/")).content.decode()
    assert "@example.org" in page
    assert "کارمزد پیامک" in page


@pytest.mark.requirement("S0-7.1", "S0-43.2", "S0-63.2")
def test_documents_referral_return_two_issues_and_the_answer(house: House, case: Case, at_the_desk: AtTheDesk) -> None:
    officer, loans = at_the_desk(house.officer), at_the_desk(house.loan_officer)

    officer.post(
        address(case, "documents/"),
        {"what": ["صورتحساب", ""], "why": ["تا تراکنش را ببینیم", ""], "due": "۱۴۰۵/۹/۱۰", "message": "لطفاً بفرستید"},
    )
    assert queries.case(case.id).waiting_on == WaitingOn.COMPLAINANT
    converse.hear(
        case.id, body="بفرمایید", act=Act.DOCUMENTS, files=[builders.a_photo()],
        actor=builders.as_complainant(case), at=NOW,
    )  # fmt: skip
    assert queries.case(case.id).waiting_on == WaitingOn.US

    assert loans.get(address(case)).status_code == 404
    referral = {"unit": str(house.loans.id), "note": "قسطی کسر شده؟", "due": "2026-11-30"}
    officer.post(address(case, "referral/"), referral)
    assert case.tracking_code in loans.get("/desk/?scope=referred").content.decode()
    assert "قسطی کسر شده؟" in loans.get(address(case)).content.decode()
    assert loans.post(address(case, "decision/"), form(UPHELD)).status_code == 403
    loans.post(address(case, "referral/acceptance/"))
    returned = loans.post(address(case, "referral/return/"), {"answer": "قسطی نبوده"})
    assert returned["Location"] == "/desk/?done=return"
    assert queries.referrals(case).get().state == ReferralState.RETURNED
    assert loans.get(address(case)).status_code == 404

    saved = officer.post(address(case, "decision/"), form(UPHELD, REASONED, then="response"))
    assert saved["Location"] == address(case, "response/")
    assert officer.post(address(case, "response/"))["Location"] == address(case) + "?done=response"
    answered = queries.case(case.id)
    letter = queries.responses(case).get()
    assert answered.stage == Stage.RESPONDED
    assert letter.signed_by == house.officer
    served = officer.get(address(case, f"letters/{letter.id}/"))
    assert served.getvalue().startswith(b"%PDF")
    assert at_the_desk(house.loan_officer).get(address(case, f"letters/{letter.id}/")).status_code == 404
    assert officer.get(address(case)).status_code == 200


def test_a_second_review_is_shown_and_keeps_the_first_signer_out(house: House, at_the_desk: AtTheDesk) -> None:
    case = builders.a_case(stage=Stage.RESPONDED, house=house)
    resolve.object_to_answer(case.id, reason="قبول ندارم", actor=builders.as_complainant(case), at=MORNING)
    builders.let_everything_happen()
    first, second = at_the_desk(house.officer), at_the_desk(house.colleague)
    assert first.post(address(case, "decision/"), form(UPHELD)).status_code == 403
    assert first.post(address(case, "response/")).status_code == 403
    page = second.get(address(case, "decision/")).content.decode()
    assert "قبول ندارم" in page
    second.post(address(case, "decision/"), form(UPHELD, REASONED))
    second.post(address(case, "response/"))
    assert queries.responses(case).count() == 2


def test_a_withheld_name_is_in_no_letter_that_the_unit_reads(house: House, at_the_desk: AtTheDesk) -> None:
    case = builders.a_case(house=house, hides_name=True)
    officer = at_the_desk(house.officer)
    officer.post(address(case, "decision/"), form(REASONED))
    for place in ("decision/", "response/"):
        page = officer.get(address(case, place)).content.decode()
        assert "کارمزد پیامک" in page
        assert "مریم" not in page
        assert "@example.org" not in page
    officer.post(address(case, "response/"))
    letter = queries.responses(case).get()
    assert officer.get(address(case, f"letters/{letter.id}/")).status_code == 403
    served = at_the_desk(house.complaints).get(address(case, f"letters/{letter.id}/"))
    assert served.getvalue().startswith(b"%PDF")
    assert served.status_code == 200
