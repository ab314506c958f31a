"""E-mail over SMTP; without a server set, messages stay in the outbox."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from shenava.domain.channels import rules
from shenava.domain.channels.contract import Letterhead, Outgoing, Receipt


class Mail:
    """Plain text first, with its language and direction said in the HTML beside it."""

    def send(self, outgoing: Outgoing) -> Receipt:
        """Hand the message to the mail server; the key becomes its Message-ID, so a repeat is the same mail."""
        if not self.leaves():
            return Receipt(left=False, provider_reference=outgoing.key)
        message = EmailMultiAlternatives(
            subject=outgoing.subject,
            body=outgoing.body,
            to=[outgoing.to],
            headers={"Message-ID": f"<{outgoing.key}@shenava>", "Content-Language": outgoing.language},
        )
        if outgoing.letterhead:
            message.attach_alternative(_dressed(outgoing, outgoing.letterhead), "text/html")
        if outgoing.enclosed:
            message.attach(outgoing.enclosed.name, outgoing.enclosed.content, outgoing.enclosed.media_type)
        message.send()
        return Receipt(left=True, provider_reference=outgoing.key)

    def leaves(self) -> bool:
        """Return whether a mail server is set."""
        return bool(settings.EMAIL_LEAVES)


def _dressed(outgoing: Outgoing, letterhead: Letterhead) -> str:
    return rules.html(subject=outgoing.subject, body=outgoing.body, language=outgoing.language, letterhead=letterhead)


SENDER = Mail()
