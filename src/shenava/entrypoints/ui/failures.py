"""Pages for what goes wrong before a door is reached."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shenava.foundation.errors import Problem
from shenava.foundation.web.problems import problem_response, wants_json


class OurMistake(Problem):
    """Something on our side failed, and what was asked for was not done."""

    code = "our_mistake"
    status = 500
    sentence = gettext_lazy("Something on our side failed. What you sent before is safe. Please try again in a minute.")


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the form was open too long; ``reason`` is for the log, not for people."""
    del reason
    sentence = _("This page was open for too long. Go back, reload it, and send it again; what you typed is kept.")
    return _failure(request, status=403, title=_("Please try once more"), sentence=sentence)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is nothing at this address, or nothing that this reader may see."""
    del exception
    sentence = _("There is nothing at this address. Check it, or begin again from the first page.")
    return _failure(request, status=404, title=_("Nothing here"), sentence=sentence)


def broken(request: HttpRequest) -> HttpResponse:
    """Say that something on our side failed; to a program as a problem document."""
    mistake = OurMistake()
    if wants_json(request):
        return problem_response(mistake, request)
    return _failure(request, status=mistake.status, title=_("Our mistake"), sentence=str(mistake))


def _failure(request: HttpRequest, *, status: int, title: str, sentence: str) -> HttpResponse:
    context = {"status": status, "title": title, "sentence": sentence}
    return render(request, "ui/problem.html", context, status=status)
