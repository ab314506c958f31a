"""Files that a topic's own question asks for: they travel under a name of their own and stay with their question."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.http import HttpRequest

from shenava.domain.catalogue.rules import asking
from shenava.domain.catalogue.rules.fields import Field
from shenava.domain.catalogue.vocabulary import FieldKind
from shenava.entrypoints.portal import uploads
from shenava.entrypoints.portal.draft import FILE, Draft
from shenava.foundation.files.operations import KeptFile

MOST = 3
"""How many files one question takes."""


def take(request: HttpRequest, fields: Sequence[Field], draft: Draft, *, at: datetime) -> tuple[Draft, dict[str, str]]:
    """Return the draft with what came for its questions, and what is wrong with the rest by name of input."""
    problems: dict[str, str] = {}
    for field in _files_of(fields):
        name, carried = asking.name_of(field.key), f"{FILE}{field.key}"
        taken = uploads.take(request, name, already=draft.many(carried), carried_as=carried, at=at)
        draft = draft.having(**{carried: [mark for mark, _name in uploads.marks_of(taken.files[:MOST])]})
        problems |= {name: taken.problem} if taken.problem else {}
    return draft, problems


def kept(fields: Sequence[Field], draft: Draft) -> dict[str, list[KeptFile]]:
    """Return the files that have come, by the key of their question."""
    return {one.key: uploads.earlier(draft.many(f"{FILE}{one.key}"))[:MOST] for one in _files_of(fields)}


def marks(fields: Sequence[Field], draft: Draft) -> dict[str, list[tuple[str, str]]]:
    """Return the marks and names of the files that have come, by the name of the input."""
    return {asking.name_of(key): uploads.marks_of(files) for key, files in kept(fields, draft).items()}


def _files_of(fields: Sequence[Field]) -> Iterator[Field]:
    return (one for one in fields if one.kind is FieldKind.FILE)
