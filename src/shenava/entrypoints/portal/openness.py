"""How we handle complaints, how well we keep what we promise, and what complaints have changed."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from shenava.domain.cases.vocabulary import PublicStage, PublicStageText, Urgency
from shenava.domain.catalogue import queries as catalogue
from shenava.domain.improvement import queries as improvement
from shenava.domain.insight import promises
from shenava.domain.policies import queries as policies
from shenava.domain.policies.limits_in_words import goal_in_words
from shenava.domain.policies.rules.due import Goal
from shenava.entrypoints.portal import packs_of_house, page
from shenava.entrypoints.ui import preferences
from shenava.foundation import clock
from shenava.foundation.calendars import presentation
from shenava.foundation.features import switches
from shenava.foundation.features.vocabulary import Switch
from shenava.foundation.text import digits

_WAY = (
    PublicStage.REGISTERED,
    PublicStage.INITIAL_REVIEW,
    PublicStage.REFERRING,
    PublicStage.IN_PROGRESS,
    PublicStage.AWAITING_FINAL,
    PublicStage.ANSWERED,
    PublicStage.CLOSED,
)
_LESSONS = 60


def handling(request: HttpRequest) -> HttpResponse:
    """Tell the stages, the promised times and the rights, as they are set now."""
    context = {
        "stages": [(stage.label, PublicStageText(stage.value).label) for stage in _WAY],
        "goals": _goals(),
        "policies": packs_of_house.offered(),
    }
    return page.show(request, "handling", context)


def promised(request: HttpRequest) -> HttpResponse:
    """Tell what is promised, and how well it is kept where an administrator shows that."""
    is_shown = switches.is_on(Switch.PUBLIC_FIGURES)
    context = {"goals": _goals(), "is_shown": is_shown, "figures": _figures() if is_shown else []}
    return page.show(request, "promises", context)


def lessons(request: HttpRequest) -> HttpResponse:
    """Tell what people said and what was done about it."""
    return page.show(request, "lessons", {"lessons": improvement.published()[:_LESSONS]})


def within(goal: Goal) -> str:
    """Return a promised time in words."""
    return goal_in_words(goal, numerals=preferences.reader().digits)


def _goals() -> list[tuple[str, str]]:
    """Return by when each urgency is answered, the most urgent first."""
    standing = policies.goals(catalogue.default_brand().id)
    return [(str(urgency.label), within(standing[urgency])) for urgency in Urgency if urgency in standing]


def _figures() -> list[dict[str, object]]:
    """Return the figures that stand on enough complaints, each with its measure."""
    kept, reader = promises.kept(at=clock.now()), preferences.reader()
    in_time, waiting, right = promises.MEASURES
    told = [
        (in_time, kept.in_time.percent if kept.in_time.is_enough else None, kept.in_time.whole),
        (right, kept.right.percent if kept.right.is_enough else None, kept.right.whole),
    ]
    found: list[dict[str, object]] = [
        {"measure": measure, "value": _percent(value), "count": count}
        for measure, value, count in told
        if value is not None
    ]
    if kept.waited is not None:
        days = presentation.span(_whole(kept.waited), reader)
        found.insert(1, {"measure": waiting, "value": days, "count": kept.answered})
    return found


def _percent(value: int) -> str:
    return _("%(number)s%%") % {"number": digits.write(value, preferences.reader().digits)}


def _whole(waited: timedelta) -> timedelta:
    """Cut to whole hours, and above two days to whole days: nobody counts minutes then."""
    unit = timedelta(days=1) if waited > timedelta(days=2) else timedelta(hours=1)
    return max(waited // unit, 1) * unit
