"""Files on a form: each is inspected on its own; one that is refused takes neither words nor other files along."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.utils.translation import gettext as _

from shenava.foundation.errors import Problem
from shenava.foundation.files import kinds, operations, queries, uploads
from shenava.foundation.files.errors import FileTooLarge
from shenava.foundation.files.operations import KeptFile
from shenava.foundation.text.direction import isolate
from shenava.foundation.web import limits
from shenava.foundation.web.addresses import client_address, network_of

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

_SALT = "portal.kept"
_GOOD_FOR = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Taken:
    """The files that were taken, and a sentence for each that was not."""

    files: tuple[KeptFile, ...]
    problems: tuple[str, ...]

    @property
    def problem(self) -> str:
        """All that is wrong, for the one place beside the field."""
        return " ".join(self.problems)


def take(
    request: HttpRequest, name: str = "files", *, already: Sequence[str] = (), carried_as: str = "kept", at: datetime
) -> Taken:
    """Keep the files of a field beside those that came ahead of the form or with an earlier sending of it.

    ``carried_as`` is the field of the form that holds the marks of those.
    """
    sent = request.FILES.getlist(name)
    taken, problems = _behind([*already, *request.POST.getlist(carried_as)]), []
    try:
        operations.check_count(len(taken) + len(sent))
    except Problem as problem:
        return Taken(files=tuple(taken[: settings.FILES_MAX_COUNT]), problems=(str(problem),))
    for upload in sent:
        try:
            taken.append(_keep(request, upload, at=at))
        except Problem as problem:
            problems.append(_("%(name)s: %(reason)s") % {"name": isolate(upload.name or _("File")), "reason": problem})
    if name in uploads.too_large(request):
        problems.append(str(FileTooLarge(limit=settings.FILES_MAX_BYTES // 1_000_000)))
    return Taken(files=tuple(taken), problems=tuple(problems))


def told_before() -> dict[str, object]:
    """Return what a person should know before they choose: how many, how large, which kinds."""
    return {
        "accept": kinds.ACCEPT,
        "max_files": settings.FILES_MAX_COUNT,
        "max_bytes": settings.FILES_MAX_BYTES,
        "max_megabytes": settings.FILES_MAX_BYTES // 1_000_000,
    }


def marks_of(files: Iterable[KeptFile]) -> list[tuple[str, str]]:
    """Return the files as a form carries them on: a signed mark, which nobody else can make, and the name to show."""
    return [(signing.dumps([kept.file.id.hex, kept.name], salt=_SALT), kept.name) for kept in files]


def earlier(marks: Sequence[str]) -> list[KeptFile]:
    """Return the files behind marks of ours, at most as many as one message may carry.

    Any other mark is as if it weren't there.
    """
    return _behind(marks)[: settings.FILES_MAX_COUNT]


def _behind(marks: Sequence[str]) -> list[KeptFile]:
    names: dict[UUID, str] = {}
    for mark in [*dict.fromkeys(marks)][: 2 * settings.FILES_MAX_COUNT]:
        try:
            file_id, name = signing.loads(mark, salt=_SALT, max_age=_GOOD_FOR)
            names[UUID(hex=file_id)] = name
        except signing.BadSignature:
            continue
    found = queries.by_ids(names) if names else {}
    return [KeptFile(file=found[file_id], name=name) for file_id, name in names.items() if file_id in found]


def _keep(request: HttpRequest, upload: "UploadedFile[bytes]", *, at: datetime) -> KeptFile:
    limits.check(limits.named("upload"), network_of(client_address(request)), at=at)
    return operations.keep(upload, name=upload.name or "", at=at)
