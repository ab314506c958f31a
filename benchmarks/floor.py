# ruff: noqa: E402 - Django must be set up first
"""One view that writes the rows of a filing through the ORM in one transaction, and does nothing else.

No validation, no limit, no understanding of the words, no masking, no promise computed, no form looked up: whatever a
real filing costs beyond this is ours.
"""

import json
import os
from functools import cache

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "floor_settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from shenava.domain.cases.models import Case, FilingReceipt, Message
from shenava.domain.cases.references import new_tracking_code
from shenava.domain.catalogue.models import Brand, Category
from shenava.domain.people.models import ContactPoint, Person
from shenava.domain.policies.models import Promise
from shenava.foundation import clock
from shenava.foundation.audit.models import Entry
from shenava.foundation.database.ids import new_id
from shenava.foundation.events.models import FactRow


def file(request: HttpRequest) -> HttpResponse:
    """Write the eight rows and answer with the code."""
    given = json.loads(request.body)
    at = clock.now()
    brand, category = _known()
    with transaction.atomic():
        person = Person.objects.create(name="", language=given["language"], created_at=at)
        ContactPoint.objects.create(
            person=person, kind="EMAIL", value=given["contact"]["email"], lookup=new_id().hex + new_id().hex
        )
        case = Case.objects.create(
            brand_id=brand,
            person=person,
            channel="API",
            tracking_code=new_tracking_code(),
            headline=given["text"][:160],
            language=given["language"],
            category_id=category,
            answers=given["fields"],
            wish="",
            received_at=at,
            next_due_at=at,
        )
        message = Message.objects.create(
            case=case,
            author="COMPLAINANT",
            act="FILED",
            channel="API",
            body=given["text"],
            language=given["language"],
            sent_at=at,
        )
        payload = {"channel": "API", "message": str(message.id), "is_danger": False}
        FactRow.objects.create(
            name="bare.received", subject=case.id, actor_ref="stranger", payload=payload, occurred_at=at
        )
        Entry.objects.create(
            occurred_at=at,
            action="bare.received",
            actor_ref="stranger",
            subject_ref=f"case:{case.id}",
            detail=payload,
        )
        Promise.objects.create(case=case, kind="ANSWER", due_at=at, made_at=at, basis={"steps": []})
        FilingReceipt.objects.create(key=new_id().hex, body=new_id().hex, case=case, until=at)
    return JsonResponse({"tracking_code": case.tracking_code}, status=201)


def alive(_request: HttpRequest) -> HttpResponse:
    """Answer that the process is there."""
    return HttpResponse("ok")


@cache
def _known() -> tuple[object, object]:
    return Brand.objects.get(is_default=True).pk, Category.objects.get(code="BANK-10").pk


urlpatterns = [path("api/v1/complaints", file), path("healthz", alive)]
