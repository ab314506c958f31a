"""Somebody files for another person or for a small business, and is told as far as their mandate reaches."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests import builders
from tests.builders import MORNING, House
from tests.entrypoints.portal import counter
from tests.entrypoints.portal.counter import text_of

from shenava.domain.cases import access, queries
from shenava.domain.cases.models import Case
from shenava.domain.channels.queries import messages_about
from shenava.domain.channels.vocabulary import Delivery
from shenava.domain.people.models import ContactPoint, Person
from shenava.domain.people.vocabulary import PersonKind
from shenava.foundation.text.direction import strip_controls
from shenava.lifecycle import converse

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S2-6.2")]

DAUGHTER = {
    "who": "somebody",
    "their_name": "زهرا کریمی",
    "relation": "FAMILY",
    "name": "مریم رضایی",
    "email": "maryam@example.org",
}


def told(case: Case) -> list[str]:
    return [message.to for message in messages_about(case.id)]


def test_a_daughter_files_for_her_mother_with_a_paper_that_shows_it(house: House, person: Client) -> None:
    paper = SimpleUploadedFile("وکالت.png", builders.png(), content_type="image/png")
    check = counter.look_over(person, document_files=[paper], until="۱۴۰۶/۰۱/۱۵", **DAUGHTER)
    assert all(said in text_of(check) for said in ("زهرا کریمی", "مریم رضایی", "وکالت.png"))
    assert counter.go_on(person, check).status_code == 302
    case = Case.objects.get()
    speaker = queries.representation_of(case)
    assert case.person.name == "زهرا کریمی"
    assert speaker.person.name == "مریم رضایی"
    assert speaker.until == date(2027, 4, 4)
    assert speaker.document.name == "وکالت.png"
    builders.let_everything_happen()
    [message] = messages_about(case.id)
    assert message.to == "maryam@example.org"
    assert "مریم رضایی" in message.body


def test_a_photo_of_the_matter_is_not_taken_for_the_paper(house: House, person: Client) -> None:
    photo = SimpleUploadedFile("خرابی.png", builders.png(), content_type="image/png")
    counter.file(person, files=[photo], **DAUGHTER)
    case = Case.objects.get()
    assert queries.representation_of(case).document is None
    assert [one.name for one in case.attachments.all()] == ["خرابی.png"]


def test_a_withheld_name_is_not_told_by_the_paper_that_bears_it(house: House, person: Client) -> None:
    paper = SimpleUploadedFile("وکالت.png", builders.png(), content_type="image/png")
    check = counter.look_over(person, document_files=[paper], hides_name="1", **DAUGHTER)
    assert counter.go_on(person, check).status_code == 302
    case = Case.objects.get()
    assert not access.visible_files(builders.actor(house.officer), case).exists()
    assert access.visible_files(builders.actor(house.complaints), case).count() == 1
    assert access.visible_files(builders.as_complainant(case), case).count() == 1


def test_a_mandate_to_file_alone_brings_the_news_to_the_person_alone(house: House, person: Client) -> None:
    counter.file(person, mandate="FILE_ONLY", their_mobile="09121112233", **DAUGHTER)
    builders.let_everything_happen()
    assert told(Case.objects.get()) == ["+989121112233"]


def test_when_a_mandate_is_over_its_holder_hears_nothing_more(house: House, person: Client) -> None:
    counter.file(person, until="۱۴۰۵/۰۹/۰۵", their_mobile="09121112233", **DAUGHTER)
    builders.let_everything_happen()
    case = Case.objects.get()
    assert sorted(told(case)) == ["+989121112233", "maryam@example.org"]
    later = MORNING + timedelta(days=10)
    converse.reply(
        case.id, body="سلام", seen=None, staff=house.complaints, actor=builders.actor(house.complaints), at=later
    )
    builders.let_everything_happen(at=later)
    assert told(case)[2:] == ["+989121112233"]


def test_a_day_that_is_over_and_a_missing_relation_are_told_and_nothing_is_lost(house: House, person: Client) -> None:
    page = counter.go_on(person, counter.choose(person, counter.tell(person), category="other"))
    again = counter.go_on(person, page, **{**DAUGHTER, "relation": "", "until": "۱۴۰۵/۰۱/۰۱"})
    words = text_of(again)
    assert again.status_code == 422
    assert 'id="id_relation-error"' in words
    assert 'id="id_until-error"' in words
    assert "زهرا کریمی" in words


def test_what_is_written_of_another_person_is_dropped_when_it_is_for_oneself(house: House, person: Client) -> None:
    counter.file(person, **{**DAUGHTER, "who": "myself"})
    case = Case.objects.get()
    assert case.person.name == "مریم رضایی"
    assert queries.representation_of(case) is None
    assert Person.objects.count() == 1


def test_a_small_business_gives_its_number(house: House, person: Client) -> None:
    counter.file(person, who="business", name="کفاشی رضایی", registration="۱۴۰۰-۵۵۶۶")
    told_of = Case.objects.get().person
    assert (told_of.kind, told_of.registration) == (PersonKind.BUSINESS, "14005566")


def test_a_name_of_signs_and_hidden_turns_stays_what_it_looks_like(house: House, person: Client) -> None:
    counter.file(person, name="  😀 مری\u200cم\u202e  Ω ")
    assert Case.objects.get().person.name == "😀 مری\u200cم Ω"
    assert strip_controls("a\u202eb") == "ab"


@pytest.mark.requirement("S1-38.1")
def test_news_comes_only_the_way_and_in_the_language_that_was_chosen(house: House, person: Client) -> None:
    counter.file(
        person, email="maryam@example.org", mobile="09121112233", told_by="MOBILE", told_in="ar", told_digits="LATIN"
    )
    builders.let_everything_happen()
    case = Case.objects.get()
    assert told(case) == ["+989121112233"]
    assert case.language == "ar"
    assert case.preference["digits"] == "LATIN"
    assert queries.conversation(case).first().language == "fa"


@pytest.mark.requirement("S1-38.1")
def test_news_that_can_wait_waits_for_the_end_of_the_quiet_hours(house: House, person: Client) -> None:
    counter.file(
        person, text="نظرم این است که صف شعبه طولانی است", email="m@example.org", quiet_from="09:00", quiet_to="12:00"
    )
    builders.let_everything_happen()
    case = Case.objects.get()
    assert [one.state for one in messages_about(case.id)] == [Delivery.KEPT]
    converse.reply(
        case.id, body="سلام", seen=None, staff=house.complaints, actor=builders.actor(house.complaints), at=MORNING
    )
    builders.let_everything_happen()
    held = messages_about(case.id).last()
    assert held.state == Delivery.HELD
    assert held.not_before == MORNING.replace(hour=8, minute=30)
    assert converse.release_held(at=MORNING + timedelta(hours=1)) == 0
    noon = MORNING + timedelta(hours=3)
    assert converse.release_held(at=noon) == 1
    builders.let_everything_happen(at=noon)
    assert messages_about(case.id).last().state == Delivery.KEPT


def test_half_of_the_quiet_hours_is_asked_about(house: House, person: Client) -> None:
    page = counter.go_on(person, counter.choose(person, counter.tell(person), category="other"))
    again = counter.go_on(person, page, quiet_from="22:00")
    assert again.status_code == 422
    assert 'id="id_quiet_to-error"' in text_of(again)


def test_contacts_of_both_are_kept_apart(house: House, person: Client) -> None:
    counter.file(person, their_mobile="09121112233", **DAUGHTER)
    names = {point.value: point.person.name for point in ContactPoint.objects.select_related("person")}
    assert names == {"+989121112233": "زهرا کریمی", "maryam@example.org": "مریم رضایی"}
