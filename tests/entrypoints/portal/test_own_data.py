"""What we know of somebody is theirs: to take away, and to be forgotten as far as the rules let it go."""

import json
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from tests import builders, rows
from tests.builders import MORNING, House
from tests.entrypoints.portal import own_page
from tests.entrypoints.portal.counter import text_of
from tests.entrypoints.portal.own_page import signed_in

from shenava.domain.cases import queries as cases
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import Stage
from shenava.domain.people.models import ContactPoint, ErasureRequest, OwnSession
from shenava.domain.people.operations import Introduction
from shenava.domain.people.vocabulary import ContactKind, ErasureState
from shenava.foundation.audit import sealing, verification
from shenava.foundation.audit.models import Entry
from shenava.foundation.errors import NotAllowed, NotFound
from shenava.lifecycle import converse, retain, survey

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-99.3")]
MARYAM, MARK = "maryam@example.org", "zqxjkv"
LONG_AFTER = MORNING + timedelta(days=400)


def hers(house: House, *, stage: Stage = Stage.ASSIGNED, **given: object) -> Case:
    introduction = Introduction(name=f"{MARK} Maryam", contacts={ContactKind.EMAIL: MARYAM}, language="en")
    text = f"{MARK} از حساب من پول برداشت شده است"
    return builders.a_case(stage=stage, house=house, introduction=introduction, language="en", text=text, **given)


def wish(person: Client) -> ErasureRequest:
    person.post("/en/own/data/erasure/", {"meant": "1", "reason": "enough"})
    return ErasureRequest.objects.get(state=ErasureState.WAITING)


def decide(house: House, asked: ErasureRequest, *, words: str = "", keep: set[object] | None = None) -> ErasureState:
    return retain.decide(
        asked.id,
        keep=keep or set(),  # type: ignore[arg-type] # ids
        words=words,
        staff=house.compliance,
        actor=builders.actor(house.compliance),
        at=LONG_AFTER,
    )


def test_she_takes_all_of_hers_away_as_json_and_it_is_written_down(house: House) -> None:
    case = hers(house, files=[builders.a_photo("receipt.png")], wish="money back")
    other = builders.a_filed_case(text="somebody else's words").case
    converse.write_note(case.id, body="internal", staff=house.officer, actor=builders.actor(house.officer), at=MORNING)
    maryam = signed_in(MARYAM)

    answer = maryam.get("/en/own/data/complaints.json")
    told = json.loads(answer.content)

    assert "attachment" in answer["Content-Disposition"]
    assert [one["tracking_code"] for one in told["complaints"]] == [case.tracking_code]
    assert told["complaints"][0]["files"][0]["name"] == "receipt.png"
    assert told["complaints"][0]["wish"] == "money back"
    assert told["complaints"][0]["what_it_is"] == "complaint"
    assert MARK in told["complaints"][0]["messages"][0]["words"]
    for foreign in ("internal", "somebody else", other.tracking_code):
        assert foreign not in text_of(answer)
    assert Entry.objects.get(action="people.data_exported").detail == {"kind": "json", "purpose": "own_data"}


def test_she_prints_it_in_persian_with_its_shapes(house: House) -> None:
    hers(house)
    answer = signed_in(MARYAM, language="fa").get("/fa/own/data/complaints.pdf")

    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")
    assert len(answer.content) > 5_000


def test_nobody_takes_anything_without_being_signed_in(house: House) -> None:
    for rest in ("", "complaints.json", "complaints.pdf"):
        assert Client().get(f"/en/own/data/{rest}")["Location"] == "/en/own/enter/"
    assert signed_in("new@example.org").get("/en/own/data/complaints.json").status_code == 404


def test_a_wish_without_the_tick_is_asked_again_and_twice_is_once(house: House) -> None:
    hers(house)
    maryam = signed_in(MARYAM)
    unsure = maryam.post("/en/own/data/erasure/", {"reason": "my reason"})
    assert unsure.status_code == 422
    assert "my reason" in text_of(unsure)
    assert not ErasureRequest.objects.exists()

    wish(maryam)
    wish(maryam)

    assert ErasureRequest.objects.count() == 1
    assert "Waiting for a decision" in text_of(maryam.get("/en/own/data/"))


def test_all_of_hers_is_forgotten_and_the_register_and_the_chain_stay_true(house: House) -> None:
    case = hers(house, stage=Stage.CLOSED, files=[builders.a_photo(f"{MARK}.png")])
    converse.write_note(
        case.id, body=f"{MARK} note", staff=house.officer, actor=builders.actor(house.officer), at=MORNING
    )
    from shenava.domain.surveys.models import Invitation  # noqa: PLC0415 - for one answer

    survey.answer(Invitation.objects.get(), solved="NO", speed=1, empathy=1, comment=f"{MARK} bad", at=MORNING)
    builders.let_everything_happen()
    maryam = signed_in(MARYAM)
    asked = wish(maryam)
    mail.outbox.clear()

    with own_page.mails_leave():
        assert decide(house, asked) is ErasureState.GRANTED
        builders.let_everything_happen(at=LONG_AFTER)

    assert "We have erased all that we knew of you" in mail.outbox[0].body
    left = cases.case(case.id)
    assert (left.stage, left.category_id, left.received_at) == (Stage.CLOSED, case.category_id, case.received_at)
    assert (left.headline, left.wish, left.answers, left.reach, left.person) == ("", "", {}, [], None)
    said = {message.body for message in cases.conversation(left)}
    assert said == {""}
    assert not cases.attachments(left).exists()
    assert cases.responses(left).get().file is None
    assert cases.responses(left).get().sha256
    assert not ContactPoint.objects.exists()
    assert retain.forget_answers(at=LONG_AFTER + timedelta(days=8)) == 1
    tables = {name: str(table) for name, table in rows.dump(without=frozenset()).items()}
    kept = [name for name, words in tables.items() if MARK in words or MARYAM in words]
    assert kept == []
    while sealing.seal(at=LONG_AFTER + timedelta(hours=1)):
        pass
    assert verification.verify(at=LONG_AFTER + timedelta(hours=1)).ok


def test_who_is_forgotten_signs_in_and_finds_nothing(house: House) -> None:
    case = hers(house, stage=Stage.CLOSED)
    maryam = signed_in(MARYAM)
    decide(house, wish(maryam))

    assert maryam.get("/en/own/")["Location"] == "/en/own/enter/"
    again = signed_in(MARYAM)
    assert case.tracking_code not in text_of(again.get("/en/own/?show=closed"))
    assert again.get(f"/en/complaints/{case.tracking_code}/").status_code == 404
    assert not OwnSession.objects.filter(person__isnull=False).exists()


def test_an_open_one_and_one_on_legal_hold_stay_and_she_is_told_why(house: House) -> None:
    still_open, held = hers(house), hers(house, stage=Stage.CLOSED)
    going = hers(house, stage=Stage.CLOSED)
    Case.objects.filter(pk=held.pk).update(legal_hold=True)
    asked = wish(signed_in(MARYAM))

    assert decide(house, asked) is ErasureState.PARTLY

    asked.refresh_from_db()
    assert f"{still_open.tracking_code}: It is still open" in asked.answer
    assert f"{held.tracking_code}: The law asks us" in asked.answer
    assert going.tracking_code not in asked.answer
    assert cases.case(going.id).headline == ""
    assert MARK in cases.case(held.id).headline
    assert ContactPoint.objects.filter(person=asked.person).exists()


def test_while_she_may_still_object_it_is_not_erased(house: House) -> None:
    closed = hers(house, stage=Stage.CLOSED)
    asked = wish(signed_in(MARYAM))
    held = retain.held(asked, at=MORNING + timedelta(days=1))

    assert [(one.case.id, str(one.stays)) for one in held] == [(closed.id, "RIGHTS")]


def test_keeping_more_than_the_rules_needs_a_reason(house: House) -> None:
    closed = hers(house, stage=Stage.CLOSED)
    asked = wish(signed_in(MARYAM))
    with pytest.raises(retain.ReasonMissing):
        decide(house, asked, keep={closed.id})

    assert decide(house, asked, keep={closed.id}, words="Tax law asks for it.") is ErasureState.REFUSED
    asked.refresh_from_db()
    assert "Tax law asks for it." in asked.answer
    with pytest.raises(NotFound):
        decide(house, asked)


@pytest.mark.parametrize("role", ["officer", "manager", "complaints", "administrator"])
def test_nobody_but_compliance_decides(house: House, role: str) -> None:
    hers(house, stage=Stage.CLOSED)
    asked = wish(signed_in(MARYAM))
    staff = getattr(house, role)
    with pytest.raises(NotAllowed):
        retain.decide(asked.id, keep=set(), words="", staff=staff, actor=builders.actor(staff), at=LONG_AFTER)


def test_a_wish_reaches_only_what_was_filed_with_the_proved_contact(house: House) -> None:
    both = {ContactKind.MOBILE: "+989121112233", ContactKind.EMAIL: "stranger@example.org"}
    one = builders.a_filed_case(introduction=Introduction(name="m", contacts={ContactKind.MOBILE: "+989121112233"}))
    builders.a_filed_case(introduction=Introduction(name="m", contacts=both))

    asked = wish(signed_in("stranger@example.org"))

    assert one.case.id not in [held.case.id for held in retain.held(asked, at=LONG_AFTER)]
