"""Beside the stages: whom of our people a complaint is about, as its answers and its words say."""

from collections.abc import Iterable, Mapping

from shenava.domain.cases.vocabulary import WallCause
from shenava.domain.catalogue.models import Category
from shenava.domain.catalogue.rules.fields import Field
from shenava.domain.catalogue.vocabulary import FieldKind, FieldPrivacy, SubjectKind
from shenava.domain.intelligence.rules.understanding import Understanding
from shenava.domain.intelligence.vocabulary import Cue
from shenava.domain.organization import queries as organization
from shenava.domain.organization.models import Staff, Unit
from shenava.domain.organization.rules import naming

_NAMES = {FieldKind.TEXT, FieldKind.PERSON}


def meant_by(
    *,
    text: str,
    category: Category | None,
    fields: Iterable[Field],
    answers: Mapping[str, object],
    meaning: Understanding,
) -> list[tuple[Staff | Unit, WallCause]]:
    """Return whom a filing is about, and how we know it: from an answer that names them, or words about conduct.

    The branch that was chosen is meant where conduct is complained of and nobody of ours is named.
    """
    asked = list(fields)
    is_conduct = category is not None and category.subject == SubjectKind.STAFF
    tells_of_conduct = is_conduct or any(cue.key is Cue.STAFF for cue in meaning.cues)
    named = _said(answers, (one.key for one in asked if one.kind in _NAMES and one.privacy is FieldPrivacy.STAFF))
    if not named and not tells_of_conduct:
        return []
    people = _people(named, story=text if tells_of_conduct else "")
    if people or not is_conduct:
        return people
    return [(one, WallCause.FILED) for one in _units(_said(answers, _keys(asked, FieldKind.BRANCH)))]


def _said(answers: Mapping[str, object], keys: Iterable[str]) -> list[str]:
    return [str(answers[key]) for key in keys if answers.get(key)]


def _keys(fields: Iterable[Field], kind: FieldKind) -> Iterable[str]:
    return (one.key for one in fields if one.kind is kind)


def _people(named: Iterable[str], *, story: str) -> list[tuple[Staff | Unit, WallCause]]:
    everybody = {one.id: one for one in organization.at_work()}
    names = {one.id: one.name for one in everybody.values()}
    asked = {one for answer in named for one in naming.named_in_answer(answer, names)}
    told = naming.named_in_story(story, names) - asked
    found = [(one, WallCause.FILED) for one in sorted(asked)] + [(one, WallCause.WORDS) for one in sorted(told)]
    return [(everybody[one], cause) for one, cause in found]


def _units(answers: Iterable[str]) -> list[Unit]:
    units = {one.id: one for one in organization.active_units()}
    names = {one.id: [one.code, *one.name.values(), *one.public_name.values()] for one in units.values()}
    found = {naming.unit_of(answer, names) for answer in answers}
    return [units[one] for one in found if one]
