"""Codes from an authenticator app (RFC 6238: six digits, thirty seconds, SHA-1)."""

import hmac
from dataclasses import dataclass
from datetime import datetime

import pyotp
from django.db import transaction
from django.db.models import Q

from shenava.foundation.accounts.errors import CodeRefused, FactorAlreadyThere
from shenava.foundation.accounts.models import Account, RecoveryCode
from shenava.foundation.audit import recording
from shenava.foundation.text import digits

STEP_SECONDS = 30
DRIFT_STEPS = 1
"""How many steps a telephone's clock may be early or late."""


@dataclass(frozen=True, kw_only=True)
class TotpOffer:
    """What the app needs: the secret to type in, and the address for a QR code."""

    secret: str
    address: str


def begin_totp(*, account: Account, issuer: str) -> TotpOffer:
    """Make a new secret, which counts only once a code confirms it; raises ``FactorAlreadyThere``."""
    if account.has_totp:
        raise FactorAlreadyThere
    account.totp_secret = pyotp.random_base32()
    account.totp_confirmed_at = account.last_totp_step = None
    account.save(update_fields=["totp_secret", "totp_confirmed_at", "last_totp_step"])
    return _offer(account, issuer)


def unconfirmed_totp(*, account: Account, issuer: str) -> TotpOffer | None:
    """Return what was begun and is not confirmed yet; a confirmed secret is never shown again."""
    return _offer(account, issuer) if account.totp_secret and not account.has_totp else None


@transaction.atomic
def confirm_totp(*, account: Account, code: str, actor_ref: str, at: datetime) -> None:
    """Turn codes on, proved by one of them; raises ``CodeRefused``."""
    if not account.totp_secret or not _took_step(account, code, at=at):
        raise CodeRefused(fields={"code": CodeRefused.sentence})
    account.totp_confirmed_at = at
    account.save(update_fields=["totp_confirmed_at"])
    recording.record("accounts.totp_added", actor_ref=actor_ref, subject_ref=account.ref, at=at)


def check_totp(*, account: Account, code: str, at: datetime) -> bool:
    """Return whether the code is right now and was never taken before; a right one is used up."""
    return account.has_totp and _took_step(account, code, at=at)


@transaction.atomic
def disable_totp(*, account: Account, actor_ref: str, at: datetime) -> None:
    """Ask for codes no longer; the recovery codes go with them."""
    account.totp_secret, account.totp_confirmed_at = "", None
    account.save(update_fields=["totp_secret", "totp_confirmed_at"])
    RecoveryCode.objects.filter(account=account).delete()
    recording.record("accounts.totp_removed", actor_ref=actor_ref, subject_ref=account.ref, at=at)


def _offer(account: Account, issuer: str) -> TotpOffer:
    address = pyotp.TOTP(account.totp_secret).provisioning_uri(name=account.login, issuer_name=issuer)
    return TotpOffer(secret=account.totp_secret, address=address)


def _took_step(account: Account, code: str, *, at: datetime) -> bool:
    step = _step_of(account.totp_secret, code, at=at)
    if step is None:
        return False
    unused = Q(last_totp_step=None) | Q(last_totp_step__lt=step)
    is_first = Account.objects.filter(unused, pk=account.pk).update(last_totp_step=step) == 1
    account.last_totp_step = step
    return is_first


def _step_of(secret: str, code: str, *, at: datetime) -> int | None:
    """Return the step that the code belongs to; all steps are tried, so that timing tells nothing."""
    given = "".join(digits.to_ascii(code).split()).encode()
    generator = pyotp.TOTP(secret)
    now = int(at.timestamp()) // STEP_SECONDS
    steps = range(now - DRIFT_STEPS, now + DRIFT_STEPS + 1)
    matching = [step for step in steps if hmac.compare_digest(generator.generate_otp(step).encode(), given)]
    return matching[-1] if matching else None
