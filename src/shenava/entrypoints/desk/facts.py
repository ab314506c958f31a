"""The facts beside a conversation: advice with its words, fields with their labels, the same person's other cases."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import Act, Mandate, Relation, Stage
from shenava.domain.catalogue import queries as catalogue
from shenava.domain.catalogue.models import Category
from shenava.domain.catalogue.rules import telling
from shenava.domain.catalogue.rules.form import Form, SchemaError
from shenava.domain.catalogue.rules.telling import Line, Pen
from shenava.domain.catalogue.vocabulary import WITHHELD_WITH_THE_NAME
from shenava.domain.intelligence.vocabulary import SuggestionKind
from shenava.domain.people.vocabulary import ContactKind, HowOften
from shenava.domain.touchpoints import queries as touchpoints
from shenava.entrypoints.desk import directory, reasons
from shenava.entrypoints.desk.casefile import CaseFile
from shenava.entrypoints.desk.words import distress
from shenava.entrypoints.ui import filters
from shenava.foundation.calendars.presentation import Preference
from shenava.foundation.text import multilingual


def facts(file: CaseFile, *, reader: Preference) -> dict[str, Any]:
    """Return what the column beside the conversation shows."""
    case = file.case
    level, word = distress(case.distress)
    category = category_of(case)
    return {
        "category": multilingual.text(category.name, reader.language) if category else "",
        "category_code": category.code if category else "",
        "source": _source(case, reader.language),
        "distress": level,
        "distress_word": word,
        "advice": _advice(file, reader=reader),
        "fields": fields(file, reader=reader),
        "contacts": [(ContactKind(kind).label, value, kind) for kind, value in file.contacts.items()],
        "earlier": [_earlier(one) for one in file.earlier],
        "withheld": not file.sees_identity,
        "speaker": _speaker(file),
        "told": _told(file.case),
        "call": next((one for one in reversed(file.messages) if one.act == Act.ESCALATED), None),
    }


def _speaker(file: CaseFile) -> dict[str, Any] | None:
    """Return who speaks for the complainant, in words."""
    if file.speaker is None:
        return None
    who = file.speaker.representation
    return {
        "name": who.person.name if who.person else "",
        "relation": Relation(who.relation).label,
        "mandate": Mandate(who.mandate).label,
        "until": who.until,
        "document": who.document,
        "contacts": [(ContactKind(kind).label, value, kind) for kind, value in file.speaker.contacts.items()],
        "is_in_force": file.speaker.is_in_force,
        "may_be_told": file.speaker.may_be_told,
    }


def _told(case: Case) -> list[str]:
    """Return how the person wants to be told, each wish as a sentence."""
    chosen = case.preference
    said = []
    if chosen.get("how_often") in HowOften.values:
        said.append(_("Wants to hear: %(how_often)s") % {"how_often": HowOften(chosen["how_often"]).label})
    if chosen.get("channel") in ContactKind.values:
        said.append(_("Wants to be told only by: %(channel)s") % {"channel": ContactKind(chosen["channel"]).label})
    if chosen.get("quiet_from") and chosen.get("quiet_to"):
        hours = {"begin": filters.in_digits(chosen["quiet_from"]), "end": filters.in_digits(chosen["quiet_to"])}
        said.append(_("Quiet hours from %(begin)s to %(end)s") % hours)
    return said


def fields(file: CaseFile, *, reader: Preference) -> list[Line]:
    """Return the answers of the category's own form, with the labels that the person saw."""
    if not file.case.form_id or not (file.case.answers or file.case.forgotten_answers):
        return []
    try:
        form = _form_of(file.case)
    except SchemaError:
        return [Line(path=key, label=key, words=str(value)) for key, value in file.case.answers.items()]
    withheld = () if file.sees_identity else WITHHELD_WITH_THE_NAME
    told = telling.lines(form, file.case.answers, _pen(reader), withheld=withheld)
    return [*told, *_forgotten(form, file.case.forgotten_answers, language=reader.language)]


def _forgotten(form: Form, over: Mapping[str, int], *, language: str) -> list[Line]:
    """Return a line for each answer that was deleted when its time was over."""
    sentence = _("deleted after %(days)s days, as promised")
    return [
        Line(
            path=path, label=telling.label_at(form, path, language), words=sentence % {"days": filters.in_digits(days)}
        )
        for path, days in over.items()
        if days
    ]


def _pen(reader: Preference) -> Pen:
    return Pen(
        language=reader.language,
        money=filters.money,
        day=filters.day,
        digits=filters.in_digits,
        yes=_("Yes"),
        no=_("No"),
        withheld=_("kept from your unit"),
    )


def category_of(case: Case) -> Category | None:
    """Return the category, from memory while it is on offer: its keywords are long and stand in the same row."""
    offered = (one for one in catalogue.active_categories() if one.id == case.category_id)
    return next(offered, None) or case.category


def _form_of(case: Case) -> Form:
    current = catalogue.form_of(case.category_id)
    if case.category_id and current and current.id == case.form_id:
        return catalogue.questions_of(case.category_id)
    return Form.parse(case.form.schema if case.form else [])


def _source(case: Case, language: str) -> str:
    """Return the touchpoint that the case came from, by name and code."""
    found = touchpoints.named(case.touchpoint_id)
    return f"{multilingual.text(found.name, language)} ({found.code})" if found else ""


def _advice(file: CaseFile, *, reader: Preference) -> dict[str, Any]:
    names = dict(directory.category_choices(reader.language))
    by_kind: dict[str, list[Any]] = {}
    for one in file.suggestions:
        by_kind.setdefault(one.kind, []).append(one)
    category = category_of(file.case)
    chosen = category.code if category else ""
    return {
        "categories": [
            {"code": one.value, "name": names[one.value], "because": reasons.because(one.reasons)}
            for one in by_kind.get(SuggestionKind.CATEGORY, [])
            if one.is_accepted is None and one.value in names and one.value != chosen and file.case.is_open
        ],
        "urgency": _because(by_kind.get(SuggestionKind.URGENCY, [])),
        "distress": _because(by_kind.get(SuggestionKind.DISTRESS, [])),
    }


def _because(suggestions: list[Any]) -> list[dict[str, Any]]:
    found = [reason for one in suggestions for reason in reasons.because(one.reasons)]
    return [reason for reason in found if reason["words"] or reason["is_enough"]]


def _earlier(case: Any) -> dict[str, Any]:  # noqa: ANN401 - a case with fewer columns
    return {
        "code": case.tracking_code,
        "headline": case.headline,
        "stage": Stage(case.stage).label,
        "received_at": case.received_at,
    }
