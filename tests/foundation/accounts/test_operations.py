"""Making accounts, second factors, links and tokens."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyotp
import pytest
from django.contrib.auth.hashers import check_password
from pytest_django.fixtures import DjangoAssertNumQueries, Settings

from shenava.foundation.accounts import errors, operations, queries, tokens
from shenava.foundation.accounts.models import Account, ApiToken, RecoveryCode, SetupLink
from shenava.foundation.audit import queries as log
from shenava.foundation.keys import Keyring, Purpose

NOON = datetime(2026, 3, 21, 12, 0, tzinfo=UTC)
PASSWORD = "seven green pomegranates"
pytestmark = pytest.mark.django_db


def an_account(login: str = "leila@example.org") -> Account:
    return operations.create_account(login=login, name="Leila", password=PASSWORD, actor_ref="system", at=NOON)


def a_code(account: Account, at: datetime) -> str:
    return pyotp.TOTP(account.totp_secret).at(at)


def with_totp() -> Account:
    account = an_account()
    operations.begin_totp(account=account, issuer="Shenava")
    earlier = NOON - timedelta(minutes=5)
    operations.confirm_totp(account=account, code=a_code(account, earlier), actor_ref=account.ref, at=earlier)
    return account


class TestAccounts:
    def test_a_login_is_kept_in_lower_case_and_found_whatever_its_capitals(self) -> None:
        account = an_account(" Leila@Example.ORG ")
        assert account.login == "leila@example.org"
        assert Account.objects.get_by_natural_key("LEILA@example.org") == account

    def test_no_two_accounts_share_a_login(self) -> None:
        an_account("leila")
        with pytest.raises(errors.LoginTaken):
            an_account("LEILA")

    @pytest.mark.parametrize("login", ["", "  ", "two words", "x" * 255])
    def test_a_malformed_login_is_refused(self, login: str) -> None:
        with pytest.raises(errors.LoginMalformed):
            an_account(login)

    @pytest.mark.parametrize("password", ["short", "password123", "leila@example.org", "x1y2" * 200])
    def test_a_weak_password_is_refused_with_its_reason(self, password: str) -> None:
        with pytest.raises(errors.PasswordTooWeak) as refusal:
            operations.create_account(
                login="leila@example.org", name="Leila", password=password, actor_ref="system", at=NOON
            )
        assert str(refusal.value.fields["password"])

    def test_an_account_without_password_opens_to_none(self) -> None:
        account = operations.create_account(login="new", name="New", password=None, actor_ref="system", at=NOON)
        assert not account.has_usable_password()

    def test_each_change_is_in_the_log(self) -> None:
        account = an_account()
        operations.change_password(account=account, password="nine blue lanterns", actor_ref="staff:7", at=NOON)
        operations.set_active(account=account, is_active=False, actor_ref="staff:7", at=NOON)
        actions = [entry.action for entry in log.entries(subject_ref=account.ref)]
        assert actions == ["accounts.closed", "accounts.password_changed", "accounts.created"]

    def test_preferences_change_nothing_else(self) -> None:
        account = an_account()
        operations.change_preferences(account=account, changes={"theme": "DARK", "is_demo": "1", "login": "x"})
        account.refresh_from_db()
        assert (account.theme, account.is_demo, account.login) == ("DARK", False, "leila@example.org")


class TestCodesFromAnApp:
    def test_count_only_once_one_of_them_confirmed_the_secret(self) -> None:
        account = an_account()
        offer = operations.begin_totp(account=account, issuer="Shenava")
        assert offer.address.startswith("otpauth://totp/Shenava")
        assert not operations.check_totp(account=account, code=a_code(account, NOON), at=NOON)
        with pytest.raises(errors.CodeRefused):
            operations.confirm_totp(account=account, code="000000", actor_ref=account.ref, at=NOON)
        operations.confirm_totp(account=account, code=a_code(account, NOON), actor_ref=account.ref, at=NOON)
        assert Account.objects.get().has_totp

    def test_a_code_works_once(self) -> None:
        account = with_totp()
        code = a_code(account, NOON)
        assert operations.check_totp(account=account, code=code, at=NOON)
        assert not operations.check_totp(account=account, code=code, at=NOON)
        assert not operations.check_totp(account=Account.objects.get(), code=code, at=NOON + timedelta(seconds=10))

    def test_an_older_code_does_not_work_after_a_newer_one(self) -> None:
        account = with_totp()
        assert operations.check_totp(account=account, code=a_code(account, NOON), at=NOON)
        earlier = a_code(account, NOON - timedelta(seconds=30))
        assert not operations.check_totp(account=account, code=earlier, at=NOON)

    @pytest.mark.parametrize(("seconds", "is_right"), [(-30, True), (30, True), (-60, False), (60, False)])
    def test_a_clock_may_be_half_a_minute_off(self, seconds: int, is_right: bool) -> None:
        account = with_totp()
        code = a_code(account, NOON + timedelta(seconds=seconds))
        assert operations.check_totp(account=account, code=code, at=NOON) is is_right

    def test_digits_may_be_persian_and_spaced(self) -> None:
        account = with_totp()
        code = a_code(account, NOON).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
        assert operations.check_totp(account=account, code=f"{code[:3]} {code[3:]}", at=NOON)

    def test_a_second_app_cannot_push_out_the_first(self) -> None:
        account = with_totp()
        with pytest.raises(errors.FactorAlreadyThere):
            operations.begin_totp(account=account, issuer="Shenava")

    def test_the_secret_is_not_in_the_database_in_clear(self) -> None:
        account = with_totp()
        assert account.totp_secret not in str(Account.objects.extra(select={"raw": "totp_secret"}).values("raw"))


class TestPaperCodes:
    def test_each_works_once_however_it_is_typed(self) -> None:
        account = an_account()
        code = operations.new_recovery_codes(account=account, actor_ref=account.ref, at=NOON)[0]
        assert operations.use_recovery_code(account=account, code=f" {code.upper().replace('-', ' ')} ", at=NOON)
        assert not operations.use_recovery_code(account=account, code=code, at=NOON)
        assert queries.recovery_codes_left(account) == 9

    def test_new_ones_replace_all_earlier_ones(self) -> None:
        account = an_account()
        old = operations.new_recovery_codes(account=account, actor_ref=account.ref, at=NOON)
        operations.new_recovery_codes(account=account, actor_ref=account.ref, at=NOON)
        assert not operations.use_recovery_code(account=account, code=old[1], at=NOON)

    def test_they_belong_to_one_account_and_are_stored_hidden(self) -> None:
        account, other = an_account("one"), an_account("two")
        code = operations.new_recovery_codes(account=account, actor_ref=account.ref, at=NOON)[0]
        assert not operations.use_recovery_code(account=other, code=code, at=NOON)
        assert code.replace("-", "") not in str(list(RecoveryCode.objects.values()))


class TestLinks:
    def test_the_first_administrator_is_made_once(self) -> None:
        secret = operations.setup_link(at=NOON)
        account = operations.become_first_administrator(
            secret=secret, login="root", name="Root", password=PASSWORD, at=NOON
        )
        assert check_password(PASSWORD, account.password)
        with pytest.raises(errors.LinkUnknown):
            operations.become_first_administrator(secret=secret, login="b", name="B", password=PASSWORD, at=NOON)
        with pytest.raises(errors.AlreadySetUp):
            operations.setup_link(at=NOON)

    def test_a_weak_password_does_not_use_the_link_up(self) -> None:
        secret = operations.setup_link(at=NOON)
        with pytest.raises(errors.PasswordTooWeak):
            operations.become_first_administrator(secret=secret, login="root", name="R", password="x", at=NOON)
        assert operations.become_first_administrator(secret=secret, login="root", name="R", password=PASSWORD, at=NOON)

    def test_a_link_lasts_a_day_and_a_newer_one_ends_it(self) -> None:
        first = operations.setup_link(at=NOON)
        second = operations.setup_link(at=NOON)
        for secret, moment in [(first, NOON), (second, NOON + timedelta(hours=24)), ("invented", NOON)]:
            with pytest.raises(errors.LinkUnknown):
                operations.become_first_administrator(secret=secret, login="r", name="R", password=PASSWORD, at=moment)
        assert second not in str(list(SetupLink.objects.values()))

    def test_an_invitation_sets_a_password_and_makes_no_account(self) -> None:
        account = operations.create_account(login="new", name="New", password=None, actor_ref="staff:1", at=NOON)
        secret = operations.setup_link(at=NOON, account=account, actor_ref="staff:1")
        with pytest.raises(errors.LinkUnknown):
            operations.become_first_administrator(secret=secret, login="r", name="R", password=PASSWORD, at=NOON)
        assert operations.choose_password(secret=secret, password=PASSWORD, at=NOON) == account
        assert Account.objects.get().check_password(PASSWORD)


class TestTokens:
    def issued(self, **changes: object) -> tuple[ApiToken, str]:
        return operations.issue_token(
            **{"name": "Till", "scopes": ["orders:read"], "actor_ref": "staff:1", "at": NOON} | changes
        )

    def test_a_token_opens_what_its_scope_names(self) -> None:
        token, secret = self.issued()
        assert tokens.check(secret, scope="orders:read", at=NOON) == token

    def test_a_token_of_another_scope_is_refused(self) -> None:
        _token, secret = self.issued()
        with pytest.raises(errors.ScopeMissing) as refusal:
            tokens.check(secret, scope="orders:write", at=NOON)
        assert refusal.value.status == 403
        assert "orders:write" in str(refusal.value)

    def test_expired_revoked_and_invented_tokens_are_refused_alike(self) -> None:
        _expiring, expired = self.issued(expires_at=NOON)
        token, revoked = self.issued()
        operations.revoke_token(token=token, actor_ref="staff:1", at=NOON)
        for secret in (expired, revoked, f"{revoked}x", "shn_", ""):
            with pytest.raises(errors.TokenRefused):
                tokens.check(secret, scope="orders:read", at=NOON)

    def test_a_token_ends_with_its_account(self) -> None:
        account = an_account()
        _token, secret = self.issued(account=account)
        assert tokens.check(secret, scope="orders:read", at=NOON).account_id == account.pk
        operations.set_active(account=account, is_active=False, actor_ref="staff:1", at=NOON)
        with pytest.raises(errors.TokenRefused):
            tokens.check(secret, scope="orders:read", at=NOON)

    def test_the_secret_is_not_stored(self) -> None:
        token, secret = self.issued()
        assert secret not in str(list(ApiToken.objects.values()))
        assert secret.startswith(token.prefix)
        assert len(secret) > 40

    def test_a_check_is_one_query_and_use_is_noted_once_a_minute(
        self, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        _token, secret = self.issued()
        with django_assert_num_queries(2):
            tokens.check(secret, scope="orders:read", at=NOON)
        with django_assert_num_queries(1):
            tokens.check(secret, scope="orders:read", at=NOON + timedelta(seconds=59))
        tokens.check(secret, scope="orders:read", at=NOON + timedelta(seconds=60))
        assert ApiToken.objects.get().last_used_at == NOON + timedelta(seconds=60)

    def test_a_new_key_ends_no_token(self, settings: Settings, tmp_path: Path) -> None:
        settings.KEYRING = Keyring.open(tmp_path / "keyring.json")
        _token, secret = self.issued()
        settings.KEYRING.rotate(Purpose.TOKEN)
        assert tokens.check(secret, scope="orders:read", at=NOON)
