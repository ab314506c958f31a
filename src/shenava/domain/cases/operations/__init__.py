"""How a case changes; only stages of the lifecycle call these, inside their own transaction."""

from shenava.domain.cases.operations.assessment import (
    acknowledge,
    assess,
    raise_urgency,
    set_due,
    take_as_complaint,
)
from shenava.domain.cases.operations.assignment import assign, route
from shenava.domain.cases.operations.attention import set_level
from shenava.domain.cases.operations.closing import close, object_to_answer, reopen, withdraw
from shenava.domain.cases.operations.conversation import add_file, escalate, hear, note, say
from shenava.domain.cases.operations.decision import answer, propose, save_issues, send_back
from shenava.domain.cases.operations.documents import ask_for_documents, receive_document, settle_document
from shenava.domain.cases.operations.erasing import erase, forget_answers
from shenava.domain.cases.operations.filing import forget_filings, open_case, remember_filing
from shenava.domain.cases.operations.holding import hold, note_read, prefer, renew_access_code
from shenava.domain.cases.operations.referrals import accept_referral, refer, settle_referral
from shenava.domain.cases.operations.representation import let_speak, show_mandate
from shenava.domain.cases.operations.tasks import finish_task, open_task, settle_tasks
from shenava.domain.cases.operations.walls import lift_wall, take_away, wall

__all__ = [
    "accept_referral",
    "acknowledge",
    "add_file",
    "answer",
    "ask_for_documents",
    "assess",
    "assign",
    "close",
    "erase",
    "escalate",
    "finish_task",
    "forget_answers",
    "forget_filings",
    "hear",
    "hold",
    "let_speak",
    "lift_wall",
    "note",
    "note_read",
    "object_to_answer",
    "open_case",
    "open_task",
    "prefer",
    "propose",
    "raise_urgency",
    "receive_document",
    "refer",
    "remember_filing",
    "renew_access_code",
    "reopen",
    "route",
    "save_issues",
    "say",
    "send_back",
    "set_due",
    "set_level",
    "settle_document",
    "settle_referral",
    "settle_tasks",
    "show_mandate",
    "take_as_complaint",
    "take_away",
    "wall",
    "withdraw",
]
