"""How to look at outgoing messages."""

from uuid import UUID

from django.db.models import QuerySet

from shenava.domain.channels.models import OutboundMessage


def messages_about(subject: UUID) -> QuerySet[OutboundMessage]:
    """What was sent about one subject, oldest first."""
    return OutboundMessage.objects.filter(about=subject).order_by("id")


def outbox() -> QuerySet[OutboundMessage]:
    """Everything that went out or waits, newest first."""
    return OutboundMessage.objects.order_by("-id")
