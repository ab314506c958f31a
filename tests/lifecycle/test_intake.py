"""A complaint comes in: once, masked, promised, with whatever it brought along."""

from datetime import timedelta

import pytest
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.cases import queries
from shenava.domain.cases.models import Attachment, Case, Message
from shenava.domain.cases.vocabulary import Kind, Stage, Urgency
from shenava.domain.people.models import Person
from shenava.domain.people.operations import Introduction
from shenava.domain.people.vocabulary import ContactKind
from shenava.domain.policies.queries import standing_promise
from shenava.foundation.errors import Problem
from shenava.foundation.events.models import FactRow
from shenava.foundation.features import switches
from shenava.foundation.features.vocabulary import Switch
from shenava.lifecycle import intake

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def house() -> House:
    return builders.a_house()


@pytest.mark.requirement("S0-27.1", "S0-27.3", "S0-27.4")
def test_whoever_files_is_told_two_codes_and_a_date_at_once() -> None:
    filed = intake.receive(builders.a_filing(), at=MORNING)

    assert len(filed.case.tracking_code) == 11
    assert len(filed.access_code) == 8
    assert filed.is_new
    assert filed.case.stage == Stage.RECEIVED
    promise = standing_promise(filed.case.id)
    assert promise
    assert filed.expected_at == promise.due_at == filed.case.next_due_at


@pytest.mark.requirement("S0-59.2")
def test_an_urgent_complaint_is_promised_within_a_day() -> None:
    filed = intake.receive(builders.a_filing(category="BANK-10"), at=MORNING)

    assert filed.case.urgency in {Urgency.URGENT, Urgency.EMERGENCY}
    assert filed.expected_at
    assert filed.expected_at <= MORNING + timedelta(hours=24)


def test_the_same_key_and_body_is_the_same_complaint() -> None:
    filing = builders.a_filing(key="form-1", body="digest")
    first = intake.receive(filing, at=MORNING)
    second = intake.receive(filing, at=MORNING + timedelta(hours=23))

    assert second.case == first.case
    assert second.access_code == first.access_code
    assert second.expected_at == first.expected_at
    assert (first.is_new, second.is_new) == (True, False)
    assert Case.objects.count() == Message.objects.count() == FactRow.objects.count() == 1


def test_the_same_key_with_another_body_is_refused() -> None:
    intake.receive(builders.a_filing(key="form-1", body="one"), at=MORNING)

    with pytest.raises(intake.KeyUsedForSomethingElse):
        intake.receive(builders.a_filing(key="form-1", body="two"), at=MORNING)


def test_a_key_is_free_again_after_a_day() -> None:
    filing = builders.a_filing(key="form-1", body="digest")
    first = intake.receive(filing, at=MORNING)
    tomorrow = MORNING + timedelta(hours=24, seconds=1)

    assert intake.receive(filing, at=tomorrow).case != first.case
    assert intake.forget_old_keys(at=tomorrow + timedelta(hours=25)) == 1


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"text": " \n "}, intake.NothingSaid),
        ({"text": "آ" * (intake.LONGEST_TEXT + 1)}, intake.TooMuchSaid),
        ({"category": "NO-SUCH"}, intake.UnknownCategory),
        ({"source": "NO-SUCH-POSTER"}, intake.UnknownSource),
        ({"kind": "LOVE-LETTER"}, intake.UnknownKind),
        (
            {"category": "BANK-01", "answers": {"amount": {"amount": "خیلی", "unit": "TOMAN"}}},
            intake.AnswersNotAccepted,
        ),
    ],
)
def test_what_cannot_be_taken_is_told_and_leaves_nothing(given: dict[str, object], problem: type[Problem]) -> None:
    with pytest.raises(problem) as refusal:
        intake.receive(builders.a_filing(**given), at=MORNING)

    assert str(refusal.value)
    assert not Case.objects.exists()
    assert not Person.objects.exists()
    assert not FactRow.objects.exists()


def test_the_longest_text_that_is_allowed_is_taken_whole() -> None:
    text = "آ" * intake.LONGEST_TEXT
    filed = intake.receive(builders.a_filing(text=text, category=""), at=MORNING)

    assert Message.objects.get(case=filed.case).body == text


def test_filing_can_be_stopped() -> None:
    switches.turn(Switch.FILING, on=False, actor_ref="system", at=MORNING)

    with pytest.raises(intake.FilingIsOff):
        intake.receive(builders.a_filing(), at=MORNING)


@pytest.mark.requirement("S0-23.5")
def test_files_hang_on_the_first_message() -> None:
    filed = intake.receive(builders.a_filing(files=[builders.a_photo("رسید.png")]), at=MORNING)
    (attachment,) = Attachment.objects.filter(case=filed.case)

    assert attachment.name == "رسید.png"
    assert attachment.message == Message.objects.get(case=filed.case)
    assert attachment.from_complainant
    assert not attachment.is_internal


@pytest.mark.requirement("S0-99.1")
def test_nobody_has_to_say_who_they_are() -> None:
    filed = intake.receive(builders.a_filing(introduction=Introduction()), at=MORNING)

    assert filed.case.person is None
    builders.let_everything_happen()
    assert queries.case(filed.case.id).stage == Stage.ASSIGNED


def test_two_complaints_of_one_address_and_name_are_one_person() -> None:
    me = Introduction(name="مریم رضایی", contacts={ContactKind.EMAIL: "same@example.org"})
    one = intake.receive(builders.a_filing(introduction=me), at=MORNING).case
    two = intake.receive(builders.a_filing(introduction=me), at=MORNING).case

    assert one.person == two.person
    assert list(queries.earlier_cases(two)) == [one]


def test_a_secret_is_masked_and_the_person_is_told() -> None:
    filed = intake.receive(builders.a_filing(text="کارت من 6037997599999993 رمز دوم 12345"), at=MORNING)
    body = Message.objects.get(case=filed.case).body

    assert filed.was_masked
    assert "6037997599999993" not in body
    assert "9993" in body
    assert "12345" not in body
    assert "6037997599999993" not in filed.case.headline


@pytest.mark.requirement("S0-35.1")
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("پولم را پس نمی‌دهند و کسی پاسخ نمی‌دهد", "fa"),
        ("لم يتم إرجاع أموالي ولا أحد يرد على رسائلي", "ar"),
        ("They did not return my money and nobody answers", "en"),
    ],
)
def test_the_language_is_heard_from_the_words(text: str, language: str) -> None:
    assert intake.receive(builders.a_filing(text=text, language="", category=""), at=MORNING).case.language == language


def test_danger_is_noticed_and_alarms_somebody_at_once() -> None:
    filed = intake.receive(builders.a_filing(text="بوی گاز شدید می‌آید و جان بچه‌ها در خطر است", category=""), at=MORNING)
    builders.let_everything_happen()

    assert filed.is_danger
    assert filed.case.urgency == Urgency.EMERGENCY
    assert [task.kind for task in queries.tasks(filed.case)] == ["SAFETY"]


@pytest.mark.requirement("S1-2.1")
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("سه روزه اینترنتم قطعه", "fa"),
        ("کارمند شعبه جواب درستی به من نداد", "fa"),
        ("الإنترنت مقطوع منذ ثلاثة أيام", "ar"),
        ("My internet has been down for three days", "en"),
    ],
)
def test_nobody_has_to_call_it_a_complaint(text: str, language: str) -> None:
    case = queries.case(builders.a_filed_case(text=text, language=language, category="").case.id)

    assert case.kind == Kind.COMPLAINT
    assert standing_promise(case.id)
