"""A person's own account: what guards it, who is asked for the password again, and what is shown only once."""

import re
from datetime import timedelta

import pyotp
import pytest
from django.test import Client
from tests.builders import PASSWORD, House

from shenava.foundation import clock
from shenava.foundation.accounts import operations, queries
from shenava.foundation.accounts.models import Account, Session
from shenava.foundation.accounts.sessions import CREATED_AT

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "eleven blue herons"


@pytest.fixture
def account(house: House) -> Account:
    return house.officer.account


@pytest.fixture
def me(account: Account) -> Client:
    client = Client(HTTP_USER_AGENT="Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0")
    client.post("/desk/sign-in/", {"login": account.login, "password": PASSWORD})
    return client


def an_hour_later(client: Client) -> None:
    session = client.session
    session[CREATED_AT] = (clock.now() - timedelta(hours=1)).isoformat()
    session.save()


def secret_on(page: str) -> str:
    found = re.search(r'data-value="([A-Z2-7]{32})"', page)
    assert found
    return found[1]


def codes_on(page: str) -> list[str]:
    return re.findall(r">([2-9a-z]{5}-[2-9a-z]{5})<", page)


def test_an_app_is_set_up_with_a_picture_proved_and_its_codes_are_shown_once(me: Client, account: Account) -> None:
    page = me.post("/desk/security/totp/").content.decode()
    assert "<svg" in page
    secret = secret_on(page)
    wrong = me.post("/desk/security/totp/confirm/", {"code": "000000"})
    assert wrong.status_code == 401
    assert secret_on(wrong.content.decode()) == secret
    done = me.post("/desk/security/totp/confirm/", {"code": pyotp.TOTP(secret).at(clock.now())})
    codes = codes_on(done.content.decode())
    assert len(codes) == 10
    assert "no-store" in done["Cache-Control"]
    account.refresh_from_db()
    assert account.has_totp
    for address in ("/desk/security/", "/desk/preferences/"):
        shown = me.get(address).content.decode()
        assert secret not in shown
        assert codes[0] not in shown
    assert secret not in me.post("/desk/security/totp/").content.decode()
    assert secret not in me.post("/desk/security/totp/confirm/", {"code": "1"}).content.decode()


def test_new_recovery_codes_end_the_old_ones(me: Client, account: Account) -> None:
    secret = secret_on(me.post("/desk/security/totp/").content.decode())
    first = me.post("/desk/security/totp/confirm/", {"code": pyotp.TOTP(secret).at(clock.now())}).content.decode()
    again = me.post("/desk/security/recovery-codes/").content.decode()
    old, new = codes_on(first), codes_on(again)
    assert not set(old) & set(new)
    assert queries.recovery_codes_left(account) == 10
    assert not operations.use_recovery_code(account=account, code=old[0], at=clock.now())


def test_recovery_codes_without_a_second_factor_make_no_sense(me: Client) -> None:
    assert me.post("/desk/security/recovery-codes/").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/desk/security/totp/",
        "/desk/security/totp/confirm/",
        "/desk/security/totp/remove/",
        "/desk/security/recovery-codes/",
        "/desk/security/passkeys/options/",
        "/desk/security/passkeys/",
        "/desk/security/passkeys/01930000-0000-7000-8000-000000000000/remove/",
    ],
)
def test_whoever_finds_the_browser_open_an_hour_later_is_asked_for_the_password(me: Client, address: str) -> None:
    an_hour_later(me)
    assert me.post(address)["Location"].startswith("/desk/security/confirm/")
    assert me.post("/desk/security/confirm/", {"password": "wrong"}).status_code == 401
    assert me.post(address)["Location"].startswith("/desk/security/confirm/")


def test_the_password_given_again_counts_for_a_while(me: Client) -> None:
    an_hour_later(me)
    answer = me.post("/desk/security/confirm/", {"password": PASSWORD, "next": "//evil.example"})
    assert answer["Location"] == "/desk/security/"
    assert "<svg" in me.post("/desk/security/totp/").content.decode()


def test_the_password_asked_again_cannot_be_guessed_for_long(me: Client) -> None:
    an_hour_later(me)
    answers = [me.post("/desk/security/confirm/", {"password": f"guess {n}"}).status_code for n in range(12)]
    assert answers[-1] == 429


def test_a_new_password_needs_the_old_one_and_signs_everybody_else_out(me: Client, account: Account) -> None:
    elsewhere = Client()
    elsewhere.post("/desk/sign-in/", {"login": account.login, "password": PASSWORD})
    change = {"current": "wrong", "password": NEW_PASSWORD}
    assert me.post("/desk/security/password/", change).status_code == 401
    weak = me.post("/desk/security/password/", {"current": PASSWORD, "password": "officer"})
    assert weak.status_code == 400
    assert me.post("/desk/security/password/", {**change, "current": PASSWORD}).status_code == 302
    assert me.get("/desk/security/").status_code == 200
    assert elsewhere.get("/desk/security/").status_code == 302
    fresh = Client()
    assert fresh.post("/desk/sign-in/", {"login": account.login, "password": PASSWORD}).status_code == 401
    assert fresh.post("/desk/sign-in/", {"login": account.login, "password": NEW_PASSWORD}).status_code == 302


def test_another_browser_can_be_signed_out_from_here(me: Client, account: Account) -> None:
    elsewhere = Client()
    elsewhere.post("/desk/sign-in/", {"login": account.login, "password": PASSWORD})
    page = me.get("/desk/security/").content.decode()
    assert "Firefox, Linux" in page
    keys = {session.session_key for session in Session.objects.all()}
    assert not any(key in page for key in keys)
    handles = re.findall(r"/sessions/([0-9a-f]{24})/end/", page)
    assert len(handles) == 1
    me.post(f"/desk/security/sessions/{handles[0]}/end/")
    assert elsewhere.get("/desk/security/").status_code == 302
    assert me.get("/desk/security/").status_code == 200


def test_nobody_ends_the_session_or_removes_the_passkey_of_another(me: Client, house: House) -> None:
    other = Client()
    other.post("/desk/sign-in/", {"login": house.manager.account.login, "password": PASSWORD})
    theirs = Session.objects.get(account=house.manager.account)
    assert me.post(f"/desk/security/sessions/{theirs.handle}/end/").status_code == 404
    assert other.get("/desk/security/").status_code == 200


def test_a_passkey_that_no_device_made_is_refused(me: Client, account: Account) -> None:
    options = me.post("/desk/security/passkeys/options/").json()
    assert options["publicKey"]["user"]["name"] == account.login
    made_up = {"credential": {"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": {}}, "name": "x"}
    answer = me.post(
        "/desk/security/passkeys/", made_up, content_type="application/json", HTTP_ACCEPT="application/json"
    )
    assert answer.status_code == 401
    assert not queries.passkeys_of(account)


def test_preferences_are_kept_and_nonsense_is_not(me: Client, account: Account) -> None:
    given = {"language": "ar", "calendar": "HIJRI", "digits": "ARABIC", "zone": "Asia/Riyadh", "theme": "DARK"}
    assert me.post("/desk/preferences/", given).status_code == 302
    me.post("/desk/preferences/", {"language": "xx", "zone": "Mars/Base", "density": "COMPACT"})
    account.refresh_from_db()
    chosen = (account.language, account.calendar, account.digits, account.zone, account.theme, account.density)
    assert chosen == ("ar", "HIJRI", "ARABIC", "Asia/Riyadh", "DARK", "COMPACT")
    assert '<html lang="ar" dir="rtl"' in me.get("/desk/preferences/").content.decode()


def test_the_theme_switch_is_remembered(me: Client, account: Account) -> None:
    assert me.post("/desk/preferences/theme/", {"theme": "dark"}).status_code == 204
    account.refresh_from_db()
    assert account.theme == "DARK"


def test_the_language_changes_by_a_link_of_ours_only(me: Client, account: Account) -> None:
    link = "/desk/preferences/language/en/"
    me.get(link, HTTP_SEC_FETCH_SITE="cross-site")
    account.refresh_from_db()
    assert account.language != "en"
    back = me.get(link, HTTP_REFERER="http://testserver/desk/security/", HTTP_SEC_FETCH_SITE="same-origin")
    assert back["Location"] == "http://testserver/desk/security/"
    account.refresh_from_db()
    assert account.language == "en"
    assert me.get(link, HTTP_REFERER="https://evil.example/")["Location"] == "/desk/preferences/"
