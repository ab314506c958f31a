"""How a template writes a value and a text: a page does both hundreds of times, and Jinja's own ways cost more."""

import re
from functools import cache
from typing import Any

from django.utils import translation
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

_SPECIAL = re.compile("[&<>\"']").search
_MOST = 4_000
"""Texts kept in each language; there are fewer in all templates."""


def written(value: Any) -> str:  # noqa: ANN401 - whatever stands between braces
    """Return a value as markup, escaped unless it is markup already: what Jinja does, without wrapping the result."""
    if type(value) is str:
        return escape(value) if _SPECIAL(value) else value
    return value if type(value) is Markup else escape(value)


class Compiler(CodeGenerator):
    """Jinja's own, which writes values with ``written``."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.globals['written'](")


def gettext(text: str, /, **variables: object) -> Markup:
    """Return a text in the reader's language with its variables escaped, as ``newstyle`` texts of Jinja are."""
    language = translation.get_language() or ""
    kept = _kept(language)
    said = kept.get(text)
    if said is None:
        said = Markup(translation.gettext(text))  # noqa: S704 - our own texts may hold markup
        if language and len(kept) < _MOST:
            kept[text] = said
    return said % variables if variables or "%" in said else said


@cache
def _kept(language: str) -> dict[str, Markup]:
    """Return the texts already looked up in a language; they are the same for everybody."""
    del language
    return {}
