"""Which adapter sends on which channel."""

from importlib import import_module

from shenava.domain.channels.contract import Sender
from shenava.domain.channels.vocabulary import Channel

_ADAPTERS = {
    Channel.EMAIL: "shenava.domain.channels.adapters.email",
    Channel.SMS: "shenava.domain.channels.adapters.sms_outbox",
}


def leaves(channel: Channel) -> bool:
    """Return whether a message on this channel reaches people, or only waits in the outbox to be read there."""
    return sender(channel).leaves()


def sender(channel: Channel) -> Sender:
    """Return the adapter of a channel; raises ``KeyError`` for one that can't send."""
    module: Sender = import_module(_ADAPTERS[channel]).SENDER
    return module
