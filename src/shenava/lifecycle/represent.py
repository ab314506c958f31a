"""Somebody speaks for the complainant: the paper that shows it may follow later."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shenava.domain.cases import access
from shenava.domain.cases import operations as cases
from shenava.domain.cases import queries as case_queries
from shenava.domain.cases.models import Attachment
from shenava.domain.cases.vocabulary import Deed
from shenava.domain.organization.actors import Actor
from shenava.foundation.errors import Problem
from shenava.foundation.files.operations import KeptFile


class NobodySpeaks(Problem):
    """A paper of a mandate where everybody speaks for themselves."""

    code = "nobody_speaks"
    status = 409
    sentence = _("Nobody speaks for somebody else in this complaint, so it needs no paper that shows it.")


class PaperIsThere(Problem):
    """A second paper; the first one stays what the mandate was shown with."""

    code = "paper_is_there"
    status = 409
    sentence = _("A paper that shows the mandate is there already. Send another one as an ordinary file.")


def show_mandate(case_id: UUID, *, paper: KeptFile, actor: Actor, at: datetime) -> Attachment:
    """Keep the paper that shows for whom somebody speaks; it is withheld from whoever may not know the name."""
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.ADD_FILES, case)
        speaker = case_queries.representation_of(case)
        if speaker is None:
            raise NobodySpeaks
        if speaker.document_id:
            raise PaperIsThere
        shown = cases.add_file(case, file=paper.file, name=paper.name, actor=actor, at=at)
        cases.show_mandate(speaker, document=shown)
    return shown
