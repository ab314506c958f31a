"""The words about cases; stages follow ISO 10002, public keys follow the table of stages shown to complainants."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What a case is; only a complaint carries promises and an outcome."""

    COMPLAINT = "COMPLAINT", _("Complaint")
    QUESTION = "QUESTION", _("Question")
    SUGGESTION = "SUGGESTION", _("Suggestion")
    PRAISE = "PRAISE", _("Praise")
    REPORT = "REPORT", _("Report of a problem")


class Stage(TextChoices):
    """Where in its life a case is."""

    RECEIVED = "RECEIVED", _("Received")
    ACKNOWLEDGED = "ACKNOWLEDGED", _("Acknowledged")
    ASSESSED = "ASSESSED", _("Assessed")
    ASSIGNED = "ASSIGNED", _("Under investigation")
    RESPONDED = "RESPONDED", _("Answered")
    CLOSED = "CLOSED", _("Closed")


class WaitingOn(TextChoices):
    """Whose turn it is."""

    US = "US", _("Us")
    COMPLAINANT = "COMPLAINANT", _("The complainant")
    UNIT = "UNIT", _("A unit")
    APPROVER = "APPROVER", _("The approver")
    NOBODY = "NOBODY", _("Nobody")


class PublicStage(TextChoices):
    """What the complainant reads; never an internal name."""

    REGISTERED = "registered", _("Registered")
    INITIAL_REVIEW = "initial_review", _("Initial review")
    REFERRING = "referring", _("Being referred")
    IN_PROGRESS = "in_progress", _("Under investigation")
    NEEDS_DOCUMENTS = "needs_documents", _("Documents needed")
    AWAITING_FINAL = "awaiting_final", _("Awaiting final answer")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed")
    REOPENED = "reopened", _("Reopened")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class PublicStageText(TextChoices):
    """One plain sentence a stage, for the complainant."""

    REGISTERED = "registered", _("Your complaint has reached us and has its own tracking code.")
    INITIAL_REVIEW = "initial_review", _("An officer is reading it and decides how urgent it is.")
    REFERRING = "referring", _("It is on its way to the unit that can answer it.")
    IN_PROGRESS = "in_progress", _("The responsible unit is finding out what happened.")
    NEEDS_DOCUMENTS = "needs_documents", _("We are waiting for the documents we asked you for.")
    AWAITING_FINAL = "awaiting_final", _("The answer is written and is being approved.")
    ANSWERED = "answered", _("We have answered. Was your problem solved?")
    CLOSED = "closed", _("The case is closed. You can reopen it within the time shown.")
    REOPENED = "reopened", _("We are looking at it again, with fresh eyes.")
    WITHDRAWN = "withdrawn", _("You have withdrawn this complaint.")


class Urgency(TextChoices):
    """How soon somebody must act; an urgent case is answered within 24 clock hours (S0-59.2)."""

    EMERGENCY = "EMERGENCY", _("Emergency")
    URGENT = "URGENT", _("Urgent")
    HIGH = "HIGH", _("High")
    NORMAL = "NORMAL", _("Normal")


class Severity(TextChoices):
    """Harm, as a person assessed it."""

    LIFE = "LIFE", _("Danger to life or health")
    SERIOUS = "SERIOUS", _("Serious harm")
    MODERATE = "MODERATE", _("Moderate harm")
    MINOR = "MINOR", _("Minor harm")


class Author(TextChoices):
    """Who wrote a message."""

    COMPLAINANT = "COMPLAINANT", _("Complainant")
    STAFF = "STAFF", _("Officer")
    SYSTEM = "SYSTEM", _("Shenava")


class Act(TextChoices):
    """What a message is for."""

    FILED = "FILED", _("Complaint")
    ASKED = "ASKED", _("Question")
    DOCUMENTS = "DOCUMENTS", _("Documents")
    CHASED = "CHASED", _("Chase")
    REPLY = "REPLY", _("Reply")
    UPDATE = "UPDATE", _("Update")
    DOCUMENTS_ASKED = "DOCUMENTS_ASKED", _("Request for documents")
    ANSWER = "ANSWER", _("Final answer")
    WITHDREW = "WITHDREW", _("Withdrawal")
    OBJECTED = "OBJECTED", _("Objection")
    REOPENED = "REOPENED", _("Reopening")
    ESCALATED = "ESCALATED", _("Call for the manager")
    DELAYED = "DELAYED", _("A later date")


class DocumentState(TextChoices):
    """The fate of one document we asked for."""

    WAITING = "WAITING", _("Waiting")
    RECEIVED = "RECEIVED", _("Received")
    UNAVAILABLE = "UNAVAILABLE", _("The person does not have it")
    WAIVED = "WAIVED", _("No longer needed")


class ReferralState(TextChoices):
    """The fate of a referral."""

    SENT = "SENT", _("Sent")
    ACCEPTED = "ACCEPTED", _("Accepted")
    ANSWERED = "ANSWERED", _("Answered")
    RETURNED = "RETURNED", _("Returned")
    RECALLED = "RECALLED", _("Recalled")


class Outcome(TextChoices):
    """What we decided about one issue."""

    UPHELD = "UPHELD", _("Upheld")
    PARTLY = "PARTLY", _("Partly upheld")
    NOT_UPHELD = "NOT_UPHELD", _("Not upheld")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")
    REFERRED = "REFERRED", _("Referred to another body")


class ReasonKind(TextChoices):
    """What kind of reason a decision rests on."""

    LEGAL = "LEGAL", _("Legal")
    PRACTICAL = "PRACTICAL", _("Practical")
    TECHNICAL = "TECHNICAL", _("Technical")
    EVIDENCE = "EVIDENCE", _("Lack of evidence")


class RemedyKind(TextChoices):
    """What we give or do to put it right."""

    REFUND = "REFUND", _("Refund")
    COMPENSATION = "COMPENSATION", _("Compensation")
    REPLACEMENT = "REPLACEMENT", _("Replacement")
    REPAIR = "REPAIR", _("Repair")
    CORRECTION = "CORRECTION", _("Correction")
    APOLOGY = "APOLOGY", _("Apology")
    GOODWILL = "GOODWILL", _("Goodwill gesture")
    OTHER = "OTHER", _("Other")


class RemedyState(TextChoices):
    """Whether a remedy has been given; one in progress says what, who and when (S0-67.3)."""

    DONE = "DONE", _("Done")
    IN_PROGRESS = "IN_PROGRESS", _("In progress")


class TaskKind(TextChoices):
    """Why a task was opened."""

    RECOVERY = "RECOVERY", _("Recovery after a low score")
    REMEDY = "REMEDY", _("Remedy to be given")
    CONTACT = "CONTACT", _("Contact the person")
    SAFETY = "SAFETY", _("Somebody may be in danger")
    ESCALATION = "ESCALATION", _("The person asks for the manager")
    UNDELIVERED = "UNDELIVERED", _("A message could not be delivered")
    PROMISE = "PROMISE", _("The promised date is near")
    BREACH = "BREACH", _("A promised date has passed")
    SILENCE = "SILENCE", _("Nobody has touched it for long")


class WallCause(TextChoices):
    """Who said whom a case is about."""

    FILED = "FILED", _("Named by the complainant")
    OFFICER = "OFFICER", _("Recorded by a colleague")
    WORDS = "WORDS", _("Found in the words")


class Ageing(TextChoices):
    """How long nobody has touched an open case, against how long its unit may leave one."""

    FRESH = "FRESH", _("touched lately")
    AGEING = "AGEING", _("untouched for a while")
    OLD = "OLD", _("untouched for long")
    SILENT = "SILENT", _("silent")


class ResponseFlaw(TextChoices):
    """What keeps an answer from being sent, as a sentence for the officer."""

    NO_ISSUE = "NO_ISSUE", _("Name at least one issue that the complaint is about.")
    NO_TITLE = "NO_TITLE", _("Say in a few words what this issue is.")
    NO_OUTCOME = "NO_OUTCOME", _("Choose what you decided about this issue.")
    NO_FINDING = "NO_FINDING", _("Write what you found out.")
    NO_REASON = (
        "NO_REASON",
        _("Give the legal or practical reason, in a full sentence. Without it the answer can't be sent."),
    )
    NO_EVIDENCE = (
        "NO_EVIDENCE",
        _("Name what supports this: a contract, a record, a paragraph. The law wants it in the letter."),
    )
    NO_OUTSIDE_BODY = (
        "NO_OUTSIDE_BODY",
        _(
            "The law wants the body outside our house in the letter, in its language. "
            "An administrator writes it on the page of the organization."
        ),
    )
    OPEN_PROMISE = "OPEN_PROMISE", _("Something still to be done needs three things: what, who, and by when.")


class ReplyMark(TextChoices):
    """What a good reply has, as ten small marks for its author."""

    GREETING = "GREETING", _("Greets by name")
    FEELING = "FEELING", _("Sees the feeling first")
    RESTATED = "RESTATED", _("Says what it is about")
    FOUND = "FOUND", _("Says what was done or found")
    REASON = "REASON", _("Gives a reason")
    DATE = "DATE", _("Names a date")
    NEXT_STEP = "NEXT_STEP", _("Says what the person can do")
    NO_BRUSH_OFF = "NO_BRUSH_OFF", _("Brushes nobody off")
    LENGTH = "LENGTH", _("Long enough, short sentences")
    LANGUAGE = "LANGUAGE", _("In the person's language")


class Relation(TextChoices):
    """What somebody who complains for another person is to them."""

    FAMILY = "FAMILY", _("Family")
    GUARDIAN = "GUARDIAN", _("Guardian")
    LAWYER = "LAWYER", _("Lawyer")
    CARER = "CARER", _("Carer or social worker")
    FRIEND = "FRIEND", _("Friend or colleague")
    OTHER = "OTHER", _("Somebody else")


class Mandate(TextChoices):
    """What somebody may do for the person they speak for."""

    EVERYTHING = "EVERYTHING", _("Everything, up to hearing the answer")
    FILE_ONLY = "FILE_ONLY", _("File and send documents; the news goes to the person alone")


class Deed(TextChoices):
    """What can be done to a case; ``rules.moves`` says at which stages, ``access`` says by whom."""

    ASSESS = "ASSESS", _("Assess")
    ASSIGN = "ASSIGN", _("Assign")
    REFER = "REFER", _("Refer")
    SETTLE_REFERRAL = "SETTLE_REFERRAL", _("Answer a referral")
    RECALL_REFERRAL = "RECALL_REFERRAL", _("Recall a referral")
    REPLY = "REPLY", _("Reply")
    NOTE = "NOTE", _("Write a note")
    ASK_DOCUMENTS = "ASK_DOCUMENTS", _("Ask for documents")
    DECIDE = "DECIDE", _("Decide")
    PROPOSE = "PROPOSE", _("Send for approval")
    RESPOND = "RESPOND", _("Send the answer")
    DELAY = "DELAY", _("Give a later date")
    CLOSE = "CLOSE", _("Close")
    RAISE = "RAISE", _("Raise or lower")
    WALL = "WALL", _("Keep it from whom it is about")
    LIFT_WALL = "LIFT_WALL", _("Let somebody see it again")
    DO_TASK = "DO_TASK", _("Finish a task")
    RENEW_CODE = "RENEW_CODE", _("Renew the access code")
    WRITE = "WRITE", _("Write to us")
    ADD_FILES = "ADD_FILES", _("Add documents")
    CHASE = "CHASE", _("Ask where it is")
    WITHDRAW = "WITHDRAW", _("Withdraw")
    OBJECT = "OBJECT", _("Object")
    REOPEN = "REOPEN", _("Reopen")
    ESCALATE = "ESCALATE", _("Ask somebody higher up")
    PREFER = "PREFER", _("Choose how to be told")


def public_stage(*, stage: str, waiting_on: str, is_withdrawn: bool, is_looked_at_again: bool) -> PublicStage:
    """Map where a case is to what the complainant reads: the one table between the two."""
    if is_withdrawn:
        return PublicStage.WITHDRAWN
    if stage == Stage.ASSIGNED:
        if is_looked_at_again and waiting_on == WaitingOn.US:
            return PublicStage.REOPENED
        return _WHILE_ASSIGNED[WaitingOn(waiting_on)]
    return _BY_STAGE[Stage(stage)]


_BY_STAGE = {
    Stage.RECEIVED: PublicStage.REGISTERED,
    Stage.ACKNOWLEDGED: PublicStage.INITIAL_REVIEW,
    Stage.ASSESSED: PublicStage.REFERRING,
    Stage.RESPONDED: PublicStage.ANSWERED,
    Stage.CLOSED: PublicStage.CLOSED,
}
_WHILE_ASSIGNED = {
    WaitingOn.US: PublicStage.IN_PROGRESS,
    WaitingOn.COMPLAINANT: PublicStage.NEEDS_DOCUMENTS,
    WaitingOn.UNIT: PublicStage.REFERRING,
    WaitingOn.APPROVER: PublicStage.AWAITING_FINAL,
    WaitingOn.NOBODY: PublicStage.IN_PROGRESS,
}
