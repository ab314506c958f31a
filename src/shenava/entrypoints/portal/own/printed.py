"""The account of a person as the typesetter takes it: headings, facts, and what was said, in the reader's calendar."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from shenava.domain.cases.vocabulary import PublicStage
from shenava.domain.catalogue.models import Brand
from shenava.entrypoints.ui import preferences
from shenava.foundation.calendars import presentation
from shenava.foundation.text import digits, multilingual


def of(told: dict[str, Any], *, brand: Brand, language: str, at: datetime) -> dict[str, Any]:
    """Return the data of the template ``own_data``."""
    reader = preferences.reader()
    return {
        "title": _("Everything that we know of you"),
        "language": language,
        "direction": "ltr" if language == "en" else "rtl",
        "digits": digits.write("0123456789", reader.digits),
        "brand": {"name": multilingual.text(brand.name, language), "colour": brand.colour or "#0B6E77"},
        "written_at": int(at.timestamp()),
        "page": _("page {page} of {pages}"),
        "date": presentation.long(at, reader),
        "facts": _facts((_("Name"), told["name"]), (_("Contact"), told["contact"])),
        "complaints": [_complaint(one) for one in told["complaints"]],
    }


def _complaint(one: dict[str, Any]) -> dict[str, Any]:
    return {
        "code": one["tracking_code"],
        "facts": _facts(
            (_("Received"), _moment(one["received_at"])),
            (_("Where it is"), str(PublicStage(one["stage"]).label)),
            (_("About"), one["category"]),
            (_("It is with"), one["unit"]),
            (_("What you would like"), one["wish"]),
            (_("Files"), " · ".join(file["name"] for file in one["files"])),
            (_("Letters"), " · ".join(_moment(letter["issued_at"]) for letter in one["letters"])),
        ),
        "said": [
            {"who": _who(message), "at": _moment(message["at"]), "words": message["words"]}
            for message in one["messages"]
        ],
    }


def _who(message: dict[str, Any]) -> str:
    return _("You") if message["by"] == "you" else message["name"] or _("We")


def _facts(*pairs: tuple[str, str]) -> list[list[str]]:
    return [[label, value] for label, value in pairs if value]


def _moment(written: str) -> str:
    return presentation.long(datetime.fromisoformat(written), preferences.reader())
