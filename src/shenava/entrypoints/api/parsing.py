"""Reading JSON that strangers send: strictly (RFC 7493), to a depth and to numbers that every part beneath can bear."""

import json
import math
import re
from typing import TypeAlias, cast

from django.http import HttpRequest
from django.utils import translation
from ninja.parser import Parser
from ninja.types import DictStrAny

from shenava.entrypoints.api.doorway import LANGUAGES, wanted_language
from shenava.entrypoints.api.refusals import MediaTypeNotTaken, NotWellFormed

JSON: TypeAlias = "dict[str, JSON] | list[JSON] | str | int | float | bool | None"
MEDIA_TYPE = "application/json"
DEEPEST = 16
_LARGEST = 2**63 - 1
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")
"""NUL and halves of surrogate pairs: no database keeps the one, no encoding the other."""


class StrictParser(Parser):
    """Reads bodies for the library."""

    def parse_body(self, request: HttpRequest) -> DictStrAny:
        """Return the body; raises ``MediaTypeNotTaken`` and ``NotWellFormed``.

        From here on the caller is answered in the body's own language, unless the header asks for another.
        """
        body = body_of(request)
        language = body.get("language") if isinstance(body, dict) else None
        if language in LANGUAGES and not wanted_language(request):
            translation.activate(str(language))
        return cast("DictStrAny", body)


def body_of(request: HttpRequest) -> JSON:
    """Return the JSON of a request; raises ``MediaTypeNotTaken``, or ``NotWellFormed`` for what isn't JSON."""
    if request.content_type != MEDIA_TYPE:
        raise MediaTypeNotTaken(wanted=MEDIA_TYPE)
    try:
        body: JSON = json.loads(
            request.body.decode(), parse_int=_whole, parse_float=_finite, parse_constant=_no_constant
        )
    except (ValueError, RecursionError) as error:
        raise NotWellFormed from error
    _check(body)
    return body


def canonical(body: JSON) -> str:
    """Return the one spelling of a body, whatever the order of its properties."""
    return json.dumps(body, sort_keys=True, separators=(",", ":"))


def _check(body: JSON) -> None:
    level = [body]
    for _depth in range(DEEPEST):
        if not level:
            return
        texts = [one for one in level if isinstance(one, str)]
        names = [name for one in level if isinstance(one, dict) for name in one]
        if any(_NO_TEXT.search(text) for text in (*texts, *names)):
            raise NotWellFormed
        level = [inner for one in level for inner in _inside(one)]
    raise NotWellFormed


def _inside(value: JSON) -> list[JSON]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _whole(digits: str) -> int:
    number = int(digits)
    if abs(number) > _LARGEST:
        raise NotWellFormed
    return number


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise NotWellFormed
    return number


def _no_constant(_name: str) -> float:
    """Refuse NaN and infinities, which are no JSON (RFC 8259, 6)."""
    raise NotWellFormed
