"""What can happen to an outgoing message; its subject is what the message is about."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from shenava.foundation.events.contract import Fact


@dataclass(frozen=True, kw_only=True)
class MessageQueued(Fact):
    """A message waits to be sent."""

    name: ClassVar[str] = "channels.message_queued"
    message: UUID
