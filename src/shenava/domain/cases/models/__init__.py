"""Cases and all that hangs on them, as remembered."""

from shenava.domain.cases.models.case import Case
from shenava.domain.cases.models.conversation import Attachment, Message, Note
from shenava.domain.cases.models.decision import Issue, Objection, Remedy, Response
from shenava.domain.cases.models.documents import DocumentItem, DocumentRequest
from shenava.domain.cases.models.filing import FilingReceipt
from shenava.domain.cases.models.referral import Referral
from shenava.domain.cases.models.representation import Representation
from shenava.domain.cases.models.task import Task
from shenava.domain.cases.models.wall import Wall

__all__ = [
    "Attachment",
    "Case",
    "DocumentItem",
    "DocumentRequest",
    "FilingReceipt",
    "Issue",
    "Message",
    "Note",
    "Objection",
    "Referral",
    "Remedy",
    "Representation",
    "Response",
    "Task",
    "Wall",
]
