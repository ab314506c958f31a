"""How every stage reaches the complainant: one text, their language and dates, every channel they gave."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core import signing
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shenava.domain.cases import queries as case_queries
from shenava.domain.cases import references
from shenava.domain.cases.models import Case
from shenava.domain.cases.rules.representation import may_be_told
from shenava.domain.cases.vocabulary import Urgency
from shenava.domain.catalogue import branding
from shenava.domain.catalogue import queries as catalogue
from shenava.domain.catalogue.models import Brand
from shenava.domain.catalogue.rules import contact
from shenava.domain.catalogue.rules.filling import fill
from shenava.domain.channels import operations as channels
from shenava.domain.channels.contract import Letterhead
from shenava.domain.channels.events import MessageQueued
from shenava.domain.channels.vocabulary import Channel
from shenava.domain.organization.actors import SYSTEM
from shenava.domain.people import queries as people
from shenava.domain.people.models import Person
from shenava.domain.people.rules import preference as chosen_preference
from shenava.domain.people.rules import quiet_until
from shenava.domain.people.vocabulary import ContactKind
from shenava.foundation.calendars.presentation import Preference, long
from shenava.foundation.errors import Problem
from shenava.foundation.events import outbox
from shenava.foundation.features import switches
from shenava.foundation.features.vocabulary import Switch
from shenava.foundation.files.operations import KeptFile
from shenava.foundation.text import multilingual

CHANNEL_OF = {ContactKind.EMAIL: Channel.EMAIL, ContactKind.MOBILE: Channel.SMS}
_HOW_OFTEN = "tell.how_often"
_SWITCH_OF = {Channel.EMAIL: Switch.EMAIL, Channel.SMS: Switch.SMS}


class ChannelIsOff(Problem):
    """An administrator has stopped this channel; the message waits and is tried again."""

    code = "channel_is_off"
    status = 503
    sentence = _("Sending on this channel is switched off.")


_AT_ONCE = {Urgency.EMERGENCY, Urgency.URGENT}


@dataclass(frozen=True, kw_only=True)
class _Reader:
    """Somebody who is told: the complainant, or who speaks for them."""

    person: Person
    reach: Sequence[str]
    role: str = ""

    @property
    def name(self) -> str:
        return str(self.person.name)


def tell(
    case: Case,
    *,
    text: str,
    key: str,
    values: Mapping[str, str] | None = None,
    enclosed: KeptFile | None = None,
    is_awaited: bool = False,
    at: datetime,
) -> None:
    """Queue a text for every way that was chosen to be told; ``key`` makes the same news one message a channel.

    ``text`` is the key of a text of the brand; its SMS form has ``_sms`` at the end. A file goes with e-mail alone.
    Whoever gave no contact reads it on the tracking page. Quiet hours are kept unless the case is urgent or the person
    waits for this very message.
    """
    held = None if is_awaited or case.urgency in _AT_ONCE else _quiet_until(case, at)
    for reader, kind, address in _addresses(case, at=at):
        form = f"{text}_sms" if kind == ContactKind.MOBILE else text
        words = catalogue.wording(brand_id=case.brand_id, key=form, language=case.language)
        said = {**always_known(case), "name": reader.name, **(values or {})}
        message, is_new = channels.queue(
            key=f"{key}:{reader.role}{kind.lower()}",
            about=case.id,
            channel=CHANNEL_OF[kind],
            to=address,
            subject=fill(words.subject, said),
            body=fill(words.body, said),
            language=case.language,
            wording=words.ref,
            enclosed=enclosed if kind == ContactKind.EMAIL else None,
            not_before=held,
            at=at,
        )
        if is_new and not held:
            outbox.record(MessageQueued(subject=case.id, message=message.id), actor_ref=SYSTEM.ref, at=at)


def _addresses(case: Case, *, at: datetime) -> Iterator[tuple[_Reader, ContactKind, str]]:
    """Yield whom to tell and where: the complainant, and whoever speaks for them as far as their mandate reaches."""
    chosen = case.preference.get("channel", "")
    for reader in _readers(case, at=at):
        contacts = people.contacts_of(reader.person, reach=reader.reach)
        for kind, address in contacts.items():
            if chosen not in contacts or kind == chosen:
                yield reader, kind, address


def _readers(case: Case, *, at: datetime) -> Iterator[_Reader]:
    if case.person:
        yield _Reader(person=case.person, reach=case.reach)
    speaker = case_queries.representation_of(case)
    today = at.astimezone(ZoneInfo(case.brand.zone)).date()
    if speaker and speaker.person and may_be_told(speaker.mandate, speaker.until, on=today):
        yield _Reader(person=speaker.person, reach=speaker.reach, role="speaker:")


def _quiet_until(case: Case, at: datetime) -> datetime | None:
    return quiet_until(case.preference, at=at, zone=case.brand.zone)


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


def letterhead(brand: Brand, *, language: str) -> Letterhead:
    """Return who writes: the brand's name, colour and contact block in the reader's language."""
    return Letterhead(
        name=multilingual.text(brand.name, language),
        colour=brand.colour or branding.HOUSE["light"],
        lines=contact.read(brand.contact, language).lines(),
        home=settings.PUBLIC_URL,
    )


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


def in_language(case: Case, words: str | Promise) -> str:
    """Return words of ours as this complainant reads them."""
    return words_in(case.language, words)


def words_in(language: str, words: str | Promise) -> str:
    """Return words of ours in one language."""
    with translation.override(language):
        return str(words)


def how_often_address(case: Case) -> str:
    """Return where the complainant says with one tap how often to hear from us; it opens and tells nothing else."""
    return f"{settings.PUBLIC_URL}/{case.language}/how-often/{signing.dumps(case.id.hex, salt=_HOW_OFTEN)}/"


def case_of_how_often(link: str) -> UUID | None:
    """Return the case whose complainant was sent this link."""
    try:
        return UUID(hex=signing.loads(link, salt=_HOW_OFTEN))
    except (signing.BadSignature, ValueError, TypeError):
        return None


def verification_address(code: str, language: str) -> str:
    """Return the address where anybody can check a letter."""
    return f"{settings.PUBLIC_URL}/{language}/verify/{code}/"
