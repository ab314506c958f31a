"""Paper codes for the day the telephone is lost."""

import secrets
from datetime import datetime

from django.db import transaction

from shenava.foundation.accounts.models import Account, RecoveryCode
from shenava.foundation.audit import recording
from shenava.foundation.keys import Purpose, digest
from shenava.foundation.text import digits

AMOUNT = 10
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""No 0, o, 1, i, l: they are copied from paper."""
HALF = 5


@transaction.atomic
def new_recovery_codes(*, account: Account, actor_ref: str, at: datetime) -> list[str]:
    """Return ten new codes, shown once; all earlier ones stop working."""
    codes = [f"{_letters()}-{_letters()}" for _ in range(AMOUNT)]
    RecoveryCode.objects.filter(account=account).delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(account=account, digest=_hidden(account, code), created_at=at) for code in codes
    )
    recording.record("accounts.recovery_codes_made", actor_ref=actor_ref, subject_ref=account.ref, at=at)
    return codes


def use_recovery_code(*, account: Account, code: str, at: datetime) -> bool:
    """Return whether the code is one of this account's, and use it up."""
    codes = RecoveryCode.objects.filter(account=account, digest=_hidden(account, code), used_at=None)
    return codes.update(used_at=at) == 1


def _letters() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(HALF))


def _hidden(account: Account, code: str) -> str:
    plain = "".join(sign for sign in digits.to_ascii(code).lower() if sign.isalnum())
    return digest(Purpose.TOKEN, f"recovery:{account.pk}:{plain}").hex()
