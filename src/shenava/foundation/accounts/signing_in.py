"""From password to signed in, step by step, slowed down for those who guess."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from shenava.foundation.accounts import operations, queries
from shenava.foundation.accounts.errors import CodeRefused, DemoFromAfar, SignInExpired, SignInRefused
from shenava.foundation.accounts.models import Account
from shenava.foundation.accounts.sessions import CREATED_AT, DEVICE, SEEN_AT
from shenava.foundation.accounts.vocabulary import Factor
from shenava.foundation.audit import recording
from shenava.foundation.web import addresses, limits

PENDING = "pending_sign_in"
PASSKEY_STATE = "passkey_state"
PENDING_FOR = timedelta(minutes=5)
DEVICE_LENGTH = 120
EVERYBODY = "everybody"
NOBODY = "nobody"


def start(request: HttpRequest, *, login: str, password: str, at: datetime) -> frozenset[Factor]:
    """Check the password; return the second factors to choose from, or none when that was enough.

    Raises ``SignInRefused``, ``DemoFromAfar`` and ``TooMany``.
    """
    account = check_password(
        login=login, password=password, address=addresses.network_of(addresses.client_address(request)), at=at
    )
    _check_place(request, account)
    factors = queries.second_factors_of(account)
    if factors:
        request.session.flush()
        request.session[PENDING] = {"account": str(account.pk), "at": at.isoformat()}
    else:
        _let_in(request, account, how="PASSWORD", at=at)
    return factors


def check_password(*, login: str, password: str, address: str, at: datetime) -> Account:
    """Return the account that login and password open.

    Failures are counted by address, by login and by both; a good password costs nothing. All hashing together may use
    a quarter of one core. An unknown login takes as long as a wrong password. Raises ``SignInRefused``, ``TooMany``.
    """
    login = login.strip().lower()
    counted = {"sign_in": address, "sign_in_pair": f"{address} {login}", "sign_in_login": login}
    for name, subject in counted.items():
        limits.check_only(limits.named(name), subject, at=at)
    limits.check(limits.named("sign_in_everybody"), EVERYBODY, at=at)
    account = Account.objects.filter(login=login).first()
    if not _opens(account, password) or account is None:
        for name, subject in counted.items():
            limits.count(limits.named(name), subject, at=at)
        subject_ref = account.ref if account else NOBODY
        recording.record("accounts.sign_in_refused", actor_ref=NOBODY, subject_ref=subject_ref, at=at)
        raise SignInRefused
    limits.forgive(limits.named("sign_in_pair"), counted["sign_in_pair"])
    return account


def pending_account(request: HttpRequest, *, at: datetime) -> Account | None:
    """Return who gave the right password less than five minutes ago and owes the second factor."""
    pending = request.session.get(PENDING)
    if not pending or at - datetime.fromisoformat(pending["at"]) > PENDING_FOR:
        return None
    return Account.objects.filter(pk=pending["account"], is_active=True).first()


def finish_with_code(request: HttpRequest, *, code: str, at: datetime) -> Account:
    """Sign in with a code of the authenticator app; raises ``CodeRefused``, ``SignInExpired``, ``TooMany``."""
    account = _owing(request, at=at)
    if not operations.check_totp(account=account, code=code, at=at):
        raise _refused_code(account, at=at)
    return _let_in(request, account, how=Factor.TOTP, at=at)


def finish_with_recovery_code(request: HttpRequest, *, code: str, at: datetime) -> Account:
    """Sign in with a paper code; raises ``CodeRefused``, ``SignInExpired``, ``TooMany``."""
    account = _owing(request, at=at)
    if not operations.use_recovery_code(account=account, code=code, at=at):
        raise _refused_code(account, at=at)
    return _let_in(request, account, how=Factor.RECOVERY, at=at)


def passkey_options(request: HttpRequest, *, at: datetime) -> dict[str, Any]:
    """Return the options for ``navigator.credentials.get``: for the pending account, or else for anyone."""
    account = pending_account(request, at=at)
    options, state = operations.begin_passkey_check(account=account, host=request.get_host())
    request.session[PASSKEY_STATE] = {
        "state": state,
        "account": str(account.pk) if account else "",
        "at": at.isoformat(),
    }
    return options


def finish_with_passkey(request: HttpRequest, *, response: Mapping[str, Any], at: datetime) -> Account:
    """Sign in with what the device answered; raises ``PasskeyRefused``, ``SignInExpired``, ``DemoFromAfar``."""
    begun = request.session.pop(PASSKEY_STATE, None)
    if begun is None or at - datetime.fromisoformat(begun["at"]) > PENDING_FOR:
        raise SignInExpired
    account = Account.objects.filter(pk=begun["account"]).first() if begun["account"] else None
    if begun["account"] and account != pending_account(request, at=at):
        raise SignInExpired
    owner = operations.finish_passkey_check(
        account=account, host=request.get_host(), state=begun["state"], response=response, at=at
    )
    _check_place(request, owner)
    return _let_in(request, owner, how=Factor.PASSKEY, at=at)


def check_it_is_you(*, account: Account, password: str, at: datetime) -> None:
    """Ask a signed-in person for the password before something grave; raises ``SignInRefused``, ``TooMany``."""
    limits.check(limits.named("second_factor"), f"again {account.pk}", at=at)
    if not account.check_password(password):
        raise SignInRefused(fields={"password": SignInRefused.sentence})
    limits.forgive(limits.named("second_factor"), f"again {account.pk}")


def stay(request: HttpRequest, account: Account) -> None:
    """Keep this browser signed in after its owner changed the password; its session gets a new key."""
    auth.update_session_auth_hash(request, account)


def sign_out(request: HttpRequest, *, at: datetime) -> None:
    """End this browser's session."""
    if isinstance(request.user, Account):
        recording.record("accounts.signed_out", actor_ref=request.user.ref, subject_ref=request.user.ref, at=at)
    auth.logout(request)


def _opens(account: Account | None, password: str) -> bool:
    if account is None or not account.has_usable_password():
        make_password(password)
        return False
    return account.check_password(password) and account.is_active


def _check_place(request: HttpRequest, account: Account) -> None:
    if account.is_demo and not addresses.is_from_this_machine(request):
        raise DemoFromAfar


def _owing(request: HttpRequest, *, at: datetime) -> Account:
    account = pending_account(request, at=at)
    if account is None:
        raise SignInExpired
    limits.check(limits.named("second_factor"), str(account.pk), at=at)
    return account


def _refused_code(account: Account, *, at: datetime) -> CodeRefused:
    recording.record("accounts.code_refused", actor_ref=NOBODY, subject_ref=account.ref, at=at)
    return CodeRefused(fields={"code": CodeRefused.sentence})


def _let_in(request: HttpRequest, account: Account, *, how: str, at: datetime) -> Account:
    """Begin a session with a new key: one that was planted before is worth nothing."""
    request.session.flush()
    auth.login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session[CREATED_AT] = request.session[SEEN_AT] = at.isoformat()
    request.session[DEVICE] = request.headers.get("User-Agent", "")[:DEVICE_LENGTH]
    limits.forgive(limits.named("second_factor"), str(account.pk))
    recording.record(
        "accounts.signed_in", actor_ref=account.ref, subject_ref=account.ref, at=at, detail={"how": str(how)}
    )
    return account
