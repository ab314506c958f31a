"""Noting in passing how filing goes: steps, times and fields; never who, never any words, never against a wish."""

import re
from collections.abc import Iterable, Mapping

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import get_language

from shenava.domain.catalogue import queries as catalogue
from shenava.domain.journeys import operations as journeys
from shenava.domain.journeys.rules.walking import Note
from shenava.domain.journeys.vocabulary import Device, Step
from shenava.entrypoints.portal import addresses, arrival, questions
from shenava.entrypoints.portal.draft import ANSWER, NAMES, OTHER, Draft, token_of
from shenava.foundation import clock
from shenava.foundation.features import switches
from shenava.foundation.features.vocabulary import Switch

SEEN = "seen"
"""The first page, which shows the first step to whoever comes for whatever reason."""
_FIELD = "field."
_MOST_FIELDS = 60
_SECONDS = re.compile(r"[0-9]{1,5}")
_MACHINES = re.compile(r"bot|crawl|spider|slurp|monitor|preview|curl|wget|python|http-?client|headless", re.IGNORECASE)
_TABLETS = re.compile(r"ipad|tablet|kindle|silk|playbook", re.IGNORECASE)
_PHONES = re.compile(r"mobi|iphone|ipod|phone", re.IGNORECASE)


def is_followed(request: HttpRequest) -> bool:
    """Return whether this visit may be noted: nobody asked not to be, no machine asks, and it is switched on."""
    asked_not_to = request.headers.get("DNT") == "1" or request.headers.get("Sec-GPC") == "1"
    return not asked_not_to and bool(device_of(request)) and switches.is_on(Switch.JOURNEYS)


def shown(request: HttpRequest, draft: Draft, step: str, *, errors: Iterable[str] = ()) -> None:
    """Note that a step is shown, with the names of the fields that need another look; call it before rendering."""
    if is_followed(request):
        _jot(
            request,
            draft.one("token"),
            "shown",
            step=step.upper(),
            category=draft.one("category"),
            source=arrival.source_of(draft),
            errors=tuple(errors),
        )
        request.journey = {"step": step.upper(), "href": addresses.to("journey")}  # type: ignore[attr-defined] # read by page.show


def ended(request: HttpRequest, draft: Draft, how: str) -> None:
    """Note that it was ``sent``, or ``added`` to an open complaint."""
    if is_followed(request):
        _jot(request, draft.one("token"), how, category=draft.one("category"), source=arrival.source_of(draft))


def heard(request: HttpRequest) -> HttpResponse:
    """Take what the page itself noticed: that somebody began, and how long they were at each field."""
    given, token = request.POST, token_of(request.POST)
    if not token or given.get("step") not in Step.values or given.get("kind") not in {"begun", "spent"}:
        return HttpResponse(status=400)
    if is_followed(request):
        category = given.get("category", "")
        known = _fields(category)
        fields = _spent(given, known)
        _jot(
            request,
            token,
            given["kind"],
            step=given["step"],
            category=category,
            fields=fields,
            needed=tuple(name for name in fields if known[name]),
            last=given.get("last", "") if given.get("last") in known else "",
        )
    return HttpResponse(status=204)


def device_of(request: HttpRequest) -> str:
    """Return what the visitor holds in their hands; nothing for a machine."""
    told, agent = request.POST.get("device", ""), request.headers.get("User-Agent", "")
    if not agent or _MACHINES.search(agent):
        return ""
    if told in Device.values:
        return told
    if _TABLETS.search(agent) or ("Android" in agent and "Mobile" not in agent):
        return Device.TABLET
    return Device.PHONE if _PHONES.search(agent) else Device.DESKTOP


def _jot(request: HttpRequest, token: str, kind: str, *, category: str = "", **seen: object) -> None:
    is_known = category == OTHER or catalogue.category(category) is not None
    note = Note(
        kind=kind,
        at=clock.now().timestamp(),
        language=get_language() or "",
        device=device_of(request),
        category=category if is_known else "",
        **seen,  # type: ignore[arg-type] # the other fields of a note
    )
    journeys.jot(token=token, note=note)


def _fields(category: str) -> Mapping[str, bool]:
    """Return the names that fields of this form can have, and whether each must be answered."""
    asked = questions.fields_of(catalogue.category(category))
    return {
        **dict.fromkeys((*NAMES, "files"), False),
        "text": True,
        **{f"{ANSWER}{one.key}": one.required for one in asked},
    }


def _spent(given: QueryDict, known: Mapping[str, bool]) -> dict[str, float]:
    """Return the seconds by field, without whatever is no field of this form."""
    told = [(name.removeprefix(_FIELD), value) for name, value in given.items() if name.startswith(_FIELD)]
    return {
        name: float(str(value))
        for name, value in told[:_MOST_FIELDS]
        if name in known and _SECONDS.fullmatch(str(value))
    }
