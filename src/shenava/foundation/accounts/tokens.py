"""Checking the secret of a program: one keyed digest and one indexed query, no slow hash."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from shenava.foundation.accounts.errors import ScopeMissing, TokenRefused
from shenava.foundation.accounts.models import ApiToken
from shenava.foundation.keys import Purpose, digest, keyring

MARK = "shn_"
"""Begins every secret, so that scanners of leaked files can find them."""
USE_NOTED_EVERY = timedelta(minutes=1)


def check(secret: str, *, scope: str, at: datetime) -> ApiToken:
    """Return the token that this secret opens.

    Raises ``TokenRefused`` when it is unknown, revoked, expired or its account is closed, and ``ScopeMissing``.
    """
    token = _open_tokens(at).filter(token_digest__in=_digests(secret)).first() if secret.startswith(MARK) else None
    if token is None:
        raise TokenRefused
    if scope not in token.scopes:
        raise ScopeMissing(scope=scope)
    if token.last_used_at is None or at - token.last_used_at >= USE_NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=at)
        token.last_used_at = at
    return token


def hidden(secret: str, *, version: int | None = None) -> str:
    """Return what is stored of a secret."""
    return digest(Purpose.TOKEN, f"token:{secret}", version=version).hex()


def _digests(secret: str) -> list[str]:
    """Return the digests under every version of the key, so that a rotation ends no token."""
    newest = keyring().current(Purpose.TOKEN)[0]
    return [hidden(secret, version=version) for version in range(newest, 0, -1)]


def _open_tokens(at: datetime) -> QuerySet[ApiToken]:
    owned = Q(account=None) | Q(account__is_active=True)
    lasting = Q(expires_at=None) | Q(expires_at__gt=at)
    return ApiToken.objects.filter(owned, lasting, revoked_at=None).order_by()
