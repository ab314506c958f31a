"""The one template engine: Jinja2 with translations and the filters that write dates, digits and amounts."""

from typing import Any

from django.templatetags.static import static
from django.utils import translation
from jinja2 import Environment

from shenava.entrypoints.ui import filters, writing
from shenava.entrypoints.ui.assets import asset, stylesheet
from shenava.entrypoints.ui.pickers import picker


def environment(**options: Any) -> Environment:  # noqa: ANN401 - Django hands over whatever Jinja2 takes
    """Return the environment that every page is rendered with."""
    made = Environment(
        **{key: value for key, value in options.items() if key != "autoescape"},
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=1000,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    made.install_gettext_callables(  # type: ignore[attr-defined] # added by the i18n extension
        translation.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext
    )
    made.code_generator_class = writing.Compiler
    made.globals.update(
        static=static,
        asset=asset,
        stylesheet=stylesheet,
        picker=picker,
        written=writing.written,
        gettext=writing.gettext,
        _=writing.gettext,
    )
    made.filters.update(filters.ALL)
    return made
