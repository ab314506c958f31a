"""How outgoing messages change."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from shenava.domain.channels import registry
from shenava.domain.channels.contract import Enclosed, Letterhead, Outgoing, Receipt
from shenava.domain.channels.models import OutboundMessage
from shenava.domain.channels.vocabulary import Channel, Delivery
from shenava.foundation.files import queries as files
from shenava.foundation.files.operations import KeptFile


def queue(  # noqa: PLR0913 - a row's columns, each by its name
    *,
    key: str,
    about: UUID,
    channel: Channel,
    to: str,
    subject: str,
    body: str,
    language: str,
    wording: str = "",
    enclosed: KeptFile | None = None,
    not_before: datetime | None = None,
    at: datetime,
) -> tuple[OutboundMessage, bool]:
    """Write a message down to be sent; the same key is one message, and the second value says whether it is new.

    One that may not go before a moment is held until ``release`` lets it go.
    """
    return OutboundMessage.objects.get_or_create(
        key=key,
        defaults={
            "about": about,
            "channel": channel,
            "to": to,
            "subject": subject,
            "body": body,
            "language": language,
            "wording": wording,
            "enclosed": enclosed.file if enclosed else None,
            "enclosed_name": enclosed.name if enclosed else "",
            "state": Delivery.HELD if not_before else Delivery.QUEUED,
            "queued_at": at,
            "not_before": not_before,
        },
    )


def release(*, limit: int, at: datetime) -> list[OutboundMessage]:
    """Let go what was held until now, oldest first; the caller tells that it is queued, in the same transaction."""
    held = OutboundMessage.objects.select_for_update().filter(state=Delivery.HELD, not_before__lte=at)
    released = list(held.order_by("not_before", "id")[:limit])
    OutboundMessage.objects.filter(pk__in=[one.pk for one in released]).update(state=Delivery.QUEUED)
    return released


def send(
    message: OutboundMessage, *, withheld: Mapping[str, str] | None = None, letterhead: Letterhead | None = None
) -> Receipt | None:
    """Hand a queued message to its channel's adapter; ``None`` for one that went already. Raises what that raises.

    Writes nothing, so that no transaction waits for a provider; the caller then notes what became of it. ``withheld``
    maps what stands in the kept words to a secret that goes out in its place and is kept nowhere.
    """
    if message.state in {Delivery.SENT, Delivery.KEPT}:
        return None
    outgoing = Outgoing(
        key=message.key,
        to=message.to,
        subject=message.subject,
        body=_with(message.body, withheld or {}),
        language=message.language,
        letterhead=letterhead,
        enclosed=_enclosed(message),
    )
    return registry.sender(Channel(message.channel)).send(outgoing)


def _with(body: str, withheld: Mapping[str, str]) -> str:
    for stands_for, secret in withheld.items():
        body = body.replace(stands_for, secret)
    return body


def _enclosed(message: OutboundMessage) -> Enclosed | None:
    if message.enclosed is None:
        return None
    with files.content(message.enclosed) as opened:
        return Enclosed(name=message.enclosed_name, media_type=message.enclosed.media_type, content=opened.read())


def note_sent(message: OutboundMessage, *, receipt: Receipt, at: datetime) -> None:
    """Remember that a message left, or is kept for people to read."""
    message.state = Delivery.SENT if receipt.left else Delivery.KEPT
    message.sent_at = at
    message.attempts += 1
    message.save(update_fields=["state", "sent_at", "attempts"])


def note_failure(message: OutboundMessage, *, error: str) -> None:
    """Remember why a message could not be sent; ``error`` names the kind, never the address."""
    message.state = Delivery.FAILED
    message.attempts += 1
    message.last_error = error[:200]
    message.save(update_fields=["state", "attempts", "last_error"])


def forget(*, about: Collection[UUID]) -> int:
    """Delete what was written about these subjects; returns how many messages there were."""
    return OutboundMessage.objects.filter(about__in=list(about)).delete()[0]
