"""What happened to a case, as its complainant may read it: public facts, and units by public name only."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from shenava.domain.cases import events
from shenava.domain.cases.vocabulary import Act, ReferralState
from shenava.domain.organization import queries as organization
from shenava.domain.policies import events as policies
from shenava.domain.surveys.events import SurveyAnswered
from shenava.foundation.events.contract import Fact
from shenava.foundation.events.queries import Happening
from shenava.foundation.text import multilingual
from shenava.foundation.text.direction import isolate

_Units = Mapping[UUID, str]
_Sentence = str | Promise

_ALWAYS: Mapping[type[Fact], _Sentence] = {
    events.CaseReceived: gettext_lazy("Your complaint reached us."),
    events.CaseAcknowledged: gettext_lazy("We confirmed it and promised you a date."),
    events.CaseAssessed: gettext_lazy("It was read, and its urgency was decided."),
    events.TakenAsComplaint: gettext_lazy("It is handled as a complaint from now on."),
    events.UrgencyRaised: gettext_lazy("It is treated as more urgent from now on."),
    events.CaseAssigned: gettext_lazy("One person looks after it."),
    events.CaseEscalated: gettext_lazy("You asked for the manager."),
    events.CaseChased: gettext_lazy("You asked where it is."),
    events.DocumentsRequested: gettext_lazy("We asked you for documents."),
    events.DocumentsSettled: gettext_lazy("Nothing is missing from you any more."),
    events.CaseAnswered: gettext_lazy("We sent you the written answer."),
    events.CaseClosed: gettext_lazy("The case was closed."),
    events.CaseWithdrawn: gettext_lazy("You withdrew the complaint."),
    events.CaseReopened: gettext_lazy("You asked us to take it up again."),
    events.CaseObjected: gettext_lazy("You objected. Another person looks at it again."),
    events.AnswersForgotten: gettext_lazy("We deleted answers of yours, as we had promised."),
    events.AccessCodeRenewed: gettext_lazy("The access code was renewed."),
    policies.PromiseMoved: gettext_lazy("We gave you a later date for our answer, and said why."),
    policies.PromiseBroken: gettext_lazy("The date passed without our answer."),
    SurveyAnswered: gettext_lazy("You told us how it went. Thank you."),
}
_HEARD = {
    Act.ASKED: gettext_lazy("You wrote to us."),
    Act.DOCUMENTS: gettext_lazy("You sent us documents."),
}
_SAID = {
    Act.REPLY: gettext_lazy("We wrote to you."),
    Act.UPDATE: gettext_lazy("We told you how it stands."),
}
_STATES = {events.CaseAnswered: "kept", events.CaseClosed: "kept", events.DocumentsRequested: "soon"}


@dataclass(frozen=True)
class Entry:
    """One line of the timeline."""

    moment: datetime
    title: str
    state: str = ""


def entries(happened: Sequence[Happening]) -> list[Entry]:
    """Return the public lines, newest first; a fact that has no sentence here stays with us."""
    units = _public_names(happened)
    told = [
        Entry(one.occurred_at, str(sentence), _STATES.get(type(one.fact), ""))
        for one in happened
        if (sentence := _sentence(one.fact, units))
    ]
    return told[::-1]


def _sentence(fact: Fact, units: _Units) -> _Sentence | None:
    tell = _BY_CONTENT.get(type(fact))
    return tell(fact, units) if tell else _ALWAYS.get(type(fact))


def _routed(fact: events.CaseRouted, units: _Units) -> _Sentence:
    name = units.get(fact.unit)
    return (
        _("It is with the unit that can answer it: %(unit)s.") % {"unit": name}
        if name
        else _("It is with the unit that can answer it.")
    )


def _referred(fact: events.CaseReferred, units: _Units) -> _Sentence:
    name = units.get(fact.unit)
    return (
        _("We asked another unit for its part: %(unit)s.") % {"unit": name}
        if name
        else _("We asked another unit for its part.")
    )


def _referral_settled(fact: events.ReferralSettled, _units: _Units) -> _Sentence | None:
    if fact.state == ReferralState.ANSWERED:
        return _("The other unit answered us.")
    return None if fact.state == ReferralState.ACCEPTED else _("It is back with the unit that looks after it.")


def _received(fact: events.MessageReceived, _units: _Units) -> _Sentence | None:
    return _HEARD.get(Act(fact.act))


def _sent(fact: events.MessageSent, _units: _Units) -> _Sentence | None:
    return _SAID.get(Act(fact.act))


_BY_CONTENT: Mapping[type[Fact], Callable[[Any, _Units], _Sentence | None]] = {
    events.CaseRouted: _routed,
    events.CaseReferred: _referred,
    events.ReferralSettled: _referral_settled,
    events.MessageReceived: _received,
    events.MessageSent: _sent,
}


def _public_names(happened: Sequence[Happening]) -> _Units:
    ids = {one.fact.unit for one in happened if isinstance(one.fact, events.CaseRouted | events.CaseReferred)}
    units = organization.active_units().filter(pk__in=ids) if ids else ()
    names = {unit.id: multilingual.text(unit.public_name, get_language() or "") for unit in units}
    return {unit_id: isolate(name) for unit_id, name in names.items() if name}
