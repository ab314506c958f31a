"""What every channel adapter takes and gives."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class Enclosed:
    """A file that goes with a message, on channels that carry files."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """Who writes, for channels that can show it: the name, the colour of its line, and how to reach them."""

    name: str
    colour: str
    lines: tuple[str, ...] = ()
    home: str = ""
    """Where our own pages begin; only addresses that begin so become links."""


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """One message on its way out; ``key`` lets a provider refuse to send it twice."""

    key: str
    to: str
    subject: str
    body: str
    language: str
    letterhead: Letterhead | None = None
    enclosed: Enclosed | None = None


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What became of it: ``left`` is false when the adapter only keeps messages for people to read."""

    left: bool
    provider_reference: str = ""


class Sender(Protocol):
    """Sends one message; raises any exception when it could not, and is then tried again."""

    def send(self, outgoing: Outgoing) -> Receipt:
        """Send, or keep, one message."""
        ...

    def leaves(self) -> bool:
        """Return whether messages leave the house, or are only kept."""
        ...
