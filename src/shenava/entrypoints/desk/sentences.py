"""The timeline in words: one sentence for every fact of a case's life."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from shenava.domain.cases import events as cases
from shenava.domain.cases.vocabulary import Act, Kind, ReferralState, TaskKind, Urgency
from shenava.domain.channels import events as channels
from shenava.domain.policies import events as policies
from shenava.domain.policies.packs.reading import pack_named
from shenava.domain.policies.vocabulary import DelayReason, Level, RaisingCause
from shenava.domain.surveys import events as surveys
from shenava.domain.surveys.vocabulary import Solved
from shenava.entrypoints.desk import directory
from shenava.entrypoints.ui import filters, preferences
from shenava.foundation.events.contract import Fact
from shenava.foundation.events.queries import Happening

Sentence = Callable[[Any], str]


def timeline(happenings: Iterable[Happening]) -> list[dict[str, object]]:
    """Return the entries of the timeline, oldest first."""
    return [{"title": sentence(one.fact), "who": who(one.actor_ref), "moment": one.occurred_at} for one in happenings]


def sentence(fact: Fact) -> str:
    """Return what happened, in the reader's language; the fact's own name for one that this door doesn't know."""
    say = SENTENCES.get(type(fact))
    return say(fact) if say else fact.name


def who(actor_ref: str) -> str:
    """Return who did it: a name for colleagues, a role for everybody else."""
    kind, _colon, identity = actor_ref.partition(":")
    if kind == "staff":
        return directory.person_name(UUID(identity)) or _("a colleague")
    return {
        "complainant": _("the complainant"),
        "stranger": _("the complainant"),
        "person": _("the complainant"),
        "integration": _("a connected program"),
    }.get(kind, _("Shenava"))


def _category(code: str) -> str:
    return dict(directory.category_choices(preferences.reader().language)).get(code, code)


def _unit(unit_id: UUID) -> str:
    return directory.unit_name(unit_id, preferences.reader().language)


def _day(moment: datetime) -> str:
    return filters.long_moment(moment)


def _received(fact: cases.CaseReceived) -> str:
    return _("The complaint arrived: somebody may be in danger") if fact.is_danger else _("The complaint arrived")


def _assessed(fact: cases.CaseAssessed) -> str:
    category = _category(fact.category) if fact.category else _("not sorted yet")
    values = {"category": category, "urgency": Urgency(fact.urgency).label}
    if fact.by_person:
        return _("Assessed: %(category)s, %(urgency)s") % values
    return _("Assessed by the words: %(category)s, %(urgency)s") % values


def _urgency(fact: cases.UrgencyRaised) -> str:
    values = {"was": Urgency(fact.was).label, "now": Urgency(fact.now).label}
    return _("Urgency raised from %(was)s to %(now)s") % values


def _taken(fact: cases.TakenAsComplaint) -> str:
    return _("Taken as a complaint; it came as: %(was)s") % {"was": Kind(fact.was).label}


def _routed(fact: cases.CaseRouted) -> str:
    return _("Sent to %(unit)s") % {"unit": _unit(fact.unit)}


def _assigned(fact: cases.CaseAssigned) -> str:
    owner = {"owner": directory.person_name(fact.owner)}
    return _("Handed over to %(owner)s") % owner if fact.before else _("Given to %(owner)s") % owner


def _said(fact: cases.MessageReceived) -> str:
    return {
        Act.DOCUMENTS.value: _("The complainant sent documents"),
        Act.CHASED.value: _("The complainant asked where it is"),
        Act.WITHDREW.value: _("The complainant wrote why they withdraw"),
        Act.OBJECTED.value: _("The complainant wrote why they object"),
        Act.REOPENED.value: _("The complainant wrote why it is not over"),
    }.get(fact.act, _("The complainant wrote"))


def _sent(fact: cases.MessageSent) -> str:
    return {
        Act.DOCUMENTS_ASKED.value: _("We wrote which documents we need"),
        Act.ANSWER.value: _("We wrote that the answer is there"),
        Act.DELAYED.value: _("We wrote that it takes longer, and why"),
    }.get(fact.act, _("We wrote to the complainant"))


def _chased(fact: cases.CaseChased) -> str:
    return _("Chased %(count)s times by now") % {"count": filters.in_digits(fact.count)}


def _files(fact: cases.FilesAdded) -> str:
    return _("A file from the complainant") if fact.from_complainant else _("A file from us")


def _asked(fact: cases.DocumentsRequested) -> str:
    return _("Documents asked for, by %(date)s") % {"date": _day(fact.due_at)}


def _referred(fact: cases.CaseReferred) -> str:
    return _("%(unit)s was asked for its part") % {"unit": _unit(fact.unit)}


def _referral_settled(fact: cases.ReferralSettled) -> str:
    return {
        ReferralState.ACCEPTED.value: _("The unit has taken the referral on"),
        ReferralState.ANSWERED.value: _("The unit has answered the referral"),
        ReferralState.RETURNED.value: _("The unit has returned the referral"),
        ReferralState.RECALLED.value: _("The referral was recalled"),
    }[fact.state]


def _meant(fact: cases.CaseWalled | cases.WallLifted) -> dict[str, str]:
    return {"who": directory.person_name(fact.staff) if fact.staff else _unit(fact.unit) if fact.unit else ""}


def _walled(fact: cases.CaseWalled) -> str:
    return _("Kept from %(who)s, as it is about them") % _meant(fact)


def _wall_lifted(fact: cases.WallLifted) -> str:
    return _("%(who)s may see it again") % _meant(fact)


def _raised(fact: cases.CaseRaised) -> str:
    values = {"level": Level(fact.now).label, "cause": RaisingCause(fact.cause).label}
    if fact.told:
        told = {**values, "who": directory.person_name(fact.told)}
        return _("Raised to “%(level)s”: %(cause)s. %(who)s was told") % told
    return _("Raised to “%(level)s”: %(cause)s") % values


def _lowered(fact: cases.CaseLowered) -> str:
    values = {"level": Level(fact.now).label, "cause": RaisingCause(fact.cause).label}
    return _("Lowered to “%(level)s”: %(cause)s") % values


def _snoozed(fact: policies.NoticeSnoozed) -> str:
    return _("A notice was put aside until %(date)s") % {"date": _day(fact.until)}


def _task(fact: cases.TaskOpened) -> str:
    return _("Task: %(task)s") % {"task": TaskKind(fact.kind).label}


def _task_done(fact: cases.TaskDone) -> str:
    return _("Task done: %(task)s") % {"task": TaskKind(fact.kind).label}


def _pack_taken(fact: policies.PackTaken) -> str:
    pack = pack_named(fact.pack, fact.version)
    name = filters.tr(pack.name) if pack else fact.pack
    return _("Came under %(pack)s, version %(version)s") % {"pack": name, "version": fact.version}


def _limit_moved(fact: policies.LimitMoved) -> str:
    pack = pack_named(fact.pack, fact.version)
    values = {"pack": filters.tr(pack.name) if pack else fact.pack, "was": _day(fact.was), "now": _day(fact.now)}
    return _("The limit of %(pack)s moved from %(was)s to %(now)s, because the office works at other times") % values


def _moved(fact: policies.PromiseMoved) -> str:
    values = {"now": _day(fact.now), "was": _day(fact.was), "reason": DelayReason(fact.reason).label}
    return _("Answer promised by %(now)s instead of %(was)s. %(reason)s") % values


def _nearer(fact: policies.PromiseBroughtForward) -> str:
    values = {"now": _day(fact.now), "was": _day(fact.was)}
    return _("Answer promised by %(now)s instead of %(was)s, because working hours have changed") % values


def _survey(fact: surveys.SurveyAnswered) -> str:
    solved = {"solved": Solved(fact.solved).label} if fact.solved in set(Solved) else None
    return _("The survey was answered. Solved: %(solved)s") % solved if solved else _("The survey was answered")


SENTENCES: Mapping[type[Fact], Sentence] = {
    cases.CaseReceived: _received,
    cases.CaseAcknowledged: lambda _fact: _("Receipt confirmed to the complainant"),
    cases.CaseAssessed: _assessed,
    cases.TakenAsComplaint: _taken,
    cases.UrgencyRaised: _urgency,
    cases.CaseRouted: _routed,
    cases.CaseAssigned: _assigned,
    cases.MessageReceived: _said,
    cases.CaseChased: _chased,
    cases.MessageSent: _sent,
    cases.NoteWritten: lambda _fact: _("Internal note"),
    cases.FilesAdded: _files,
    cases.DocumentsRequested: _asked,
    cases.DocumentsSettled: lambda _fact: _("Every document came, or will not come"),
    cases.CaseReferred: _referred,
    cases.ReferralSettled: _referral_settled,
    cases.CaseAnswered: lambda fact: _("The second answer was sent") if fact.round > 1 else _("The answer was sent"),
    cases.CaseClosed: lambda _fact: _("Closed"),
    cases.CaseWithdrawn: lambda _fact: _("The complainant took the complaint back"),
    cases.CaseReopened: lambda _fact: _("Reopened by the complainant"),
    cases.CaseObjected: lambda _fact: _("The complainant objected; another officer reviews it"),
    cases.CaseWalled: _walled,
    cases.WallLifted: _wall_lifted,
    cases.CaseRaised: _raised,
    cases.CaseLowered: _lowered,
    policies.NoticeSnoozed: _snoozed,
    cases.TaskOpened: _task,
    cases.TaskDone: _task_done,
    cases.AnswersForgotten: lambda fact: (
        _("Deleted, as promised: %(count)s answers of the form") % {"count": filters.in_digits(fact.count)}
    ),
    cases.CaseErased: lambda _fact: _("The person asked to be forgotten: words and files were erased"),
    cases.CaseEscalated: lambda _fact: _("The complainant asked for the manager"),
    cases.PreferenceChanged: lambda _fact: _("The complainant chose how to be told"),
    cases.AccessCodeRenewed: lambda _fact: _("A new access code was sent"),
    policies.PackTaken: _pack_taken,
    policies.LimitMoved: _limit_moved,
    policies.PromiseMoved: _moved,
    policies.PromiseBroughtForward: _nearer,
    policies.PromiseBroken: lambda fact: _("The promised date passed without an answer: %s") % _day(fact.due_at),
    channels.MessageQueued: lambda _fact: _("A message to the complainant was handed to the outbox"),
    surveys.SurveyInvited: lambda _fact: _("The complainant was asked three short questions"),
    surveys.SurveyAnswered: _survey,
}
