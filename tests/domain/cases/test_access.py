"""Who may do what to a case: the whole table, so that a new deed or role has to be placed here."""

from dataclasses import replace
from uuid import uuid4

import pytest
from tests import builders
from tests.builders import House

from shenava.domain.cases import access
from shenava.domain.cases.models import Case
from shenava.domain.cases.rules import moves
from shenava.domain.cases.vocabulary import Deed, Stage
from shenava.domain.organization.actors import STRANGER, SYSTEM, Actor, complainant
from shenava.domain.organization.vocabulary import ActorKind, Role
from shenava.foundation.errors import NotAllowed, NotFound

pytestmark = pytest.mark.django_db

D = Deed
HANDLING = {
    D.ASSESS,
    D.ASSIGN,
    D.REFER,
    D.SETTLE_REFERRAL,
    D.RECALL_REFERRAL,
    D.REPLY,
    D.NOTE,
    D.ASK_DOCUMENTS,
    D.DELAY,
    D.DECIDE,
    D.PROPOSE,
    D.RESPOND,
    D.CLOSE,
    D.DO_TASK,
    D.RENEW_CODE,
    D.ADD_FILES,
    D.WALL,
    D.RAISE,
}
COMPLAINING = {D.WRITE, D.ADD_FILES, D.CHASE, D.WITHDRAW, D.OBJECT, D.REOPEN, D.RENEW_CODE, D.ESCALATE, D.PREFER}
DECIDING = {D.DECIDE, D.PROPOSE, D.RESPOND}
TABLE: dict[str, set[Deed]] = {
    "officer": HANDLING,
    "officer of another unit": set(),
    "officer of the unit that was asked": {D.SETTLE_REFERRAL, D.NOTE, D.ADD_FILES},
    "officer who decided first": HANDLING - DECIDING,
    "manager": HANDLING,
    "manager of another unit": set(),
    "complaints office": HANDLING | {D.LIFT_WALL},
    "compliance": set(),
    "administrator": set(),
    "complainant": COMPLAINING,
    "complainant of another case": set(),
    "stranger": set(),
    "integration without a person": set(),
    "token that may read": set(),
    "token that may write": {D.REPLY, D.NOTE, D.ASK_DOCUMENTS, D.DELAY},
    "token that may assign": {D.ASSESS, D.ASSIGN, D.REFER, D.SETTLE_REFERRAL, D.RECALL_REFERRAL},
    "house": set(Deed),
}
SEES = {
    "officer",
    "officer of the unit that was asked",
    "officer who decided first",
    "manager",
    "complaints office",
    "compliance",
    "complainant",
    "token that may read",
    "house",
}


@pytest.fixture
def house() -> House:
    return builders.a_house()


@pytest.fixture
def case(house: House) -> Case:
    found = builders.a_case(house=house)
    found.referred_unit = house.loans
    found.excluded_owner = house.colleague
    found.save(update_fields=["referred_unit", "excluded_owner"])
    return found


@pytest.fixture
def actors(house: House, case: Case) -> dict[str, Actor]:
    officer = builders.actor(house.officer)
    elsewhere = frozenset({house.triage.id})
    return {
        "officer": officer,
        "officer of another unit": builders.actor(house.triage_officer),
        "officer of the unit that was asked": builders.actor(house.loan_officer),
        "officer who decided first": builders.actor(house.colleague),
        "manager": builders.actor(house.manager),
        "manager of another unit": replace(builders.actor(house.manager), id=uuid4(), unit_ids=elsewhere),
        "complaints office": builders.actor(house.complaints),
        "compliance": builders.actor(house.compliance),
        "administrator": builders.actor(house.administrator),
        "complainant": complainant(case.id),
        "complainant of another case": complainant(uuid4()),
        "stranger": STRANGER,
        "integration without a person": Actor(kind=ActorKind.INTEGRATION, id=uuid4(), scopes=frozenset(access.SCOPES)),
        "token that may read": replace(officer, scopes=frozenset({"cases:read"})),
        "token that may write": replace(officer, scopes=frozenset({"cases:message"})),
        "token that may assign": replace(officer, scopes=frozenset({"cases:assign"})),
        "house": SYSTEM,
    }


@pytest.mark.requirement("S0-99.1", "S1-81.4")
@pytest.mark.parametrize("who", list(TABLE))
def test_only_whom_the_table_names_may(who: str, case: Case, actors: dict[str, Actor]) -> None:
    may = set()
    for deed in Deed:
        case.stage = min(moves.MOVES[deed])
        if access.can(actors[who], deed, case):
            may.add(deed)

    assert may == TABLE[who]


@pytest.mark.parametrize("who", list(TABLE))
def test_lists_counts_and_single_looks_agree(who: str, case: Case, actors: dict[str, Actor]) -> None:
    visible = access.visible_to(actors[who])

    assert visible.filter(pk=case.pk).exists() is (who in SEES)
    assert visible.count() == (who in SEES)
    if who in SEES:
        assert access.find(actors[who], case.tracking_code) == case
    else:
        with pytest.raises(NotFound):
            access.find(actors[who], case.tracking_code)


def test_every_deed_is_somebodys() -> None:
    assert set().union(*(deeds for who, deeds in TABLE.items() if who != "house")) == set(Deed)


def test_every_deed_has_its_stages() -> None:
    assert set(moves.MOVES) == set(Deed)
    assert all(moves.MOVES[deed] for deed in Deed)


def test_a_deed_at_the_wrong_stage_says_that_the_case_moved_on(case: Case) -> None:
    for deed in Deed:
        for stage in set(Stage) - moves.MOVES[deed]:
            case.stage = stage
            with pytest.raises(access.StageNotReachable):
                access.check_can(SYSTEM, deed, case)
            with pytest.raises(NotAllowed):
                access.check_can(STRANGER, deed, case)


def test_a_case_that_is_not_theirs_and_none_at_all_are_told_alike(case: Case, actors: dict[str, Actor]) -> None:
    sentences = set()
    for code in (case.tracking_code, "00000000000"):
        with pytest.raises(NotFound) as refusal:
            access.find(actors["officer of another unit"], code)
        sentences.add((str(refusal.value), refusal.value.code, refusal.value.status))

    assert len(sentences) == 1


def test_the_end_of_a_referral_is_the_end_of_seeing(house: House, case: Case) -> None:
    asked = builders.actor(house.loan_officer)
    assert access.visible_to(asked).filter(pk=case.pk).exists()

    case.referred_unit = None
    case.save(update_fields=["referred_unit"])

    assert not access.visible_to(asked).filter(pk=case.pk).exists()


@pytest.mark.requirement("S0-99.1")
def test_who_keeps_their_name_from_the_unit_is_known_to_the_complaints_office_only(
    case: Case, actors: dict[str, Actor]
) -> None:
    case.hides_name = True
    knows = {who for who, actor in actors.items() if access.sees_identity(actor, case)}

    assert knows == {"complaints office", "compliance", "complainant", "complainant of another case", "house"}
    assert not access.visible_to(actors["complainant of another case"]).filter(pk=case.pk).exists()


def test_a_complainant_sees_no_internal_file(house: House, case: Case) -> None:
    from shenava.lifecycle import investigate  # noqa: PLC0415 - the only way a file gets there

    officer = builders.actor(house.officer)
    for is_internal in (True, False):
        kept = [builders.a_photo(colour=(1, 2, 3 + is_internal))]
        investigate.add_evidence(case.id, files=kept, is_internal=is_internal, actor=officer, at=builders.MORNING)

    assert access.visible_files(officer, case).count() == 2
    assert [one.is_internal for one in access.visible_files(complainant(case.id), case)] == [False]
    assert not access.visible_files(complainant(uuid4()), case).exists()


def test_roles_are_all_in_the_table(house: House, actors: dict[str, Actor]) -> None:
    assert {actor.role for actor in actors.values() if actor.role} == set(Role)
