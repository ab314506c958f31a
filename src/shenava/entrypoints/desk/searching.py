"""Search: a tracking code opens its case, words find the cases in which they were said."""

import re
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shenava.domain.cases import access, search
from shenava.domain.cases.vocabulary import Stage
from shenava.entrypoints.desk import context, rows
from shenava.entrypoints.desk.doors import StaffRequest, staff_view
from shenava.entrypoints.ui import preferences
from shenava.foundation import clock
from shenava.foundation.audit import recording
from shenava.foundation.text.folding import fold, fold_with_map
from shenava.foundation.web.limits import limited

_LONGEST = 200


@limited("search")
@staff_view
@require_safe
def searching(request: StaffRequest) -> HttpResponse:
    """Find cases by code or by words, among those that this actor may see."""
    question, at = request.GET.get("q", "").strip()[:_LONGEST], clock.now()
    visible = access.visible_to(request.actor)
    if exact := search.by_code(visible, question):
        return HttpResponseRedirect(f"/desk/cases/{exact.tracking_code}/")
    ids = search.found(visible, question)
    by_id = {row["id"]: row for row in rows.load(visible.filter(pk__in=ids))} if ids else {}
    hits = [by_id[one] for one in ids if one in by_id]
    if question:
        recording.record_read("cases.searched", actor_ref=request.actor.ref, subject_ref="", at=at)
    made = rows.made(hits, actor=request.actor, at=at, reader=preferences.reader())
    shown = {
        **context.layout(request, place="search"),
        "question": question,
        "hits": [_hit(case, row, question) for case, row in zip(hits, made, strict=True)],
    }
    return render(request, "desk/search.html", shown)


def _hit(case: rows.Columns, row: dict[str, Any], question: str) -> dict[str, Any]:
    return {**row, "pieces": pieces(case["headline"], question), "stage": Stage(case["stage"]).label}


def pieces(text: str, question: str) -> list[tuple[str, bool]]:
    """Return a text in pieces, each with whether it is a word of the question, however it is spelt."""
    folded, origins = fold_with_map(text)
    words = [re.escape(word) for word in fold(question).split()]
    if not words or not origins:
        return [(text, False)]
    cut: list[tuple[str, bool]] = []
    done = 0
    for match in re.finditer(rf"(?:^|(?<= ))(?:{'|'.join(words)})", folded):
        start, end = origins[match.start()], origins[match.end() - 1] + 1
        if start >= done:
            cut += [(text[done:start], False), (text[start:end], True)]
            done = end
    return [piece for piece in [*cut, (text[done:], False)] if piece[0]]
