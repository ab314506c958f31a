"""When an answer may leave the house: every issue decided, every refusal reasoned, every promise complete."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from shenava.domain.cases.vocabulary import Outcome, ReasonKind, RemedyState, ResponseFlaw


@dataclass(frozen=True, kw_only=True)
class RemedyDraft:
    """What is to be given; ``amount`` in minor units of ``currency``."""

    kind: str
    state: str = RemedyState.DONE
    what: str = ""
    amount: int | None = None
    currency: str = ""
    who: str = ""
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class IssueDraft:
    """One issue as the officer has decided it so far."""

    title: str
    finding: str = ""
    outcome: str = ""
    reason_kind: str = ""
    reason: str = ""
    reference: str = ""
    remedy: RemedyDraft | None = field(default=None)


_NEEDS_REASON = {Outcome.NOT_UPHELD, Outcome.PARTLY, Outcome.REFERRED}


def flaws(issues: Sequence[IssueDraft]) -> list[tuple[int, ResponseFlaw]]:
    """Return what keeps this answer from being sent, as (number of the issue from 1, flaw); 0 means the whole.

    A refusal needs a legal or practical reason (S0-67.2); a remedy in progress needs what, who and when (S0-67.3).
    """
    if not issues:
        return [(0, ResponseFlaw.NO_ISSUE)]
    return [(number, flaw) for number, issue in enumerate(issues, 1) for flaw in _flaws_of(issue)]


def flaws_by_law(
    issues: Sequence[IssueDraft], *, blocks: Collection[str], per_issue: Collection[str], names_outside_body: bool
) -> list[tuple[int, ResponseFlaw]]:
    """Return what a law wants in the letter and isn't there; codes are those of compliance packs.

    ``per_issue`` holds for each issue that was not accepted in full (RG 271.54).
    """
    found = [
        (number, ResponseFlaw.NO_EVIDENCE)
        for number, issue in enumerate(issues, 1)
        if "evidence" in per_issue and issue.outcome in _REJECTED and not issue.reference.strip()
    ]
    if not names_outside_body and _OUTSIDE & set(blocks):
        found.insert(0, (0, ResponseFlaw.NO_OUTSIDE_BODY))
    return found


def _flaws_of(issue: IssueDraft) -> list[ResponseFlaw]:
    found = []
    if not issue.title.strip():
        found.append(ResponseFlaw.NO_TITLE)
    if not issue.outcome:
        found.append(ResponseFlaw.NO_OUTCOME)
    if issue.outcome and issue.outcome != Outcome.WITHDRAWN and not issue.finding.strip():
        found.append(ResponseFlaw.NO_FINDING)
    if issue.outcome in _NEEDS_REASON and not _is_reasoned(issue):
        found.append(ResponseFlaw.NO_REASON)
    if issue.remedy and issue.remedy.state == RemedyState.IN_PROGRESS and not _is_complete(issue.remedy):
        found.append(ResponseFlaw.OPEN_PROMISE)
    return found


def _is_reasoned(issue: IssueDraft) -> bool:
    return issue.reason_kind in set(ReasonKind) and len(issue.reason.split()) >= _FEWEST_WORDS


def _is_complete(remedy: RemedyDraft) -> bool:
    return bool(remedy.what.strip() and remedy.who.strip() and remedy.due_on)


_FEWEST_WORDS = 3
_REJECTED = {Outcome.NOT_UPHELD, Outcome.PARTLY}
_OUTSIDE = {"external_right", "external_contact", "external_website", "external_leaflet"}
