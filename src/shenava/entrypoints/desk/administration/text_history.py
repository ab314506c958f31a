"""What a text has been: who wrote what and when, word by word, and taking an earlier version back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST

from shenava.domain.catalogue import authoring, queries
from shenava.domain.catalogue.models import TextVersion
from shenava.domain.catalogue.rules.differences import Piece, differences
from shenava.domain.catalogue.rules.filling import parts
from shenava.domain.catalogue.rules.wording import Wording
from shenava.domain.organization.vocabulary import Role
from shenava.entrypoints.desk import told
from shenava.entrypoints.desk.administration import entrance, reading
from shenava.entrypoints.desk.administration.texts import TEXTS
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.foundation import clock
from shenava.foundation.errors import Problem


@dataclass(frozen=True, kw_only=True)
class Step:
    """One version, and what it changed in the one before."""

    version: TextVersion
    subject: Sequence[Piece]
    body: Sequence[Piece]


@require_GET
@entrance.readers_of_texts
def history(request: StaffRequest, key: str, language: str) -> HttpResponse:
    """Show every version of one text in one language, the newest first."""
    return _page(request, key, language)


@require_POST
@entrance.administrators
def restore(request: StaffRequest, key: str, language: str) -> HttpResponse:
    """Let an earlier version speak again."""
    try:
        authoring.restore(
            brand=queries.default_brand(),
            key=key,
            language=language,
            number=reading.number(request.POST, "number"),
            seen=reading.number(request.POST, "seen"),
            actor=request.actor,
            at=clock.now(),
        )
    except Problem as problem:
        return _page(request, key, language, problem=problem)
    return HttpResponseRedirect(f"{TEXTS}{key}/{language}/history/?done=saved")


def _page(request: StaffRequest, key: str, language: str, *, problem: Problem | None = None) -> HttpResponse:
    brand = queries.default_brand()
    first = authoring.earlier(brand=brand, key=key, language=language, number=0)
    rows = list(queries.text_versions(brand_id=brand.id, key=key, language=language))
    page: dict[str, Any] = {
        **entrance.layout(request, "texts"),
        "key": key,
        "title": authoring.title(key),
        "text_language": language,
        "steps": _steps(rows, first),
        "shipped": first,
        "parts": parts(first.body),
        "seen": rows[0].number if rows else 0,
        "speaks": queries.wording(brand_id=brand.id, key=key, language=language).version,
        "may_write": request.staff.role == Role.ADMINISTRATOR,
    }
    return told.page(request, "desk/administration/text_history.html", page, problem=problem)


def _steps(rows: Sequence[TextVersion], first: Wording) -> list[Step]:
    befores: list[tuple[str, str]] = [*((row.subject, row.body) for row in rows[1:]), (first.subject, first.body)]
    return (
        [
            Step(version=row, subject=differences(subject, row.subject), body=differences(body, row.body))
            for row, (subject, body) in zip(rows, befores, strict=bool(rows))
        ]
        if rows
        else []
    )
