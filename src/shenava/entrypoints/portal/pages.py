"""The public pages of one language."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from shenava.entrypoints.portal import (
    about,
    acts,
    attachments,
    conversation,
    documents,
    filing,
    home,
    installing,
    journey,
    opening,
    openness,
    packs_of_house,
    receipt,
    reckoning,
    resumable,
    settings,
    survey,
    tracking,
    verification,
)
from shenava.entrypoints.portal.dress import SIMPLE
from shenava.entrypoints.portal.own import data, entering, overview, preferences, sessions
from shenava.foundation.web import limits

LOOK = ("GET", "HEAD")
SEND = ("POST",)
BOTH = (*LOOK, *SEND)
CASE = "complaints/<str:tracking_code>/"


def _page(
    route: str,
    view: Callable[..., HttpResponseBase],
    name: str,
    methods: tuple[str, ...] = LOOK,
    **given: Any,  # noqa: ANN401 - whatever a view takes
) -> URLPattern:
    """Return a route whose visitors are counted, so that no page can be asked for without end."""

    def counted(request: HttpRequest, /, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401 - as above
        return view(request, *args, **kwargs)

    return path(route, require_http_methods(list(methods))(limits.limited("page")(counted)), given, name=name)


urlpatterns = [
    _page("", home.home, "home"),
    _page("file/", filing.filing, "filing", BOTH),
    path("file/journey/", require_http_methods(list(SEND))(limits.limited("beacon")(journey.heard)), name="journey"),
    path(
        "file/reckoning/",
        require_http_methods(list(SEND))(limits.limited("beacon")(reckoning.reckon)),
        name="reckoning",
    ),
    _page("uploads/", resumable.begin, "uploads", SEND),
    _page("uploads/<str:upload>/", resumable.piece, "upload", (*LOOK, "PATCH", "DELETE")),
    _page("settings/", settings.choose, "settings", SEND),
    _page("forget/", settings.forget, "forget", SEND),
    _page("track/", opening.track, "track", BOTH),
    _page("own/", overview.overview, "own"),
    _page("own/enter/", entering.enter, "enter", BOTH),
    _page("own/code/", entering.code, "code", BOTH),
    _page("own/who/", entering.who, "who", BOTH),
    _page("own/leave/", entering.leave, "leave", SEND),
    _page("own/preferences/", preferences.wishes, "wishes", BOTH),
    _page("how-often/<str:link>/", preferences.how_often, "how_often", BOTH),
    _page("own/data/", data.data, "data"),
    _page("own/data/complaints.json", data.as_json, "data_json"),
    _page("own/data/complaints.pdf", data.as_pdf, "data_pdf"),
    _page("own/data/erasure/", data.erase, "erase", SEND),
    _page("own/sessions/", sessions.sessions, "sessions"),
    _page("own/sessions/end/", sessions.end, "end_sessions", SEND),
    _page(CASE, tracking.complaint, "complaint"),
    _page(f"{CASE}new-code/", opening.renew, "new_code", SEND),
    _page(f"{CASE}receipt/", receipt.receipt, "receipt"),
    _page(f"{CASE}thread/", conversation.fragment, "thread"),
    _page(f"{CASE}files/<uuid:attachment_id>/", attachments.attachment, "file"),
    _page(f"{CASE}files/<uuid:attachment_id>/small/", attachments.thumbnail, "thumbnail"),
    _page(f"{CASE}letter/<int:number>/", attachments.letter, "letter"),
    _page(f"{CASE}messages/", acts.write, "messages", SEND),
    _page(f"{CASE}documents/<uuid:item_id>/", documents.document, "document", SEND),
    _page(f"{CASE}withdrawal/", acts.withdraw, "withdrawal", BOTH),
    _page(f"{CASE}objection/", acts.object_to_answer, "objection", SEND),
    _page(f"{CASE}escalation/", acts.escalate, "escalation", SEND),
    _page(f"{CASE}how-often/", acts.how_often, "case_how_often", SEND),
    _page(f"{CASE}reopening/", acts.reopen, "reopening", SEND),
    _page("survey/<str:link>/", survey.survey, "survey", BOTH),
    _page("verify/", verification.ask, "verify"),
    _page("verify/<str:code>/", verification.verification, "verification", BOTH),
    _page("contact/", about.contact, "contact"),
    _page("without-line/", installing.without_line, "without_line"),
    _page("manifest.webmanifest", installing.manifest, "manifest"),
    _page("handling/", openness.handling, "handling"),
    _page("policy/<slug:pack>/", packs_of_house.policy, "policy"),
    _page("promises/", openness.promised, "promises"),
    _page("lessons/", openness.lessons, "lessons"),
    _page("privacy/", about.privacy, "privacy"),
    _page("privacy/<int:number>/", about.privacy, "privacy_version"),
    _page("simple/", home.home, "simple_home", dress=SIMPLE),
    _page("simple/file/", filing.simply, "simple_filing", BOTH),
    _page("simple/track/", opening.track, "simple_track", BOTH, dress=SIMPLE),
    _page(f"simple/{CASE}", tracking.complaint, "simple_complaint", dress=SIMPLE),
    _page(f"simple/{CASE}receipt/", receipt.receipt, "simple_receipt", dress=SIMPLE),
    _page(f"simple/{CASE}write/", tracking.complaint, "simple_write", dress=SIMPLE, template="write"),
    _page(f"simple/{CASE}messages/", acts.write, "simple_messages", SEND, dress=SIMPLE),
    _page("accessibility/", about.accessibility, "accessibility"),
]
