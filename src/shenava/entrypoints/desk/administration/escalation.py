"""Escalation by screen: when a case is raised to whom, what raises it at once, and when staff are left in peace."""

from datetime import time
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from shenava.domain.cases.vocabulary import Urgency
from shenava.domain.catalogue import queries as catalogue
from shenava.domain.organization import queries as organization
from shenava.domain.policies import attention, escalation_settings
from shenava.domain.policies.escalation_settings import QuietHalfSaid
from shenava.domain.policies.rules.ladder import LEVELS, WITH_THRESHOLD, Rule, Step
from shenava.domain.policies.vocabulary import Level, Recipient, Trigger
from shenava.entrypoints.desk import told
from shenava.entrypoints.desk.administration import entrance, reading
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.foundation import clock
from shenava.foundation.errors import Problem
from shenava.foundation.text import digits

PLACE = "/desk/administration/escalation/"
_PERSON = "person:"
_LONGEST = 15


@require_http_methods(["GET", "POST"])
@entrance.administrators
def escalation(request: StaffRequest) -> HttpResponse:
    """Show the matrix, and take it as a whole."""
    problem = None
    if request.method == "POST":
        try:
            escalation_settings.change(
                ladders={urgency: [_step(request, urgency, level) for level in LEVELS] for urgency in Urgency.values},
                rules=[_rule(request, trigger) for trigger in Trigger],
                quiet=(_hour(request, "quiet_from"), _hour(request, "quiet_to")),
                actor=request.actor,
                at=clock.now(),
            )
            return HttpResponseRedirect(f"{PLACE}?done=saved")
        except Problem as failure:
            problem = failure
    return told.page(request, "desk/administration/escalation.html", _page(request), problem=problem)


def _step(request: StaffRequest, urgency: str, level: Level) -> Step:
    given, name = request.POST, f"{urgency}_{level.value}"
    wanted = reading.one_of(given, f"{name}_to", [value for value, _label in _recipients()])
    is_person = wanted.startswith(_PERSON)
    return Step(
        level=level,
        percent=reading.number(given, f"{name}_percent"),
        recipient=Recipient.PERSON if is_person else Recipient(wanted),
        staff_id=UUID(wanted.removeprefix(_PERSON)) if is_person else None,
        is_on=f"{name}_on" in given,
    )


def _rule(request: StaffRequest, trigger: Trigger) -> Rule:
    given = request.POST
    return Rule(
        trigger=trigger,
        level=Level(int(reading.one_of(given, f"{trigger}_level", [str(one.value) for one in LEVELS]))),
        threshold=_whole(given.get(f"{trigger}_threshold", "")) if trigger in WITH_THRESHOLD else 0,
        is_on=f"{trigger}_on" in given,
    )


def _whole(written: str) -> int:
    """Return a whole number in any digits, as large as sums of money are; 0 for none."""
    plain = digits.to_ascii(written).replace(",", "").strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) <= _LONGEST else 0


def _hour(request: StaffRequest, name: str) -> time | None:
    written = digits.to_ascii(request.POST.get(name, "")).strip()
    try:
        return time.fromisoformat(written) if written else None
    except ValueError:
        raise QuietHalfSaid(fields={name: QuietHalfSaid.sentence}) from None


def _recipients() -> list[tuple[str, Any]]:
    """Return who can be told: places in the organization, and the people who may see every case."""
    places: list[tuple[str, Any]] = [(one.value, one.label) for one in Recipient if one is not Recipient.PERSON]
    office = set(organization.office_people())
    people = [(f"{_PERSON}{one.id}", one.name) for one in organization.who_handle() if one.id in office]
    return [*places, *people]


def _page(request: StaffRequest) -> dict[str, Any]:
    given = request.POST
    ladders, rules, quiet = attention.ladders(), attention.rules(), attention.quiet_hours()
    return {
        **entrance.layout(request, "escalation"),
        "groups": [
            (urgency.value, urgency.label, [_line(given, urgency.value, one) for one in ladders[urgency.value]])
            for urgency in Urgency
        ],
        "rules": [_rule_line(given, one) for one in rules.values()],
        "recipients": _recipients(),
        "levels": [(str(one.value), one.label) for one in LEVELS],
        "currency": catalogue.default_brand().currency,
        "quiet_from": given.get("quiet_from", quiet.get("quiet_from", "")),
        "quiet_to": given.get("quiet_to", quiet.get("quiet_to", "")),
    }


def _line(given: Any, urgency: str, step: Step) -> dict[str, Any]:  # noqa: ANN401 - the posted form
    name = f"{urgency}_{step.level.value}"
    chosen = f"{_PERSON}{step.staff_id}" if step.recipient is Recipient.PERSON else step.recipient.value
    return {
        "name": name,
        "label": step.level.label,
        "percent": given.get(f"{name}_percent", step.percent),
        "to": given.get(f"{name}_to", chosen),
        "is_on": f"{name}_on" in given if given else step.is_on,
    }


def _rule_line(given: Any, rule: Rule) -> dict[str, Any]:  # noqa: ANN401 - the posted form
    name = rule.trigger.value
    return {
        "name": name,
        "label": rule.trigger.label,
        "level": given.get(f"{name}_level", str(rule.level.value)),
        "threshold": given.get(f"{name}_threshold", rule.threshold),
        "has_threshold": rule.trigger in WITH_THRESHOLD,
        "is_money": rule.trigger is Trigger.VALUE,
        "is_on": f"{name}_on" in given if given else rule.is_on,
    }
