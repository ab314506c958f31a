"""Sending what was looked over: one case for each form, and the way to its receipt."""

from dataclasses import replace
from datetime import datetime
from itertools import chain
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language

from shenava.domain.cases.vocabulary import Mandate
from shenava.domain.catalogue import queries as catalogue
from shenava.domain.channels.vocabulary import Channel
from shenava.entrypoints.portal import (
    arrival,
    device,
    kinds,
    parts,
    question_files,
    questions,
    speaking,
    uploads,
    wanted,
    wishes,
)
from shenava.entrypoints.portal.asking import Refused
from shenava.entrypoints.portal.draft import ANSWER, Draft
from shenava.entrypoints.portal.dress import FULL, Dress
from shenava.entrypoints.ui import preferences
from shenava.foundation.errors import Problem
from shenava.foundation.web import limits
from shenava.foundation.web.addresses import client_address, network_of
from shenava.lifecycle import intake
from shenava.lifecycle.intake import Filed, Filing


def send(request: HttpRequest, draft: Draft, *, at: datetime, dress: Dress = FULL) -> HttpResponse | Refused:
    """File the complaint and go to its receipt, or return what needs another look."""
    filing = _filing(request, draft, at=at)
    try:
        limits.check(limits.named("submit"), network_of(client_address(request)), at=at)
        limits.count(limits.named("submit_everybody"), "", at=at)
        filed = intake.receive(filing, at=at)
    except Problem as problem:
        return _refused(problem, draft)
    return _to_receipt(request, filed, dress=dress, kinds=_kinds(filing))


def _filing(request: HttpRequest, draft: Draft, *, at: datetime) -> Filing:
    category, files = parts.category_of(draft), uploads.earlier(draft.many("kept"))
    answering = question_files.kept(questions.fields_of(category), draft)
    brand, told = catalogue.default_brand(), wanted.read(draft, request)
    speakers = speaking.read(draft, region=brand.region, on=at.date())
    return Filing(
        text=draft.one("text"),
        channel=Channel.WEB,
        introduction=replace(speakers.complainant, calendar=told.get("calendar", ""), digits=told.get("digits", "")),
        language=get_language() or "fa",
        category=category.code if category else "",
        answers=questions.answers(questions.fields_of(category), draft, reader=preferences.reader()),
        wish=wishes.words_of(draft),
        files=files,
        answering=answering,
        hides_name=bool(draft.one("hides_name")),
        representative=speakers.representative,
        preference=told,
        privacy_version=brand.privacy_version,
        kind=kinds.chosen(draft),
        source=arrival.source_of(draft),
        key=draft.one("token"),
        body=draft.body([*files, *chain.from_iterable(answering.values())]),
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


def _to_receipt(request: HttpRequest, filed: Filed, *, dress: Dress, kinds: list[str]) -> HttpResponse:
    query = f"?{urlencode([('by', kind) for kind in kinds])}" if kinds else ""
    response = HttpResponseRedirect(dress.to("receipt", filed.case.tracking_code) + query)
    device.remember(request, response, filed.case)
    return response


def _kinds(filing: Filing) -> list[str]:
    """Return the ways on which the codes go out at once, for the receipt."""
    speaker = filing.representative
    is_told = speaker is not None and speaker.mandate == Mandate.EVERYTHING
    contacts = {*filing.introduction.contacts, *(speaker.introduction.contacts if speaker and is_told else ())}
    chosen = filing.preference.get("channel", "")
    return [kind.lower() for kind in sorted(contacts) if chosen not in contacts or kind == chosen]
