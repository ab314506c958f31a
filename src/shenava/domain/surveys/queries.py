"""How to look at invitations and answers."""

import hmac
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from shenava.domain.surveys.models import Answer, Invitation
from shenava.foundation.database.prepared import prepared
from shenava.foundation.keys import Purpose, digest

_TOKEN = 24


def token_of(invitation: Invitation) -> str:
    """Return the secret part of the link; derived, never stored."""
    return digest(Purpose.TOKEN, f"survey:{invitation.id.hex}", version=invitation.token_key).hex()[:_TOKEN]


def link_of(invitation: Invitation) -> str:
    """Return what the address of the survey ends with: the id and its secret."""
    return f"{invitation.id.hex}{token_of(invitation)}"


def invited_by(link: str) -> Invitation | None:
    """Return the invitation behind a link, used or not; ``None`` for a link that we never gave."""
    try:
        found = Invitation.objects.select_related("case__brand").filter(pk=UUID(hex=link[:32])).first()
    except ValueError:
        return None
    return found if found and hmac.compare_digest(token_of(found).encode(), link[32:].encode()) else None


def open_invitation(case_id: UUID, *, at: datetime) -> Invitation | None:
    """Return the newest invitation about a case that can still be answered."""
    return next(iter(_open_invitation(case_id, at)), None)


@prepared
def _open_invitation(case_id: UUID, at: datetime) -> QuerySet[Invitation]:
    waiting = Invitation.objects.filter(case_id=case_id, answered_at__isnull=True, until__gt=at)
    return waiting.order_by("-round")[:1]


def answers_about(case_id: UUID) -> list[Answer]:
    """Return what was answered about a case, oldest first."""
    return list(Answer.objects.filter(invitation__case_id=case_id).order_by("id"))
