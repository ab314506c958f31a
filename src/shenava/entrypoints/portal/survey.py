"""Three short questions after the answer, for whoever holds the link; no sign-in, and every question may stay open."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from shenava.domain.surveys import queries
from shenava.domain.surveys.models import Invitation
from shenava.domain.surveys.operations import SurveyIsOver
from shenava.domain.surveys.vocabulary import Question, Solved
from shenava.entrypoints.portal import page
from shenava.foundation import clock
from shenava.foundation.errors import NotFound, Problem
from shenava.foundation.text import digits
from shenava.foundation.text.masking import mask
from shenava.lifecycle import survey as stage


def survey(request: HttpRequest, link: str) -> HttpResponse:
    """Ask, or take the answers; a used link says thanks."""
    invitation = queries.invited_by(link)
    if invitation is None:
        raise NotFound
    if invitation.answered_at or invitation.until < clock.now():
        return _thanks(request, was_over=True)
    return _take(request, invitation) if request.method == "POST" else _ask(request)


def _take(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    posted = request.POST
    try:
        stage.answer(
            invitation,
            solved=posted.get("solved", ""),
            speed=_score(posted.get("speed", "")),
            empathy=_score(posted.get("empathy", "")),
            comment=posted.get("comment", ""),
            language=get_language() or "fa",
            at=clock.now(),
        )
    except SurveyIsOver:
        return _thanks(request, was_over=True)
    except Problem as problem:
        return _ask(request, error=str(problem), status=problem.status)
    return _thanks(request)


def _ask(request: HttpRequest, *, error: str = "", status: int = 200) -> HttpResponse:
    typed = request.POST if request.method == "POST" else request.GET
    values = {name: mask(typed.get(name, "")).text for name in ("solved", "speed", "empathy", "comment")}
    context = {"questions": Question, "solved": Solved.choices, "values": values, "error": error}
    return page.show_privately(request, "survey", context, status=status)


def _thanks(request: HttpRequest, *, was_over: bool = False) -> HttpResponse:
    return page.show_privately(request, "survey_thanks", {"was_over": was_over})


def _score(text: str) -> int | None:
    written = digits.to_ascii(text.strip())
    if not written:
        return None
    return int(written) if written.isdecimal() and len(written) == 1 else -1
