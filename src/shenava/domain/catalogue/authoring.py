"""How an administrator rewrites the texts people get: checked, and kept with every version there was."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shenava.domain.catalogue import operations, queries, texts
from shenava.domain.catalogue.models import Brand, TextVersion
from shenava.domain.catalogue.rules import sms
from shenava.domain.catalogue.rules.filling import Flaws, flaws
from shenava.domain.catalogue.rules.wording import Wording, state
from shenava.domain.catalogue.vocabulary import TextChannel, TextState, TextTitle
from shenava.domain.organization.actors import Actor
from shenava.foundation.audit import recording
from shenava.foundation.errors import NotFound, Problem

LANGUAGES = ("fa", "ar", "en")
LONGEST = 8000


class PlaceholderUnknown(Problem):
    """A text uses a placeholder that nothing fills."""

    code = "placeholder_unknown"
    status = 422
    sentence = _("This text knows only these placeholders: %(known)s. Please correct: %(wrong)s.")


class PlaceholderMissing(Problem):
    """A text leaves out what people need from it."""

    code = "placeholder_missing"
    status = 422
    sentence = _("People need this from the text; please add: %(missing)s.")


class SubjectTooPrivate(Problem):
    """A subject line would show what only its reader should know."""

    code = "subject_too_private"
    status = 422
    sentence = _("A subject shows on locked screens. Please say this in the text instead: %(wrong)s.")


class TextMissing(Problem):
    """A text would be empty."""

    code = "text_missing"
    status = 422
    sentence = _("Please write this text; an empty one would be sent as it is.")


class TextTooLong(Problem):
    """A text longer than anybody reads."""

    code = "text_too_long"
    status = 422
    sentence = _("This text is too long. Please keep it under %(most)s characters.")


class TextChanged(Problem):
    """Somebody rewrote the text meanwhile."""

    code = "text_changed"
    status = 409
    sentence = _(
        "Somebody has rewritten this text meanwhile. Look at their words in the history; yours are still here."
    )


@dataclass(frozen=True, kw_only=True)
class Line:
    """One text in the list: its title, where it is read, and how it stands in each language."""

    key: str
    title: str
    channel: TextChannel
    states: Mapping[str, TextState]
    newest: Mapping[str, TextVersion]


@transaction.atomic
def rewrite(*, brand: Brand, wording: Wording, seen: int, actor: Actor, at: datetime) -> TextVersion | None:
    """Set one text in one language; ``seen`` is the newest version that its author knew of.

    Returns nothing when the words stay as they are and no other language is newer. Raises ``NotFound``, and the
    problems above.
    """
    check(wording)
    number = _next_number(brand, wording, seen=seen)
    now = queries.wording(brand_id=brand.id, key=wording.key, language=wording.language)
    is_same = (now.language, now.subject, now.body) == (wording.language, wording.subject, wording.body)
    if is_same and _state(brand, wording.key, wording.language) != TextState.BEHIND:
        return None
    return _write(brand, wording, number=number, restored=None, actor=actor, at=at)


@transaction.atomic
def restore(*, brand: Brand, key: str, language: str, number: int, seen: int, actor: Actor, at: datetime) -> None:
    """Let an earlier version speak again, 0 being the shipped words; it becomes the newest version."""
    words = earlier(brand=brand, key=key, language=language, number=number)
    check(words)
    _write(brand, words, number=_next_number(brand, words, seen=seen), restored=number, actor=actor, at=at)


def check(wording: Wording) -> None:
    """Raise what keeps a text from being sent as it is meant."""
    if not wording.body.strip():
        raise TextMissing(fields={"body": TextMissing.sentence})
    if len(wording.subject) + len(wording.body) > LONGEST:
        raise TextTooLong(fields={"body": TextTooLong.sentence % {"most": LONGEST}}, most=LONGEST)
    found = flaws(subject=wording.subject, body=wording.body, slots=texts.slots(wording.key))
    _check_placeholders(wording, found)


def earlier(*, brand: Brand, key: str, language: str, number: int) -> Wording:
    """Return the words of one version; raises ``NotFound``."""
    check_known(key, language)
    if number == 0:
        value = texts.shipped()[key][language]
        return Wording(key=key, language=language, subject=value.get("subject", ""), body=value["body"])
    row = queries.text_versions(brand_id=brand.id, key=key, language=language).filter(number=number).first()
    if row is None:
        raise NotFound
    return Wording(key=key, language=language, subject=row.subject, body=row.body)


def check_known(key: str, language: str) -> None:
    """Raise ``NotFound`` for a text or a language that nobody knows."""
    if key not in texts.shipped() or language not in LANGUAGES:
        raise NotFound


def title(key: str) -> str:
    """Return what a text is for, and that it is an SMS."""
    name = str(TextTitle(key.removesuffix("_sms")).label)
    return gettext("%(text)s (SMS)") % {"text": name} if texts.channel(key) is TextChannel.SMS else name


def length(text: str, key: str) -> sms.SmsLength | None:
    """Return how long a filled text is as SMS; nothing for one that goes another way."""
    return sms.measure(text) if texts.channel(key) is TextChannel.SMS else None


def lines(brand: Brand) -> list[Line]:
    """Return every text, and how it stands in each language."""
    newest = queries.newest_versions(brand.id)
    own = {key: tuple(row.values) for (brand_id, key), row in queries.templates().items() if brand_id == brand.id}
    return [_line(key, newest, own.get(key, ())) for key in texts.shipped()]


def _line(key: str, newest: Mapping[tuple[str, str], TextVersion], own: tuple[str, ...]) -> Line:
    versions = {language: newest[key, language] for language in LANGUAGES if (key, language) in newest}
    written = {language: row.written_at for language, row in versions.items()}
    return Line(
        key=key,
        title=title(key),
        channel=texts.channel(key),
        states={language: state(language, written, own=own) for language in LANGUAGES},
        newest=versions,
    )


def _state(brand: Brand, key: str, language: str) -> TextState:
    return next(line.states[language] for line in lines(brand) if line.key == key)


def _check_placeholders(wording: Wording, found: Flaws) -> None:
    if found.unknown:
        known = " ".join(f"{{{name}}}" for name in sorted(texts.slots(wording.key).known))
        params = {"known": known, "wrong": " ".join(found.unknown)}
        where = "subject" if any(one in wording.subject for one in found.unknown) else "body"
        raise PlaceholderUnknown(fields={where: PlaceholderUnknown.sentence % params}, **params)
    if found.too_private:
        params = {"wrong": " ".join(found.too_private)}
        raise SubjectTooPrivate(fields={"subject": SubjectTooPrivate.sentence % params}, **params)
    if found.missing:
        params = {"missing": " ".join(found.missing)}
        raise PlaceholderMissing(fields={"body": PlaceholderMissing.sentence % params}, **params)


def _next_number(brand: Brand, wording: Wording, *, seen: int) -> int:
    operations.hold_brand(brand)
    row = queries.text_versions(brand_id=brand.id, key=wording.key, language=wording.language).first()
    newest = row.number if row else 0
    if newest != seen:
        raise TextChanged
    return newest + 1


def _write(
    brand: Brand, wording: Wording, *, number: int, restored: int | None, actor: Actor, at: datetime
) -> TextVersion:
    words = Wording(
        key=wording.key,
        language=wording.language,
        subject=wording.subject.strip() if texts.has_subject(wording.key) else "",
        body=wording.body.strip(),
        version=number,
    )
    version = operations.write_text(wording=words, brand=brand, restored=restored, staff_id=actor.id, at=at)
    detail: dict[str, Any] = {"key": wording.key, "language": wording.language, "version": number}
    if restored is not None:
        detail["restored"] = restored
    recording.record("settings.text", actor_ref=actor.ref, subject_ref="settings", at=at, detail=detail)
    return version
