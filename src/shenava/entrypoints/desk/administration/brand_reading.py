"""What an administrator wrote about the brand, and the logo on its way from one showing of the page to the next."""

import base64
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core import signing
from django.http import QueryDict

from shenava.domain.catalogue import branding
from shenava.domain.catalogue.models import Brand
from shenava.domain.catalogue.vocabulary import FilingWay
from shenava.entrypoints.desk.administration import reading
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.foundation.files import queries as files
from shenava.foundation.files.models import StoredFile

TEXTS = ("name", "tagline", "emergency", "privacy_text", "external_body")
MORE = 3
"""Numbers beside the first."""
_SALT = "logo"
_EMPTY: Mapping[str, Any] = {"phone": "", "about": {}, "hours": {}}


def changes(given: QueryDict, row: Brand) -> dict[str, Any]:
    """Return the fields of the brand as they were written; raises what the colours are refused with."""
    texts = {field: reading.per_language(given, field) for field in TEXTS}
    return {
        **texts,
        **branding.read_colours(light=given.get("colour", ""), dark=given.get("colour_dark", "")),
        "name": texts["name"] or row.name,
        "contact": _contact(given),
        "languages": reading.languages(given),
        "filing_way": given["filing_way"] if given.get("filing_way") in FilingWay.values else row.filing_way,
        "objection_days": reading.number(given, "objection_days"),
        "reopen_days": reading.number(given, "reopen_days"),
    }


def more_numbers(row: Brand) -> list[Mapping[str, Any]]:
    """Return the further numbers, and empty places up to the most there can be."""
    return [*row.contact.get("more", []), *[_EMPTY] * MORE][:MORE]


def logo(request: StaffRequest, row: Brand, *, at: datetime) -> StoredFile | None:
    """Return the logo to show from now on: the one sent with the form, one sent before, the old one, or none."""
    if request.POST.get("logo_gone") == "1":
        return None
    if upload := request.FILES.get("logo"):
        return branding.keep_logo(upload, name=upload.name or "logo", at=at)
    return _kept(request.POST.get("logo_kept", "")) or row.logo


def mark(file: StoredFile | None) -> str:
    """Return what the form carries along instead of the picture."""
    return signing.dumps(str(file.id), salt=_SALT) if file else ""


def picture(file: StoredFile | None) -> str:
    """Return the picture itself as an address, so that one that isn't saved yet can be seen."""
    if file is None:
        return ""
    with files.content(file) as opened:
        return f"data:{file.media_type};base64,{base64.b64encode(opened.read()).decode()}"


def _kept(marked: str) -> StoredFile | None:
    try:
        found = files.by_ids([UUID(signing.loads(marked, salt=_SALT))])
    except (signing.BadSignature, ValueError):
        return None
    return next(iter(found.values()), None)


def _contact(given: QueryDict) -> dict[str, Any]:
    numbers = [
        {
            "phone": given.get(f"more_{place}_phone", "").strip(),
            "about": reading.per_language(given, f"more_{place}_about"),
            "hours": reading.per_language(given, f"more_{place}_hours"),
        }
        for place in range(1, MORE + 1)
    ]
    return {
        "phone": given.get("phone", "").strip(),
        "email": given.get("email", "").strip(),
        "address": reading.per_language(given, "address"),
        "hours": reading.per_language(given, "hours"),
        "more": [row for row in numbers if row["phone"]],
        "socials": [line.strip() for line in given.get("socials", "").splitlines() if line.strip()][:10],
    }
