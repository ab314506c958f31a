"""Working on cases with a token of a member of staff."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from io import BytesIO
from itertools import product
from uuid import uuid4

import pytest
import time_machine
from tests import builders, forms
from tests.builders import MORNING, House
from tests.entrypoints.api.programs import CASES, Program

from shenava.domain.cases import queries
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import PublicStage, Stage, WaitingOn, public_stage
from shenava.entrypoints.api.case_filters import CaseFilters, narrowed
from shenava.foundation.accounts import operations as accounts
from shenava.foundation.accounts.models import ApiToken
from shenava.foundation.audit.models import Entry
from shenava.foundation.files import operations as files
from shenava.lifecycle import investigate

AssertQueries = Callable[[int], AbstractContextManager[object]]
Tokened = Callable[..., Program]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
ISSUES = [
    {
        "title": "برداشت بدون اجازه",
        "finding": "تراکنش با رمز شما انجام نشده است.",
        "outcome": "upheld",
        "remedy": {
            "kind": "refund",
            "state": "in_progress",
            "what": "بازگشت وجه",
            "amount": {"amount": 25_000_000, "currency": "IRR"},
            "who": "واحد کارت",
            "due_on": "2026-11-30",
        },
    },
    {
        "title": "کارمزد",
        "finding": "طبق قرارداد است.",
        "outcome": "not_upheld",
        "reason_kind": "legal",
        "reason": "چون در قرارداد پذیرفته‌اید.",
        "reference": "بند ۷",
    },
]


@pytest.fixture
def case(house: House) -> Case:
    return builders.a_case(house=house)


def path_of(case: Case, *rest: str) -> str:
    return "/".join([CASES, case.tracking_code, *rest])


def test_a_case_is_told_with_its_person_words_and_possible_acts(case: Case, house: House, tokened: Tokened) -> None:
    response = tokened(house.officer).get(path_of(case))
    told = response.json()
    assert told["stage"] == "in_progress"
    assert told["urgency"] == case.urgency.lower()
    assert told["owner"] == {"id": str(house.officer.id), "name": house.officer.name}
    assert told["complainant"]["name"] == "مریم رضایی"
    assert told["messages"][0]["body"]
    assert {"reply", "decide", "respond"} <= set(told["can"])
    assert "write" not in told["can"]
    assert response["Cache-Control"] == "no-store"
    seen = Entry.objects.filter(action="cases.seen").get()
    assert (seen.actor_ref, seen.subject_ref) == (f"staff:{house.officer.id}", f"case:{case.id}")


def test_a_withheld_name_stays_with_the_complaints_office(house: House, tokened: Tokened) -> None:
    case = builders.a_case(house=house, hides_name=True)
    told = tokened(house.officer).get(path_of(case)).json()
    assert (told["complainant"], told["is_name_withheld"]) == (None, True)
    assert tokened(house.complaints).get(path_of(case)).json()["complainant"]["name"] == "مریم رضایی"


def test_a_case_of_another_unit_is_told_like_one_that_is_not_there(case: Case, house: House, tokened: Tokened) -> None:
    stranger = tokened(house.loan_officer)
    absent = stranger.get(f"{CASES}/12345678903")
    assert absent.status_code == 404
    for response in (
        stranger.get(path_of(case)),
        stranger.send(path_of(case, "notes"), {"body": "x"}),
        stranger.send(path_of(case, "decision"), {"issues": ISSUES}, method="PUT"),
        stranger.send(path_of(case, "response")),
        stranger.get(path_of(case, "attachments", str(uuid4()))),
        tokened(house.administrator).get(path_of(case)),
    ):
        assert (response.status_code, response.content) == (404, absent.content)
    assert stranger.get(CASES).json() == {"cases": [], "next": None}


@pytest.mark.parametrize(
    ("scope", "open_to"),
    [
        ("cases:read", {"GET"}),
        ("cases:message", {"messages", "notes"}),
        ("cases:assign", {"assignment", "assessment"}),
        ("cases:decide", {"decision"}),
    ],
)
def test_a_token_opens_what_its_scopes_say_and_no_more(
    case: Case, house: House, tokened: Tokened, scope: str, open_to: set[str]
) -> None:
    program = tokened(house.officer, "cases:read", scope)
    answers = {
        "GET": program.get(path_of(case)),
        "messages": program.send(path_of(case, "messages"), {"body": "سلام"}),
        "notes": program.send(path_of(case, "notes"), {"body": "یادداشت"}),
        "assignment": program.send(path_of(case, "assignment"), {"owner": "me"}),
        "assessment": program.send(path_of(case, "assessment"), {"urgency": "high"}),
        "decision": program.send(path_of(case, "decision"), {"issues": ISSUES}, method="PUT"),
    }
    opened = {name for name, answer in answers.items() if answer.status_code in {200, 201}}
    assert opened == open_to | {"GET"}
    refused = [answer for name, answer in answers.items() if name not in opened]
    assert {answer.status_code for answer in refused} == {403}
    assert {answer.json()["code"] for answer in refused} == {"scope_missing"}


def test_a_token_that_may_not_read_may_do_nothing(case: Case, house: House, tokened: Tokened) -> None:
    response = tokened(house.officer, "cases:message").send(path_of(case, "notes"), {"body": "x"})
    assert (response.status_code, response.json()["code"]) == (403, "scope_missing")


def test_a_token_ends_with_its_day_its_account_and_its_revocation(
    house: House, tokened: Tokened, morning: time_machine.Traveller
) -> None:
    program = tokened(house.officer)
    accounts.revoke_token(token=ApiToken.objects.get(), actor_ref="system", at=MORNING)
    assert program.get(CASES).status_code == 401
    _token, secret = accounts.issue_token(
        name="short",
        scopes=["cases:read"],
        actor_ref="system",
        account=house.officer.account,
        expires_at=MORNING + timedelta(hours=1),
        at=MORNING,
    )
    assert Program(authorization=f"Bearer {secret}").get(CASES).status_code == 200
    morning.move_to(MORNING + timedelta(hours=1))
    assert Program(authorization=f"Bearer {secret}").get(CASES).status_code == 401


def test_a_token_of_nobody_and_one_of_a_demonstration_from_afar_see_nothing(house: House, tokened: Tokened) -> None:
    _token, secret = accounts.issue_token(name="program", scopes=["cases:read"], actor_ref="system", at=MORNING)
    response = Program(authorization=f"Bearer {secret}").get(CASES)
    assert (response.status_code, response.json()["code"]) == (403, "token_of_nobody")
    house.officer.account.is_demo = True
    house.officer.account.save()
    program = tokened(house.officer)
    assert program.get(CASES).status_code == 200
    afar = program.also(x_forwarded_for="203.0.113.9").get(CASES)
    assert (afar.status_code, afar.json()["code"]) == (403, "demo_from_afar")


def test_the_list_comes_in_pages_that_neither_repeat_nor_miss(
    house: House, tokened: Tokened, django_assert_max_num_queries: AssertQueries
) -> None:
    filed = [builders.a_filed_case().case.tracking_code for _each in range(5)]
    program = tokened(house.complaints)
    seen: list[str] = []
    query: dict[str, str] = {"limit": "2"}
    for _page in range(3):
        with django_assert_max_num_queries(4):
            page = program.get(CASES, **query).json()
        seen += [row["tracking_code"] for row in page["cases"]]
        query["cursor"] = page["next"] or ""
    assert seen == filed[::-1]
    assert page["next"] is None


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"limit": "0"}, 422),
        ({"limit": "9" * 25}, 422),
        ({"limit": "x"}, 422),
        ({"cursor": "9" * 25}, 400),
        ({"cursor": "nonsense"}, 400),
        ({"stage": "ASSIGNED"}, 422),
        ({"owner": "you"}, 422),
        ({"q": "x\x00y"}, 400),
        ({"q": "'\"*()"}, 200),
        ({"unit": "no-such-unit"}, 200),
        ({"stgae": "answered"}, 422),
    ],
)
def test_a_strange_filter_is_refused_or_finds_nothing(
    house: House, tokened: Tokened, query: dict[str, str], status: int
) -> None:
    assert tokened(house.complaints).get(CASES, **query).status_code == status


def test_the_list_is_narrowed_by_every_filter(
    case: Case, house: House, tokened: Tokened, morning: time_machine.Traveller
) -> None:
    program = tokened(house.officer)

    def found(**query: str) -> int:
        return len(program.get(CASES, **query).json()["cases"])

    assert found() == found(owner="me") == found(stage="in_progress") == found(unit="cards") == 1
    assert found(owner="nobody") == found(stage="answered") == found(unit="loans") == 0
    assert found(urgency=case.urgency.lower()) == found(category="BANK-10") == found(q=case.tracking_code) == 1
    assert found(q="برداشت") == found(kind="complaint") == 1
    assert found(kind="praise") == 0
    assert found(category="BANK-01") == found(q="یخچال") == 0
    assert (found(overdue="true"), found(overdue="false")) == (0, 1)
    morning.move_to(MORNING + timedelta(days=30))
    assert (found(overdue="true"), found(overdue="false")) == (1, 0)


def test_filtering_by_stage_agrees_with_the_table_of_stages(case: Case, house: House) -> None:
    actor = builders.actor(house.complaints)
    for stage, waiting_on, again, withdrawn in product(Stage, WaitingOn, (None, MORNING), (None, MORNING)):
        Case.objects.filter(pk=case.pk).update(
            stage=stage, waiting_on=waiting_on, reopened_at=again, withdrawn_at=withdrawn, closed_at=MORNING
        )
        shown = public_stage(
            stage=stage, waiting_on=waiting_on, is_withdrawn=bool(withdrawn), is_looked_at_again=bool(again)
        )
        for wanted in PublicStage:
            rows = narrowed(Case.objects.all(), CaseFilters(stage=wanted), actor=actor, at=MORNING)
            assert rows.exists() is (wanted is shown), (stage, waiting_on, again, withdrawn, wanted)


def test_a_case_is_decided_and_answered(case: Case, house: House, tokened: Tokened) -> None:
    program = tokened(house.officer)
    flawed = [{**ISSUES[1], "reason": ""}]
    assert program.send(path_of(case, "decision"), {"issues": flawed}, method="PUT").status_code == 200
    refused = program.send(path_of(case, "response"))
    assert (refused.status_code, list(refused.json()["fields"])) == (422, ["issue-1"])
    decided = program.send(path_of(case, "decision"), {"issues": ISSUES}, method="PUT").json()["issues"]
    assert decided[0]["remedy"]["amount"] == {"amount": 25_000_000, "currency": "IRR"}
    assert [one["outcome"] for one in program.get(path_of(case)).json()["issues"]] == ["upheld", "not_upheld"]
    sent = program.send(path_of(case, "response"))
    assert sent.status_code == 201
    assert sent.json()["verification_code"] == queries.responses(case).get().verification_code
    assert program.send(path_of(case, "response")).status_code == 409
    told = program.get(path_of(case)).json()
    assert (told["stage"], len(told["issues"])) == ("answered", 2)


def test_a_reply_is_not_sent_over_a_newer_one_that_was_not_read(case: Case, house: House, tokened: Tokened) -> None:
    program = tokened(house.officer)
    first = program.send(path_of(case, "messages"), {"body": "سلام"}).json()
    assert program.send(path_of(case, "messages"), {"body": "دوباره", "seen": first["id"]}).status_code == 201
    late = program.send(path_of(case, "messages"), {"body": "سه‌باره", "seen": first["id"]})
    assert (late.status_code, late.json()["code"]) == (409, "somebody_answered")


def test_a_case_goes_to_a_colleague_or_to_a_unit(case: Case, house: House, tokened: Tokened) -> None:
    program = tokened(house.officer)
    given = program.send(path_of(case, "assignment"), {"owner": house.colleague.account.login}).json()
    assert given["owner"]["id"] == str(house.colleague.id)
    moved = program.send(path_of(case, "assignment"), {"unit": "loans"})
    assert (moved.status_code, moved.json()["unit"]["code"]) == (201, "loans")
    assert program.get(path_of(case)).status_code == 404
    for body in ({}, {"owner": "me", "unit": "cards"}, {"owner": "nobody@x"}, {"unit": "x"}, {"owner": str(uuid4())}):
        assert tokened(house.complaints).send(path_of(case, "assignment"), body).status_code == 422


def test_an_assessment_changes_what_it_names_and_leaves_the_rest(case: Case, house: House, tokened: Tokened) -> None:
    assessed = tokened(house.officer).send(path_of(case, "assessment"), {"severity": "serious", "urgency": "urgent"})
    told = assessed.json()
    assert (told["severity"], told["urgency"], told["category"]) == ("serious", "urgent", "BANK-10")
    assert tokened(house.officer).send(path_of(case, "assessment"), {"category": "NO-1"}).status_code == 422


def test_files_of_the_inside_can_be_got_by_staff(case: Case, house: House, tokened: Tokened) -> None:
    inside = investigate.add_evidence(
        case.id, files=[builders.a_photo()], is_internal=True, actor=builders.actor(house.officer), at=MORNING
    )
    assert tokened(house.officer).get(path_of(case, "attachments", "x")).status_code == 404
    got = tokened(house.officer).get(path_of(case, "attachments", str(inside[0].id)))
    assert (got.status_code, got["Content-Type"]) == (200, "image/png")
    assert got.getvalue()


@pytest.mark.requirement("S0-31.3")
def test_a_note_is_kept_inside(case: Case, house: House, tokened: Tokened) -> None:
    written = tokened(house.officer).send(path_of(case, "notes"), {"body": "با شعبه تماس گرفتم"})
    assert written.status_code == 201
    assert written.json()["author"]["name"] == house.officer.name
    told = tokened(house.complaints).get(path_of(case)).json()
    assert [note["body"] for note in told["notes"]] == ["با شعبه تماس گرفتم"]
    assert all(said["body"] != "با شعبه تماس گرفتم" for said in told["messages"])


def test_checking_a_token_is_one_query(
    house: House, tokened: Tokened, django_assert_num_queries: AssertQueries
) -> None:
    program = tokened(house.officer, "cases:message")
    program.get(CASES)
    with django_assert_num_queries(1):
        assert program.get(CASES).status_code == 403


@pytest.mark.requirement("S0-23.5")
def test_files_say_which_question_they_answer_and_stay_with_the_name_that_they_tell(
    house: House, tokened: Tokened
) -> None:
    forms.publish("BANK-10", [forms.asked("receipt", "file"), forms.asked("card", "file", privacy="IDENTITY")])
    kept = {key: [files.keep(BytesIO(key.encode()), name=f"{key}.txt", at=MORNING)] for key in ("receipt", "card")}
    names = {key: [one.name for one in found] for key, found in kept.items()}
    case = builders.a_case(house=house, answers=names, answering=kept, hides_name=True)
    everything = tokened(house.complaints).get(f"{CASES}/{case.tracking_code}").json()
    assert {one["name"]: one["answers"] for one in everything["files"]} == {
        "receipt.txt": "receipt",
        "card.txt": "card",
    }
    unit = tokened(house.officer).get(f"{CASES}/{case.tracking_code}").json()
    told = [one["name"] for said in unit["messages"] for one in said["attachments"]]
    assert [one["name"] for one in unit["files"]] == told == ["receipt.txt"]


@pytest.mark.requirement("S1-42.1")
def test_thanks_become_a_complaint_and_no_complaint_becomes_anything_else(house: House, tokened: Tokened) -> None:
    case = builders.a_case(house=house, kind="PRAISE")
    officer, address = tokened(house.officer), f"{CASES}/{case.tracking_code}/record-type"
    assert officer.send(address, {"record_type": "suggestion"}).status_code == 422
    assert tokened(house.compliance).send(address, {"record_type": "complaint"}).status_code == 403
    assert tokened(house.loan_officer).send(address, {"record_type": "complaint"}).status_code == 404
    taken = officer.send(address, {"record_type": "complaint"})
    assert (taken.status_code, taken.json()["kind"]) == (201, "complaint")
    assert officer.send(address, {"record_type": "complaint"}).status_code == 201
