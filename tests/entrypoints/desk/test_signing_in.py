"""The way in: with a password, a code, a paper code; and what happens to those who try without."""

import re
from datetime import timedelta

import pyotp
import pytest
from django.test import Client
from tests.builders import PASSWORD, a_colleague, a_house

from shenava.domain.organization import queries
from shenava.domain.organization.vocabulary import Role
from shenava.foundation import clock
from shenava.foundation.accounts import operations
from shenava.foundation.accounts.models import Account
from shenava.foundation.audit.models import Entry

pytestmark = pytest.mark.django_db
SIGN_IN = "/desk/sign-in/"


@pytest.fixture
def account() -> Account:
    house = a_house()
    return house.officer.account


def try_in(client: Client, account: Account, password: str = PASSWORD, **more: str) -> object:
    return client.post(SIGN_IN, {"login": account.login, "password": password, **more})


def with_codes(account: Account) -> tuple[pyotp.TOTP, list[str]]:
    at = clock.now() - timedelta(minutes=5)
    offer = operations.begin_totp(account=account, issuer="Shenava")
    generator = pyotp.TOTP(offer.secret)
    operations.confirm_totp(account=account, code=generator.at(at), actor_ref=account.ref, at=at)
    return generator, operations.new_recovery_codes(account=account, actor_ref=account.ref, at=at)


def test_a_password_opens_the_desk(client: Client, account: Account) -> None:
    assert client.get(SIGN_IN).status_code == 200
    answer = try_in(client, account)
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert client.get("/desk/preferences/").status_code == 200


def test_an_administrator_arrives_where_their_work_is(client: Client) -> None:
    house = a_house()
    assert try_in(client, house.administrator.account)["Location"] == "/desk/administration/"


def test_a_stranger_is_sent_to_sign_in_and_comes_back_to_where_they_were_going(
    client: Client, account: Account
) -> None:
    sent = client.get("/desk/security/")
    assert sent["Location"] == "/desk/sign-in/?next=%2Fdesk%2Fsecurity%2F"
    assert b'value="/desk/security/"' in client.get(sent["Location"]).content
    assert try_in(client, account, next="/desk/security/")["Location"] == "/desk/security/"


@pytest.mark.parametrize(
    "trap",
    [
        "https://evil.example/desk/",
        "//evil.example/desk/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/desk/../../evil",
        "/desk\t//evil.example",
        "/fa/",
        "/desk/sign-in/?next=//evil.example",
    ],
)
def test_nobody_is_led_away_after_signing_in(client: Client, account: Account, trap: str) -> None:
    assert try_in(client, account, next=trap)["Location"] == "/desk/"


def test_a_wrong_password_an_unknown_name_and_a_closed_account_look_the_same(client: Client, account: Account) -> None:
    closed = a_colleague("closed", Role.OFFICER, queries.triage_desk()).account
    operations.set_active(account=closed, is_active=False, actor_ref="system", at=clock.now())
    pages = [
        client.post(SIGN_IN, {"login": login, "password": password})
        for login, password in ((account.login, "wrong"), ("nobody@bank.example", "wrong"), (closed.login, PASSWORD))
    ]
    assert {page.status_code for page in pages} == {401}
    stripped = {re.sub(rb'value="[^"]*"', b"", page.content) for page in pages}
    assert len(stripped) == 1
    assert "wrong" not in pages[0].content.decode()


def test_guessing_is_slowed_down_for_the_guesser_and_told_so(client: Client, account: Account) -> None:
    answers = [try_in(client, account, "wrong") for _try in range(12)]
    assert [answer.status_code for answer in answers[:10]] == [401] * 10
    assert answers[-1].status_code == 429
    assert int(answers[-1]["Retry-After"]) > 0
    assert try_in(client, account).status_code == 429
    elsewhere = Client(REMOTE_ADDR="127.0.0.2")
    assert try_in(elsewhere, account).status_code == 302


def test_with_an_app_the_password_is_not_enough(client: Client, account: Account) -> None:
    generator, _codes = with_codes(account)
    answer = try_in(client, account, next="/desk/security/")
    assert answer["Location"] == "/desk/sign-in/second/?next=%2Fdesk%2Fsecurity%2F"
    assert client.get("/desk/security/").status_code == 302
    assert client.post("/desk/sign-in/second/", {"code": "000000"}).status_code == 401
    code = generator.at(clock.now())
    arrived = client.post("/desk/sign-in/second/", {"code": code, "next": "/desk/security/"})
    assert arrived["Location"] == "/desk/security/"
    assert client.get("/desk/security/").status_code == 200
    again = Client()
    try_in(again, account)
    assert again.post("/desk/sign-in/second/", {"code": code}).status_code == 401


def test_persian_digits_are_a_code_too(client: Client, account: Account) -> None:
    generator, _codes = with_codes(account)
    try_in(client, account)
    code = generator.at(clock.now()).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    assert client.post("/desk/sign-in/second/", {"code": code}).status_code == 302


def test_a_recovery_code_works_once(client: Client, account: Account) -> None:
    _generator, codes = with_codes(account)
    for expected in (302, 401):
        visitor = Client()
        try_in(visitor, account)
        assert visitor.post("/desk/sign-in/second/", {"recovery": codes[0]}).status_code == expected


def test_the_second_step_without_the_first_leads_back(client: Client, account: Account) -> None:
    assert client.get("/desk/sign-in/second/")["Location"].startswith(SIGN_IN)
    assert client.post("/desk/sign-in/second/", {"code": "123456"})["Location"].startswith(SIGN_IN)


def test_codes_cannot_be_guessed_for_long(client: Client, account: Account) -> None:
    with_codes(account)
    try_in(client, account)
    codes = [client.post("/desk/sign-in/second/", {"code": f"{n:06}"}).status_code for n in range(12)]
    assert codes[-1] == 429


def test_a_demonstration_account_works_on_this_machine_only(client: Client, account: Account) -> None:
    Account.objects.filter(pk=account.pk).update(is_demo=True)
    from_afar = client.post(
        SIGN_IN,
        {"login": account.login, "password": PASSWORD},
        REMOTE_ADDR="127.0.0.1",
        HTTP_X_FORWARDED_FOR="203.0.113.9",
    )
    assert from_afar.status_code == 403
    assert "_auth_user_id" not in client.session
    assert try_in(client, account).status_code == 302


def test_a_form_from_another_site_is_refused(account: Account) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(SIGN_IN, {"login": account.login, "password": PASSWORD}).status_code == 403
    assert strict.post("/desk/sign-in/passkey/options/").status_code == 403
    strict.force_login(account)
    assert strict.post("/desk/sign-out/").status_code == 403
    assert strict.post("/desk/security/totp/").status_code == 403


def test_signing_out_ends_the_session_and_cannot_be_done_by_a_link(client: Client, account: Account) -> None:
    try_in(client, account)
    assert client.get("/desk/sign-out/").status_code == 405
    assert client.post("/desk/sign-out/")["Location"] == SIGN_IN
    assert client.get("/desk/security/").status_code == 302


def test_what_a_device_says_without_being_asked_is_refused(client: Client, account: Account) -> None:
    for body in ("{}", "not json", "[]", '{"credential": "x"}', '{"credential": {"id": "x"}}'):
        answer = client.post(
            "/desk/sign-in/passkey/", body, content_type="application/json", HTTP_ACCEPT="application/json"
        )
        assert answer.status_code == 401
    assert client.post("/desk/sign-in/passkey/options/").json()["publicKey"]["challenge"]


def test_the_language_of_the_page_can_be_chosen_before_signing_in(client: Client, account: Account) -> None:
    for language, direction in (("en", "ltr"), ("ar", "rtl"), ("fa", "rtl")):
        chosen = client.get(f"{SIGN_IN}?language={language}&next=/desk/search/")
        assert chosen["Location"] == f"{SIGN_IN}?next=%2Fdesk%2Fsearch%2F"
        assert f'<html lang="{language}" dir="{direction}"' in client.get(SIGN_IN).content.decode()


class TestTheFirstStart:
    """An installation without anybody."""

    given = {
        "name_fa": "بانک آفتاب",
        "name_en": "Sun Bank",
        "sector": "bank",
        "calendar": "ir_office",
        "languages": ["fa", "en"],
        "person": "Leila",
        "login": "leila@sun.example",
        "password": "seven green pomegranates",
    }

    def link(self) -> str:
        return f"/desk/set-up/{operations.setup_link(at=clock.now())}/"

    def test_founds_the_organization_and_lets_its_first_administrator_in(self, client: Client) -> None:
        link = self.link()
        assert client.get(link).status_code == 200
        assert client.post(link, self.given)["Location"] == "/desk/administration/"
        page = client.get("/desk/administration/people/").content.decode()
        assert "leila@sun.example" in page
        assert "BANK-01" in client.get("/desk/administration/categories/").content.decode()

    def test_works_once(self, client: Client) -> None:
        link = self.link()
        client.post(link, self.given)
        assert client.get(link).status_code == 404
        again = client.post(link, {**self.given, "login": "second@sun.example"})
        assert again.status_code == 404
        assert Account.objects.count() == 1

    def test_changes_nothing_when_something_is_wrong_and_keeps_what_was_typed(self, client: Client) -> None:
        link = self.link()
        for wrong in ({"password": "short"}, {"name_fa": "", "name_en": ""}, {"sector": "piracy"}, {"login": ""}):
            page = client.post(link, {**self.given, **wrong})
            assert page.status_code in {400, 422}
            assert "Leila" in page.content.decode()
            assert self.given["password"] not in page.content.decode()
        assert not Account.objects.exists()
        assert client.post(link, self.given).status_code == 302

    def test_is_over_after_a_day(self, client: Client) -> None:
        link = f"/desk/set-up/{operations.setup_link(at=clock.now() - timedelta(hours=25))}/"
        assert client.get(link).status_code == 404

    def test_a_made_up_link_opens_nothing(self, client: Client) -> None:
        assert client.get("/desk/set-up/made-up/").status_code == 404
        assert client.post("/desk/set-up/made-up/", self.given).status_code == 404
        assert not Entry.objects.filter(action="accounts.created").exists()
