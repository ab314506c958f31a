"""SMS without a provider: each message stays in the outbox, where staff read it."""

from shenava.domain.channels.contract import Outgoing, Receipt


class OutboxOnly:
    """Keeps every message and sends none."""

    def send(self, outgoing: Outgoing) -> Receipt:
        """Keep the message."""
        return Receipt(left=False, provider_reference=outgoing.key)

    def leaves(self) -> bool:
        """Nothing ever does."""
        return False


SENDER = OutboxOnly()
