"""Arranging the house: what administrators can do, what they cannot see, and who is kept out."""

import json
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from tests import builders
from tests.builders import MORNING, PASSWORD, House, a_filed_case

from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import Stage, Urgency
from shenava.domain.catalogue import queries as catalogue
from shenava.domain.organization import queries as organization
from shenava.domain.organization.models import Staff
from shenava.domain.organization.vocabulary import Role
from shenava.domain.policies import queries as policies
from shenava.foundation import clock
from shenava.foundation.accounts import operations as accounts
from shenava.foundation.accounts import tokens as account_tokens
from shenava.foundation.accounts.errors import TokenRefused
from shenava.foundation.audit import sealing
from shenava.foundation.audit.models import Entry
from shenava.foundation.events.models import Delivery, DeliveryState
from shenava.foundation.features import switches
from shenava.foundation.features.vocabulary import Switch

pytestmark = pytest.mark.django_db
HOME = "/desk/administration/"
PAGES = [
    "",
    "people/",
    "people/add/",
    "units/",
    "units/add/",
    "calendars/",
    "calendars/add/",
    "calendars/closures/",
    "categories/",
    "goals/",
    "texts/",
    "texts/acknowledgement/fa/",
    "texts/acknowledgement/fa/history/",
    "brand/",
    "tokens/",
    "switches/",
    "failures/",
    "log/",
]
TEXTS = {page for page in PAGES if page.startswith("texts/")}
SitDown = Callable[[Staff], Client]


@pytest.fixture
def admin(house: House, at_the_desk: SitDown) -> Client:
    return at_the_desk(house.administrator)


def was_written_down(action: str, house: House) -> Entry:
    return Entry.objects.get(action=action, actor_ref=f"staff:{house.administrator.id}")


class TestWhoMayComeIn:
    @pytest.mark.parametrize("page", PAGES)
    def test_an_administrator_opens_every_page(self, admin: Client, page: str) -> None:
        assert admin.get(HOME + page).status_code == 200

    @pytest.mark.parametrize("page", PAGES)
    @pytest.mark.parametrize("who", ["officer", "manager", "triage_officer"])
    def test_nobody_who_answers_people_does(self, house: House, at_the_desk: SitDown, who: str, page: str) -> None:
        visitor = at_the_desk(getattr(house, who))
        assert visitor.get(HOME + page).status_code == 403
        assert visitor.post(HOME + page).status_code in {403, 405}

    def test_the_complaints_office_reads_the_texts_and_nothing_else(self, house: House, at_the_desk: SitDown) -> None:
        reader = at_the_desk(house.complaints)
        assert reader.get(HOME)["Location"] == f"{HOME}texts/"
        assert {reader.get(HOME + page).status_code for page in TEXTS} == {200}
        assert {reader.post(HOME + page).status_code for page in TEXTS} == {403, 405}
        assert {reader.get(HOME + page).status_code for page in PAGES if page and page not in TEXTS} == {403}

    def test_compliance_reads_the_log_and_the_texts_and_nothing_else(self, house: House, at_the_desk: SitDown) -> None:
        reader = at_the_desk(house.compliance)
        assert reader.get(HOME)["Location"] == f"{HOME}log/"
        assert reader.get(f"{HOME}log/").status_code == 200
        assert reader.post(f"{HOME}log/verify/").status_code == 200
        assert {reader.get(HOME + page).status_code for page in TEXTS} == {200}
        refused = {reader.get(HOME + page).status_code for page in PAGES if page not in {"", "log/", *TEXTS}}
        assert refused == {403}

    def test_a_stranger_is_sent_to_sign_in(self, client: Client) -> None:
        answers = [client.get(HOME + page)["Location"] for page in PAGES]
        assert all(answer.startswith("/desk/sign-in/?next=") for answer in answers)

    def test_an_administrator_sees_no_case(self, admin: Client) -> None:
        filed = a_filed_case()
        assert admin.get(f"/desk/cases/{filed.case.tracking_code}/").status_code in {403, 404}
        for page in PAGES:
            shown = admin.get(HOME + page).content.decode()
            assert filed.case.tracking_code not in shown
            assert "برداشت شده است" not in shown

    def test_a_form_from_another_site_changes_nothing(self, house: House) -> None:
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(house.administrator.account)
        assert strict.post(f"{HOME}switches/", {"switch": "FILING", "turn": "off"}).status_code == 403
        assert switches.is_on(Switch.FILING)


class TestPeople:
    def form(self, house: House, **given: object) -> dict[str, object]:
        story = {"name": "Sara", "login": "sara@bank.example", "role": "OFFICER", "unit": str(house.cards.id)}
        return {**story, "languages": ["fa", "ar"], "capacity": "۲۵", **given}

    def invited(self, admin: Client, house: House) -> tuple[Staff, str]:
        page = admin.post(f"{HOME}people/add/", self.form(house)).content.decode()
        found = re.search(r'data-value="http://[^/]+(/desk/set-up/[^"]+)"', page)
        assert found
        return Staff.objects.get(account__login="sara@bank.example"), found[1]

    def test_an_invited_person_chooses_a_password_by_a_link_that_works_once(self, admin: Client, house: House) -> None:
        staff, link = self.invited(admin, house)
        assert (staff.unit, staff.capacity, staff.languages) == (house.cards, 25, ["fa", "ar"])
        guest = Client()
        assert guest.get(link).status_code == 200
        assert guest.post(link, {"password": "short"}).status_code == 400
        assert guest.post(link, {"password": "nine quiet lanterns"})["Location"] == "/desk/"
        assert guest.get(link).status_code == 404
        assert Client().post(link, {"password": "nine loud lanterns"}).status_code == 404
        assert was_written_down("settings.person_added", house).subject_ref == f"staff:{staff.id}"

    def test_the_link_is_shown_once(self, admin: Client, house: House) -> None:
        staff, link = self.invited(admin, house)
        secret = link.rstrip("/").rpartition("/")[2]
        for page in ("people/", f"people/{staff.id}/", "log/", "log/?action=settings.person_added"):
            assert secret not in admin.get(HOME + page).content.decode()
        assert not Entry.objects.filter(detail__icontains=secret).exists()

    def test_a_new_link_ends_the_old_one(self, admin: Client, house: House) -> None:
        staff, old = self.invited(admin, house)
        admin.post(f"{HOME}people/{staff.id}/link/")
        assert Client().get(old).status_code == 404

    def test_a_login_that_exists_is_refused_with_the_form_kept(self, admin: Client, house: House) -> None:
        page = admin.post(f"{HOME}people/add/", self.form(house, login=house.officer.account.login))
        assert page.status_code == 409
        assert "Sara" in page.content.decode()

    def test_a_person_moves_to_another_role_and_unit(self, admin: Client, house: House) -> None:
        change = self.form(house, name="Officer", role="UNIT_MANAGER", unit=str(house.loans.id))
        assert admin.post(f"{HOME}people/{house.officer.id}/", change).status_code == 302
        staff = organization.member(house.officer.id)
        assert (staff.role, staff.unit, staff.is_available) == (Role.UNIT_MANAGER, house.loans, False)
        assert was_written_down("settings.person_changed", house).detail["role"] == "UNIT_MANAGER"

    def test_a_closed_account_is_out_at_once(self, admin: Client, house: House) -> None:
        officer = Client()
        officer.post("/desk/sign-in/", {"login": house.officer.account.login, "password": PASSWORD})
        assert officer.get("/desk/security/").status_code == 200
        admin.post(f"{HOME}people/{house.officer.id}/close/")
        assert officer.get("/desk/security/").status_code == 302
        assert organization.staff_of_account(house.officer.account_id) is None
        admin.post(f"{HOME}people/{house.officer.id}/open/")
        again = officer.post("/desk/sign-in/", {"login": house.officer.account.login, "password": PASSWORD})
        assert again.status_code == 302

    def test_nobody_makes_themselves_what_they_are_not_or_closes_their_own_account(
        self, admin: Client, house: House
    ) -> None:
        own = f"{HOME}people/{house.administrator.id}/"
        change = self.form(house, name="Administrator", role="COMPLAINTS_OFFICE", unit=str(house.office.id))
        for answer in (admin.post(own, change), admin.post(f"{own}close/"), admin.post(f"{own}second-factors/")):
            assert answer.status_code == 403
        assert organization.member(house.administrator.id).role == Role.ADMINISTRATOR

    def test_lost_second_factors_are_removed_and_their_owner_signed_out(self, admin: Client, house: House) -> None:
        import pyotp  # noqa: PLC0415 - only here

        account, at = house.officer.account, clock.now() - timedelta(minutes=5)
        offer = accounts.begin_totp(account=account, issuer="x")
        accounts.confirm_totp(account=account, code=pyotp.TOTP(offer.secret).at(at), actor_ref=account.ref, at=at)
        admin.post(f"{HOME}people/{house.officer.id}/second-factors/")
        account.refresh_from_db()
        assert not account.has_totp
        assert was_written_down("settings.second_factors_reset", house)


class TestTheHouse:
    def test_a_unit_is_added_moved_and_closed_but_never_beneath_itself(self, admin: Client, house: House) -> None:
        calendar = str(house.cards.calendar_id)
        new = {"name_fa": "واحد شعب", "code": "branches", "calendar": calendar, "parent": str(house.cards.id)}
        assert admin.post(f"{HOME}units/add/", new).status_code == 302
        assert admin.post(f"{HOME}units/add/", new).status_code == 409
        unit = organization.all_units().get(code="branches")
        assert unit.public_name == {"fa": "واحد شعب"}
        circle = {"name_fa": "کارت", "calendar": calendar, "parent": str(unit.id), "is_active": "1"}
        assert admin.post(f"{HOME}units/{house.cards.id}/", circle).status_code == 422
        assert admin.post(f"{HOME}units/{unit.id}/", {"name_fa": "شعب", "calendar": calendar}).status_code == 302
        assert organization.unit(unit.id).is_active is False

    def test_a_unit_says_how_long_a_case_may_lie_untouched(self, admin: Client, house: House) -> None:
        here = f"{HOME}units/{house.cards.id}/"
        form = {"name_fa": "کارت", "calendar": str(house.cards.calendar_id), "is_active": "1"}
        assert admin.post(here, {**form, "silence_hours": "۴۸"}).status_code == 302
        assert organization.unit(house.cards.id).silence_hours == 48
        refused = admin.post(here, {**form, "silence_hours": "0"})
        assert refused.status_code == 422
        assert 'id="id_silence_hours"' in refused.content.decode()
        assert organization.unit(house.cards.id).silence_hours == 48

    @pytest.mark.parametrize("unit", ["triage", "cards"])
    def test_a_needed_unit_stays_open(self, admin: Client, house: House, unit: str) -> None:
        row = getattr(house, unit)
        answer = admin.post(f"{HOME}units/{row.id}/", {"name_fa": "نام", "calendar": str(row.calendar_id)})
        assert answer.status_code == 409
        assert organization.unit(row.id).is_active

    def test_goals_change_for_what_comes_now(self, admin: Client, house: House) -> None:
        form = {
            f"{u}_{f}": v
            for u in ("EMERGENCY", "URGENT", "HIGH", "NORMAL")
            for f, v in (("amount", "۷"), ("unit", "BUSINESS_DAYS"))
        }
        assert admin.post(f"{HOME}goals/", form).status_code == 302
        assert {goal.amount for goal in policies.goals(house.brand.id).values()} == {7}
        nonsense = admin.post(f"{HOME}goals/", {**form, "NORMAL_amount": "0"})
        assert nonsense.status_code == 422
        assert policies.goals(house.brand.id)["NORMAL"].amount == 7

    def test_goals_are_tried_on_the_last_year_and_nothing_changes(self, admin: Client, house: House) -> None:
        builders.a_case(house=house, stage=Stage.RESPONDED, at=MORNING - timedelta(days=20))
        builders.a_case(house=house, at=MORNING - timedelta(days=20))
        before = policies.goals(house.brand.id)
        long = {"amount": "90", "unit": "WEEKS"}
        form = {f"{urgency}_{name}": value for urgency in Urgency for name, value in long.items()}
        tried = admin.post(f"{HOME}goals/", {**form, "go": "try"})
        assert tried.status_code == 200
        page = tried.content.decode()
        assert 'id="tried"' in page
        assert "۲ شکایت" in page
        assert "۰ شکایت دیر" in page
        assert policies.goals(house.brand.id) == before
        assert admin.post(f"{HOME}goals/", {**form, "go": "try", "HIGH_amount": "0"}).status_code == 422

    def test_a_category_goes_to_another_unit_or_off_the_list(self, admin: Client, house: House) -> None:
        row = catalogue.category("BANK-01")
        assert row
        form = {"unit": str(house.loans.id), "urgency": "HIGH", "name_fa": "نام تازه"}
        assert admin.post(f"{HOME}categories/{row.id}/", form).status_code == 302
        row.refresh_from_db()
        assert (row.unit, row.urgency, row.is_active, row.name) == (house.loans, "HIGH", False, {"fa": "نام تازه"})
        assert catalogue.category("BANK-01") is None
        assert admin.post(f"{HOME}categories/{row.id}/", {**form, "urgency": "APOCALYPSE"}).status_code == 404

    def test_the_organization_says_how_it_is_called_and_reached(self, admin: Client) -> None:
        form = {
            "name_en": "Moon Bank",
            "emergency_en": "Call 112.",
            "phone": "+982112345678",
            "objection_days": "۱۵",
            "reopen_days": "45",
        }
        assert admin.post(f"{HOME}brand/", form).status_code == 302
        brand = catalogue.default_brand()
        assert (brand.name, brand.emergency) == ({"en": "Moon Bank"}, {"en": "Call 112."})
        assert (brand.contact["phone"], brand.objection_days, brand.reopen_days) == ("+982112345678", 15, 45)
        assert admin.post(f"{HOME}brand/", {**form, "objection_days": "0"}).status_code == 422

    def test_a_switch_stops_filing_and_is_written_down(self, admin: Client, house: House) -> None:
        admin.post(f"{HOME}switches/", {"switch": "FILING", "turn": "off"})
        assert not switches.is_on(Switch.FILING)
        assert was_written_down("settings.switch", house).detail == {"switch": "FILING", "on": False}
        assert admin.post(f"{HOME}switches/", {"switch": "GRAVITY", "turn": "off"}).status_code == 404


class TestPrograms:
    def test_a_secret_is_shown_once_and_works_until_it_is_revoked(self, admin: Client, house: House) -> None:
        form = {
            "name": "CRM",
            "staff": str(house.officer.id),
            "scopes": ["cases:read", "cases:everything"],
            "days": "30",
        }
        page = admin.post(f"{HOME}tokens/", form).content.decode()
        found = re.search(r'data-value="(shn_[^"]+)"', page)
        assert found
        secret = found[1]
        token = account_tokens.check(secret, scope="cases:read", at=clock.now())
        assert token.scopes == ["cases:read"]
        assert token.account == house.officer.account
        for shown in ("tokens/", "log/"):
            assert secret not in admin.get(HOME + shown).content.decode()
        admin.post(f"{HOME}tokens/{token.id}/revoke/")
        with pytest.raises(TokenRefused):
            account_tokens.check(secret, scope="cases:read", at=clock.now())


class TestWhatFailed:
    def test_a_step_that_was_given_up_on_is_tried_again(self, admin: Client, house: House) -> None:
        filed = a_filed_case()
        failed = Delivery.objects.first()
        assert failed
        Delivery.objects.filter(pk=failed.pk).update(state=DeliveryState.FAILED, attempts=9, last_error="Timeout")
        page = admin.get(f"{HOME}failures/").content.decode()
        assert "Timeout" in page
        assert filed.case.tracking_code not in page
        admin.post(f"{HOME}failures/{failed.id}/again/")
        failed.refresh_from_db()
        assert (failed.state, failed.attempts) == (DeliveryState.WAITING, 0)
        assert was_written_down("settings.delivery_again", house)
        assert admin.post(f"{HOME}failures/{failed.id}/again/").status_code == 404


class TestTheLog:
    def test_is_searched_by_who_what_and_about_whom(self, admin: Client, house: House) -> None:
        admin.post(f"{HOME}switches/", {"switch": "SMS", "turn": "off"})
        shown = admin.get(f"{HOME}log/?action=settings.&actor=staff:{house.administrator.id}").content.decode()
        assert "settings.switch" in shown
        assert "accounts.created" not in shown
        assert "settings.switch" not in admin.get(f"{HOME}log/?subject=case:none").content.decode()

    def test_tells_that_its_chain_is_whole_or_broken(self, admin: Client, house: House) -> None:
        sealing.seal(at=MORNING + timedelta(days=400))
        assert "notice--kept" in admin.post(f"{HOME}log/verify/").content.decode()
        long_ago = clock.now() - timedelta(hours=1)
        Entry.objects.create(occurred_at=long_ago, action="x.y", actor_ref="system", subject_ref="s")
        assert "UNSEALED" in admin.post(f"{HOME}log/verify/").content.decode()
        head = json.loads(admin.post(f"{HOME}log/head/").content)
        assert head["position"] > 0
        assert was_written_down("audit.head_exported", house).detail["position"] == head["position"]

    def test_looking_at_it_is_in_it(self, admin: Client, house: House) -> None:
        admin.get(f"{HOME}log/")
        assert was_written_down("audit.read", house)

    def test_a_page_of_it_takes_few_queries(
        self, admin: Client, django_assert_max_num_queries: Callable[..., object]
    ) -> None:
        for _n in range(60):
            Entry.objects.create(occurred_at=MORNING, action="x.y", actor_ref="system", subject_ref="s")
        with django_assert_max_num_queries(12):  # type: ignore[attr-defined] # a context manager
            assert "after=" in admin.get(f"{HOME}log/").content.decode()


class TestTheOutbox:
    def code_in(self, page: str, case: Case) -> bool:
        from shenava.domain.cases import references  # noqa: PLC0415 - only here

        return references.access_code(case) in page

    def test_shows_officers_the_messages_of_their_cases_and_of_no_others(
        self, house: House, at_the_desk: SitDown
    ) -> None:
        case = a_filed_case().case
        for staff, sees in ((house.officer, True), (house.complaints, True), (house.loan_officer, False)):
            client = at_the_desk(staff)
            page = client.get("/desk/outbox/").content.decode()
            assert (case.tracking_code in page) is sees
            link = re.search(r'href="(/desk/outbox/[0-9a-f-]{36}/)"', page)
            assert bool(link) is sees
            if link:
                assert self.code_in(client.get(link[1]).content.decode(), case)

    def test_shows_administrators_counts_and_states_but_no_words_and_no_addresses(self, admin: Client) -> None:
        case = a_filed_case().case
        page = admin.get("/desk/outbox/").content.decode()
        assert case.tracking_code not in page
        assert not re.search(r"maryam\d+@example.org", page)
        assert "m••••@example.org" in page
        from shenava.domain.channels.models import OutboundMessage  # noqa: PLC0415 - only here

        message = OutboundMessage.objects.filter(about=case.id).first()
        assert message
        assert message.subject not in page
        assert admin.get(f"/desk/outbox/{message.id}/").status_code == 404

    def test_a_page_of_it_takes_few_queries(
        self, house: House, at_the_desk: SitDown, django_assert_max_num_queries: Callable[..., object]
    ) -> None:
        for _n in range(4):
            a_filed_case()
        client = at_the_desk(house.complaints)
        with django_assert_max_num_queries(14):  # type: ignore[attr-defined] # a context manager
            client.get("/desk/outbox/")
