"""All that we know of a person, as plain data: for the file they take away and for the page that they print."""

from typing import Any

from shenava.domain.cases import access, queries
from shenava.domain.cases.models import Case, Message
from shenava.domain.cases.vocabulary import Author, PublicStage
from shenava.domain.organization.actors import Actor
from shenava.domain.people.models import OwnSession
from shenava.entrypoints.portal import stages
from shenava.foundation.text import multilingual

_AUTHORS = {Author.COMPLAINANT: "you", Author.STAFF: "officer", Author.SYSTEM: "automatic"}


def of(signed_in: OwnSession, actor: Actor, *, language: str) -> dict[str, Any]:
    """Return it: who they are, what they chose, and every complaint with its words, files and letters."""
    person = signed_in.person
    cases = access.visible_to(actor).select_related("brand", "category", "unit", "person").order_by("id")
    return {
        "name": person.name if person else "",
        "contact": signed_in.address,
        "language": person.language if person else "",
        "preferences": person.preference if person else {},
        "complaints": [_case(case, actor, language=language) for case in cases],
    }


def _case(case: Case, actor: Actor, *, language: str) -> dict[str, Any]:
    stage: PublicStage = stages.stage_of(case)
    files = access.visible_files(actor, case)
    return {
        "tracking_code": case.tracking_code,
        "received_at": case.received_at.isoformat(),
        "stage": stage.value,
        "category": multilingual.text(case.category.name, language) if case.category else "",
        "unit": multilingual.text(case.unit.public_name, language) if case.unit else "",
        "wish": case.wish,
        "what_it_is": case.kind.lower(),
        "answers": case.answers,
        "answers_deleted_after_days": {path: days for path, days in case.forgotten_answers.items() if days},
        "name_is_kept_from_the_unit": case.hides_name,
        "preferences": case.preference,
        "messages": [_message(one) for one in queries.conversation(case)],
        "files": [
            {"name": one.name, "bytes": one.file.size, "added_at": one.added_at.isoformat()}
            for one in files.exclude(is_internal=True)
        ],
        "documents_asked_for": [
            {"what": one.label, "why": one.why, "state": one.state} for one in queries.document_items(case)
        ],
        "letters": [
            {"issued_at": one.issued_at.isoformat(), "sha256": one.sha256, "verification_code": one.verification_code}
            for one in queries.letters(case)
        ],
    }


def _message(message: Message) -> dict[str, Any]:
    return {
        "at": message.sent_at.isoformat(),
        "by": _AUTHORS[Author(message.author)],
        "name": message.staff.name if message.staff else "",
        "act": message.act,
        "words": message.body,
    }
