"""How an administrator changes the catalogue: checked, and written down under their name."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shenava.domain.catalogue import operations, queries, texts
from shenava.domain.catalogue.models import Brand, Category
from shenava.domain.catalogue.rules.filling import placeholders
from shenava.domain.catalogue.vocabulary import TextTitle
from shenava.domain.organization.actors import Actor
from shenava.foundation.audit import recording
from shenava.foundation.errors import Problem

Texts = Mapping[str, Mapping[str, str]]
WINDOW_DAYS = range(1, 366)


class PlaceholderUnknown(Problem):
    """A text uses a placeholder that nothing fills."""

    code = "placeholder_unknown"
    status = 422
    sentence = _("This text knows only these placeholders: %(known)s. Please correct: %(wrong)s.")


class TextMissing(Problem):
    """A text would be empty in a language that has it now."""

    code = "text_missing"
    status = 422
    sentence = _("Please write this text; an empty one would be sent as it is.")


class WindowOutOfRange(Problem):
    """A time to object or reopen below a day or above a year."""

    code = "window_out_of_range"
    status = 422
    sentence = _("Please choose between 1 and 365 days.")


@transaction.atomic
def rewrite_text(*, brand: Brand, key: str, language: str, subject: str, body: str, actor: Actor, at: datetime) -> None:
    """Set one text in one language; raises ``NotFound``, ``TextMissing`` and ``PlaceholderUnknown``."""
    values = {code: dict(value) for code, value in queries.template_values(brand_id=brand.id, key=key).items()}
    _check_text(key, {"subject": subject, "body": body})
    values[language] = {"subject": subject.strip(), "body": body.strip()} if subject.strip() else {"body": body.strip()}
    operations.write_template(brand=brand, key=key, values=values)
    _record("settings.text", actor=actor, at=at, detail={"key": key, "language": language})


def known_placeholders(key: str) -> frozenset[str]:
    """Return what the shipped text of a key may be filled with."""
    return frozenset().union(
        *(placeholders(part) for value in texts.shipped()[key].values() for part in value.values())
    )


def text_title(key: str) -> str:
    """Return what a text is for, and that it is an SMS; the key itself for one without a title."""
    base = key.removesuffix("_sms")
    title = str(TextTitle(base).label) if base in TextTitle.values else base
    return gettext("%(text)s (SMS)") % {"text": title} if key.endswith("_sms") else title


@transaction.atomic
def change_category(*, category: Category, changes: Mapping[str, Any], actor: Actor, at: datetime) -> None:
    """Change the unit, urgency, names or offer of a category; the cases it has keep what they got."""
    _change(category, changes)
    detail = {"category": category.code, "changed": sorted(changes)}
    _record("settings.category", actor=actor, at=at, detail=detail)


@transaction.atomic
def change_brand(*, brand: Brand, changes: Mapping[str, Any], actor: Actor, at: datetime) -> None:
    """Change how a brand meets people; raises ``WindowOutOfRange``."""
    for field in ("objection_days", "reopen_days"):
        if changes.get(field, 1) not in WINDOW_DAYS:
            raise WindowOutOfRange(fields={field: WindowOutOfRange.sentence})
    _change(brand, changes)
    _record("settings.brand", actor=actor, at=at, detail={"brand": brand.code, "changed": sorted(changes)})


def _check_text(key: str, text: Mapping[str, str]) -> None:
    if not text["body"].strip():
        raise TextMissing(fields={"body": TextMissing.sentence})
    known = known_placeholders(key)
    for part, words in text.items():
        if wrong := placeholders(words) - known:
            params = {"known": _in_braces(known), "wrong": _in_braces(wrong)}
            raise PlaceholderUnknown(fields={part: PlaceholderUnknown.sentence % params}, **params)


def _in_braces(names: frozenset[str]) -> str:
    return " ".join(f"{{{name}}}" for name in sorted(names))


def _change(row: Brand | Category, changes: Mapping[str, Any]) -> None:
    for field, value in changes.items():
        setattr(row, field, value)
    row.save(update_fields=list(changes))
    operations.forget()


def _record(action: str, *, actor: Actor, at: datetime, detail: Mapping[str, Any]) -> None:
    recording.record(action, actor_ref=actor.ref, subject_ref="settings", at=at, detail=detail)
