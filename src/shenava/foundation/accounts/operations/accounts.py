"""Making an account, and changing its password, its display and whether it is open."""

from collections.abc import Mapping
from datetime import datetime

from django.contrib.auth.password_validation import (
    UserAttributeSimilarityValidator,
    get_default_password_validators,
    validate_password,
)
from django.core.exceptions import ValidationError
from django.db import transaction

from shenava.foundation.accounts.errors import LoginMalformed, LoginTaken, PasswordTooWeak
from shenava.foundation.accounts.models import Account, Session
from shenava.foundation.audit import recording

UNLIKE_ITS_OWNER = UserAttributeSimilarityValidator(user_attributes=("login", "name"))
LONGEST_PASSWORD = 512
LONGEST_LOGIN = 254
PREFERENCES = frozenset({"language", "calendar", "digits", "zone", "theme", "density"})


@transaction.atomic
def create_account(
    *,
    login: str,
    name: str,
    password: str | None,
    actor_ref: str,
    at: datetime,
    language: str = "",
    is_demo: bool = False,
) -> Account:
    """Make an account; without a password nobody can sign in until a set-up link gives it one.

    Raises ``LoginMalformed``, ``LoginTaken`` and ``PasswordTooWeak``; a demo account's password is published anyway
    and not judged.
    """
    account = Account(login=_proper(login), name=name.strip(), language=language, is_demo=is_demo, created_at=at)
    if Account.objects.filter(login=account.login).exists():
        raise LoginTaken(fields={"login": LoginTaken.sentence})
    if password is not None and not is_demo:
        check_strength(password, account=account)
    account.set_password(password)
    account.save(force_insert=True)
    _record("accounts.created", account, actor_ref=actor_ref, at=at)
    return account


@transaction.atomic
def change_password(*, account: Account, password: str, actor_ref: str, at: datetime) -> None:
    """Set a new password and end every session; call ``signing_in.stay`` for the browser in hand.

    Raises ``PasswordTooWeak``.
    """
    check_strength(password, account=account)
    account.set_password(password)
    account.save(update_fields=["password"])
    Session.objects.filter(account=account).delete()
    _record("accounts.password_changed", account, actor_ref=actor_ref, at=at)


@transaction.atomic
def set_active(*, account: Account, is_active: bool, actor_ref: str, at: datetime) -> None:
    """Open or close an account; closing ends its sessions, and its tokens no longer work."""
    account.is_active = is_active
    account.save(update_fields=["is_active"])
    if not is_active:
        Session.objects.filter(account=account).delete()
    _record("accounts.opened" if is_active else "accounts.closed", account, actor_ref=actor_ref, at=at)


def change_preferences(*, account: Account, changes: Mapping[str, str]) -> None:
    """Change how the person sees things; keys are those of ``PREFERENCES``, others are ignored."""
    known = {field: value for field, value in changes.items() if field in PREFERENCES}
    for field, value in known.items():
        setattr(account, field, value)
    account.save(update_fields=list(known))


def check_strength(password: str, *, account: Account) -> None:
    """Raise ``PasswordTooWeak`` with a sentence for each rule that is not kept."""
    if len(password) > LONGEST_PASSWORD:
        raise PasswordTooWeak(fields={"password": PasswordTooWeak.sentence})
    try:
        validate_password(password, account, [*get_default_password_validators(), UNLIKE_ITS_OWNER])
    except ValidationError as error:
        raise PasswordTooWeak(fields={"password": " ".join(error.messages)}) from error


def _proper(login: str) -> str:
    login = login.strip().lower()
    if not login or len(login) > LONGEST_LOGIN or any(sign.isspace() for sign in login):
        raise LoginMalformed(fields={"login": LoginMalformed.sentence})
    return login


def _record(action: str, account: Account, *, actor_ref: str, at: datetime) -> None:
    recording.record(action, actor_ref=actor_ref, subject_ref=account.ref, at=at)
