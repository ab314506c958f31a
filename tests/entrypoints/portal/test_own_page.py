"""A page of one's own: a code that works once lets people in to all that they complained of, and to nothing else."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.utils import translation
from tests import builders
from tests.builders import MORNING, House
from tests.entrypoints.portal import own_page
from tests.entrypoints.portal.counter import hidden, text_of
from tests.entrypoints.portal.own_page import ask, code_sent_to, enter, signed_in

from shenava.domain.cases import queries as cases
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import PublicStage, Stage
from shenava.domain.channels.models import OutboundMessage
from shenava.domain.people import proofs
from shenava.domain.people.models import OneTimeCode, OwnSession
from shenava.domain.people.operations import Introduction
from shenava.domain.people.vocabulary import ContactKind
from shenava.entrypoints.portal.own import ways
from shenava.foundation import clock
from shenava.foundation.accounts.models import Account
from shenava.foundation.audit.models import Entry
from shenava.foundation.features import switches
from shenava.foundation.features.vocabulary import Switch
from shenava.lifecycle import converse, identify

pytestmark = pytest.mark.django_db
MARYAM, SHARED = "maryam@example.org", "family@example.org"


@pytest.fixture(autouse=True)
def _mails_leave() -> Iterator[None]:
    with own_page.mails_leave():
        yield


def a_case_of(name: str, address: str, **given: object) -> Case:
    introduction = Introduction(name=name, contacts={ContactKind.EMAIL: address}, language="fa")
    return cases.case(builders.a_filed_case(introduction=introduction, **given).case.id)


def later(monkeypatch: pytest.MonkeyPatch, **given: int) -> None:
    now = MORNING + timedelta(**given)
    monkeypatch.setattr(clock, "now", lambda: now)


def code_field_is_wrong(answer: HttpResponse) -> bool:
    return answer.status_code == 422 and 'id="id_code-error"' in text_of(answer)


@pytest.mark.requirement("S0-23.6", "S0-63.1")
def test_maryam_sees_all_her_complaints_with_stage_date_and_what_is_new(house: House) -> None:
    first = builders.a_case(
        house=house, introduction=Introduction(name="مریم رضایی", contacts={ContactKind.EMAIL: MARYAM})
    )
    second = a_case_of("مریم رضایی", MARYAM, text="کارت من در دستگاه ماند")
    officer = builders.actor(house.officer)
    converse.reply(first.id, body="تا فردا", staff=house.officer, seen=None, actor=officer, at=MORNING)
    maryam = signed_in(MARYAM, language="fa")

    page = text_of(maryam.get("/fa/own/"))

    assert first.tracking_code in page
    assert second.tracking_code in page
    with translation.override("fa"):
        assert str(PublicStage.IN_PROGRESS.label) in page
    assert "کارت من در دستگاه ماند" in page
    assert "دوشنبه ۲ آذر ۱۴۰۵" in page
    assert "۱ پیام تازه" in page


def test_what_she_has_looked_at_is_not_new_any_more(house: House) -> None:
    case = builders.a_case(house=house, introduction=Introduction(name="m", contacts={ContactKind.EMAIL: MARYAM}))
    officer = builders.actor(house.officer)
    converse.reply(case.id, body="تا فردا", staff=house.officer, seen=None, actor=officer, at=MORNING)
    maryam = signed_in(MARYAM)
    assert "1 new message" in text_of(maryam.get("/en/own/"))

    assert maryam.get(f"/en/complaints/{case.tracking_code}/").status_code == 200

    assert "new message" not in text_of(maryam.get("/en/own/"))


def test_opening_one_from_there_needs_no_codes_and_lost_ones_are_made_anew(house: House) -> None:
    case = a_case_of("مریم رضایی", MARYAM)
    maryam, old_device = signed_in(MARYAM), Client()
    old_device.post("/en/track/", {"code": case.tracking_code, "access": _access(case)})
    assert maryam.get(f"/en/complaints/{case.tracking_code}/").status_code == 200

    renewed = maryam.post(f"/en/complaints/{case.tracking_code}/new-code/")

    assert renewed["Location"] == f"/en/complaints/{case.tracking_code}/receipt/"
    assert (
        _access(cases.case(case.id))
        in text_of(maryam.get(renewed["Location"])).replace("\u2009", "").replace("</span><span>", "")
        or maryam.get(renewed["Location"]).status_code == 200
    )
    assert old_device.get(f"/en/complaints/{case.tracking_code}/").status_code == 404
    builders.let_everything_happen()
    assert _access(cases.case(case.id)) in mail.outbox[-1].body


def test_closed_ones_are_behind_their_own_tab(house: House) -> None:
    introduction = Introduction(name="m", contacts={ContactKind.EMAIL: MARYAM})
    closed = builders.a_case(stage=Stage.CLOSED, house=house, introduction=introduction)
    still_open = a_case_of("m", MARYAM)
    maryam = signed_in(MARYAM)

    assert closed.tracking_code not in text_of(maryam.get("/en/own/"))
    page = text_of(maryam.get("/en/own/?show=closed"))
    assert closed.tracking_code in page
    assert still_open.tracking_code not in page


def test_another_complaint_is_filed_without_typing_the_contact_again(house: House) -> None:
    a_case_of("مریم رضایی", MARYAM)
    maryam = signed_in(MARYAM)
    offered = hidden(text_of(maryam.get("/en/own/")))

    form = maryam.post("/en/file/", {"step": "words", "go": "stay", "name": offered["name"], "email": offered["email"]})

    kept = hidden(text_of(form))
    assert (kept["name"], kept["email"]) == (["مریم رضایی"], [MARYAM])


def test_somebody_new_gets_in_and_finds_an_empty_page(house: House) -> None:
    newcomer = signed_in("new@example.org")
    page = newcomer.get("/en/own/")

    assert page.status_code == 200
    assert "No open complaint" in text_of(page)
    case = a_case_of("Somebody New", "new@example.org")
    assert case.tracking_code in text_of(newcomer.get("/en/own/"))


def test_nobody_can_tell_from_the_answer_whether_an_address_is_known(house: House) -> None:
    a_case_of("مریم رضایی", MARYAM)
    answers = [ask(Client(), address) for address in (MARYAM, "nobody@example.org")]
    builders.let_everything_happen()

    assert [(one.status_code, one["Location"]) for one in answers] == [(302, "/en/own/code/")] * 2
    assert {letter.to[0] for letter in mail.outbox} >= {MARYAM, "nobody@example.org"}


def test_two_people_with_one_mailbox_see_their_own_and_no_name_of_the_other(house: House) -> None:
    hers, his = a_case_of("مریم رضایی", SHARED), a_case_of("علی رضایی", SHARED)
    person = signed_in(SHARED, language="fa")
    assert person.get("/fa/own/")["Location"] == "/fa/own/who/"
    asked = text_of(person.get("/fa/own/who/"))
    assert "مریم" not in asked
    assert "علی" not in asked
    assert person.post("/fa/own/who/", {"name": "رضا"}).status_code == 422
    assert person.get(f"/fa/complaints/{hers.tracking_code}/").status_code == 404

    person.post("/fa/own/who/", {"name": "مريم رضايي"})

    page = text_of(person.get("/fa/own/"))
    assert hers.tracking_code in page
    assert his.tracking_code not in page
    assert person.get(f"/fa/complaints/{his.tracking_code}/").status_code == 404


def test_a_complaint_made_with_another_contact_of_the_same_person_stays_away(house: House) -> None:
    """Whoever files with your number and their own address must not find your complaints at their address."""
    both = {ContactKind.MOBILE: "+989121112233", ContactKind.EMAIL: "stranger@example.org"}
    hers = builders.a_filed_case(
        introduction=Introduction(name="مریم", contacts={ContactKind.MOBILE: "+989121112233"})
    ).case
    trap = builders.a_filed_case(introduction=Introduction(name="مریم", contacts=both)).case
    assert hers.person_id == trap.person_id

    stranger = signed_in("stranger@example.org")

    page = text_of(stranger.get("/en/own/"))
    assert trap.tracking_code in page
    assert hers.tracking_code not in page
    assert stranger.get(f"/en/complaints/{hers.tracking_code}/").status_code == 404


def test_a_code_works_once(house: House) -> None:
    ask(first := Client(), MARYAM)
    code = code_sent_to(MARYAM)
    assert enter(first, code).status_code == 302
    again = Client()
    again.cookies = first.cookies
    first.post("/en/own/leave/")

    assert code_field_is_wrong(enter(again, code)) or enter(again, code)["Location"] == "/en/own/enter/"
    with pytest.raises(identify.CodeDoesNotFit):
        identify.sign_in(
            asked=OneTimeCode.objects.values_list("id", flat=True), typed=code, device="", is_kept=False, at=MORNING
        )


def test_an_expired_code_opens_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(person := Client(), MARYAM)
    code = code_sent_to(MARYAM)
    later(monkeypatch, minutes=11)

    assert code_field_is_wrong(enter(person, code))
    assert not OwnSession.objects.exists()


def test_guessing_ends_with_the_fifth_try_and_the_right_code_comes_too_late(house: House) -> None:
    ask(person := Client(), MARYAM)
    code = code_sent_to(MARYAM)
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    for _try in range(5):
        assert code_field_is_wrong(enter(person, wrong))

    assert code_field_is_wrong(enter(person, code))
    assert not OwnSession.objects.exists()


def test_guessing_over_and_over_is_paused_and_another_way_is_named(house: House) -> None:
    person = Client()
    for _time in range(4):
        ask(person, f"{_time}{MARYAM}")
        for _try in range(5):
            enter(person, "000000")

    stopped = enter(person, "000000")

    assert stopped.status_code == 429
    assert "/en/track/" in text_of(stopped)
    assert stopped["Retry-After"]


def test_asking_for_codes_over_and_over_is_paused_for_known_and_unknown_alike(house: House) -> None:
    a_case_of("m", MARYAM)
    for address in (MARYAM, "nobody@example.org"):
        answers = [ask(Client(REMOTE_ADDR=f"127.0.0.{number + 2}"), address).status_code for number in range(6)]
        assert answers == [302] * 5 + [429]


def test_digits_of_her_keyboard_and_spaces_do_not_matter(house: House) -> None:
    ask(person := Client(), MARYAM)
    code = code_sent_to(MARYAM).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))

    assert enter(person, f"{code[:3]} {code[3:]}").status_code == 302


def test_two_tabs_ask_twice_and_either_code_opens(house: House) -> None:
    ask(person := Client(), MARYAM)
    earlier = code_sent_to(MARYAM)
    ask(person, MARYAM)

    assert enter(person, earlier).status_code == 302


def test_a_code_read_over_a_shoulder_opens_nothing_in_another_browser(house: House) -> None:
    ask(Client(), MARYAM)

    assert code_field_is_wrong(enter(Client(), code_sent_to(MARYAM)))


@pytest.mark.requirement("S0-99.1")
def test_the_code_is_in_no_row_of_the_database(house: House) -> None:
    ask(Client(), MARYAM)
    code = code_sent_to(MARYAM)
    kept = OutboundMessage.objects.get(to__isnull=False, about=OneTimeCode.objects.get().id)

    assert code not in f"{kept.subject}{kept.body}"
    assert proofs.WITHHELD in kept.body
    assert code not in str(list(Entry.objects.values()))


def test_yesterdays_codes_and_their_messages_are_forgotten(house: House) -> None:
    ask(Client(), MARYAM)
    builders.let_everything_happen()

    assert identify.forget_what_is_over(at=MORNING + timedelta(days=2)) == 1
    assert not OneTimeCode.objects.exists()
    assert not OutboundMessage.objects.exists()


def test_she_signs_out_everywhere_when_a_telephone_is_lost(house: House) -> None:
    a_case_of("m", MARYAM)
    lost, at_home = signed_in(MARYAM), signed_in(MARYAM)
    assert "Sign out there" in text_of(at_home.get("/en/own/sessions/"))

    at_home.post("/en/own/sessions/end/", {"which": "all"})

    for device in (lost, at_home):
        assert device.get("/en/own/")["Location"] == "/en/own/enter/"


def test_one_other_device_is_signed_out_and_nobody_elses(house: House) -> None:
    lost, at_home, stranger = signed_in(MARYAM), signed_in(MARYAM), signed_in("x@example.org")
    theirs = OwnSession.objects.order_by("id").last()
    first = OwnSession.objects.order_by("id").first()
    assert theirs
    assert first

    for which in (str(first.id), str(theirs.id), "nonsense"):
        at_home.post("/en/own/sessions/end/", {"which": which})

    assert lost.get("/en/own/").status_code == 302
    assert at_home.get("/en/own/").status_code == 200
    assert stranger.get("/en/own/").status_code == 200


def test_a_session_ends_by_itself_unless_the_device_is_her_own(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    library, own = signed_in(MARYAM), signed_in(MARYAM, keep="1")
    later(monkeypatch, hours=3)

    assert library.get("/en/own/")["Location"] == "/en/own/enter/"
    assert own.get("/en/own/").status_code == 200
    later(monkeypatch, days=31)
    assert own.get("/en/own/").status_code == 302


def test_the_secret_of_a_session_changes_and_a_copied_one_ends_it_for_both(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    hers, thief = signed_in(MARYAM, keep="1"), Client()
    thief.cookies["own"] = copied = hers.cookies["own"].value
    later(monkeypatch, hours=2)
    assert hers.get("/en/own/").status_code == 200
    assert hers.cookies["own"].value != copied
    assert hers.get("/en/own/").status_code == 200
    later(monkeypatch, hours=2, minutes=5)

    assert thief.get("/en/own/").status_code == 302
    assert hers.get("/en/own/").status_code == 302
    assert Entry.objects.filter(action="people.session_copied").exists()


def test_an_answer_that_got_lost_signs_nobody_out(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    hers = signed_in(MARYAM, keep="1")
    before = hers.cookies["own"].value
    later(monkeypatch, hours=2)
    hers.get("/en/own/")
    hers.cookies["own"] = before
    later(monkeypatch, hours=2, minutes=30)

    assert hers.get("/en/own/").status_code == 200


def test_a_made_up_cookie_opens_nothing(house: House) -> None:
    person = Client()
    for value in ("", "x", "WyJ4Il0:forged"):
        person.cookies["own"] = value
        assert person.get("/en/own/")["Location"] == "/en/own/enter/"


def test_a_channel_that_reaches_nobody_is_not_offered(house: House) -> None:
    mobile = ask(Client(), "0912 111 2233")
    assert mobile.status_code == 422
    assert "can’t send a text message" in text_of(mobile)
    switches.turn(Switch.EMAIL, on=False, actor_ref="system", at=MORNING)
    closed = Client().get("/en/own/enter/")
    assert "can’t send codes" in text_of(closed)
    assert "/en/track/" in text_of(closed)


@override_settings(EMAIL_LEAVES=False)
def test_a_demonstration_shows_the_code_on_its_own_machine_and_nowhere_else(house: House) -> None:
    Account.objects.update(is_demo=True)
    here = Client()
    ask(here, MARYAM)
    code = proofs.code_of(OneTimeCode.objects.get())
    assert code in text_of(here.get("/en/own/code/"))
    assert not ways.is_shown(RequestFactory(REMOTE_ADDR="10.1.1.1").get("/"), ContactKind.EMAIL)
    Account.objects.update(is_demo=False)
    assert ask(Client(), MARYAM).status_code == 422


@pytest.mark.parametrize("typed", ["", "nonsense", "a@b", "12", "@"])
def test_what_is_no_contact_is_asked_for_again_with_what_was_typed(house: House, typed: str) -> None:
    answer = ask(Client(), typed)

    assert answer.status_code == 422
    assert 'id="id_contact-error"' in text_of(answer)
    assert f'value="{typed}"' in text_of(answer)


def test_without_a_session_every_page_leads_to_the_door(house: House) -> None:
    for path in ("", "who/", "sessions/"):
        assert Client().get(f"/en/own/{path}")["Location"] == "/en/own/enter/"
    assert Client().get("/en/own/code/")["Location"] == "/en/own/enter/"
    assert signed_in(MARYAM).get("/en/own/enter/")["Location"] == "/en/own/"


def test_a_wrong_name_is_a_refusal_that_says_what_to_do(house: House) -> None:
    a_case_of("مریم", SHARED)
    a_case_of("علی", SHARED)
    signed_in(SHARED)
    with pytest.raises(identify.NobodyCalledSo):
        identify.be(OwnSession.objects.get(), name="رضا", at=MORNING)


def _access(case: Case) -> str:
    from shenava.domain.cases import references  # noqa: PLC0415 - for one question

    return references.access_code(case)
