"""How to look at cases; what an actor may see is narrowed by ``access.visible_to``."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from shenava.domain.cases.models import (
    Attachment,
    Case,
    DocumentItem,
    DocumentRequest,
    FilingReceipt,
    Issue,
    Message,
    Note,
    Objection,
    Referral,
    Representation,
    Response,
    Task,
)
from shenava.domain.cases.rules import silence
from shenava.domain.cases.vocabulary import Act, Author, DocumentState, ReferralState, Stage, TaskKind
from shenava.foundation.database.prepared import prepared


def by_tracking_code(code: str) -> Case | None:
    """Return the case with this tracking code; the caller must then check the access code."""
    return Case.objects.select_related("brand", "category", "unit", "person").filter(tracking_code=code).first()


def lock_of(code: str) -> Case | None:
    """Return as much of the case with this tracking code as the check of its access code needs."""
    return next(iter(_lock_of(code)), None)


@prepared
def _lock_of(code: str) -> QuerySet[Case]:
    return Case.objects.only("id", "access_version", "access_key").filter(tracking_code=code)[:1]


def case(case_id: UUID) -> Case:
    """Return a case by its id; for stages, which act for an actor already admitted."""
    return Case.objects.select_related("brand", "category", "unit", "owner", "person").get(pk=case_id)


def representation_of(case: Case) -> Representation | None:
    """Return who speaks for the complainant, when somebody else filed the case."""
    if not case.is_represented:
        return None
    return Representation.objects.select_related("person", "document").filter(case=case).first()


def filed_with(key: str, *, at: datetime) -> FilingReceipt | None:
    """Return what was filed with this key in the last 24 hours."""
    if not _is_known(key):
        return None
    return FilingReceipt.objects.select_related("case").filter(key=key, until__gt=at).first()


def _is_known(key: str) -> bool:
    """Look by hand: every filing asks, and the query builder would cost a fifth of all that a filing costs."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM cases_filingreceipt WHERE key = %s", [key])
        return cursor.fetchone() is not None


def with_ids(case_ids: Iterable[UUID]) -> QuerySet[Case]:
    """Return cases by their ids, newest first; for a device that has shown the access code of each."""
    return Case.objects.select_related("brand").filter(pk__in=list(case_ids)).order_by("-id")


def open_cases(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Narrow to cases that are not closed."""
    return cases.exclude(stage=Stage.CLOSED)


def conversation(case: Case) -> QuerySet[Message]:
    """What both sides said, oldest first, with its files."""
    return (
        Message.objects.filter(case=case).select_related("staff").prefetch_related("attachments__file").order_by("id")
    )


@prepared
def words_of(case_id: UUID) -> QuerySet[Message]:
    """What both sides said, oldest first, without names and files, which pages have at hand."""
    return Message.objects.filter(case_id=case_id).order_by("id")


@prepared
def said_by_both(case_id: UUID) -> QuerySet[Message]:
    """What both sides said, oldest first, with the names of ours and without files."""
    return Message.objects.filter(case_id=case_id).select_related("staff").order_by("id")


def notes(case: Case) -> QuerySet[Note]:
    """Internal notes, oldest first."""
    return Note.objects.filter(case=case).select_related("staff").order_by("id")


def attachments(case: Case) -> QuerySet[Attachment]:
    """Every file of a case."""
    return Attachment.objects.filter(case=case).select_related("file").order_by("id")


def mandate_papers(case: Case) -> QuerySet[Representation, UUID | None]:
    """The files that show for whom somebody speaks, and so name both."""
    return Representation.objects.filter(case=case, document__isnull=False).values_list("document_id", flat=True)


def document_requests(case: Case) -> QuerySet[DocumentRequest]:
    """What we asked for, newest first, with each document's fate."""
    return DocumentRequest.objects.filter(case=case).prefetch_related("items__attachment").order_by("-id")


def open_document_request(case: Case) -> DocumentRequest | None:
    """Return the request that the complainant still has to answer."""
    return document_requests(case).filter(settled_at__isnull=True).first()


def said_with(case: Case, key: str) -> Message | None:
    """Return what the complainant said with this key, which is used once."""
    return Message.objects.filter(case=case, author=Author.COMPLAINANT, key=key).first() if key else None


def told_weekly() -> QuerySet[Case]:
    """Open cases whose complainant wants to hear once a week."""
    return open_cases(Case.objects.filter(preference__how_often="WEEKLY", person__isnull=False)).exclude(
        stage=Stage.RESPONDED
    )


def is_answer_awaited(case: Case, message: Message) -> bool:
    """Return whether a message of ours answers something that the complainant said since our last one."""
    before = Message.objects.filter(case=case, id__lt=message.id).exclude(author=Author.SYSTEM).order_by("-id").first()
    return before is not None and before.author == Author.COMPLAINANT and before.act != Act.FILED


def waiting_requests(case_ids: Collection[UUID]) -> dict[UUID, DocumentRequest]:
    """Return, by case, the request that its complainant still has to answer."""
    rows = DocumentRequest.objects.filter(case_id__in=list(case_ids), settled_at__isnull=True).order_by("id")
    return {row.case_id: row for row in rows}


def unread(case_ids: Collection[UUID]) -> dict[UUID, int]:
    """Return, by case, how many messages of ours its complainant has not looked at yet; none is left out."""
    after = Q(case__read_until__isnull=True) | Q(sent_at__gt=F("case__read_until"))
    ours = Message.objects.filter(after, case_id__in=list(case_ids), author=Author.STAFF)
    return dict(ours.order_by().values_list("case_id").annotate(amount=Count("id")))


def has_waiting_documents(request: DocumentRequest) -> bool:
    """Return whether a document of this request has neither come nor been given up."""
    return request.items.filter(state=DocumentState.WAITING).exists()


def document_items(case: Case) -> QuerySet[DocumentItem]:
    """Every document we asked for, newest request first, each with its request."""
    return DocumentItem.objects.filter(request__case=case).select_related("request").order_by("-request_id", "id")


def referrals(case: Case) -> QuerySet[Referral]:
    """Every referral of a case, newest first."""
    return Referral.objects.filter(case=case).select_related("unit", "from_staff", "settled_by").order_by("-id")


def open_referral(case: Case) -> Referral | None:
    """Return the referral that a unit still has to answer."""
    return referrals(case).filter(state__in=[ReferralState.SENT, ReferralState.ACCEPTED]).first()


def issues(case: Case, *, round: int) -> QuerySet[Issue]:  # noqa: A002 - the word of the letters
    """The issues of one round, in their order, with their remedies."""
    return Issue.objects.filter(case=case, round=round).select_related("remedy").order_by("number")


def responses(case: Case) -> QuerySet[Response]:
    """The answers sent, oldest first."""
    return Response.objects.filter(case=case).select_related("file", "signed_by").order_by("round")


def letters(case: Case) -> QuerySet[Response]:
    """The answers that can still be read, oldest first."""
    return responses(case).filter(file__isnull=False)


def response_verified_by(code: str) -> Response | None:
    """Return the letter with this verification code."""
    return Response.objects.select_related("case__brand", "file").filter(verification_code=code).first()


def tasks(case: Case) -> QuerySet[Task]:
    """The tasks of a case, open ones first."""
    return Task.objects.filter(case=case).select_related("owner", "done_by").order_by("done_at", "due_at")


def tasks_to_do(cases: QuerySet[Case], *, owner_ids: Collection[UUID]) -> QuerySet[Task]:
    """Open tasks of these cases for one person, the nearest first.

    Theirs, those of colleagues they stand in for, nobody's, and every one about danger. Of the case they know its
    number and its first words.
    """
    theirs = Q(owner_id__in=owner_ids) | Q(owner__isnull=True) | Q(kind=TaskKind.SAFETY)
    within = Exists(cases.filter(pk=OuterRef("case_id")).values("pk"))
    found = Task.objects.filter(theirs, within, done_at__isnull=True).select_related("case").order_by("due_at")
    return found.only("kind", "due_at", "case__tracking_code", "case__headline")


def last_staff_message(case: Case) -> Message | None:
    """Return our newest message to the complainant."""
    return Message.objects.filter(case=case, author=Author.STAFF).order_by("-id").first()


def silent(cases: QuerySet[Case], *, hours: Mapping[UUID, int], at: datetime) -> QuerySet[Case]:
    """Narrow to open, unanswered cases that nobody has touched for as long as their unit allows (clock hours)."""
    touched = Coalesce("last_touched_at", "received_at")
    waiting = open_cases(cases).exclude(stage=Stage.RESPONDED).annotate(touched_at=touched)
    of_no_unit = Q(unit__isnull=True, touched_at__lte=at - timedelta(hours=silence.USUAL_HOURS))
    of_units = (Q(unit_id=unit, touched_at__lte=at - timedelta(hours=most)) for unit, most in hours.items())
    return waiting.filter(reduce(or_, of_units, of_no_unit))


def not_told_of(cases: QuerySet[Case], kind: TaskKind) -> QuerySet[Case]:
    """Narrow to cases without an open task of this kind."""
    return cases.filter(~Exists(Task.objects.filter(case=OuterRef("pk"), kind=kind, done_at__isnull=True)))


def touched_since_told(kind: TaskKind) -> QuerySet[Task]:
    """Return the open tasks of a kind whose case somebody has touched since, or whose case has been answered."""
    told = Task.objects.filter(kind=kind, done_at__isnull=True)
    over = Q(case__last_touched_at__gt=F("opened_at")) | Q(case__stage__in=[Stage.RESPONDED, Stage.CLOSED])
    return told.filter(over).select_related("case")


def load_of_owners(unit_id: UUID) -> dict[UUID, int]:
    """Return how many open cases each owner in a unit holds now."""
    rows = open_cases(Case.objects.filter(unit_id=unit_id, owner__isnull=False)).exclude(stage=Stage.RESPONDED)
    return dict(rows.values_list("owner_id").annotate(held=Count("id")))


Turnaround = tuple[UUID | None, str | None, str, datetime, datetime | None]
"""Unit, category, urgency, when a case was received, and when it was answered."""


def turnarounds(brand_id: UUID, *, since: datetime, most: int) -> Iterator[Turnaround]:
    """Yield how long the newest cases of a brand took, up to ``most``; withdrawn ones, and second answers, left out."""
    lived = Case.objects.filter(brand_id=brand_id, received_at__gte=since, withdrawn_at__isnull=True)
    told = lived.filter(reopened_at__isnull=True).exclude(stage=Stage.CLOSED, responded_at__isnull=True)
    columns = ("unit_id", "category__code", "urgency", "received_at", "responded_at")
    yield from told.order_by("-id").values_list(*columns)[:most]


def earlier_cases(case: Case) -> QuerySet[Case]:
    """Other cases of the same person, newest first."""
    if case.person_id is None:
        return Case.objects.none()
    return Case.objects.filter(person_id=case.person_id).exclude(pk=case.pk).select_related("category").order_by("-id")


def of_known_people(cases: QuerySet[Case], *, since: datetime, until: datetime) -> QuerySet[Case]:
    """Narrow to cases of a time whose person and topic are known, oldest first."""
    known = cases.filter(person__isnull=False, category__isnull=False, received_at__gte=since, received_at__lt=until)
    return known.select_related("category").order_by("received_at", "id")


def first_answers(cases: QuerySet[Case], *, since: datetime, until: datetime) -> list[tuple[datetime, datetime]]:
    """Return when each of these cases came in and was first answered in writing, for answers of a time."""
    answers = Response.objects.filter(case__in=cases, round=1, issued_at__gte=since, issued_at__lt=until)
    return list(answers.values_list("case__received_at", "issued_at"))


def outcomes(cases: QuerySet[Case], *, since: datetime, until: datetime) -> dict[str, int]:
    """Return how many issues of these cases were decided each way, for answers of a time."""
    answered = Response.objects.filter(case__in=cases, issued_at__gte=since, issued_at__lt=until)
    in_round = answered.filter(case=OuterRef("case"), round=OuterRef("round"))
    decided = Issue.objects.filter(Exists(in_round)).exclude(outcome="")
    return dict(decided.values_list("outcome").annotate(times=Count("id")))


def round_of(case: Case) -> int:
    """Return which review the case is in: 1, or 2 after an objection or reopening once answered."""
    return Response.objects.filter(case=case).count() + 1


def due_to_close(at: datetime) -> QuerySet[Case]:
    """Answered cases whose time to object is over."""
    return Case.objects.filter(stage=Stage.RESPONDED, objection_until__lt=at)


def has_objected(case: Case) -> bool:
    """Return whether the complainant has used their one objection."""
    return Objection.objects.filter(case=case).exists()


def due_to_forget(form_id: UUID, path: str, *, closed_until: datetime) -> QuerySet[Case, UUID]:
    """Return the ids of closed cases with this form whose answer at ``path`` is over, those first that closed first."""
    over = Case.objects.filter(form_id=form_id, stage=Stage.CLOSED, legal_hold=False, closed_at__lte=closed_until)
    return over.exclude(forgotten_answers__has_key=path).order_by("closed_at").values_list("id", flat=True)
