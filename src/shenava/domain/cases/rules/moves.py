"""At which stages each deed can be done: the table that the diagram of a complaint's life is drawn from."""

from collections.abc import Mapping

from shenava.domain.cases.vocabulary import Deed, Stage, WaitingOn

_OPEN = frozenset({Stage.RECEIVED, Stage.ACKNOWLEDGED, Stage.ASSESSED, Stage.ASSIGNED})
_ALL = frozenset(Stage)

MOVES: Mapping[Deed, frozenset[Stage]] = {
    Deed.ASSESS: _OPEN,
    Deed.ASSIGN: _OPEN,
    Deed.REFER: frozenset({Stage.ASSIGNED}),
    Deed.SETTLE_REFERRAL: frozenset({Stage.ASSIGNED}),
    Deed.RECALL_REFERRAL: frozenset({Stage.ASSIGNED}),
    Deed.REPLY: _OPEN | {Stage.RESPONDED},
    Deed.NOTE: _ALL,
    Deed.ASK_DOCUMENTS: frozenset({Stage.ASSIGNED}),
    Deed.DECIDE: frozenset({Stage.ASSIGNED}),
    Deed.PROPOSE: frozenset({Stage.ASSIGNED}),
    Deed.RESPOND: frozenset({Stage.ASSIGNED}),
    Deed.DELAY: _OPEN,
    Deed.CLOSE: frozenset({Stage.RESPONDED}),
    Deed.RAISE: _OPEN,
    Deed.WALL: _ALL,
    Deed.LIFT_WALL: _ALL,
    Deed.DO_TASK: _ALL,
    Deed.RENEW_CODE: _ALL,
    Deed.WRITE: _OPEN | {Stage.RESPONDED},
    Deed.ADD_FILES: _OPEN | {Stage.RESPONDED},
    Deed.CHASE: _OPEN,
    Deed.WITHDRAW: _OPEN,
    Deed.ESCALATE: _OPEN,
    Deed.PREFER: _ALL,
    Deed.OBJECT: frozenset({Stage.RESPONDED, Stage.CLOSED}),
    Deed.REOPEN: frozenset({Stage.RESPONDED, Stage.CLOSED}),
}

LEADS_TO: Mapping[Deed, tuple[Stage, WaitingOn]] = {
    Deed.REFER: (Stage.ASSIGNED, WaitingOn.UNIT),
    Deed.SETTLE_REFERRAL: (Stage.ASSIGNED, WaitingOn.US),
    Deed.RECALL_REFERRAL: (Stage.ASSIGNED, WaitingOn.US),
    Deed.ASSIGN: (Stage.ASSIGNED, WaitingOn.US),
    Deed.ASK_DOCUMENTS: (Stage.ASSIGNED, WaitingOn.COMPLAINANT),
    Deed.PROPOSE: (Stage.ASSIGNED, WaitingOn.APPROVER),
    Deed.RESPOND: (Stage.RESPONDED, WaitingOn.NOBODY),
    Deed.CLOSE: (Stage.CLOSED, WaitingOn.NOBODY),
    Deed.WITHDRAW: (Stage.CLOSED, WaitingOn.NOBODY),
    Deed.OBJECT: (Stage.ASSIGNED, WaitingOn.US),
    Deed.REOPEN: (Stage.ASSIGNED, WaitingOn.US),
}


def is_possible(deed: Deed, stage: str) -> bool:
    """Return whether a case at this stage can take this deed."""
    return Stage(stage) in MOVES[deed]
