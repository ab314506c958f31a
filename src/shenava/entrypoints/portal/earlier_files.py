"""What a person has sent with other complaints of theirs, so that they needn't look for it again."""

from django.http import HttpRequest

from shenava.domain.cases import access
from shenava.domain.cases.models import Attachment, Case
from shenava.entrypoints.portal.own import session

_MOST_OFFERED = 30


def of_person(request: HttpRequest, case: Case) -> list[Attachment]:
    """Return it for whoever is signed in to their own page here; for anybody else there is nothing."""
    person = session.actor(request)
    return list(access.own_files(person, besides=case)[:_MOST_OFFERED]) if person else []
