"""Everybody hears from us as they wish: every step, once a week, only the result; but what needs them comes at once."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from tests import builders
from tests.builders import MORNING, House
from tests.entrypoints.portal.counter import text_of
from tests.entrypoints.portal.own_page import signed_in

from shenava.domain.cases import queries as cases
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import Act, Stage, TaskKind
from shenava.domain.channels.queries import messages_about
from shenava.domain.people.operations import Introduction
from shenava.domain.people.vocabulary import ContactKind
from shenava.lifecycle import converse, inform, investigate

pytestmark = pytest.mark.django_db
MARYAM = "maryam@example.org"


def hers(house: House, **given: object) -> Case:
    introduction = Introduction(name="Maryam", contacts={ContactKind.EMAIL: MARYAM}, language="en")
    return builders.a_case(house=house, introduction=introduction, language="en", **given)


def wants(case: Case, how_often: str) -> None:
    inform.prefer(case.id, preference={"how_often": how_often}, actor=builders.as_complainant(case), at=MORNING)


def we_write(case: Case, house: House, words: str = "We are looking into it.") -> None:
    newest = cases.last_staff_message(case)
    converse.reply(
        case.id,
        body=words,
        staff=house.officer,
        seen=newest.id if newest else None,
        actor=builders.actor(house.officer),
        at=MORNING,
    )
    builders.let_everything_happen()


def subjects(case: Case) -> list[str]:
    return [message.subject for message in messages_about(case.id)]


@pytest.mark.requirement("S1-38.1", "S1-40.1")
def test_whoever_taps_weekly_in_our_mail_hears_once_a_week_and_not_of_each_change(house: House) -> None:
    case = hers(house)
    link = re.search(r"/en/how-often/[^\s/]+/", messages_about(case.id)[0].body)
    assert link
    assert text_of(Client().get(link[0])).count('name="how_often"') == 4
    assert "We have noted" in text_of(Client().post(link[0], {"how_often": "WEEKLY"}))
    before = len(subjects(case))

    we_write(case, house)

    assert len(subjects(case)) == before
    inform.send_weekly(at=MORNING + timedelta(days=6))
    assert len(subjects(case)) == before
    for _again in range(2):
        inform.send_weekly(at=MORNING + timedelta(days=7, hours=1))
    assert subjects(case)[before:] == ["Your complaint this week"]
    assert "have not seen: 1" in messages_about(case.id).reverse()[0].body


@pytest.mark.requirement("S1-41.1")
def test_two_weeks_without_a_word_of_ours_ask_the_owner_for_one_instead_of_a_third(house: House) -> None:
    case = hers(house)
    wants(case, "WEEKLY")

    def weeks_told() -> int:
        return subjects(case).count("Your complaint this week")

    for week in range(1, 6):
        for _again in range(2):
            inform.send_weekly(at=MORNING + timedelta(days=7 * week, hours=1))
    assert weeks_told() == 2
    (asked,) = [task for task in cases.tasks(case) if task.kind == TaskKind.CONTACT]
    assert asked.owner == house.officer

    converse.reply(
        case.id,
        body="We are still waiting for the branch.",
        staff=house.officer,
        seen=None,
        actor=builders.actor(house.officer),
        at=MORNING + timedelta(days=36),
    )
    inform.send_weekly(at=MORNING + timedelta(days=42, hours=1))
    assert weeks_told() == 3


@pytest.mark.requirement("S1-38.1")
def test_whoever_wants_the_result_only_gets_the_answer_and_what_needs_them(house: House) -> None:
    case = hers(house)
    wants(case, "ONLY_RESULT")
    before = len(subjects(case))

    we_write(case, house)
    assert len(subjects(case)) == before
    due = MORNING + timedelta(days=2)
    officer = builders.actor(house.officer)
    investigate.ask_for_documents(
        case.id, items=[("a", "b")], message="", due_at=due, staff=house.officer, actor=officer, at=MORNING
    )
    builders.let_everything_happen()
    builders.an_answer(case, by=house.officer)

    assert "We need documents to go on" in subjects(case)
    assert "The answer to your complaint" in subjects(case)


def test_who_asked_us_something_hears_our_reply_whatever_they_chose(house: House) -> None:
    case = hers(house)
    wants(case, "ONLY_RESULT")
    converse.hear(case.id, body="When?", act=Act.ASKED, actor=builders.as_complainant(case), at=MORNING)

    we_write(case, house, "Tomorrow.")

    assert "A new message about your complaint" in subjects(case)


def test_whoever_wants_every_step_hears_of_steps_too(house: House) -> None:
    introduction = Introduction(name="Maryam", contacts={ContactKind.EMAIL: MARYAM}, language="en")
    case = builders.a_case(
        stage=Stage.RECEIVED,
        house=house,
        introduction=introduction,
        language="en",
        preference={"how_often": "EVERY_CHANGE"},
    )
    builders.let_everything_happen()

    assert "Your complaint has moved on" in subjects(case)
    assert "Your complaint has moved on" not in subjects(hers(house))


@pytest.mark.requirement("S1-38.1")
def test_what_maryam_chooses_on_her_page_holds_for_open_ones_and_those_to_come(house: House) -> None:
    case, closed = hers(house), hers(house, stage=Stage.CLOSED)
    maryam = signed_in(MARYAM)
    wishes = {"language": "ar", "calendar": "HIJRI", "digits": "ARABIC", "channel": "EMAIL", "how_often": "WEEKLY"}

    kept = maryam.post("/en/own/preferences/", {**wishes, "quiet_from": "22:00", "quiet_to": "08:00", "bad": "x"})

    assert kept["Location"] == "/ar/own/preferences/?kept=1"
    assert maryam.cookies["calendar"].value == "HIJRI"
    now = cases.case(case.id)
    assert now.preference == {**wishes, "quiet_from": "22:00", "quiet_to": "08:00"}
    assert now.language == "ar"
    assert cases.case(closed.id).preference == {}
    assert cases.case(hers(house).id).preference["how_often"] == "WEEKLY"
    assert 'value="WEEKLY" checked' in text_of(maryam.get("/ar/own/preferences/"))


def test_made_up_choices_and_links_change_nothing(house: House) -> None:
    case = hers(house)
    maryam = signed_in(MARYAM)
    maryam.post("/en/own/preferences/", {"language": "xx", "how_often": "HOURLY", "quiet_from": "25:00"})

    assert cases.case(case.id).preference == {}
    assert Client().get("/en/how-often/nonsense/").status_code == 404


def test_on_the_page_of_the_complaint_it_is_chosen_for_that_one(house: House) -> None:
    case = hers(house)
    maryam = signed_in(MARYAM)

    told = maryam.post(f"/en/complaints/{case.tracking_code}/how-often/", {"how_often": "ONLY_RESULT"})

    assert told["Location"].endswith("?done=told")
    assert cases.case(case.id).preference["how_often"] == "ONLY_RESULT"
