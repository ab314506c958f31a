"""The header Idempotency-Key: the same request twice is one."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from shenava.entrypoints.api import parsing
from shenava.foundation.errors import Problem
from shenava.foundation.keys import Purpose, digest

HEADER = "Idempotency-Key"
LONGEST = 255
_ABOUT = "Your own name for this request, best a random UUID. The same key with the same body is done once."


class KeyMissing(Problem):
    """A filing without a key: its repeat after a broken connection would be a second complaint."""

    code = "idempotency_key_missing"
    status = 400
    sentence = _("Please send a header Idempotency-Key with a value of your own, such as a random UUID.")


class KeyTooLong(Problem):
    """A key that is no key."""

    code = "idempotency_key_too_long"
    status = 400
    sentence = _("Please keep the Idempotency-Key under %(most)d characters.")


class KeyReused(Problem):
    """The same key came with another message."""

    code = "idempotency_key_reused"
    status = 422
    sentence = _("This key was used for something else. Please take a new one for each request.")


def parameter(*, required: bool) -> dict[str, Any]:
    """Return what the API's description says of the header."""
    schema = {"type": "string", "minLength": 1, "maxLength": LONGEST}
    named = {"in": "header", "name": HEADER, "required": required, "schema": schema, "description": _ABOUT}
    return {"parameters": [named]}


def required(request: HttpRequest) -> str:
    """Return the key; raises ``KeyMissing`` or ``KeyTooLong``."""
    key = optional(request)
    if not key:
        raise KeyMissing
    return key


def optional(request: HttpRequest) -> str:
    """Return the key, empty when none came; raises ``KeyTooLong``."""
    key = request.headers.get(HEADER, "").strip()
    if len(key) > LONGEST:
        raise KeyTooLong(most=LONGEST)
    return f"api:{key}" if key else ""


def hidden(key: str) -> str:
    """Return the key as rows keep it; an empty one stays empty."""
    return digest(Purpose.LOOKUP, key, version=1).hex() if key else ""


def body_of(request: HttpRequest) -> str:
    """Return the one spelling of all that was sent, by which a repeat is told from something else."""
    return parsing.canonical(parsing.body_of(request))
