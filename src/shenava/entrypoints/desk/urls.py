"""The addresses of the desk; acts on a case are nouns beneath the case's own address."""

from django.urls import URLPattern, URLResolver, include, path

from shenava.entrypoints.desk import (
    case,
    decision,
    documents,
    files,
    handling,
    messages,
    new_case,
    queue,
    raised,
    referral,
    searching,
    thread,
    walls,
)
from shenava.entrypoints.desk.doors import staff_view
from shenava.entrypoints.desk.figures import filing as filing_figures
from shenava.entrypoints.desk.figures import promises as promise_figures
from shenava.entrypoints.ui.gallery import gallery
from shenava.foundation.web.limits import limited

_CASE = [
    path("", case.case, name="desk-case"),
    path("thread/", thread.thread, name="desk-thread"),
    path("history/", case.history, name="desk-history"),
    path("files/<uuid:attachment_id>/", files.file, name="desk-file"),
    path("files/<uuid:attachment_id>/small/", files.thumbnail, name="desk-thumbnail"),
    path("letters/<uuid:response_id>/", files.letter, name="desk-letter"),
    path("reply/", messages.reply, name="desk-reply"),
    path("note/", messages.note, name="desk-note"),
    path("access-code/", messages.access_code, name="desk-access-code"),
    path("kind/", handling.kind, name="desk-kind"),
    path("assessment/", handling.assessment, name="desk-assessment"),
    path("assignment/", handling.assignment, name="desk-assignment"),
    path("delay/", handling.delay, name="desk-delay"),
    path("task/<uuid:task_id>/", handling.task, name="desk-task"),
    path("closing/", handling.closing, name="desk-closing"),
    path("level/", raised.level, name="desk-level"),
    path("raising/<uuid:raising_id>/take/", raised.take, name="desk-raising-take"),
    path("raising/<uuid:raising_id>/snooze/", raised.snooze, name="desk-raising-snooze"),
    path("wall/", walls.wall, name="desk-wall"),
    path("wall/<uuid:wall_id>/lifting/", walls.lifting, name="desk-wall-lifting"),
    path("referral/", referral.referral, name="desk-referral"),
    path("referral/acceptance/", referral.acceptance, name="desk-referral-acceptance"),
    path("referral/answer/", referral.answer, name="desk-referral-answer"),
    path("referral/return/", referral.give_back, name="desk-referral-return"),
    path("referral/recall/", referral.recall, name="desk-referral-recall"),
    path("documents/", documents.documents, name="desk-documents"),
    path("documents/<uuid:item_id>/", documents.document, name="desk-document"),
    path("decision/", decision.decision, name="desk-decision"),
    path("approval/", decision.approval, name="desk-approval"),
    path("response/", decision.response, name="desk-response"),
    path("evidence/", documents.evidence, name="desk-evidence"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", queue.queue, name="desk-queue"),
    path("search/", searching.searching, name="desk-search"),
    path("raised/", raised.raised, name="desk-raised"),
    path("new/", new_case.new_case, name="desk-new-case"),
    path("cases/<str:code>/", include(_CASE)),
    path("figures/promises/", promise_figures.figures, name="desk-figures-promises"),
    path("figures/filing/", filing_figures.figures, name="desk-figures-filing"),
    path("figures/filing/target/", filing_figures.target, name="desk-figures-target"),
    path("design/", limited("page")(staff_view(gallery)), name="desk-design"),
    path("", include("shenava.entrypoints.desk.signing_in_urls")),
    path("administration/", include("shenava.entrypoints.desk.administration.urls")),
]
