"""What the frame of every desk page shows: the organization, the places, the person."""

from collections.abc import Mapping
from typing import Any

from shenava.domain.catalogue import branding
from shenava.domain.catalogue import queries as catalogue
from shenava.domain.insight import access as insight
from shenava.domain.organization.vocabulary import Role
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.entrypoints.ui import brand_look
from shenava.foundation.text import multilingual

URLS: Mapping[str, str] = {
    "queue": "/desk/",
    "search": "/desk/search/",
    "new_case": "/desk/new/",
    "outbox": "/desk/outbox/",
    "promises": "/desk/figures/promises/",
    "figures": "/desk/figures/filing/",
    "administration": "/desk/administration/",
    "preferences": "/desk/preferences/",
    "theme": "/desk/preferences/theme/",
    "sign_out": "/desk/sign-out/",
}
LANGUAGE_LINKS = tuple(
    {"code": code, "label": label, "name": name, "href": f"/desk/preferences/language/{code}/"}
    for code, label, name in (("fa", "فا", "فارسی"), ("ar", "ع", "العربية"), ("en", "En", "English"))
)
_ADMINISTERS = {Role.ADMINISTRATOR, Role.COMPLIANCE, Role.COMPLAINTS_OFFICE}
"""Compliance comes for the log and the texts, the complaints office for the texts alone."""
_HANDLES = {Role.OFFICER, Role.UNIT_MANAGER, Role.COMPLAINTS_OFFICE}
_READS = _HANDLES | {Role.COMPLIANCE}


def layout(request: StaffRequest, *, place: str = "") -> dict[str, Any]:
    """Return the context of the layout ``desk/page.html``; ``place`` is a key of ``URLS``."""
    role = Role(request.staff.role)
    brand = catalogue.default_brand()
    look = brand_look.addresses(
        code=brand.code, palette=branding.palette_of(brand), logo_sha256=brand.logo.sha256 if brand.logo else ""
    )
    return {
        "organization": {"name": multilingual.text(brand.name, request.LANGUAGE_CODE), **look},
        "brand_stylesheet": look["brand_stylesheet"],
        "desk_urls": URLS,
        "desk_place": place,
        "person_name": request.staff.name,
        "density": request.account.density.lower(),
        "reads_cases": role in _READS,
        "takes_cases": role in _HANDLES,
        "administers": role in _ADMINISTERS,
        "reads_promises": insight.can_read_cases(request.actor),
        "reads_figures": insight.can_read(request.actor),
        "language_links": LANGUAGE_LINKS,
    }
