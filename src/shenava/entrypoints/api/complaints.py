"""Filing a complaint, and looking at what has become of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Literal

from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from ninja import Router, Status
from pydantic import BaseModel, ConfigDict, Field

from shenava.domain.cases import access
from shenava.domain.cases.vocabulary import PublicStage
from shenava.domain.catalogue import queries as catalogue
from shenava.domain.catalogue.rules.fields import Field as AskedField
from shenava.domain.catalogue.vocabulary import FieldKind
from shenava.domain.channels.vocabulary import Channel
from shenava.entrypoints.api import keys, persons, refusals, statuses
from shenava.entrypoints.api.credentials import AccessCode, ComplainantRequest
from shenava.entrypoints.api.doorway import subject_of, wanted_language
from shenava.entrypoints.api.moments import Moment, local
from shenava.entrypoints.api.persons import Contact, Language, Preferences, Representation
from shenava.entrypoints.api.refusals import NotValid
from shenava.foundation import clock
from shenava.foundation.web import limits
from shenava.lifecycle import intake, tell
from shenava.lifecycle.intake import AnswersNotAccepted, Filed, Filing, FormEnded

router = Router(tags=["Complaints"])
_NO_CATEGORY = _("Please name a category first: these answers belong to its form.")
_NO_FIELD = _("The form of this category has no such field.")


class Amount(BaseModel):
    """An answer in money: ``amount`` as a person writes it with its ``unit``, or in minor units of a ``currency``."""

    model_config = ConfigDict(extra="forbid", strict=True)

    amount: Annotated[str, Field(max_length=40)] | Annotated[int, Field(ge=0)]
    unit: Annotated[str, Field(max_length=10, examples=["TOMAN"])] | None = None
    currency: Annotated[str, Field(max_length=3, examples=["IRR"])] | None = None


class PlaceNamed(BaseModel):
    """An answer that is a place: in words, with a position (WGS 84) where there is one."""

    model_config = ConfigDict(extra="forbid", strict=True)

    address: Annotated[str, Field(max_length=2000)]
    latitude: Annotated[float | int | str, Field()] | None = None
    longitude: Annotated[float | int | str, Field()] | None = None


One = Annotated[str, Field(max_length=2000)] | bool | int | float | Amount | PlaceNamed
Several = Annotated[list[str], Field(max_length=50)]
EntryOfGroup = Annotated[dict[str, One | Several | None], Field(max_length=100)]
Answer = One | Several | Annotated[list[EntryOfGroup], Field(max_length=50)]


class Complaint(BaseModel):
    """What somebody complains about, in their own words."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: Annotated[str, Field(min_length=1, max_length=intake.LONGEST_TEXT, description="What happened.")]
    language: Annotated[Language | None, Field(description="Guessed from the text when absent.")] = None
    category: Annotated[str, Field(max_length=40, description="A code of GET /categories.")] | None = None
    contact: Contact | None = None
    wish: Annotated[str, Field(max_length=2000, description="What would put it right.")] | None = None
    name: Annotated[str, Field(max_length=120, description="The complainant's name.")] | None = None
    kind: Annotated[Literal["PERSON", "BUSINESS"], Field(description="Whom it comes from.")] = "PERSON"
    registration: Annotated[str, Field(max_length=40, description="The number of a business.")] | None = None
    hides_name: Annotated[bool, Field(description="Keep the name from the unit concerned.")] = False
    representation: Representation | None = None
    preferences: Preferences | None = None
    privacy_version: Annotated[
        int | None, Field(ge=1, description="The privacy text that was shown and agreed to.")
    ] = None
    record_type: Annotated[
        Literal["complaint", "suggestion", "praise", "question", "report"], Field(description="What they call it.")
    ] = "complaint"
    source: Annotated[str | None, Field(max_length=16, description="The code of the touchpoint it comes from.")] = None
    fields: Annotated[dict[str, Answer | None], Field(max_length=100)] | None = None
    """Answers to the form of the category, by key."""


class Receipt(BaseModel):
    """What to keep: the two codes open the complaint here and on the tracking page."""

    tracking_code: str = Field(examples=["12345678903"])
    access_code: str = Field(description="Told once more only to a repeat with the same key and body.")
    stage: PublicStage
    expected_at: Moment | None = Field(description="By when the answer is promised.")
    status_url: str


@router.post(
    "/complaints",
    operation_id="fileComplaint",
    summary="File a complaint",
    response={201: Receipt, 503: refusals.ProblemDocument, **refusals.WITH_BODY},
    openapi_extra=keys.parameter(required=True),
)
def file_complaint(request: HttpRequest, payload: Complaint) -> Status[Receipt]:
    """File a complaint, once for each key and body within 24 hours; a repeat gets the same receipt again."""
    key, body, at = keys.required(request), keys.body_of(request), clock.now()
    limits.check(limits.named("submit"), subject_of(request), at=at)
    try:
        filed = intake.receive(_filing(payload, key=key, body=body, at=at), at=at)
    except (AnswersNotAccepted, FormEnded) as problem:
        problem.fields = {f"fields.{name}": why for name, why in problem.fields.items()}
        raise
    return Status(201, _receipt(filed))


@router.get(
    "/complaints/{tracking_code}",
    auth=AccessCode(),
    operation_id="getComplaint",
    summary="See what has become of a complaint",
    response={200: statuses.ComplaintStatus, **refusals.ANY},
)
def get_complaint(request: ComplainantRequest, tracking_code: str) -> statuses.ComplaintStatus:
    """Return what the tracking page shows, in the language of Accept-Language or else of the complaint."""
    case = access.find(request.auth, statuses.number_of(tracking_code))
    with translation.override(wanted_language(request) or case.language):
        return statuses.status_of(case, request.auth)


def _filing(payload: Complaint, *, key: str, body: str, at: datetime) -> Filing:
    answers = _answers(payload)
    return Filing(
        text=payload.text,
        channel=Channel.API,
        introduction=persons.introduction(
            payload.contact,
            name=payload.name,
            language=payload.language,
            kind=payload.kind,
            registration=payload.registration,
        ),
        language=payload.language or "",
        category=payload.category or "",
        answers=answers,
        wish=payload.wish or "",
        hides_name=payload.hides_name,
        representative=persons.representative(payload.representation, language=payload.language, on=at.date()),
        preference=persons.preference(payload.preferences),
        privacy_version=persons.privacy_version(payload.privacy_version),
        kind=payload.record_type.upper(),
        source=payload.source or "",
        key=key,
        body=body,
    )


def _answers(payload: Complaint) -> dict[str, object]:
    """Return the answers as the form reads them; raises ``NotValid`` for any that no form asks for."""
    given = payload.fields or {}
    category = catalogue.category(payload.category) if payload.category else None
    if given and not payload.category:
        raise NotValid(fields={"fields": _NO_CATEGORY})
    asked = catalogue.questions_of(category.id).fields if category else ()
    unknown = _unknown(given, asked) if category else []
    if unknown:
        raise NotValid(fields={f"fields.{name}": _NO_FIELD for name in unknown})
    return {name: _plain(answer) for name, answer in given.items()}


def _unknown(given: Mapping[str, object], asked: Sequence[AskedField], within: str = "") -> list[str]:
    """Return the paths of answers that no field takes; nobody answers what is fixed or worked out."""
    fields = {field.key: field for field in asked if field.kind not in {FieldKind.HIDDEN, FieldKind.COMPUTED}}
    found = [f"{within}{name}" for name in sorted(given) if name not in fields]
    for name, answer in given.items():
        inner = fields[name].fields if name in fields else ()
        for number, entry in enumerate(answer if inner and isinstance(answer, list) else ()):
            if isinstance(entry, Mapping):
                found += _unknown(entry, inner, f"{within}{name}.{number}.")
    return found


def _plain(answer: object) -> object:
    """Return an answer as the form reads it: models become objects, at any depth."""
    if isinstance(answer, BaseModel):
        return answer.model_dump(exclude_none=True)
    if isinstance(answer, list):
        return [_plain(one) for one in answer]
    return {name: _plain(one) for name, one in answer.items()} if isinstance(answer, dict) else answer


def _receipt(filed: Filed) -> Receipt:
    return Receipt(
        tracking_code=filed.case.tracking_code,
        access_code=filed.access_code,
        stage=PublicStage.REGISTERED,
        expected_at=local(filed.expected_at, filed.case),
        status_url=tell.tracking_address(filed.case),
    )
