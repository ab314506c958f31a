"""What was just done, told once on the page that follows: a code in the address, a sentence here."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DONE: Mapping[str, str | Promise] = {
    "reply": _("Your reply is sent."),
    "note": _("Your note is kept. Only colleagues see it."),
    "kind": _("It is handled as a complaint from now on."),
    "assessment": _("The assessment is saved."),
    "assignment": _("The case has been handed over."),
    "level": _("The level is changed. Your reason is kept with the case."),
    "taken": _("It is yours now."),
    "snoozed": _("It is put aside and comes back by itself."),
    "wall": _("Whom it is about can't see this case any more."),
    "lifting": _("They may see the case again. Your reason is kept with it."),
    "referral": _("The unit has been asked. You remain the owner."),
    "acceptance": _("You have taken the referral on."),
    "answer": _("Your answer is with the owner of the case."),
    "return": _("The referral is back with the owner of the case."),
    "recall": _("The referral is recalled."),
    "documents": _("The complainant has been asked for the documents."),
    "document": _("The list of documents is up to date."),
    "evidence": _("The files are on the case."),
    "task": _("The task is done."),
    "access-code": _("A new access code is on its way to the complainant; the old one opens nothing."),
    "decision": _("The decision is saved. Nothing has been sent yet."),
    "approval": _("The answer waits for approval."),
    "sent-back": _("The answer is back with its author."),
    "response": _("The answer is sent. The letter can't be changed any more."),
    "delay": _("The complainant has been told the new date."),
    "closing": _("The case is closed."),
}


def told(request: HttpRequest) -> str:
    """Return the sentence about what was just done; empty when nothing was."""
    return str(DONE.get(request.GET.get("done", ""), ""))
