"""Sending what was looked over: one case for each form, and the way to its receipt."""

from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language

from shenava.domain.catalogue import queries as catalogue
from shenava.domain.channels.vocabulary import Channel
from shenava.entrypoints.portal import addresses, device, introductions, parts, questions, uploads, wishes
from shenava.entrypoints.portal.asking import Refused
from shenava.entrypoints.portal.draft import ANSWER, Draft
from shenava.entrypoints.ui import preferences
from shenava.foundation.errors import Problem
from shenava.foundation.web import limits
from shenava.foundation.web.addresses import client_address, network_of
from shenava.lifecycle import intake
from shenava.lifecycle.intake import Filed, Filing


def send(request: HttpRequest, draft: Draft, *, at: datetime) -> HttpResponse | Refused:
    """File the complaint and go to its receipt, or return what needs another look."""
    filing = _filing(request, draft)
    try:
        limits.check(limits.named("submit"), network_of(client_address(request)), at=at)
        filed = intake.receive(filing, at=at)
    except Problem as problem:
        return _refused(problem, draft)
    return _to_receipt(request, filed, kinds=[kind.lower() for kind in filing.introduction.contacts])


def _filing(request: HttpRequest, draft: Draft) -> Filing:
    category, files = parts.category_of(draft), uploads.earlier(draft.many("kept"))
    calendar, digits = request.COOKIES.get("calendar", ""), request.COOKIES.get("digits", "")
    read = introductions.read(draft, region=catalogue.default_brand().region, calendar=calendar, digits=digits)
    return Filing(
        text=draft.one("text"),
        channel=Channel.WEB,
        introduction=read.introduction,
        language=get_language() or "fa",
        category=category.code if category else "",
        answers=questions.answers(questions.fields_of(category), draft, reader=preferences.reader()),
        wish=wishes.words_of(draft),
        files=files,
        hides_name=bool(draft.one("hides_name")),
        preference=_preference(request),
        key=draft.one("token"),
        body=draft.body(files),
    )


def _refused(problem: Problem, draft: Draft) -> Refused:
    was_sent_before = isinstance(problem, intake.KeyUsedForSomethingElse)
    return Refused(
        draft=draft.with_fresh_token() if was_sent_before else draft,
        errors={f"{ANSWER}{name}": str(sentence) for name, sentence in problem.fields.items()},
        sentence="" if problem.fields or was_sent_before else str(problem),
        status=problem.status,
        was_sent_before=was_sent_before,
    )


def _preference(request: HttpRequest) -> dict[str, str]:
    reader = preferences.reader()
    chosen = {"calendar": reader.calendar, "digits": reader.digits}
    return {name: str(value) for name, value in chosen.items() if request.COOKIES.get(name)}


def _to_receipt(request: HttpRequest, filed: Filed, *, kinds: list[str]) -> HttpResponse:
    query = f"?{urlencode([('by', kind) for kind in kinds])}" if kinds else ""
    response = HttpResponseRedirect(addresses.to("receipt", filed.case.tracking_code) + query)
    device.remember(request, response, filed.case)
    return response
