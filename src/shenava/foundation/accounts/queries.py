"""How to look at accounts."""

from datetime import datetime

from django.db.models import QuerySet

from shenava.foundation.accounts.models import Account, ApiToken, Passkey, RecoveryCode, Session
from shenava.foundation.accounts.vocabulary import Factor


def sessions_of(account: Account, *, at: datetime) -> QuerySet[Session]:
    """Return the browsers that are signed in now, the last seen first."""
    return Session.objects.filter(account=account, expire_date__gt=at).order_by("-seen_at")


def is_demonstration() -> bool:
    """Return whether this installation shows itself with published passwords."""
    return Account.objects.filter(is_demo=True, is_active=True).exists()


def passkeys_of(account: Account) -> QuerySet[Passkey]:
    """Return the account's passkeys, the newest first."""
    return Passkey.objects.filter(account=account).order_by("-id")


def tokens() -> QuerySet[ApiToken]:
    """Return all tokens, revoked ones too, the newest first."""
    return ApiToken.objects.select_related("account").order_by("-id")


def recovery_codes_left(account: Account) -> int:
    """Return how many paper codes are still good."""
    return RecoveryCode.objects.filter(account=account, used_at=None).count()


def second_factors_of(account: Account) -> frozenset[Factor]:
    """Return what may be asked for after the password; empty when the password is enough."""
    factors = {Factor.TOTP} if account.has_totp else set()
    if Passkey.objects.filter(account=account).exists():
        factors.add(Factor.PASSKEY)
    if factors and recovery_codes_left(account):
        factors.add(Factor.RECOVERY)
    return frozenset(factors)
