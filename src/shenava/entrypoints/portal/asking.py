"""Showing one step of filing, with what was said so far and what needs another look."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse

from shenava.domain.catalogue import queries as catalogue
from shenava.entrypoints.portal import (
    arrival,
    danger,
    device,
    guard,
    journey,
    one_by_one,
    page,
    parts,
    questions,
    readback,
)
from shenava.entrypoints.portal.draft import Draft
from shenava.entrypoints.portal.steps import Part, Step, Way
from shenava.foundation import clock


@dataclass(frozen=True, kw_only=True)
class Refused:
    """What still needs the person: sentences by field, or one for all of it; ``draft`` when it must be another."""

    errors: dict[str, str] = field(default_factory=dict)
    sentence: str = ""
    status: int = 422
    was_sent_before: bool = False
    draft: Draft | None = None


def show(request: HttpRequest, way: Way, step: Step, draft: Draft, refused: Refused | None = None) -> HttpResponse:
    """Ask what a step asks; the last one shows everything before it is sent."""
    if step is Step.CHECK:
        draft = draft.having(seen=["1"], privacy=[str(catalogue.default_brand().privacy_version)])
    if step is Step.REST:
        draft = parts.with_likely_category(draft)
    told = refused or Refused(status=200)
    journey.shown(request, draft, step, errors=told.errors)
    context = {
        "draft": draft,
        "is_fresh": request.method != "POST",
        "unkept": " ".join(questions.kept_off_the_device(parts.category_of(draft))),
        "step": step,
        "parts": way.parts[step],
        "errors": told.errors,
        "refused": refused,
        "is_danger": step is not Step.WORDS and danger.is_in(draft.one("text")),
        "came_from": arrival.name_of(draft) if step is Step.WORDS else "",
        "number": way.number(step),
        "total": len(way.steps),
        **_shown(request, way, step, draft, told),
    }
    if step is Step.CHECK:
        at = clock.now()
        context |= {"back": readback.of(draft, way, at=at), "challenge": guard.challenge(request, draft, at=at)}
        context |= {"bits": guard.BITS, "honeypot": guard.HONEYPOT}
    if told.was_sent_before:
        context |= {"open_cases": device.open_cases(request)}
    context |= _carried(request, way, step, draft, context)
    context |= {"summary": _summary(context, told), "dress": way.dress}
    template = way.dress.template(f"filing/{'check' if step is Step.CHECK else 'step'}")
    response = page.show(request, template, context, status=told.status)
    response["Cache-Control"] = "private, no-cache"
    return response


def _shown(request: HttpRequest, way: Way, step: Step, draft: Draft, told: Refused) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in way.parts[step]:
        found |= parts.shown(part, request, draft, told.errors)
    return found


def _carried(request: HttpRequest, way: Way, step: Step, draft: Draft, context: dict[str, Any]) -> dict[str, Any]:
    """Return what travels along unseen, and the one question that is shown where they come one by one."""
    besides = way.names_of(step)
    if not (way.asks_one_by_one and step is Step.QUESTIONS):
        return {"carried": draft.hidden(besides=besides, answered=_keys(context))}
    category, asked = context["category"], context["questions"]
    shown = one_by_one.current(request, category, draft, context["errors"])
    only = [one for one in (*asked.needed, *asked.helpful) if shown and one.field.key == shown.key]
    hidden = one_by_one.carried(draft.hidden(besides=besides), questions.fields_of(category), shown)
    return {"carried": hidden, "only": only}


def _keys(context: dict[str, Any]) -> Sequence[str]:
    """Return the keys of the topic's questions that this step shows."""
    if Part.QUESTIONS not in context["parts"]:
        return ()
    asked = context["questions"]
    return [one.field.key for one in (*asked.needed, *asked.helpful)]


def _summary(context: dict[str, Any], told: Refused) -> list[tuple[str, str]]:
    """Return the errors for the top of the page, each with its place and what it is about."""
    labels = context["questions"].labels if "questions" in context else {}
    found = [("", told.sentence)] if told.sentence else []
    return found + [
        (f"id_{name}", f"{labels[name]} – {sentence}" if name in labels else sentence)
        for name, sentence in told.errors.items()
    ]
