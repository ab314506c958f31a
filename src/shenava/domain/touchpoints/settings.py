"""How an administrator keeps touchpoints: checked, and written down under their name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from shenava.domain.organization.actors import Actor
from shenava.domain.touchpoints import operations, queries
from shenava.domain.touchpoints.models import Touchpoint
from shenava.domain.touchpoints.rules import codes
from shenava.foundation.audit import recording
from shenava.foundation.errors import Problem


class CodeNotPlain(Problem):
    """A code that can't be read aloud or typed."""

    code = "touchpoint_code_not_plain"
    status = 422
    sentence = _("Please use at most 16 Latin letters, digits and hyphens, for example BR-12.")


class CodeTaken(Problem):
    """A code that another touchpoint has, or had."""

    code = "touchpoint_code_taken"
    status = 409
    sentence = _("Another place has this code already. Please choose another one.")


class NameNeeded(Problem):
    """A touchpoint without a name in any language."""

    code = "touchpoint_name_needed"
    status = 422
    sentence = _("Please write a name in at least one language.")


@dataclass(frozen=True, kw_only=True)
class Sign:
    """What an administrator says of a touchpoint."""

    kind: str
    name: Mapping[str, str]
    place: Mapping[str, str] = field(default_factory=dict)
    unit_id: UUID | None = None
    category_id: UUID | None = None


def add(sign: Sign, *, code: str, actor: Actor, at: datetime) -> Touchpoint:
    """Add a touchpoint under the code that was typed, or the next free one; raises a ``Problem`` for what is amiss."""
    _check(sign)
    chosen = codes.read(code) if code.strip() else codes.next_code(sign.kind, set(queries.names()))
    if not chosen:
        raise CodeNotPlain(fields={"code": CodeNotPlain.sentence})
    try:
        with transaction.atomic():
            made = operations.add(code=chosen, **vars(sign), at=at)
            _record(made, "added", actor=actor, at=at)
    except IntegrityError as taken:
        raise CodeTaken(fields={"code": CodeTaken.sentence}) from taken
    return made


@transaction.atomic
def change(touchpoint: Touchpoint, sign: Sign, *, actor: Actor, at: datetime) -> None:
    """Change all but the code, which is printed; raises ``NameNeeded``."""
    _check(sign)
    operations.change(touchpoint, **vars(sign))
    _record(touchpoint, "changed", actor=actor, at=at)


@transaction.atomic
def retire(touchpoint: Touchpoint, *, actor: Actor, at: datetime) -> None:
    """Take a touchpoint out of use; its link still opens the form, and the case still knows it."""
    operations.change(touchpoint, retired_at=at)
    _record(touchpoint, "retired", actor=actor, at=at)


@transaction.atomic
def bring_back(touchpoint: Touchpoint, *, actor: Actor, at: datetime) -> None:
    """Take a touchpoint into use again."""
    operations.change(touchpoint, retired_at=None)
    _record(touchpoint, "brought_back", actor=actor, at=at)


def _check(sign: Sign) -> None:
    if not any(text.strip() for text in sign.name.values()):
        raise NameNeeded(fields={"name": NameNeeded.sentence})


def _record(touchpoint: Touchpoint, what: str, *, actor: Actor, at: datetime) -> None:
    recording.record(
        "settings.touchpoint",
        actor_ref=actor.ref,
        subject_ref="settings",
        at=at,
        detail={"touchpoint": touchpoint.code, "what": what},
    )
