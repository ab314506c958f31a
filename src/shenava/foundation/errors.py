"""Expected failures: one base with a stable code, an HTTP status and a sentence for people."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Problem(Exception):  # noqa: N818 - the name of RFC 9457, which the API answers with
    """Something expected went wrong; the person is told what to do about it.

    ``sentence`` is translated when it is shown, so subclasses give it through ``gettext_lazy``
    with named placeholders filled from ``params``. ``fields`` maps a form field's name to its own sentence.
    """

    code: ClassVar[str] = "problem"
    status: ClassVar[int] = 400
    sentence: ClassVar[str | Promise] = ""

    def __init__(self, *, fields: Mapping[str, str | Promise] | None = None, **params: Any) -> None:  # noqa: ANN401 - params only fill the sentence
        self.fields = dict(fields or {})
        self.params = params
        super().__init__(self.code)

    def __str__(self) -> str:
        """Return the sentence in the language that is active now."""
        return str(self.sentence) % self.params if self.params else str(self.sentence)


class NotFound(Problem):
    """The row does not exist, or this actor may not know that it does."""

    code = "not_found"
    status = 404
    sentence: ClassVar[str | Promise] = _("There is nothing here, or nothing that you may see.")


class NotAllowed(Problem):
    """The actor may see the row but not do this to it."""

    code = "not_allowed"
    status = 403
    sentence: ClassVar[str | Promise] = _("This is not yours to do. Ask somebody who may.")
