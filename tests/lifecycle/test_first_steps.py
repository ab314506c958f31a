"""What happens by itself after receipt: acknowledgement, assessment, routing; and what people put right."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.cases import queries, walls
from shenava.domain.cases.vocabulary import Stage
from shenava.domain.channels.queries import messages_about
from shenava.domain.intelligence import queries as intelligence
from shenava.domain.organization.models import Staff
from shenava.domain.people.operations import Introduction
from shenava.domain.people.vocabulary import ContactKind
from shenava.domain.policies.queries import promises, standing_promise
from shenava.foundation.calendars.presentation import long
from shenava.foundation.errors import NotAllowed
from shenava.foundation.realtime.models import Notice
from shenava.foundation.search import index
from shenava.lifecycle import intake, route, tell, triage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def house() -> House:
    return builders.a_house()


class TestAcknowledge:
    @pytest.mark.requirement("S0-27.2", "S0-27.4")
    def test_every_channel_hears_once_with_codes_and_the_promised_date(self) -> None:
        contacts = {ContactKind.EMAIL: "me@example.org", ContactKind.MOBILE: "+989121234567"}
        filed = builders.a_filed_case(introduction=Introduction(name="مریم", contacts=contacts))
        told = list(messages_about(filed.case.id))

        assert {message.channel for message in told} == {"EMAIL", "SMS"}
        mail = next(message for message in told if message.channel == "EMAIL")
        assert filed.expected_at
        assert long(filed.expected_at, tell.preference_of(filed.case)) in mail.body
        assert all(filed.case.tracking_code in message.body for message in told)
        assert filed.access_code in mail.body

    def test_whoever_gave_no_contact_is_told_on_the_page_alone(self) -> None:
        filed = builders.a_filed_case(introduction=Introduction(name="مریم"))

        assert not messages_about(filed.case.id).exists()
        assert queries.case(filed.case.id).acknowledged_at

    @pytest.mark.requirement("S0-35.1")
    @pytest.mark.parametrize(("language", "word"), [("fa", "کد"), ("ar", "رمز"), ("en", "code")])
    def test_it_speaks_the_language_of_the_complaint(self, language: str, word: str) -> None:
        filed = builders.a_filed_case(language=language)

        assert word in messages_about(filed.case.id).get().body

    def test_no_other_message_holds_the_access_code(self, house: House) -> None:
        case = builders.a_case(house=house, stage=Stage.RESPONDED)
        code = tell.access_code(case)

        assert sum(code in message.body for message in messages_about(case.id)) == 1


class TestTriage:
    @pytest.mark.requirement("S0-41.1", "S0-43.1")
    def test_advice_is_kept_with_the_words_it_rests_on(self) -> None:
        filed = builders.a_filed_case(category="", text="دستگاه خودپرداز کارت مرا ضبط کرد و پول نداد")
        advice = list(intelligence.suggestions_about(filed.case.id))

        assert {one.kind for one in advice} >= {"CATEGORY", "URGENCY"}
        assert any(reason.get("words") for one in advice for reason in one.reasons)

    def test_a_person_is_not_overruled_by_the_words(self, house: House) -> None:
        filed = intake.receive(builders.a_filing(category=""), at=MORNING)
        office = builders.actor(house.complaints)
        triage.assess(filed.case.id, category="BANK-06", urgency="NORMAL", actor=office, at=MORNING)
        builders.let_everything_happen()
        case = queries.case(filed.case.id)

        assert case.category
        assert case.category.code == "BANK-06"
        assert case.unit == house.loans

    @pytest.mark.parametrize("wrong", [{"urgency": "SOON"}, {"category": "NO-SUCH"}])
    def test_unknown_words_are_refused(self, house: House, wrong: dict[str, str]) -> None:
        case = builders.a_case(house=house)
        with pytest.raises(triage.UnknownUrgency):
            triage.assess(
                case.id,
                **{"category": "BANK-10", "urgency": "HIGH", **wrong},
                actor=builders.actor(house.officer),
                at=MORNING,
            )

    @pytest.mark.requirement("S0-57.1")
    def test_a_higher_urgency_brings_the_promise_forward_and_never_back(self, house: House) -> None:
        case = builders.a_case(house=house, category="", text="سلام. درباره شعبه شما نظری داشتم.")
        officer = builders.actor(house.officer)
        first = standing_promise(case.id)
        triage.assess(case.id, category="", urgency="EMERGENCY", actor=officer, at=MORNING)
        builders.let_everything_happen()
        nearer = standing_promise(case.id)
        triage.assess(case.id, category="", urgency="NORMAL", actor=officer, at=MORNING)
        builders.let_everything_happen()

        assert first
        assert nearer
        assert nearer.due_at == MORNING + timedelta(hours=4) < first.due_at
        assert standing_promise(case.id) == nearer
        assert [one.replaced_at is None for one in promises(case.id)] == [False, True]


class TestRoute:
    @pytest.mark.requirement("S0-43.2", "S4-95.1")
    def test_a_category_leads_to_its_unit_and_says_so(self, house: House) -> None:
        case = builders.a_case(house=house, category="BANK-10")

        assert case.unit == house.cards
        assert case.why_here == {"code": "category", "category": "BANK-10"}

    def test_what_is_unsure_waits_at_the_triage_desk(self, house: House) -> None:
        case = builders.a_filed_case(category="", text="سلام").case

        assert queries.case(case.id).unit == house.triage
        assert queries.case(case.id).why_here == {"code": "unsure"}

    @pytest.mark.requirement("S1-28.4")
    def test_who_speaks_the_language_gets_it(self, house: House) -> None:
        arabic = builders.a_case(house=house, language="ar")
        persian = builders.a_case(house=house, language="fa")

        assert (arabic.owner, persian.owner) == (house.colleague, house.officer)

    def test_nobody_goes_over_their_cap(self, house: House) -> None:
        Staff.objects.filter(unit=house.cards).update(capacity=1)
        owners = [queries.case(builders.a_filed_case().case.id).owner for _each in range(4)]

        assert owners[3] is None
        assert len(set(owners[:3])) == 3

    def test_a_person_can_be_chosen_but_no_one_who_is_away(self, house: House) -> None:
        case, office = builders.a_case(house=house), builders.actor(house.complaints)
        house.loan_officer.account.is_active = False
        house.loan_officer.account.save(update_fields=["is_active"])
        with pytest.raises(route.NobodyThere):
            route.assign(case.id, owner_id=house.loan_officer.id, actor=office, at=MORNING)
        with pytest.raises(route.NobodyThere):
            route.move(case.id, unit_id=house.brand.id, actor=office, at=MORNING)

        route.move(case.id, unit_id=house.triage.id, actor=office, at=MORNING)
        builders.let_everything_happen()
        assert queries.case(case.id).owner in {house.triage_officer, None}
        assert queries.case(case.id).unit == house.triage

    def test_another_unit_does_not_take_what_is_not_its_own(self, house: House) -> None:
        case = builders.a_case(house=house)
        with pytest.raises(NotAllowed):
            route.assign(case.id, owner_id=house.loan_officer.id, actor=builders.actor(house.loan_officer), at=MORNING)


class TestBroadcast:
    def test_pages_of_a_case_hear_of_each_fact_and_of_no_words(self) -> None:
        case = builders.a_filed_case(text="رازی که کسی نباید بشنود").case
        notices = list(Notice.objects.filter(topic=walls.room_of(case.id)))

        assert {notice.kind for notice in notices} >= {"cases.received", "cases.acknowledged"}
        assert all("راز" not in str(notice.data) for notice in notices)

    def test_what_was_said_is_found_in_another_spelling(self) -> None:
        case = builders.a_filed_case(text="كارت من در دستگاه گیر کرد").case

        assert index.matching("کارت").get().subject == case.id
        assert index.matching(case.tracking_code).get().subject == case.id


def test_a_preference_of_the_person_is_used(house: House) -> None:
    chosen = {"calendar": "GREGORIAN", "digits": "LATIN", "zone": "UTC"}
    case = builders.a_filed_case(preference=chosen).case
    reader = tell.preference_of(queries.case(case.id))

    assert replace(reader).language == "fa"
    assert "2026" in tell.moment(case, MORNING)
