"""How somebody comes to speak for the complainant."""

from datetime import date

from shenava.domain.cases.models import Attachment, Case, Representation
from shenava.domain.people.operations import Identified


def let_speak(
    case: Case,
    *,
    who: Identified | None,
    relation: str,
    mandate: str,
    until: date | None,
    document: Attachment | None,
) -> Representation:
    """Write down who files for the complainant, how far they may speak, and until when."""
    case.is_represented = True
    case.save(update_fields=["is_represented"])
    return Representation.objects.create(
        case=case,
        person=who.person if who else None,
        reach=list(who.reach) if who else [],
        relation=relation,
        mandate=mandate,
        until=until,
        document=document,
    )


def show_mandate(speaker: Representation, *, document: Attachment) -> None:
    """Note the paper that shows the mandate; its file has its own fact."""
    speaker.document = document
    speaker.save(update_fields=["document"])
