"""How an administrator makes the form of a category: in a draft that nobody sees, checked, then published."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shenava.domain.catalogue import operations, queries
from shenava.domain.catalogue.category_settings import record
from shenava.domain.catalogue.models import Category, FormDraft, FormVersion
from shenava.domain.catalogue.rules import comparing
from shenava.domain.catalogue.rules.schema import Form
from shenava.domain.organization.actors import Actor
from shenava.foundation.errors import NotFound, Problem

Schema = Sequence[Mapping[str, Any]]


class DraftChangedMeanwhile(Problem):
    """Somebody else saved the draft since this page was opened."""

    code = "draft_changed"
    status = 409
    sentence = _(
        "Somebody changed this form in the meantime. Here is how it stands now; please make your change again."
    )


class FormNotReady(Problem):
    """A draft with wrong places would be published."""

    code = "form_not_ready"
    status = 422
    sentence = _("Some places of this form need another look before people can see it.")


class NothingNew(Problem):
    """A draft that is what people see already."""

    code = "nothing_new"
    status = 409
    sentence = _("This form is what people see already; there is nothing to publish.")


def standing(category: Category) -> tuple[list[dict[str, Any]], int]:
    """Return the form to work on with its revision: the draft, or what is published, or nothing yet."""
    draft = queries.draft_of(category)
    if draft is not None:
        return list(draft.schema), draft.revision
    return published(category), 0


def published(category: Category) -> list[dict[str, Any]]:
    """Return the form that people see now, in its stored shape."""
    newest = queries.form_versions(category).first()
    return list(newest.schema) if newest else []


@transaction.atomic
def keep(*, category: Category, schema: Schema, revision: int, actor: Actor, at: datetime) -> FormDraft:
    """Keep a change in the draft; raises ``DraftChangedMeanwhile`` when ``revision`` is not the one that was seen."""
    if standing(category)[1] != revision:
        raise DraftChangedMeanwhile
    return operations.keep_draft(category=category, schema=schema, at=at, staff_id=actor.id)


@transaction.atomic
def undo(*, category: Category, revision: int, actor: Actor, at: datetime) -> FormDraft:
    """Take the last change of the draft back; raises ``DraftChangedMeanwhile``."""
    draft = queries.draft_of(category)
    if draft is None or draft.revision != revision or draft.previous is None:
        raise DraftChangedMeanwhile
    return operations.keep_draft(category=category, schema=draft.previous, at=at, staff_id=actor.id)


@transaction.atomic
def publish(*, category: Category, revision: int, actor: Actor, at: datetime) -> FormVersion:
    """Let people see the draft; raises ``DraftChangedMeanwhile``, ``FormNotReady`` and ``NothingNew``."""
    schema, current = standing(category)
    if current != revision:
        raise DraftChangedMeanwhile
    if Form.examine(schema)[1]:
        raise FormNotReady
    if not comparing.differences(published(category), schema):
        raise NothingNew
    form = operations.publish_form(category=category, schema=schema, at=at, staff_id=actor.id)
    operations.drop_draft(category=category)
    detail = {"category": category.code, "version": form.number}
    record("settings.form_published", actor=actor, at=at, detail=detail)
    return form


@transaction.atomic
def discard(*, category: Category, actor: Actor, at: datetime) -> None:
    """Throw the draft away; people go on seeing what is published."""
    if operations.drop_draft(category=category):
        record("settings.form_draft_discarded", actor=actor, at=at, detail={"category": category.code})


@transaction.atomic
def take_up(*, category: Category, number: int, actor: Actor, at: datetime) -> FormDraft:
    """Make a draft from an earlier version; raises ``NotFound``."""
    version = queries.form_versions(category).filter(number=number).first()
    if version is None:
        raise NotFound
    draft = operations.keep_draft(category=category, schema=version.schema, at=at, staff_id=actor.id)
    detail = {"category": category.code, "version": number}
    record("settings.form_taken_up", actor=actor, at=at, detail=detail)
    return draft
