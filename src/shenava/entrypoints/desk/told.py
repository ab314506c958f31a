"""How a problem is told at the form it came from, with everything that was typed still there."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from shenava.foundation.errors import Problem


def page(
    request: HttpRequest, template: str, context: dict[str, Any], *, problem: Problem | None = None
) -> HttpResponse:
    """Return the page with the problem told in it: above the form, and at each field it names."""
    told = {"errors": dict(problem.fields) if problem else {}, "summary": _summary(problem)}
    response = render(request, template, {**context, **told}, status=problem.status if problem else 200)
    if wait := getattr(problem, "retry_after", None):
        response["Retry-After"] = str(wait)
    return response


def _summary(problem: Problem | None) -> list[tuple[str, str | Promise]]:
    if problem is None:
        return []
    return [(f"id_{name}", sentence) for name, sentence in problem.fields.items()] or [("", str(problem))]
