"""The texts people get: how they stand, and each of them in each language, with its preview."""

from collections import Counter
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from shenava.domain.catalogue import authoring, queries
from shenava.domain.catalogue import texts as shipped_texts
from shenava.domain.catalogue.rules.filling import parts
from shenava.domain.catalogue.rules.wording import Wording
from shenava.domain.catalogue.vocabulary import Placeholder, TextState
from shenava.domain.organization.vocabulary import Role
from shenava.entrypoints.desk import told
from shenava.entrypoints.desk.administration import entrance, reading, text_previews
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.foundation import clock
from shenava.foundation.errors import Problem

TEXTS = "/desk/administration/texts/"


@require_GET
@entrance.readers_of_texts
def texts(request: StaffRequest) -> HttpResponse:
    """List the texts, and how complete each language is; ``show=behind`` leaves those that need a look."""
    brand = queries.default_brand()
    lines = authoring.lines(brand)
    behind = [line for line in lines if TextState.BEHIND in line.states.values()]
    shows_behind = request.GET.get("show") == "behind"
    page = {
        **entrance.layout(request, "texts"),
        "lines": behind if shows_behind else lines,
        "summary": {code: Counter(line.states[code] for line in lines) for code in authoring.LANGUAGES},
        "offered": brand.languages or list(authoring.LANGUAGES),
        "amount": len(lines),
        "behind": len(behind),
        "shows_behind": shows_behind,
    }
    return render(request, "desk/administration/texts.html", page)


@require_http_methods(["GET", "POST"])
@entrance.readers_of_texts
def text(request: StaffRequest, key: str, language: str) -> HttpResponse:
    """Show one text in one language with its previews; administrators rewrite it, or look first with ``go=preview``."""
    authoring.check_known(key, language)
    standing = queries.wording(brand_id=queries.default_brand().id, key=key, language=language)
    if request.method == "GET":
        return _page(request, standing)
    entrance.check_administers(request)
    typed = Wording(
        key=key,
        language=language,
        subject=" ".join(request.POST.get("subject", "").split()),
        body=request.POST.get("body", "").replace("\r\n", "\n"),
        version=standing.version,
    )
    try:
        if request.POST.get("go") == "preview":
            authoring.check(typed)
            return _page(request, typed, is_unsaved=True)
        authoring.rewrite(
            brand=queries.default_brand(),
            wording=typed,
            seen=reading.number(request.POST, "seen"),
            actor=request.actor,
            at=clock.now(),
        )
    except Problem as problem:
        return _page(request, typed, problem=problem, is_unsaved=True)
    return HttpResponseRedirect(f"{TEXTS}{key}/{language}/?done=saved")


def _page(
    request: StaffRequest, wording: Wording, *, problem: Problem | None = None, is_unsaved: bool = False
) -> HttpResponse:
    key, language = wording.key, wording.language
    brand = queries.default_brand()
    newest = queries.text_versions(brand_id=brand.id, key=key, language=language).first()
    slots = shipped_texts.slots(key)
    state = next(line.states[language] for line in authoring.lines(brand) if line.key == key)
    page: dict[str, Any] = {
        **entrance.layout(request, "texts"),
        "key": key,
        "title": authoring.title(key),
        "text_language": language,
        "words": wording,
        "parts": parts(wording.body),
        "state": state,
        "newest": newest,
        "seen": request.POST.get("seen", newest.number if newest else 0) if problem else newest.number if newest else 0,
        "has_subject": shipped_texts.has_subject(key),
        "channel": shipped_texts.channel(key),
        "slots": [(name, Placeholder(name).label, name in slots.needed) for name in sorted(slots.known)],
        "is_unsaved": is_unsaved and problem is None,
        "may_write": request.staff.role == Role.ADMINISTRATOR,
        **text_previews.previews(request, brand=brand, wording=wording, at=clock.now()),
    }
    return told.page(request, "desk/administration/text.html", page, problem=problem)
