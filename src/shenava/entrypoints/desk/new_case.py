"""A complaint that came by phone or in person, written down by staff in the person's own words."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from shenava.domain.cases.vocabulary import Kind, Mandate, Relation
from shenava.domain.catalogue import queries as catalogue
from shenava.domain.channels.vocabulary import Channel
from shenava.domain.organization.vocabulary import Role
from shenava.domain.people.operations import Introduction
from shenava.entrypoints.desk import asked, context, directory, introducing, typed
from shenava.entrypoints.desk.doors import StaffRequest, staff_view
from shenava.entrypoints.desk.words import LANGUAGES
from shenava.foundation import clock
from shenava.foundation.database.ids import new_id
from shenava.foundation.errors import NotAllowed, Problem
from shenava.lifecycle import intake
from shenava.lifecycle.intake import Filed, Filing, Representative

_CHANNELS = (Channel.PHONE, Channel.PERSON)
_TAKES_CASES = {Role.OFFICER, Role.UNIT_MANAGER, Role.COMPLAINTS_OFFICE}


@staff_view
@require_http_methods(["GET", "HEAD", "POST"])
def new_case(request: StaffRequest) -> HttpResponse:
    """Ask, file, and show both codes once, to be read out."""
    if request.staff.role not in _TAKES_CASES:
        raise NotAllowed
    if request.method != "POST" or request.POST.get("reload") or asked.is_regrouping(request.POST):
        return _show(request)
    brand, at = catalogue.default_brand(), clock.now()
    try:
        paper = introducing.paper(request, at=at) if introducing.is_represented(request.POST) else None
        introduction, wrong = introducing.complainant(request, brand=brand)
        speaker, more = introducing.speaker(request, brand=brand, paper=paper, on=at.date())
        if wrong | more:
            return _show(request, wrong=wrong | more, status=422)
        filing = _filing(request, introduction=introduction, speaker=speaker)
        filed = intake.receive(filing, actor=request.actor, at=at)
    except Problem as problem:
        return _show(request, wrong={name: str(told) for name, told in problem.fields.items()}, problem=problem)
    return _receipt(request, filed)


def _filing(request: StaffRequest, *, introduction: Introduction, speaker: Representative | None) -> Filing:
    given = request.POST
    return Filing(
        text=given.get("text", ""),
        channel=_channel(given.get("channel", "")),
        introduction=introduction,
        language=introduction.language,
        category=given.get("category", ""),
        answers=asked.answers(given, category=given.get("category", "")),
        wish=given.get("wish", ""),
        files=typed.kept(request, at=clock.now()),
        hides_name=bool(given.get("hides_name")),
        representative=speaker,
        kind=given.get("kind", Kind.COMPLAINT),
        heeds_stops=False,
        key=given.get("key", ""),
        body=given.get("text", ""),
    )


def _channel(code: str) -> Channel:
    return Channel(code) if code in _CHANNELS else Channel.PHONE


def _show(
    request: StaffRequest, *, wrong: Mapping[str, str] | None = None, problem: Problem | None = None, status: int = 200
) -> HttpResponse:
    given = request.POST
    shown: dict[str, Any] = {
        **context.layout(request, place="new_case"),
        "given": given,
        "wrong": wrong or {},
        "problem": problem,
        "key": given.get("key") or new_id().hex,
        "channels": [(code.value, code.label) for code in _CHANNELS],
        "kinds": Kind.choices,
        "relations": Relation.choices,
        "mandates": Mandate.choices,
        "languages": LANGUAGES,
        "categories": directory.category_choices(request.LANGUAGE_CODE),
        "questions": asked.questions(
            given, category=given.get("category", ""), language=request.LANGUAGE_CODE, wrong=wrong or {}
        ),
        "units": asked.units(),
        "examples": asked.examples(),
    }
    return render(request, "desk/new_case.html", shown, status=problem.status if problem else status)


def _receipt(request: StaffRequest, filed: Filed) -> HttpResponse:
    shown = {
        **context.layout(request, place="new_case"),
        "case": filed.case,
        "access_code": filed.access_code,
        "expected_at": filed.expected_at,
        "is_danger": filed.is_danger,
        "address": f"{settings.PUBLIC_URL}/{filed.case.language}/track/",
    }
    response = render(request, "desk/new_case_receipt.html", shown)
    response["Cache-Control"] = "no-store"
    return response
