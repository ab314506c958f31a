"""How figures of filing are said: steps, fields, groups and lengths of time."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from shenava.domain.catalogue import queries as catalogue
from shenava.domain.catalogue.rules.schema import Form
from shenava.domain.insight.metrics.measure import Share
from shenava.domain.journeys.vocabulary import Device, Likely, Step
from shenava.entrypoints.desk.words import LANGUAGES
from shenava.entrypoints.ui import preferences
from shenava.foundation.text import digits, multilingual

ANSWER = "answer-"
OTHER = "other"
_FIELDS: Mapping[str, str | Promise] = {
    "text": pgettext_lazy("step", "What happened"),
    "category": pgettext_lazy("step", "The topic"),
    "name": gettext_lazy("Name"),
    "email": gettext_lazy("E-mail"),
    "mobile": gettext_lazy("Mobile number"),
    "hides_name": gettext_lazy("Keep my name from the unit concerned"),
    "wishes": gettext_lazy("What would put it right?"),
    "wish": gettext_lazy("What would put it right, in their own words"),
    "files": gettext_lazy("Photos, files or voice"),
    "place": gettext_lazy("Where it was"),
}
_MINUTE = 60


def step(name: str) -> str:
    """Return what a step is called; a name that nobody translated as it is."""
    return str(Step(name).label) if name in Step.values else name


def reason(name: str) -> str:
    """Return a likely reason in words."""
    return str(Likely(name).label) if name in Likely.values else name


def field(name: str, category: str) -> str:
    """Return what a field is called on the form of a topic."""
    if not name.startswith(ANSWER):
        return str(_FIELDS.get(name, name))
    key, found = name.removeprefix(ANSWER), catalogue.all_categories().filter(code=category).first()
    form = catalogue.form_of(found.id) if found else None
    labels = {one.key: one.label for one in Form.parse(form.schema).fields} if form else {}
    return multilingual.text(labels[key], preferences.reader().language) if key in labels else key


def categories() -> dict[str, str]:
    """Return the names of all topics by code, and of having chosen none."""
    language = preferences.reader().language
    named = {one.code: multilingual.text(one.name, language) for one in catalogue.all_categories()}
    return {**named, OTHER: _("Something else"), "": _("No topic chosen yet")}


def languages() -> dict[str, str]:
    """Return the names of the languages."""
    return {code: str(name) for code, name in LANGUAGES}


def devices() -> dict[str, str]:
    """Return the names of the kinds of devices."""
    return {code: str(name) for code, name in Device.choices}


def lasting(seconds: int | None) -> str:
    """Return a length of time in minutes and seconds."""
    if seconds is None:
        return "–"
    minutes, rest = divmod(seconds, _MINUTE)
    if not minutes:
        return _("%(seconds)s s") % {"seconds": number(rest)}
    if not rest:
        return _("%(minutes)s min") % {"minutes": number(minutes)}
    return _("%(minutes)s min %(seconds)s s") % {"minutes": number(minutes), "seconds": number(rest)}


def share(one: Share) -> str:
    """Return a share in per cent, or as «3 of 7» where it is too small to be one."""
    if one.is_enough and one.percent is not None:
        return percent(one.percent)
    return _("%(part)s of %(whole)s") % {"part": number(one.part), "whole": number(one.whole)}


def percent(value: int) -> str:
    """Return a whole number of per cent."""
    return _("%(number)s%%") % {"number": number(value)}


def visits(amount: int) -> str:
    """Return so many visits in words."""
    return ngettext("%(number)s visit", "%(number)s visits", amount) % {"number": number(amount)}


def number(value: int) -> str:
    """Return a number in the reader's digits, grouped."""
    return digits.group(value, preferences.reader().digits)
