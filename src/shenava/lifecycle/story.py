"""What follows from each fact. Read this first: it is the life of a complaint on one page."""

from collections.abc import Mapping, Sequence

from shenava.domain.cases import events as cases
from shenava.domain.channels import events as channels
from shenava.domain.organization import events as organization
from shenava.domain.people import events as people
from shenava.domain.policies import events as policies
from shenava.domain.surveys import events as surveys
from shenava.foundation.events.contract import Fact, Reaction
from shenava.lifecycle import (
    acknowledge,
    broadcast,
    climb,
    converse,
    deadlines,
    escalate,
    identify,
    inform,
    replan,
    resolve,
    route,
    survey,
    triage,
)

STORY: Mapping[type[Fact], Sequence[Reaction]] = {
    cases.CaseReceived: [acknowledge.acknowledge_receipt, triage.suggest, triage.alarm, broadcast.make_findable],
    cases.CaseAcknowledged: [triage.assess_if_sure],
    cases.CaseAssessed: [route.place, triage.bring_promise_forward],
    cases.CaseRouted: [route.choose_owner, climb.heed_filing],
    cases.CaseAssigned: [inform.tell_of_step, climb.settle_by_hand],
    cases.TakenAsComplaint: [],
    cases.UrgencyRaised: [triage.bring_promise_forward],
    cases.MessageReceived: [broadcast.make_findable, climb.heed_words],
    cases.CaseChased: [triage.hasten_when_chased, climb.heed_chase],
    cases.MessageSent: [converse.tell_of_message, broadcast.make_findable],
    cases.NoteWritten: [],
    cases.FilesAdded: [],
    cases.DocumentsRequested: [],
    cases.DocumentsSettled: [],
    cases.CaseReferred: [inform.tell_of_step],
    cases.ReferralSettled: [inform.tell_of_step],
    cases.CaseAnswered: [
        resolve.send_letter,
        resolve.keep_promise,
        deadlines.settle_reminders,
        climb.come_down,
        survey.invite,
    ],
    cases.CaseClosed: [climb.come_down],
    cases.CaseWithdrawn: [
        resolve.confirm_withdrawal,
        resolve.keep_promise,
        deadlines.settle_reminders,
        climb.come_down,
    ],
    cases.CaseReopened: [resolve.promise_again],
    cases.CaseObjected: [route.find_second_reviewer, resolve.promise_again],
    cases.CaseWalled: [route.step_aside, climb.heed_wall],
    cases.WallLifted: [],
    cases.CaseRaised: [],
    cases.CaseLowered: [],
    cases.TaskOpened: [],
    cases.TaskDone: [],
    cases.CaseEscalated: [escalate.call_the_manager],
    cases.PreferenceChanged: [],
    cases.AnswersForgotten: [],
    cases.CaseErased: [],
    cases.AccessCodeRenewed: [converse.tell_new_code],
    policies.PromiseMoved: [deadlines.settle_reminders, climb.settle_by_hand],
    policies.PromiseBroughtForward: [],
    policies.PromiseBroken: [],
    policies.PackTaken: [],
    policies.NoticeSnoozed: [],
    policies.LimitMoved: [],
    channels.MessageQueued: [converse.deliver],
    people.CodeAsked: [identify.send_code],
    surveys.SurveyInvited: [survey.send_invitation],
    surveys.SurveyAnswered: [survey.open_recovery],
    organization.CalendarChanged: [replan.begin, deadlines.recount_limits],
}

ALONGSIDE: Sequence[Reaction] = [broadcast.publish]
