"""What a text would say: with the values of a real case, or with made-up ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from shenava.domain.cases import queries as case_queries
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import Act, PublicStageText
from shenava.domain.catalogue import texts
from shenava.domain.catalogue.models import Brand
from shenava.domain.catalogue.rules import sms
from shenava.domain.catalogue.rules.filling import fill, placeholders
from shenava.domain.catalogue.rules.sms import SmsLength
from shenava.domain.catalogue.rules.wording import Wording
from shenava.domain.catalogue.vocabulary import Placeholder, TextChannel
from shenava.domain.people.rules import preference
from shenava.domain.policies import queries as policies
from shenava.foundation.calendars.presentation import Preference, long
from shenava.foundation.text import digits, multilingual
from shenava.lifecycle import tell

HIDDEN = "••••••••"
"""Stands where a code or link would open something."""
_ANSWERED_IN = timedelta(days=5)
_ARRIVED_BEFORE = timedelta(days=2)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One text as its reader would see it; ``made_up`` are the placeholders that no real value stood for."""

    language: str
    channel: TextChannel
    subject: str
    body: str
    length: SmsLength | None
    made_up: frozenset[str] = field(default_factory=frozenset)


def of_nobody(wording: Wording, *, brand: Brand, at: datetime) -> Shown:
    """Return the text with made-up values, in its language and with that language's calendar and digits."""
    return _shown(wording, {}, made_up=_made_up(wording.language, brand=brand, at=at))


def of_case(wording: Wording, *, case: Case, at: datetime) -> Shown:
    """Return the text with the values of a case, in its complainant's calendar and digits.

    What the case lacks is made up. Nothing that opens the case or its survey is ever in it.
    """
    known = {name: value for name, value in _of_case(case, language=wording.language).items() if value}
    return _shown(wording, known, made_up=_made_up(wording.language, brand=case.brand, at=at))


def _shown(wording: Wording, known: Mapping[str, str], *, made_up: Mapping[str, str]) -> Shown:
    values = {**made_up, **known}
    body = fill(wording.body, values)
    channel = texts.channel(wording.key)
    return Shown(
        language=wording.language,
        channel=channel,
        subject=fill(wording.subject, values),
        body=body,
        length=sms.measure(body) if channel is TextChannel.SMS else None,
        made_up=(placeholders(wording.subject) | placeholders(wording.body)) - known.keys(),
    )


def _made_up(language: str, *, brand: Brand, at: datetime) -> dict[str, str]:
    reads = preference({}, language=language, zone=brand.zone)
    code = texts.samples()["code"]
    return {
        **texts.samples()[language],
        "code": code,
        "org": multilingual.text(brand.name, language),
        "url": tell.tracking_page(code, language=language),
        "access_code": HIDDEN,
        "one_time_code": HIDDEN,
        "how_often_url": HIDDEN,
        "standing": tell.words_in(language, PublicStageText.IN_PROGRESS.label),
        "unread": digits.write("1", reads.digits),
        "minutes": digits.write("10", reads.digits),
        "verification_url": tell.verification_address(HIDDEN, language),
        "survey_url": tell.survey_page(HIDDEN, language=language),
        "date": long(at + _ANSWERED_IN, reads),
        "objection_until": long(at + timedelta(days=brand.objection_days), reads),
        "received": long(at - _ARRIVED_BEFORE, reads),
    }


def _of_case(case: Case, *, language: str) -> dict[str, str]:
    reads = tell.preference_of(case, language=language)
    response = case_queries.responses(case).last()
    promise = policies.standing_promise(case.id)
    issue = case_queries.issues(case, round=case_queries.round_of(case)).first()
    return {
        **tell.always_known(case, language=language),
        **_said(case),
        Placeholder.ACCESS_CODE: HIDDEN,
        Placeholder.SURVEY_URL: tell.survey_page(HIDDEN, language=language),
        Placeholder.SUMMARY: case.headline,
        Placeholder.ISSUE: issue.title if issue else "",
        Placeholder.DATE: _moment(promise.due_at if promise else None, reads),
        Placeholder.RECEIVED: _moment(case.received_at, reads),
        Placeholder.OBJECTION_UNTIL: _moment(case.objection_until, reads),
        Placeholder.VERIFICATION_URL: tell.verification_address(response.verification_code, language)
        if response
        else "",
    }


def _said(case: Case) -> dict[str, str]:
    message = case_queries.last_staff_message(case)
    request = case_queries.document_requests(case).first()
    return {
        Placeholder.MESSAGE: message.body if message and message.act != Act.ANSWER else "",
        Placeholder.LIST: "\n".join(f"- {item.label}" for item in request.items.all()) if request else "",
    }


def _moment(at: datetime | None, reads: Preference) -> str:
    return long(at, reads) if at else ""
