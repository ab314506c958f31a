"""Giving programs a token and taking it back."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from shenava.foundation.accounts import tokens
from shenava.foundation.accounts.models import Account, ApiToken
from shenava.foundation.audit import recording

SHOWN = 12


@transaction.atomic
def issue_token(
    *,
    name: str,
    scopes: Sequence[str],
    actor_ref: str,
    at: datetime,
    account: Account | None = None,
    expires_at: datetime | None = None,
) -> tuple[ApiToken, str]:
    """Return the token and its secret, which is never seen again."""
    secret = f"{tokens.MARK}{secrets.token_urlsafe(32)}"
    token = ApiToken.objects.create(
        account=account,
        name=name.strip(),
        token_digest=tokens.hidden(secret),
        prefix=secret[:SHOWN],
        scopes=sorted(set(scopes)),
        created_at=at,
        expires_at=expires_at,
    )
    recording.record("accounts.token_issued", actor_ref=actor_ref, subject_ref=f"token:{token.pk}", at=at)
    return token, secret


@transaction.atomic
def revoke_token(*, token: ApiToken, actor_ref: str, at: datetime) -> None:
    """Make the token useless from now on."""
    if token.revoked_at is None:
        token.revoked_at = at
        token.save(update_fields=["revoked_at"])
        recording.record("accounts.token_revoked", actor_ref=actor_ref, subject_ref=f"token:{token.pk}", at=at)
