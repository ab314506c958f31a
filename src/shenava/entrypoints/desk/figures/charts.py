"""The funnel as sentences, numbers and bars; the same rows stand in the tables behind them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from shenava.domain.insight.filing import Funnel, GroupRow, StepRow
from shenava.domain.insight.metrics.filing_time import Lengths
from shenava.domain.touchpoints import queries as touchpoints
from shenava.entrypoints.desk.figures import words
from shenava.entrypoints.ui import preferences
from shenava.foundation.text import multilingual

Row = dict[str, Any]
_HIGH_LOSS = 25
"""Per cent of a step's visits, from which on the step is marked as one to look at."""


@dataclass(frozen=True, kw_only=True)
class Chart:
    """What ``ui/charts.html`` draws as a figure."""

    sentence: str
    rows: Sequence[Row]
    columns: Sequence[str]
    number: str = ""
    basis: str = ""
    comparison: Mapping[str, str] | None = None
    note: str = ""
    id: str = ""


def _sources() -> dict[str, str]:
    language = preferences.reader().language
    named = {code: f"{multilingual.text(name, language)} ({code})" for code, name in touchpoints.names().items()}
    return {"": _("Without a code"), **named}


NAMES: Mapping[str, Callable[[], Mapping[str, str]]] = {
    "language": words.languages,
    "device": words.devices,
    "source": _sources,
    "category": words.categories,
}


def of(funnel: Funnel, *, minutes: int) -> list[Chart]:
    """Return the charts of the page in their order; those without rows are left out."""
    charts = [_steps(funnel), _times(funnel, minutes), _fields(funnel), _reasons(funnel), *_groups(funnel)]
    return [chart for chart in charts if chart.rows]


def _steps(funnel: Funnel) -> Chart:
    finished = funnel.finished
    told = {"sent": words.number(finished.part), "begun": words.number(finished.whole)}
    return Chart(
        id="funnel",
        sentence=_("Of %(begun)s visits that began to write, %(sent)s were filed.") % told,
        number=words.percent(finished.percent) if finished.is_enough and finished.percent is not None else "",
        basis=_basis(finished.whole),
        rows=[
            {
                "label": words.step(one.step),
                "share": _part(one.visits, funnel.seen),
                "value": words.number(one.visits),
                "tone": "soon" if _is_lossy(one) else "",
                "cells": [words.share(one.left), *_lengths(one.lengths)],
            }
            for one in funnel.steps
        ],
        columns=[_("Step"), _("Visits"), _("Left here"), _("Half within"), _("Nine in ten within")],
        note=_most_lossy(funnel.steps),
    )


def _times(funnel: Funnel, minutes: int) -> Chart:
    whole = funnel.lengths
    is_kept = whole.is_within(minutes)
    told = _("within the goal of %(minutes)s min") if is_kept else _("above the goal of %(minutes)s min")
    comparison = {
        "words": told % {"minutes": words.number(minutes)},
        "tone": "kept" if is_kept else "broken",
        "drawing": "check" if is_kept else "alert",
    }
    timed = [one for one in funnel.steps if one.lengths.median is not None and one.step not in {"SENT", "SEEN"}]
    longest = max((one.lengths.median or 0 for one in timed), default=0)
    return Chart(
        id="time",
        sentence=_("Half of those who file are done within this time."),
        number=words.lasting(whole.median) if whole.median is not None else "",
        comparison=comparison if whole.median is not None else None,
        basis=_basis(whole.count),
        rows=[
            {
                "label": words.step(one.step),
                "share": _part(one.lengths.median or 0, longest),
                "value": words.lasting(one.lengths.median),
                "cells": [words.lasting(one.lengths.nine_in_ten), words.number(one.lengths.count)],
            }
            for one in timed
        ],
        columns=[_("Step"), _("Half within"), _("Nine in ten within"), _("Visits timed")],
        note=_("Nine in ten are done within %(time)s.") % {"time": words.lasting(whole.nine_in_ten)}
        if whole.is_enough
        else "",
    )


def _fields(funnel: Funnel) -> Chart:
    topics = words.categories()
    most = max((one.errors for one in funnel.troubles), default=0)
    longest = max((one.median or 0 for one in funnel.troubles), default=0)
    return Chart(
        id="fields",
        sentence=_("The fields where people need another look, or stay longest."),
        rows=[
            {
                "label": f"{words.field(one.field, one.category)} · {topics.get(one.category, one.category)}",
                "share": _part(one.errors, most) if most else _part(one.median or 0, longest),
                "value": words.number(one.errors) if most else words.lasting(one.median),
                "cells": [words.lasting(one.median), words.number(one.timed)]
                if most
                else [words.number(one.errors), words.number(one.timed)],
            }
            for one in funnel.troubles
        ],
        columns=[_("Field"), _("Visits with an error"), _("Half at it for"), _("Visits timed")]
        if most
        else [_("Field"), _("Half at it for"), _("Visits with an error"), _("Visits timed")],
    )


def _reasons(funnel: Funnel) -> Chart:
    total = sum(amount for _name, amount in funnel.reasons)
    return Chart(
        id="reasons",
        sentence=_("Why people probably stopped."),
        basis=_basis(total),
        rows=[
            {"label": words.reason(name), "share": _part(amount, total), "value": words.number(amount)}
            for name, amount in funnel.reasons
        ],
        columns=[_("Likely reason"), _("Visits")],
        note=_("A guess from steps, times and errors; nobody has been asked."),
    )


def _groups(funnel: Funnel) -> list[Chart]:
    said = {
        "category": _("Finished, by topic"),
        "device": _("Finished, by device"),
        "language": _("Finished, by language"),
        "source": _("Finished, by where people came from"),
    }
    return [
        Chart(
            id=name,
            sentence=sentence,
            rows=[_group(one, name) for one in funnel.groups[name] if one.value or name == "source"],
            columns=[_("Group"), _("Filed"), _("Begun"), _("Half within"), _("Nine in ten within")],
        )
        for name, sentence in said.items()
        if len(funnel.groups[name]) > 1 or name == "category"
    ]


def _lengths(one: Lengths) -> list[str]:
    return [words.lasting(one.median), words.lasting(one.nine_in_ten)]


def _group(one: GroupRow, name: str) -> Row:
    return {
        "label": NAMES[name]().get(one.value, one.value),
        "share": one.finished.percent or 0,
        "value": words.share(one.finished),
        "cells": [words.number(one.finished.whole), *_lengths(one.lengths)],
    }


def _most_lossy(steps: Sequence[StepRow]) -> str:
    lossy = [one for one in steps if _is_lossy(one)]
    if not lossy:
        return ""
    worst = max(lossy, key=lambda one: one.left.percent or 0)
    told = {"step": words.step(worst.step), "share": words.share(worst.left)}
    return _("Most people leave at “%(step)s”: %(share)s of those who see it.") % told


def _is_lossy(one: StepRow) -> bool:
    return one.step != "SEEN" and one.left.is_enough and (one.left.percent or 0) >= _HIGH_LOSS


def _basis(amount: int) -> str:
    return _("From %(visits)s.") % {"visits": words.visits(amount)}


def _part(amount: float, whole: float) -> int:
    return round(100 * amount / whole) if whole else 0
