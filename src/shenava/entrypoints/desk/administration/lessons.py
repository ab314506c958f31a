"""Lessons: what people said and what was done about it, written by administrators and compliance."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shenava.domain.catalogue import queries as catalogue
from shenava.domain.improvement import queries, settings
from shenava.domain.improvement.models import Lesson
from shenava.domain.improvement.settings import LessonNotWhole, Wording
from shenava.entrypoints.desk import told
from shenava.entrypoints.desk.administration import entrance, reading
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.entrypoints.ui import preferences
from shenava.foundation import clock
from shenava.foundation.calendars import parsing, presentation

LESSONS = "/desk/administration/lessons/"


@require_GET
@entrance.readers_of_the_log
def lessons(request: StaffRequest) -> HttpResponse:
    """List them, the newest first."""
    page = {**entrance.layout(request, "lessons"), "rows": list(queries.lessons())}
    return told.page(request, "desk/administration/lessons.html", page)


@require_http_methods(["GET", "POST"])
@entrance.readers_of_the_log
def add(request: StaffRequest) -> HttpResponse:
    """Write one."""
    return _form(request, None)


@require_http_methods(["GET", "POST"])
@entrance.readers_of_the_log
def lesson(request: StaffRequest, lesson_id: UUID) -> HttpResponse:
    """Show and change one."""
    return _form(request, queries.lesson(lesson_id))


@require_POST
@entrance.readers_of_the_log
def removal(request: StaffRequest, lesson_id: UUID) -> HttpResponse:
    """Take one away."""
    settings.remove(queries.lesson(lesson_id), actor=request.actor, at=clock.now())
    return HttpResponseRedirect(f"{LESSONS}?done=saved")


def _form(request: StaffRequest, row: Lesson | None) -> HttpResponse:
    problem = None
    if request.method == "POST":
        try:
            settings.write(row, _wording(request), actor=request.actor, at=clock.now())
            return HttpResponseRedirect(f"{LESSONS}?done=saved")
        except LessonNotWhole as failure:
            problem = failure
    day = row.month if row else clock.now()
    page = {
        **entrance.layout(request, "lessons"),
        "row": row,
        "given": request.POST,
        "month": request.POST.get("month", presentation.short_day(day, preferences.reader())),
        "is_published": "is_published" in request.POST if request.method == "POST" else bool(row and row.is_published),
        "categories": catalogue.all_categories(),
    }
    return told.page(request, "desk/administration/lesson.html", page, problem=problem)


def _wording(request: StaffRequest) -> Wording:
    given = request.POST
    category = reading.row(given, "category", catalogue.all_categories())
    return Wording(
        said=reading.per_language(given, "said"),
        did=reading.per_language(given, "did"),
        category_id=category.id if category else None,
        month=parsing.parse_day(given.get("month", ""), preferences.reader()),
        is_published="is_published" in given,
    )
