"""Files that a topic's own question asks for: they join those of the complaint, and the answer keeps their names."""

from datetime import datetime

from django.http import HttpRequest

from shenava.domain.catalogue.rules import asking
from shenava.domain.catalogue.vocabulary import FieldKind
from shenava.entrypoints.portal import parts, questions, uploads
from shenava.entrypoints.portal.draft import Draft


def take(request: HttpRequest, draft: Draft, *, at: datetime) -> tuple[Draft, str]:
    """Return the draft with what came for its questions, and what is wrong with the rest."""
    problems: list[str] = []
    for field in questions.fields_of(parts.category_of(draft)):
        name = asking.name_of(field.key)
        if field.kind is FieldKind.FILE and request.FILES.getlist(name):
            before = len(uploads.earlier(draft.many("kept")))
            taken = uploads.take(request, name, already=draft.many("kept"), at=at)
            marks = uploads.marks_of(taken.files)
            new = [each for _mark, each in marks[before:]]
            draft = draft.having(**{"kept": [mark for mark, _name in marks], name: [*draft.many(name), *new]})
            problems += [taken.problem] if taken.problem else []
    return draft, " ".join(problems)
