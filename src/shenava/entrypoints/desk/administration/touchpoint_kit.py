"""What a touchpoint carries: its link, posters and table cards, and texts for bills, receipts and SMS."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from shenava.domain.catalogue.models import Brand
from shenava.domain.catalogue.rules import sms
from shenava.domain.catalogue.rules.sms import SmsLength
from shenava.domain.touchpoints.models import Touchpoint
from shenava.domain.touchpoints.vocabulary import PosterSize
from shenava.foundation.text import multilingual
from shenava.foundation.typesetting import letters, qr

_COLOUR = "#0B6E77"


@dataclass(frozen=True, kw_only=True)
class Text:
    """One text to copy; ``size`` is how it goes as SMS."""

    title: str
    words: str
    language: str
    size: SmsLength | None = None


def link(touchpoint: Touchpoint) -> str:
    """Return the short link."""
    return f"{settings.PUBLIC_URL}/q/{touchpoint.code}"


def picture(touchpoint: Touchpoint) -> SafeString:
    """Return the link as a picture code."""
    return mark_safe(qr.svg(link(touchpoint)))  # noqa: S308 - our own drawing of our own address


def shown(address: str) -> str:
    """Return an address as people read and type it."""
    return address.partition("://")[2]


def texts(touchpoint: Touchpoint, brand: Brand, languages: Sequence[str]) -> list[Text]:
    """Return the texts in each language."""
    return [text for language in languages for text in _texts(touchpoint, brand, language)]


def poster(touchpoint: Touchpoint, brand: Brand, *, size: PosterSize, languages: Sequence[str], at: datetime) -> bytes:
    """Return the PDF of a poster or table card in these languages, one under another."""
    address = link(touchpoint)
    data: dict[str, Any] = {
        "size": str(size),
        "title": multilingual.text(brand.name, languages[0]),
        "names": _names(brand, languages),
        "sayings": [_saying(touchpoint, language) for language in languages],
        "foot": [_foot(language) for language in languages],
        "qr": qr.svg(address),
        "address": address,
        "shown_address": shown(address),
        "colour": brand.colour or _COLOUR,
        "written_at": int(at.timestamp()),
    }
    return letters.typeset("poster", data, fonts=settings.FONTS_DIR)


def _texts(touchpoint: Touchpoint, brand: Brand, language: str) -> list[Text]:
    told = {"org": multilingual.text(brand.name, language), "link": shown(link(touchpoint))}
    titles = (_("For bills and letters"), _("For receipts"), _("For SMS"))
    with translation.override(language):
        bill = _(
            "Is something not right? Tell us at %(link)s. You get a tracking code at once and a date for our answer."
        )
        receipt = _("Not satisfied? Tell us: %(link)s")
        message = _("%(org)s: something not right? Tell us, we answer by a promised date: %(link)s")
    words = [said % told for said in (bill, receipt, message)]
    return [
        Text(title=titles[0], words=words[0], language=language),
        Text(title=titles[1], words=words[1], language=language),
        Text(title=titles[2], words=words[2], language=language, size=sms.measure(words[2])),
    ]


def _names(brand: Brand, languages: Sequence[str]) -> list[dict[str, str]]:
    """Return the name of the organization in each language that has one of its own, each name once."""
    found = {multilingual.text(brand.name, language): language for language in reversed(languages)}
    return [_line(text, language) for text, language in reversed(found.items())]


def _saying(touchpoint: Touchpoint, language: str) -> dict[str, str]:
    with translation.override(language):
        headline = _("Something not right? Tell us.")
        lead = _("Point your camera here. You get a code at once and a date for our answer.")
    name = touchpoint.name.get(language, "").strip()
    return {**_line(lead, language), "headline": headline, "lead": lead, "place": name}


def _foot(language: str) -> dict[str, str]:
    with translation.override(language):
        return _line(_("Complaining never counts against you. You need not give your name."), language)


def _line(text: str, language: str) -> dict[str, str]:
    return {"text": text, "language": language, "direction": "ltr" if language == "en" else "rtl"}
