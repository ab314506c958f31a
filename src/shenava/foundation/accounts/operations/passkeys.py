"""Passkeys (WebAuthn): registering a device, and asking it to prove that the person is there.

Options and states are JSON; the caller keeps the state in the session between the two halves. ``host`` is the host of
the request with its port: the name is what the passkey belongs to, and ``localhost`` serves a demonstration.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from shenava.foundation.accounts import webauthn
from shenava.foundation.accounts.errors import PasskeyRefused
from shenava.foundation.accounts.models import Account, Passkey
from shenava.foundation.audit import recording

JSON = dict[str, Any]


def begin_passkey_registration(*, account: Account, host: str) -> tuple[JSON, JSON]:
    """Return the options for ``navigator.credentials.create`` and the state to keep."""
    known = [webauthn.credential(passkey) for passkey in Passkey.objects.filter(account=account)]
    return webauthn.begin_registration(account, known=known, host=host)


@transaction.atomic
def finish_passkey_registration(
    *,
    account: Account,
    host: str,
    state: Mapping[str, Any],
    response: Mapping[str, Any],
    name: str,
    actor_ref: str,
    at: datetime,
) -> Passkey:
    """Store the device's public key; raises ``PasskeyRefused``."""
    fresh = webauthn.finish_registration(state, response, host=host)
    if Passkey.objects.filter(credential_id=fresh.credential_id).exists():
        raise PasskeyRefused
    passkey = Passkey.objects.create(
        account=account,
        credential_id=fresh.credential_id,
        public_key=fresh.public_key,
        aaguid=fresh.aaguid,
        sign_count=fresh.sign_count,
        name=name.strip(),
        created_at=at,
    )
    recording.record("accounts.passkey_added", actor_ref=actor_ref, subject_ref=account.ref, at=at)
    return passkey


def begin_passkey_check(*, account: Account | None, host: str) -> tuple[JSON, JSON]:
    """Return the options for ``navigator.credentials.get`` and the state to keep.

    Without an account any passkey of this host may answer, and the device must have checked who holds it.
    """
    passkeys = Passkey.objects.filter(account=account) if account else Passkey.objects.none()
    known = [webauthn.credential(passkey) for passkey in passkeys]
    return webauthn.begin_check(known=known, host=host)


@transaction.atomic
def finish_passkey_check(
    *, account: Account | None, host: str, state: Mapping[str, Any], response: Mapping[str, Any], at: datetime
) -> Account:
    """Return whose passkey answered; raises ``PasskeyRefused``, also when a copied key seems to be at work."""
    passkeys = Passkey.objects.filter(credential_id=str(response.get("id", ""))).select_related("account")
    passkey = (passkeys.filter(account=account) if account else passkeys).first()
    if passkey is None or not passkey.account.is_active:
        raise PasskeyRefused
    count = webauthn.finish_check(state, response, known=webauthn.credential(passkey), host=host)
    moved_on = Q(sign_count__lt=count) if count else Q(sign_count=0)
    unchanged = Passkey.objects.filter(moved_on, pk=passkey.pk)
    if not unchanged.update(sign_count=count, last_used_at=at):
        raise PasskeyRefused
    return passkey.account


@transaction.atomic
def remove_passkey(*, passkey: Passkey, actor_ref: str, at: datetime) -> None:
    """Forget a device."""
    subject_ref = passkey.account.ref
    passkey.delete()
    recording.record("accounts.passkey_removed", actor_ref=actor_ref, subject_ref=subject_ref, at=at)
