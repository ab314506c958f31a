"""How every stage reaches the complainant: one text, their language and dates, every channel they gave."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from shenava.domain.cases import references
from shenava.domain.cases.models import Case
from shenava.domain.catalogue import queries as catalogue
from shenava.domain.catalogue.rules.filling import fill
from shenava.domain.catalogue.rules.wording import Wording
from shenava.domain.channels import operations as channels
from shenava.domain.channels.events import MessageQueued
from shenava.domain.channels.vocabulary import Channel
from shenava.domain.organization.actors import SYSTEM
from shenava.domain.people import queries as people
from shenava.domain.people.rules import preference as chosen_preference
from shenava.domain.people.vocabulary import ContactKind
from shenava.foundation.calendars.presentation import Preference, long
from shenava.foundation.errors import Problem
from shenava.foundation.events import outbox
from shenava.foundation.features import switches
from shenava.foundation.features.vocabulary import Switch
from shenava.foundation.files.operations import KeptFile
from shenava.foundation.text import multilingual

CHANNEL_OF = {ContactKind.EMAIL: Channel.EMAIL, ContactKind.MOBILE: Channel.SMS}
_SWITCH_OF = {Channel.EMAIL: Switch.EMAIL, Channel.SMS: Switch.SMS}


class ChannelIsOff(Problem):
    """An administrator has stopped this channel; the message waits and is tried again."""

    code = "channel_is_off"
    status = 503
    sentence = _("Sending on this channel is switched off.")


def tell(
    case: Case,
    *,
    text: str,
    key: str,
    values: Mapping[str, str] | None = None,
    enclosed: KeptFile | None = None,
    at: datetime,
) -> None:
    """Queue a text for every way the person can be reached; ``key`` makes the same news one message a channel.

    ``text`` is the key of a text of the brand; its SMS form has ``_sms`` at the end. A file goes with e-mail alone.
    Whoever gave no contact reads it on the tracking page.
    """
    if case.person is None:
        return
    said = {**always_known(case), **(values or {})}
    for kind, address in people.contacts_of(case.person, reach=case.reach).items():
        form = f"{text}_sms" if kind == ContactKind.MOBILE else text
        words = catalogue.wording(brand_id=case.brand_id, key=form, language=case.language)
        _queue(
            case,
            key=f"{key}:{kind.lower()}",
            kind=kind,
            address=address,
            words=words,
            said=said,
            enclosed=enclosed if kind == ContactKind.EMAIL else None,
            at=at,
        )


def _queue(
    case: Case,
    *,
    key: str,
    kind: ContactKind,
    address: str,
    words: Wording,
    said: Mapping[str, str],
    enclosed: KeptFile | None,
    at: datetime,
) -> None:
    message, is_new = channels.queue(
        key=key,
        about=case.id,
        channel=CHANNEL_OF[kind],
        to=address,
        subject=fill(words.subject, said),
        body=fill(words.body, said),
        language=case.language,
        wording=words.ref,
        enclosed=enclosed,
        at=at,
    )
    if is_new:
        outbox.record(MessageQueued(subject=case.id, message=message.id), actor_ref=SYSTEM.ref, at=at)


def check_is_on(channel: Channel) -> None:
    """Raise ``ChannelIsOff`` while an administrator keeps this channel shut."""
    if not switches.is_on(_SWITCH_OF[channel]):
        raise ChannelIsOff


def always_known(case: Case, *, language: str = "") -> dict[str, str]:
    """Return the values that every text may use, in the case's language or another.

    The access code is in none but the first.
    """
    reads = language or case.language
    return {
        "name": case.person.name if case.person else "",
        "code": case.tracking_code,
        "url": tracking_page(case.tracking_code, language=reads),
        "org": multilingual.text(case.brand.name, reads),
    }


def preference_of(case: Case, *, language: str = "") -> Preference:
    """Return how this case's complainant reads dates and digits."""
    return chosen_preference(case.preference, language=language or case.language, zone=case.brand.zone)


def moment(case: Case, at: datetime | None) -> str:
    """Return weekday, date and hour as this complainant reads them; nothing for no moment."""
    return long(at, preference_of(case)) if at else ""


def tracking_address(case: Case) -> str:
    """Return the address of the tracking page; it opens nothing without the access code."""
    return tracking_page(case.tracking_code, language=case.language)


def tracking_page(code: str, *, language: str) -> str:
    """Return the address of the tracking page of a code."""
    return f"{settings.PUBLIC_URL}/{language}/track/?code={code}"


def access_code(case: Case) -> str:
    """Return the code that opens the case, for the acknowledgement alone."""
    return references.access_code(case)


def survey_page(link: str, *, language: str) -> str:
    """Return the address of a survey."""
    return f"{settings.PUBLIC_URL}/{language}/survey/{link}/"


def verification_address(code: str, language: str) -> str:
    """Return the address where anybody can check a letter."""
    return f"{settings.PUBLIC_URL}/{language}/verify/{code}/"
