"""Why a case is here, why it is urgent, and why this date: stored codes and steps, said in words."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shenava.domain.cases.vocabulary import Urgency
from shenava.domain.policies import explanations
from shenava.domain.policies.models import Promise
from shenava.domain.policies.packs.reading import pack_named
from shenava.domain.policies.rules.explained import step_of
from shenava.domain.policies.vocabulary import ClockUnit, DelayReason
from shenava.entrypoints.desk import directory
from shenava.entrypoints.ui import filters, preferences

CUES: Mapping[str, str | Lazy] = {
    "life_safety": gettext_lazy("somebody may be in danger"),
    "self_harm": gettext_lazy("words of despair"),
    "money_in_progress": gettext_lazy("money is being lost right now"),
    "vulnerable": gettext_lazy("somebody who needs special care"),
    "deadline": gettext_lazy("a deadline is near"),
    "legal_media": gettext_lazy("court, regulator or press is named"),
    "duration": gettext_lazy("it has lasted long"),
    "no_answer": gettext_lazy("earlier attempts had no answer"),
    "category_default": gettext_lazy("cases of this category are"),
    "words": gettext_lazy("these words"),
}


def why_here(why: Mapping[str, Any]) -> str:
    """Return why routing chose this unit."""
    code = why.get("code", "")
    if code == "category":
        names = dict(directory.category_choices(preferences.reader().language))
        return _("This unit looks after “%(category)s”.") % {"category": names.get(why.get("category", ""), "")}
    if code == "unsure":
        return _("The words were not clear enough, so a person at the triage desk decides.")
    if code == "wall":
        return _("It is about a colleague or a unit of ours, so somebody outside looks after it.")
    return _("A colleague sent it here.") if code == "person" else ""


def because(reasons: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the reasons of a suggestion: what was recognised, and the person's own words."""
    return [
        {
            "label": str(CUES.get(str(one.get("code")), "")),
            "words": [str(word) for word in one.get("words", [])],
            "is_enough": one.get("code") in CUES and one.get("code") != "words",
        }
        for one in reasons
        if one.get("words") or one.get("code") != "words"
    ]


def why_this_date(promise: Promise) -> list[str]:
    """Return the arithmetic behind a promise, line by line."""
    basis = promise.basis
    if basis.get("instead_of"):
        before = {"date": filters.long_moment(datetime.fromisoformat(basis["instead_of"]))}
        return [_moved(basis.get("reason", "")) % before, *_arithmetic(basis)]
    return [*_experience(promise), _goal(basis), *_limited(basis), *_arithmetic(basis)]


def _experience(promise: Promise) -> list[str]:
    if not promise.chance:
        return []
    values = {
        "chance": filters.in_digits(promise.chance),
        "count": filters.in_digits(promise.basis.get("based_on", 0)),
    }
    said = _("Of %(count)s comparable complaints, %(chance)s per cent were answered in such a time.") % values
    if not promise.latest_at:
        return [said]
    limit = _("The limit is %(date)s, counted so:") % {"date": filters.long_moment(promise.latest_at)}
    return [said, limit]


def _moved(reason: str) -> str:
    if reason in set(DelayReason):
        return f"{DelayReason(reason).label}. " + _("It was %(date)s before; the complainant has been told.")
    if reason == "calendar":
        return _("Counted anew because working hours have changed. It was %(date)s before.")
    return _("Brought forward because the case became more urgent. It was %(date)s before.")


def _goal(basis: Mapping[str, Any]) -> str:
    values = {
        "urgency": Urgency(basis["urgency"]).label,
        "amount": filters.in_digits(basis["amount"]),
        "unit": ClockUnit(basis["unit"]).label,
        "office": directory.unit_name(UUID(basis["office"]), preferences.reader().language),
    }
    return _("Urgency %(urgency)s: %(amount)s × %(unit)s, in the calendar of %(office)s") % values


def _limited(basis: Mapping[str, Any]) -> list[str]:
    limit = basis.get("limit", {})
    pack = pack_named(limit.get("pack", ""), limit.get("version", ""))
    if pack is None:
        return []
    values = {"pack": filters.tr(pack.name), "source": pack.clocks[limit["clock"]].cited.source}
    return [_("That would be later than the limit of %(pack)s (%(source)s), so the limit holds.") % values]


def _arithmetic(basis: Mapping[str, Any]) -> list[str]:
    steps = [step_of(row) for row in basis.get("steps", [])]
    return explanations.sentences(steps, reader=preferences.reader())
