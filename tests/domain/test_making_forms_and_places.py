"""What an administrator can't do to categories, forms, touchpoints, lessons and figures, and is told so."""

from datetime import date
from typing import Any

import pytest
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.catalogue import category_settings, form_settings
from shenava.domain.catalogue.models import Category
from shenava.domain.improvement import settings as lessons
from shenava.domain.insight import access as figures
from shenava.domain.journeys import settings as journeys
from shenava.domain.touchpoints import settings as touchpoints
from shenava.domain.touchpoints.vocabulary import TouchpointKind

pytestmark = pytest.mark.django_db

TEXT = {"key": "place", "kind": "text", "label": {"fa": "کجا؟"}}


@pytest.fixture
def house() -> House:
    return builders.a_house()


@pytest.fixture
def by(house: House) -> dict[str, Any]:
    return {"actor": builders.actor(house.administrator), "at": MORNING}


@pytest.fixture
def category(house: House) -> Category:
    return Category.objects.earliest("code")


def test_a_category_has_a_name_and_a_code_of_its_own(category: Category, by: dict[str, Any]) -> None:
    with pytest.raises(category_settings.CategoryNameMissing):
        category_settings.add_category(code="NEW-01", name={}, urgency="NORMAL", **by)
    with pytest.raises(category_settings.CategoryCodeWrong):
        category_settings.add_category(code="نو", name={"fa": "نو"}, urgency="NORMAL", **by)
    with pytest.raises(category_settings.CategoryCodeTaken):
        category_settings.add_category(code=category.code.lower(), name={"fa": "نو"}, urgency="NORMAL", **by)


def test_a_category_does_not_stand_beneath_itself(category: Category, by: dict[str, Any]) -> None:
    with pytest.raises(category_settings.CategoryInCircle):
        category_settings.change_category(category=category, changes={"parent": category}, **by)


def test_two_people_do_not_overwrite_each_others_form(category: Category, by: dict[str, Any]) -> None:
    seen = form_settings.standing(category)[1]
    form_settings.keep(category=category, schema=[TEXT], revision=seen, **by)
    with pytest.raises(form_settings.DraftChangedMeanwhile):
        form_settings.keep(category=category, schema=[], revision=seen, **by)
    assert form_settings.standing(category)[0] == [TEXT]


def test_a_form_is_published_when_it_is_whole_and_new(category: Category, by: dict[str, Any]) -> None:
    draft = form_settings.keep(
        category=category, schema=[{"key": "x", "kind": "riddle"}], revision=form_settings.standing(category)[1], **by
    )
    with pytest.raises(form_settings.FormNotReady):
        form_settings.publish(category=category, revision=draft.revision, **by)
    draft = form_settings.keep(category=category, schema=[TEXT], revision=draft.revision, **by)
    form_settings.publish(category=category, revision=draft.revision, **by)
    with pytest.raises(form_settings.NothingNew):
        form_settings.publish(category=category, revision=form_settings.standing(category)[1], **by)


def test_a_touchpoint_has_a_name_and_a_plain_code_of_its_own(house: House, by: dict[str, Any]) -> None:
    sign = touchpoints.Sign(kind=TouchpointKind.BRANCH, name={"fa": "شعبه ونک"})
    with pytest.raises(touchpoints.NameNeeded):
        touchpoints.add(touchpoints.Sign(kind=TouchpointKind.BRANCH, name={"fa": " "}), code="", **by)
    with pytest.raises(touchpoints.CodeNotPlain):
        touchpoints.add(sign, code="ونک؟", **by)
    first = touchpoints.add(sign, code="", **by)
    with pytest.raises(touchpoints.CodeTaken):
        touchpoints.add(sign, code=first.code, **by)


def test_a_lesson_says_what_was_said_what_was_done_and_when(house: House, by: dict[str, Any]) -> None:
    wording = lessons.Wording(
        said={}, did={"fa": "باجه دوم"}, category_id=None, month=date(2026, 11, 1), is_published=True
    )
    with pytest.raises(lessons.LessonNotWhole) as refused:
        lessons.write(None, wording, **by)
    assert set(refused.value.fields) == {"said"}


def test_filing_takes_a_minute_to_an_hour(house: House, by: dict[str, Any]) -> None:
    for minutes in (0, 61):
        with pytest.raises(journeys.TargetOutOfRange):
            journeys.change_target(minutes=minutes, **by)


def test_figures_of_the_house_are_not_for_every_officer(house: House) -> None:
    figures.check_can_read(builders.actor(house.administrator))
    with pytest.raises(figures.FiguresNotForYou):
        figures.check_can_read(builders.actor(house.officer))
