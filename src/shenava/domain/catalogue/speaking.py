"""What simple pages say aloud: recordings of the organization's own, for people who read with difficulty."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shenava.domain.catalogue.models import Brand, SpokenPrompt
from shenava.domain.catalogue.vocabulary import SpokenPage
from shenava.domain.organization.actors import Actor
from shenava.foundation.audit import recording
from shenava.foundation.database.remembered import forget_all, remembered
from shenava.foundation.errors import Problem
from shenava.foundation.files import operations as files
from shenava.foundation.files.errors import FileNotAccepted
from shenava.foundation.files.kinds import Family
from shenava.foundation.files.models import StoredFile
from shenava.foundation.files.operations import Readable

MOST_BYTES: Final = 500_000
"""About a minute of speech; on a thin line it begins after a second or two."""


class PromptNotSound(Problem):
    """A recording that is no sound, or none that a browser plays."""

    code = "prompt_not_sound"
    status = 422
    sentence = _("Please choose a sound file: MP3, M4A, OGG or WAV.")


class PromptTooLong(Problem):
    """A recording that a thin line would wait for."""

    code = "prompt_too_long"
    status = 422
    sentence = _("This recording is larger than 500 kB. Please record it shorter, or as MP3.")


def keep_sound(upload: Readable, *, name: str, at: datetime) -> StoredFile:
    """Inspect a recording and keep it; call it before the transaction. Raises ``PromptNotSound``, ``PromptTooLong``."""
    try:
        kept = files.keep(upload, name=name, at=at).file
    except FileNotAccepted as error:
        raise PromptNotSound(fields={"file": PromptNotSound.sentence}) from error
    if kept.kind.family is not Family.SOUND:
        raise PromptNotSound(fields={"file": PromptNotSound.sentence})
    if kept.size > MOST_BYTES:
        raise PromptTooLong(fields={"file": PromptTooLong.sentence})
    return kept


@transaction.atomic
def record(
    *, brand: Brand, page: SpokenPage, language: str, file: StoredFile | None, actor: Actor, at: datetime
) -> None:
    """Let a page say this in one language from now on; without a file it says nothing any more."""
    spoken = SpokenPrompt.objects.filter(brand=brand, page=page, language=language)
    if file is None:
        spoken.delete()
    else:
        SpokenPrompt.objects.update_or_create(brand=brand, page=page, language=language, defaults={"file": file})
    recording.record(
        "settings.spoken",
        actor_ref=actor.ref,
        subject_ref="settings",
        at=at,
        detail={"page": str(page), "language": language, "spoken": file is not None},
    )
    forget_all()
    transaction.on_commit(forget_all)


@remembered(seconds=5)
def prompts(brand_id: UUID) -> Mapping[tuple[str, str], StoredFile]:
    """Return the recordings of a brand by page and language."""
    rows = SpokenPrompt.objects.filter(brand_id=brand_id).select_related("file")
    return {(row.page, row.language): row.file for row in rows}
