"""Walking the stories: every step is the call that a page would make, at the moment the story says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from shenava.domain.cases import queries as case_queries
from shenava.domain.cases.models import Case
from shenava.domain.cases.rules.response import IssueDraft, RemedyDraft
from shenava.domain.cases.vocabulary import Act, Stage
from shenava.domain.channels.vocabulary import Channel
from shenava.domain.organization import queries as organization
from shenava.domain.organization.actors import Actor, complainant
from shenava.domain.organization.models import Staff
from shenava.domain.people.operations import Introduction
from shenava.domain.people.vocabulary import ContactKind
from shenava.domain.surveys.models import Invitation
from shenava.entrypoints.commands.demonstration import pictures
from shenava.entrypoints.commands.demonstration.moments import Past
from shenava.entrypoints.commands.demonstration.office import Office
from shenava.entrypoints.commands.demonstration.stories import Row, Step
from shenava.foundation import clock
from shenava.foundation.files.operations import KeptFile
from shenava.foundation.tasks import rounds
from shenava.lifecycle import converse, deadlines, escalate, intake, investigate, resolve, route, survey, triage
from shenava.lifecycle.intake import Filing

_CONTACTS = {"email": ContactKind.EMAIL, "mobile": ContactKind.MOBILE}


@dataclass(frozen=True, kw_only=True)
class Walk:
    """The cases opened so far, by the key of their story."""

    office: Office
    past: Past
    cases: dict[str, UUID] = field(default_factory=dict)

    def take(self, step: Step) -> None:
        """Take one step and let follow what follows from it, as far as the story says."""
        _STEPS[step.do](self, step)
        leave_at = step.given.get("leave_at")
        if leave_at is None:
            rounds.settle(at=step.at)
            return
        while self.case_of(step).stage != Stage(leave_at):
            rounds.settle(at=step.at, rounds=1)

    def case_of(self, step: Step) -> Case:
        """Return the story's case as it is now."""
        return case_queries.case(self.cases[step.story["key"]])

    def staff(self, step: Step) -> Staff:
        """Return whom the story names, or else the owner of the case."""
        case = self.case_of(step)
        return self.office.staff[step.given["by"]] if "by" in step.given else self.office.by_id[case.owner_id]


def _file(walk: Walk, step: Step) -> None:
    story = step.story
    answers = {name: _answer(value, walk.past) for name, value in story.get("answers", {}).items()}
    filed = intake.receive(
        Filing(
            text=story["text"],
            channel=Channel(step.given.get("channel", Channel.WEB)),
            introduction=Introduction(
                name=story.get("name", ""),
                contacts={kind: story[name] for name, kind in _CONTACTS.items() if name in story},
                language=story["language"],
            ),
            language=story["language"],
            category=story.get("category", ""),
            answers=answers,
            wish=story.get("wish", ""),
            files=_files(step),
            hides_name=story.get("hides_name", False),
        ),
        at=step.at,
    )
    walk.cases[story["key"]] = filed.case.id


def _say(walk: Walk, step: Step, *, act: Act = Act.ASKED) -> None:
    case = walk.case_of(step)
    converse.hear(case.id, body=step.given["body"], act=act, files=_files(step), actor=complainant(case.id), at=step.at)


def _documents(walk: Walk, step: Step) -> None:
    _say(walk, step, act=Act.DOCUMENTS)


def _chase(walk: Walk, step: Step) -> None:
    _say(walk, step, act=Act.CHASED)


def _reply(walk: Walk, step: Step) -> None:
    case, staff = walk.case_of(step), walk.staff(step)
    newest = case_queries.last_staff_message(case)
    converse.reply(
        case.id,
        body=step.given["body"],
        staff=staff,
        seen=newest.id if newest else None,
        actor=_actor(staff),
        at=step.at,
    )


def _note(walk: Walk, step: Step) -> None:
    staff = walk.staff(step)
    converse.write_note(walk.case_of(step).id, body=step.given["body"], staff=staff, actor=_actor(staff), at=step.at)


def _ask_documents(walk: Walk, step: Step) -> None:
    staff = walk.staff(step)
    investigate.ask_for_documents(
        walk.case_of(step).id,
        items=[(what, why) for what, why in step.given["items"]],
        message=step.given["message"],
        due_at=step.at + timedelta(days=step.given["days"]),
        staff=staff,
        actor=_actor(staff),
        at=step.at,
    )


def _refer(walk: Walk, step: Step) -> None:
    staff = walk.staff(step)
    investigate.refer(
        walk.case_of(step).id,
        unit_id=walk.office.units[step.given["unit"]].id,
        note=step.given["note"],
        due_at=step.at + timedelta(hours=step.given["hours"]),
        staff=staff,
        actor=_actor(staff),
        at=step.at,
    )


def _accept_referral(walk: Walk, step: Step) -> None:
    investigate.accept_referral(walk.case_of(step).id, actor=_actor(walk.staff(step)), at=step.at)


def _answer_referral(walk: Walk, step: Step) -> None:
    staff = walk.staff(step)
    investigate.answer_referral(
        walk.case_of(step).id, answer=step.given["answer"], staff=staff, actor=_actor(staff), at=step.at
    )


def _return_referral(walk: Walk, step: Step) -> None:
    staff = walk.staff(step)
    investigate.return_referral(
        walk.case_of(step).id, reason=step.given["reason"], staff=staff, actor=_actor(staff), at=step.at
    )


def _assess(walk: Walk, step: Step) -> None:
    case = walk.case_of(step)
    triage.assess(
        case.id,
        category=step.given.get("category") or (case.category.code if case.category else ""),
        urgency=step.given["urgency"],
        severity=step.given["severity"],
        actor=_actor(walk.staff(step)),
        at=step.at,
    )


def _assign(walk: Walk, step: Step) -> None:
    owner = walk.office.staff[step.given["to"]]
    route.assign(walk.case_of(step).id, owner_id=owner.id, actor=_actor(walk.staff(step)), at=step.at)


def _draft(walk: Walk, step: Step) -> None:
    issues = [_issue(row, at=step.at) for row in step.given["issues"]]
    resolve.save_decision(walk.case_of(step).id, issues=issues, actor=_actor(walk.staff(step)), at=step.at)


def _propose(walk: Walk, step: Step) -> None:
    resolve.propose(walk.case_of(step).id, actor=_actor(walk.staff(step)), at=step.at)


def _answer_case(walk: Walk, step: Step) -> None:
    _draft(walk, step)
    staff = walk.staff(step)
    resolve.respond(walk.case_of(step).id, staff=staff, actor=_actor(staff), at=step.at)


def _survey(walk: Walk, step: Step) -> None:
    invitation = Invitation.objects.filter(case=walk.case_of(step)).latest("round")
    survey.answer(
        invitation,
        solved=step.given["solved"],
        speed=step.given["speed"],
        empathy=step.given["empathy"],
        comment=step.given["comment"],
        language=step.story["language"],
        at=step.at,
    )


def _finish_task(walk: Walk, step: Step) -> None:
    case, staff = walk.case_of(step), walk.staff(step)
    task = case_queries.tasks(case).get(kind=step.given["kind"], done_at__isnull=True)
    investigate.finish_task(case.id, task_id=task.id, staff=staff, actor=_actor(staff), at=step.at)


def _close(walk: Walk, step: Step) -> None:
    resolve.close(walk.case_of(step).id, actor=_actor(walk.office.staff["office"]), at=step.at)


def _withdraw(walk: Walk, step: Step) -> None:
    case = walk.case_of(step)
    resolve.withdraw(case.id, reason=step.given["reason"], actor=complainant(case.id), at=step.at)


def _delay(walk: Walk, step: Step) -> None:
    staff = walk.staff(step)
    deadlines.delay(
        walk.case_of(step).id,
        due_at=step.at + timedelta(days=step.given["days"]),
        reason=step.given["reason"],
        words=step.given["body"],
        staff=staff,
        actor=_actor(staff),
        at=step.at,
    )


def _escalate(walk: Walk, step: Step) -> None:
    case = walk.case_of(step)
    escalate.escalate(case.id, reason=step.given["reason"], actor=complainant(case.id), at=step.at)


def _object(walk: Walk, step: Step) -> None:
    case = walk.case_of(step)
    resolve.object_to_answer(case.id, reason=step.given["reason"], actor=complainant(case.id), at=step.at)


def _reopen(walk: Walk, step: Step) -> None:
    case = walk.case_of(step)
    resolve.reopen(case.id, reason=step.given["reason"], actor=complainant(case.id), at=step.at)


def _actor(staff: Staff) -> Actor:
    return organization.actor_of(staff, at=clock.now())


def _files(step: Step) -> list[KeptFile]:
    return [pictures.keep(name, at=step.at) for name in step.given.get("files", ())]


def _answer(value: object, past: Past) -> object:
    """Return an answer as given; one that begins with @ is a moment of the story."""
    return past.written(value[1:]) if isinstance(value, str) and value.startswith("@") else value


def _issue(row: Row, *, at: datetime) -> IssueDraft:
    remedy = row.get("remedy")
    return IssueDraft(**{**row, "remedy": _remedy(remedy, at=at) if remedy else None})


def _remedy(row: Row, *, at: datetime) -> RemedyDraft:
    given = dict(row)
    due = given.pop("due", None)
    return RemedyDraft(**given, due_on=(at + timedelta(days=due)).date() if due else None)


_STEPS: Mapping[str, Callable[[Walk, Step], None]] = {
    "accept_referral": _accept_referral,
    "answer": _answer_case,
    "answer_referral": _answer_referral,
    "ask_documents": _ask_documents,
    "assess": _assess,
    "assign": _assign,
    "chase": _chase,
    "close": _close,
    "delay": _delay,
    "documents": _documents,
    "draft": _draft,
    "file": _file,
    "finish_task": _finish_task,
    "note": _note,
    "escalate": _escalate,
    "object": _object,
    "propose": _propose,
    "refer": _refer,
    "reopen": _reopen,
    "reply": _reply,
    "return_referral": _return_referral,
    "say": _say,
    "survey": _survey,
    "withdraw": _withdraw,
}
