"""Links that work once: the first administrator, invitations, and new passwords."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from shenava.foundation.accounts.errors import AlreadySetUp, LinkUnknown
from shenava.foundation.accounts.models import Account, Session, SetupLink
from shenava.foundation.accounts.operations.accounts import check_strength, create_account
from shenava.foundation.audit import recording
from shenava.foundation.keys import Purpose, digest

VALID_FOR = timedelta(hours=24)
SYSTEM = "system"


@transaction.atomic
def setup_link(*, at: datetime, account: Account | None = None, actor_ref: str = SYSTEM) -> str:
    """Return the secret of a new link, valid for a day; earlier links for the same account stop working.

    Without an account it makes the first administrator; raises ``AlreadySetUp`` when there is any account.
    """
    if account is None and Account.objects.exists():
        raise AlreadySetUp
    SetupLink.objects.filter(account=account, used_at=None).delete()
    secret = secrets.token_urlsafe(32)
    SetupLink.objects.create(account=account, digest=_hidden(secret), created_at=at, expires_at=at + VALID_FOR)
    recording.record(
        "accounts.link_made", actor_ref=actor_ref, subject_ref=account.ref if account else "installation", at=at
    )
    return secret


def is_valid(secret: str, *, at: datetime) -> bool:
    """Return whether the link would be taken now; using it up is left to the form that follows."""
    return open_link(secret, at=at) is not None


def open_link(secret: str, *, at: datetime) -> SetupLink | None:
    """Return the link while it would be taken, with the account it is for; nothing is used up."""
    links = SetupLink.objects.select_related("account")
    return links.filter(digest=_hidden(secret), used_at=None, expires_at__gt=at).first()


@transaction.atomic
def become_first_administrator(*, secret: str, login: str, name: str, password: str, at: datetime) -> Account:
    """Make the first account; what it may do is granted further up.

    Raises ``LinkUnknown``, ``AlreadySetUp``, ``LoginMalformed`` and ``PasswordTooWeak``.
    """
    link = _used_up(secret, at=at)
    if link.account_id is not None:
        raise LinkUnknown
    if Account.objects.exists():
        raise AlreadySetUp
    return create_account(login=login, name=name, password=password, actor_ref=SYSTEM, at=at)


@transaction.atomic
def choose_password(*, secret: str, password: str, at: datetime) -> Account:
    """Set the password of the account that the link was made for; raises ``LinkUnknown`` and ``PasswordTooWeak``."""
    account = _used_up(secret, at=at).account
    if account is None or not account.is_active:
        raise LinkUnknown
    check_strength(password, account=account)
    account.set_password(password)
    account.save(update_fields=["password"])
    Session.objects.filter(account=account).delete()
    recording.record("accounts.password_changed", actor_ref=account.ref, subject_ref=account.ref, at=at)
    return account


def _used_up(secret: str, *, at: datetime) -> SetupLink:
    links = SetupLink.objects.filter(digest=_hidden(secret), expires_at__gt=at)
    if not links.filter(used_at=None).update(used_at=at):
        raise LinkUnknown
    return links.select_related("account").get()


def _hidden(secret: str) -> str:
    return digest(Purpose.TOKEN, f"setup:{secret}").hex()
