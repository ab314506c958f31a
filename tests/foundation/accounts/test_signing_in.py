"""From password to signed in, and what stops those who guess."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyotp
import pytest
from django.contrib.auth import get_user
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from shenava.foundation.accounts import errors, operations, queries, sessions, signing_in
from shenava.foundation.accounts.models import Account, Session
from shenava.foundation.accounts.vocabulary import Factor
from shenava.foundation.audit import queries as log
from shenava.foundation.web.limits import TooMany

NOON = datetime(2026, 3, 21, 12, 0, tzinfo=UTC)
PASSWORD = "seven green pomegranates"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_counters(settings: Settings, tmp_path: Path) -> None:
    settings.REDIS_URL = ""
    settings.COUNTERS_PATH = tmp_path / "counters.sqlite3"
    settings.BEHIND_PROXY = False
    settings.SESSION_ENGINE = "shenava.foundation.accounts.sessions"


def a_request(session_key: str | None = None, address: str = "127.0.0.1") -> HttpRequest:
    request = RequestFactory().post("/", REMOTE_ADDR=address, HTTP_USER_AGENT="Firefox on Linux", HTTP_HOST="localhost")
    request.session = sessions.SessionStore(session_key)
    request.user = get_user(request)
    return request


def an_account(login: str = "leila", **changes: object) -> Account:
    return operations.create_account(
        **{"login": login, "name": "Leila", "password": PASSWORD, "actor_ref": "system", "at": NOON} | changes
    )


def with_totp() -> Account:
    account = an_account()
    operations.begin_totp(account=account, issuer="Shenava")
    earlier = NOON - timedelta(minutes=5)
    code = pyotp.TOTP(account.totp_secret).at(earlier)
    operations.confirm_totp(account=account, code=code, actor_ref=account.ref, at=earlier)
    return account


def is_in(request: HttpRequest) -> bool:
    request.session.save()
    return get_user(a_request(request.session.session_key)) == request.user != AnonymousUser()


def try_password(password: str, *, login: str = "leila", address: str = "127.0.0.1", at: datetime = NOON) -> None:
    signing_in.check_password(login=login, password=password, address=address, at=at)


class TestWithAPasswordAlone:
    def test_the_right_password_signs_in(self) -> None:
        an_account()
        request = a_request()
        assert signing_in.start(request, login=" LEILA ", password=PASSWORD, at=NOON) == frozenset()
        assert is_in(request)

    def test_the_session_gets_a_new_key(self) -> None:
        an_account()
        request = a_request()
        request.session["planted"] = True
        request.session.save()
        planted = request.session.session_key
        signing_in.start(request, login="leila", password=PASSWORD, at=NOON)
        assert request.session.session_key != planted
        assert "planted" not in request.session
        assert not Session.objects.filter(session_key=planted).exists()

    def test_wrong_unknown_and_closed_are_told_in_the_same_words(self) -> None:
        an_account()
        closed = an_account("closed")
        operations.set_active(account=closed, is_active=False, actor_ref="system", at=NOON)
        told = set()
        for login, password in [("leila", "wrong"), ("nobody", PASSWORD), ("closed", PASSWORD)]:
            with pytest.raises(errors.SignInRefused) as refusal:
                try_password(password, login=login)
            told.add((refusal.value.code, str(refusal.value), refusal.value.status))
        assert len(told) == 1

    def test_an_unknown_login_is_hashed_as_a_known_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        hashed = []
        monkeypatch.setattr(signing_in, "make_password", hashed.append)
        with pytest.raises(errors.SignInRefused):
            try_password("some guess", login="nobody")
        assert hashed == ["some guess"]

    def test_coming_and_going_is_in_the_log_without_the_password_or_an_unknown_login(self) -> None:
        account = an_account()
        for login in ("leila", "a-secret-typed-in-the-wrong-box"):
            with pytest.raises(errors.SignInRefused):
                try_password("wrong", login=login)
        request = a_request()
        signing_in.start(request, login="leila", password=PASSWORD, at=NOON)
        signing_in.sign_out(request, at=NOON)
        entries = list(log.entries(action="accounts.").exclude(action="accounts.created"))
        assert [entry.action.removeprefix("accounts.") for entry in entries] == [
            "signed_out",
            "signed_in",
            "sign_in_refused",
            "sign_in_refused",
        ]
        assert entries[0].actor_ref == account.ref
        assert "wrong" not in str([vars(entry) for entry in entries])


class TestWhoGuesses:
    def test_is_stopped_after_ten_wrong_passwords_even_with_the_right_one(self) -> None:
        an_account()
        for _ in range(10):
            with pytest.raises(errors.SignInRefused):
                try_password("wrong")
        with pytest.raises(TooMany) as refusal:
            try_password(PASSWORD)
        assert 0 < refusal.value.retry_after <= 900
        try_password(PASSWORD, at=NOON + timedelta(minutes=15))

    def test_does_not_lock_the_owner_out_at_another_address(self) -> None:
        an_account()
        for _ in range(10):
            with pytest.raises(errors.SignInRefused):
                try_password("wrong", address="203.0.113.5")
        try_password(PASSWORD, address="198.51.100.1")

    def test_from_one_address_over_many_logins_is_stopped_too(self) -> None:
        for number in range(30):
            with pytest.raises(errors.SignInRefused):
                try_password("wrong", login=f"login{number}")
        with pytest.raises(TooMany):
            try_password("wrong", login="login99")

    def test_one_login_from_many_addresses_is_stopped_too(self) -> None:
        an_account()
        for number in range(50):
            with pytest.raises(errors.SignInRefused):
                try_password("wrong", address=f"198.51.100.{number}")
        with pytest.raises(TooMany):
            try_password(PASSWORD, address="203.0.113.9")

    def test_all_hashing_together_keeps_to_a_quarter_of_a_core(self) -> None:
        an_account()
        for number in range(75):
            try_password(PASSWORD, address=f"198.51.100.{number}")
        with pytest.raises(TooMany):
            try_password(PASSWORD, address="203.0.113.9")
        try_password(PASSWORD, address="203.0.113.9", at=NOON + timedelta(minutes=1))

    def test_who_remembers_in_time_starts_afresh(self) -> None:
        an_account()
        for _round in range(2):
            for _ in range(9):
                with pytest.raises(errors.SignInRefused):
                    try_password("wrong")
            try_password(PASSWORD)


class TestWithASecondFactor:
    def test_the_password_alone_does_not_sign_in(self) -> None:
        account = with_totp()
        request = a_request()
        assert signing_in.start(request, login="leila", password=PASSWORD, at=NOON) == {Factor.TOTP}
        assert not is_in(request)
        assert signing_in.pending_account(request, at=NOON) == account

    def test_the_code_completes_it(self) -> None:
        account = with_totp()
        request = a_request()
        signing_in.start(request, login="leila", password=PASSWORD, at=NOON)
        signing_in.finish_with_code(request, code=pyotp.TOTP(account.totp_secret).at(NOON), at=NOON)
        assert is_in(request)
        assert signing_in.pending_account(request, at=NOON) is None

    def test_a_code_that_was_seen_over_a_shoulder_is_refused(self) -> None:
        account = with_totp()
        code = pyotp.TOTP(account.totp_secret).at(NOON)
        first, second = a_request(), a_request()
        for request in (first, second):
            signing_in.start(request, login="leila", password=PASSWORD, at=NOON)
        signing_in.finish_with_code(first, code=code, at=NOON)
        with pytest.raises(errors.CodeRefused):
            signing_in.finish_with_code(second, code=code, at=NOON)
        assert not is_in(second)

    def test_a_paper_code_completes_it_too(self) -> None:
        account = with_totp()
        paper = operations.new_recovery_codes(account=account, actor_ref=account.ref, at=NOON)
        request = a_request()
        factors = signing_in.start(request, login="leila", password=PASSWORD, at=NOON)
        assert factors == {Factor.TOTP, Factor.RECOVERY}
        signing_in.finish_with_recovery_code(request, code=paper[0], at=NOON)
        assert is_in(request)

    def test_it_has_to_come_within_five_minutes(self) -> None:
        account = with_totp()
        request = a_request()
        signing_in.start(request, login="leila", password=PASSWORD, at=NOON)
        late = NOON + timedelta(minutes=5, seconds=1)
        with pytest.raises(errors.SignInExpired):
            signing_in.finish_with_code(request, code=pyotp.TOTP(account.totp_secret).at(late), at=late)

    def test_without_the_password_first_there_is_no_second_step(self) -> None:
        account = with_totp()
        with pytest.raises(errors.SignInExpired):
            signing_in.finish_with_code(a_request(), code=pyotp.TOTP(account.totp_secret).at(NOON), at=NOON)

    def test_codes_cannot_be_guessed_for_long(self) -> None:
        account = with_totp()
        request = a_request()
        signing_in.start(request, login="leila", password=PASSWORD, at=NOON)
        for _ in range(10):
            with pytest.raises(errors.CodeRefused):
                signing_in.finish_with_code(request, code="123", at=NOON)
        with pytest.raises(TooMany):
            signing_in.finish_with_code(request, code=pyotp.TOTP(account.totp_secret).at(NOON), at=NOON)


class TestDemonstrationAccounts:
    def test_work_on_this_machine(self) -> None:
        an_account("demo", password="demo", is_demo=True)
        request = a_request()
        signing_in.start(request, login="demo", password="demo", at=NOON)
        assert is_in(request)

    @pytest.mark.parametrize("address", ["203.0.113.7", "192.168.1.4"])
    def test_refuse_every_other_machine(self, address: str) -> None:
        an_account("demo", password="demo", is_demo=True)
        request = a_request(address=address)
        with pytest.raises(errors.DemoFromAfar):
            signing_in.start(request, login="demo", password="demo", at=NOON)
        assert not is_in(request)


class TestSessions:
    def signed_in(self) -> HttpRequest:
        request = a_request()
        signing_in.start(request, login="leila", password=PASSWORD, at=NOON)
        request.session.save()
        return request

    def test_are_listed_with_device_and_time(self) -> None:
        account = an_account()
        self.signed_in()
        session = queries.sessions_of(account, at=NOON).get()
        assert (session.device, session.created_at, session.seen_at) == ("Firefox on Linux", NOON, NOON)

    def test_can_be_ended_one_by_one_by_a_name_that_is_not_the_key(self) -> None:
        account = an_account()
        here, there = self.signed_in(), self.signed_in()
        handle = Session.objects.get(session_key=there.session.session_key).handle
        assert there.session.session_key not in handle
        operations.end_session(account=account, handle=handle, actor_ref=account.ref, at=NOON)
        assert is_in(here)
        assert queries.sessions_of(account, at=NOON).get().session_key == here.session.session_key

    def test_of_others_can_not(self) -> None:
        an_account()
        there = self.signed_in()
        other = an_account("other")
        handle = Session.objects.get(session_key=there.session.session_key).handle
        with pytest.raises(errors.Problem):
            operations.end_session(account=other, handle=handle, actor_ref=other.ref, at=NOON)

    def test_all_but_this_one_can_be_ended(self) -> None:
        account = an_account()
        here = self.signed_in()
        self.signed_in()
        key = here.session.session_key
        assert operations.end_other_sessions(account=account, keep_key=key, actor_ref=account.ref, at=NOON) == 1
        assert is_in(here)

    def test_end_with_a_new_password_except_in_the_browser_in_hand(self) -> None:
        account = an_account()
        here, there = self.signed_in(), self.signed_in()
        operations.change_password(account=account, password="nine blue lanterns", actor_ref=account.ref, at=NOON)
        signing_in.stay(here, account)
        here.user = account
        assert is_in(here)
        assert get_user(a_request(there.session.session_key)) == AnonymousUser()

    @pytest.mark.parametrize(("idle", "is_kept"), [(timedelta(hours=1), True), (timedelta(hours=3), False)])
    def test_end_when_nobody_uses_them(
        self, monkeypatch: pytest.MonkeyPatch, settings: Settings, idle: timedelta, is_kept: bool
    ) -> None:
        an_account()
        request = self.signed_in()
        request.COOKIES[settings.SESSION_COOKIE_NAME] = request.session.session_key
        monkeypatch.setattr("shenava.foundation.clock.now", lambda: NOON + idle)
        sessions.IdleTimeOut(lambda _request: HttpResponse())(request)
        assert (sessions.ACCOUNT in request.session) is is_kept

    def test_before_something_grave_the_password_is_asked_again(self) -> None:
        account = an_account()
        signing_in.check_it_is_you(account=account, password=PASSWORD, at=NOON)
        with pytest.raises(errors.SignInRefused):
            signing_in.check_it_is_you(account=account, password="wrong", at=NOON)
