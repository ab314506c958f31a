"""A text as its reader would see it: with made-up values, or with a case that whoever looks may see."""

from datetime import datetime
from typing import Any

from shenava.domain.cases import access
from shenava.domain.cases.models import Case
from shenava.domain.catalogue import authoring, queries
from shenava.domain.catalogue.models import Brand
from shenava.domain.catalogue.rules.wording import Wording
from shenava.domain.catalogue.vocabulary import Placeholder
from shenava.domain.organization.vocabulary import Role
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.foundation.audit import recording
from shenava.foundation.errors import NotFound
from shenava.foundation.text import codes
from shenava.lifecycle import preview

_OFFERED = 6


def previews(request: StaffRequest, *, brand: Brand, wording: Wording, at: datetime) -> dict[str, Any]:
    """Return the text in every language, the one that is open first and in the words being written.

    ``?case=`` names the case; an administrator sees none and so gets made-up values always.
    """
    may_choose = request.staff.role != Role.ADMINISTRATOR
    asked = request.GET.get("case", "").strip() if may_choose else ""
    case = _case(request, asked, at=at) if asked else None
    shown = [
        preview.of_case(words, case=case, at=at) if case else preview.of_nobody(words, brand=brand, at=at)
        for words in _in_every_language(brand, wording)
    ]
    return {
        "shown": shown,
        "made_up": [name.label for name in Placeholder if any(name in one.made_up for one in shown)],
        "case": case,
        "asked": asked,
        "is_not_found": bool(asked) and case is None,
        "may_choose": may_choose,
        "offered_cases": access.visible_to(request.actor).order_by("-id")[:_OFFERED] if may_choose else [],
    }


def _in_every_language(brand: Brand, wording: Wording) -> list[Wording]:
    others = [language for language in authoring.LANGUAGES if language != wording.language]
    return [wording, *(queries.wording(brand_id=brand.id, key=wording.key, language=other) for other in others)]


def _case(request: StaffRequest, asked: str, *, at: datetime) -> Case | None:
    """Find the case; that somebody read in it is written down. A name that is kept from this reader stays away."""
    try:
        case = access.find(request.actor, codes.read(asked) or asked)
    except NotFound:
        return None
    recording.record_read("cases.read", actor_ref=request.actor.ref, subject_ref=f"case:{case.id}", at=at)
    if not access.sees_identity(request.actor, case):
        case.person = None
    return case
