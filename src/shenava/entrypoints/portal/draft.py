"""What a person has typed so far: it travels in the form itself, and no card number or secret travels with it."""

import hashlib
import json
import re
import secrets
from collections.abc import Collection, Mapping, Sequence

from django.http import QueryDict

from shenava.foundation.files.operations import KeptFile
from shenava.foundation.text.direction import strip_controls
from shenava.foundation.text.masking import mask

ANSWER = "answer-"
FILE = "file-"
"""Before the key of a question, names the marks of the files that came for it."""
OTHER = "other"
_YOU = ("who", "name", "registration", "email", "mobile", "hides_name")
_THEY = ("their_name", "their_mobile", "relation", "mandate", "until", "document")
_TOLD = ("told_by", "told_in", "told_calendar", "told_digits", "quiet_from", "quiet_to")
NAMES = (
    "token",
    "seen",
    "source",
    "privacy",
    "text",
    "category",
    "kind",
    "wishes",
    "wish",
    "kept",
    "asked",
    *_YOU,
    *_THEY,
    *_TOLD,
)
_SIGNED = ("token", "kept", "document")
_APART = (*_SIGNED, "asked", "seen", "source", "privacy")
"""What is no part of what somebody says."""
_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,64}")


class Draft:
    """The posted fields by name. Reading one gives it masked; ``typed`` gives the answers as they were typed."""

    def __init__(self, typed: Mapping[str, Sequence[str]]) -> None:
        self.typed = typed
        self._values = {name: [_safe(name, value) for value in values] for name, values in typed.items()}
        if not _TOKEN.fullmatch(self.one("token")):
            self._values["token"] = [new_token()]

    @classmethod
    def read(cls, posted: QueryDict) -> "Draft":
        """Read what a form of ours posts, and nothing else."""
        return cls(
            {name: values for name, values in posted.lists() if name in NAMES or name.startswith((ANSWER, FILE))}
        )

    def one(self, name: str) -> str:
        """Return a field, or nothing."""
        values = self._values.get(name)
        return values[-1] if values else ""

    def many(self, name: str) -> list[str]:
        """Return every value of a field."""
        return list(self._values.get(name, ()))

    def with_fresh_token(self) -> "Draft":
        """Return the same words in a form that counts as another one."""
        return self.having(token=[new_token()])

    def having(self, **fields: list[str]) -> "Draft":
        """Return the same words with other values in some fields."""
        return Draft({**self.typed, **fields})

    def hidden(self, *, besides: Collection[str] = (), answered: Collection[str] = ()) -> list[tuple[str, str]]:
        """Return what a step must carry along: all but the fields, and the answers to questions, that it shows."""
        shown = tuple(f"{prefix}{key}" for key in answered for prefix in (ANSWER, FILE))
        return [
            (name, value)
            for name, values in self._values.items()
            for value in values
            if name not in besides and not name.startswith(shown)
        ]

    def body(self, files: Sequence[KeptFile]) -> str:
        """Return a digest of all that is sent, files included, by which a repeat is recognised."""
        values = {
            name: given for name, given in self._values.items() if name not in _APART and not name.startswith(FILE)
        }
        sent = [values, [(kept.file.sha256, kept.name) for kept in files]]
        return hashlib.sha256(json.dumps(sent, sort_keys=True).encode()).hexdigest()


def new_token() -> str:
    """Return what tells one rendered form from every other."""
    return secrets.token_urlsafe(16)


def token_of(posted: QueryDict) -> str:
    """Return the token of a posted form, or nothing when it isn't one of ours."""
    given = posted.get("token", "")
    return given if is_token(given) else ""


def is_token(given: str) -> bool:
    """Return whether it looks like one of ours."""
    return _TOKEN.fullmatch(given) is not None


def _safe(name: str, value: str) -> str:
    if name in _SIGNED or name.startswith(FILE):
        return value
    return mask(value if name == "text" else strip_controls(value)).text
