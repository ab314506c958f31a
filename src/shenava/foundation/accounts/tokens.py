"""Checking the secret of a program: one keyed digest and one indexed query, no slow hash."""

from datetime import datetime, timedelta

from shenava.foundation.accounts.errors import ScopeMissing, TokenRefused
from shenava.foundation.accounts.models import ApiToken
from shenava.foundation.keys import Purpose, digest, keyring

MARK = "shn_"
"""Begins every secret, so that scanners of leaked files can find them."""
USE_NOTED_EVERY = timedelta(minutes=1)
FIND = """
SELECT token.*, owner.is_active AS owner_is_active
FROM accounts_apitoken token LEFT JOIN accounts_account owner ON owner.id = token.account_id
WHERE token.token_digest IN ({places})
"""
"""By hand, for this is done on every call of the API: the query builder would cost more than all the rest."""


def check(secret: str, *, scope: str, at: datetime) -> ApiToken:
    """Return the token that this secret opens.

    Raises ``TokenRefused`` when it is unknown, revoked, expired or its account is closed, and ``ScopeMissing``.
    """
    token = _found(secret)
    if token is None or not _is_good(token, at=at):
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


def _found(secret: str) -> ApiToken | None:
    """Look under every version of the key, so that a rotation ends no token."""
    if not secret.startswith(MARK):
        return None
    newest = keyring().current(Purpose.TOKEN)[0]
    digests = [hidden(secret, version=version) for version in range(newest, 0, -1)]
    places = ", ".join(["%s"] * len(digests))
    return next(iter(ApiToken.objects.raw(FIND.format(places=places), digests)), None)


def _is_good(token: ApiToken, *, at: datetime) -> bool:
    is_open = token.account_id is None or bool(getattr(token, "owner_is_active", False))
    is_in_time = token.expires_at is None or token.expires_at > at
    return is_open and is_in_time and token.revoked_at is None
