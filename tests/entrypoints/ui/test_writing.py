"""What templates write is what Jinja would write: escaped, in the reader's language."""

import pytest
from django.utils import translation
from django.utils.functional import lazystr
from django.utils.safestring import mark_safe
from jinja2 import Environment
from markupsafe import Markup, escape

from shenava.entrypoints.ui.environment import environment
from shenava.entrypoints.ui.writing import written

VALUES = ["", "plain", "سلام", "<b>", "a & b", '"', "'", 7, None, Markup("<i>"), mark_safe("<u>"), lazystr("<p>")]


@pytest.fixture
def jinja() -> Environment:
    return environment()


@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_written_as_jinja_writes_it(value: object, jinja: Environment) -> None:
    assert written(value) == str(escape(value))
    assert jinja.from_string("{{ value }}").render(value=value) == str(escape(value))


def test_what_a_macro_makes_is_escaped_once(jinja: Environment) -> None:
    macro = "{% macro bold(words) %}<b>{{ words }}</b>{% endmacro %}"
    page = macro + "{{ bold(words) }}{% set kept %}{{ words }}{% endset %}{{ kept }}"
    assert jinja.from_string(page).render(words="<&>") == "<b>&lt;&amp;&gt;</b>&lt;&amp;&gt;"


def test_a_text_is_written_in_the_language_of_each_reader(jinja: Environment) -> None:
    template = jinja.from_string("{{ _('Queue') }}")
    seen = {}
    for language in ("fa", "en", "ar", "fa"):
        with translation.override(language):
            seen[language] = template.render()
            assert seen[language] == translation.gettext("Queue")
    assert len(set(seen.values())) == 3


def test_variables_of_a_text_are_escaped(jinja: Environment) -> None:
    with translation.override("en"):
        made = jinja.from_string("{{ _('by %(moment)s', moment=moment) }}").render(moment="<script>")
    assert made == "by &lt;script&gt;"


def test_a_percent_sign_is_written_twice_in_a_text_and_shown_once(jinja: Environment) -> None:
    with translation.override("en"):
        assert jinja.from_string("{{ _('100%% sure') }}").render() == "100% sure"
