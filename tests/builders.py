"""Builders that walk the real life: no test holds a case that real life could not produce."""

import itertools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib import resources
from io import BytesIO
from typing import Any

from shenava.domain.cases import queries as case_queries
from shenava.domain.cases.models import Case
from shenava.domain.cases.rules.response import IssueDraft, RemedyDraft
from shenava.domain.cases.vocabulary import Outcome, ReasonKind, RemedyKind, RemedyState, Stage
from shenava.domain.catalogue import operations as catalogue
from shenava.domain.catalogue.models import Brand
from shenava.domain.channels.vocabulary import Channel
from shenava.domain.organization import operations as organization
from shenava.domain.organization import queries as organization_queries
from shenava.domain.organization.actors import Actor, complainant
from shenava.domain.organization.models import Staff, Unit
from shenava.domain.organization.vocabulary import Role, UnitKind
from shenava.domain.people.operations import Introduction
from shenava.domain.people.vocabulary import ContactKind
from shenava.domain.policies import operations as policies
from shenava.domain.policies.rules.due import Goal
from shenava.domain.policies.vocabulary import ClockUnit
from shenava.foundation.accounts import operations as accounts
from shenava.foundation.files import operations as files
from shenava.foundation.files.operations import KeptFile
from shenava.foundation.tasks import rounds
from shenava.lifecycle import intake, resolve, route
from shenava.lifecycle.intake import Filed, Filing

MORNING = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
"""A Sunday, half past nine in Tehran."""
PASSWORD = "a long password for tests"
_numbers = itertools.count(1)
_IRANIAN_WEEK = ([[(480, 960)]] * 3) + [[(480, 720)], [], [(480, 960)], [(480, 960)]]


@dataclass(frozen=True, kw_only=True)
class House:
    """A small bank: a triage desk, two line units, a complaints office, and one person in each role."""

    brand: Brand
    triage: Unit
    cards: Unit
    loans: Unit
    office: Unit
    officer: Staff
    colleague: Staff
    loan_officer: Staff
    triage_officer: Staff
    manager: Staff
    complaints: Staff
    compliance: Staff
    administrator: Staff


@cache
def _bank() -> Any:  # noqa: ANN401 - the shipped JSON
    folder = resources.files("shenava.domain.catalogue") / "sectors" / "bank.json"
    return json.loads(folder.read_text(encoding="utf-8"))


def a_house(*, at: datetime = MORNING) -> House:
    """Build the small bank with the shipped categories, forms, texts and goals."""
    calendar = organization.add_calendar(
        code="office", name={"en": "Office"}, zone="Asia/Tehran", windows=_IRANIAN_WEEK
    )
    triage = _unit("triage", "میز بررسی اولیه", "Triage desk", calendar, UnitKind.TRIAGE)
    cards = _unit("cards", "واحد کارت", "Cards", calendar)
    loans = _unit("loans", "واحد تسهیلات", "Loans", calendar)
    office = _unit("office", "دفتر شکایات", "Complaints office", calendar, UnitKind.COMPLAINTS_OFFICE)
    brand = catalogue.add_brand(
        code="bank", name={"fa": "بانک نمونه", "ar": "بنك تجريبي", "en": "Demo Bank"}, is_default=True
    )
    for position, row in enumerate(_bank()["categories"]):
        unit = loans if row["code"] in {"BANK-06", "BANK-07"} else cards
        category = catalogue.add_category(
            code=row["code"],
            name=row["name"],
            description=row["description"],
            keywords=row["keywords"],
            urgency=row["urgency"],
            unit_id=unit.id,
            position=position,
        )
        catalogue.publish_form(category=category, schema=row["fields"], at=at)
    for urgency, amount, unit_of_time in (
        ("EMERGENCY", 4, ClockUnit.CLOCK_HOURS),
        ("URGENT", 24, ClockUnit.CLOCK_HOURS),
        ("HIGH", 3, ClockUnit.BUSINESS_DAYS),
        ("NORMAL", 5, ClockUnit.BUSINESS_DAYS),
    ):
        policies.set_goal(brand=brand, urgency=urgency, goal=Goal(amount, unit_of_time))
    return House(
        brand=brand,
        triage=triage,
        cards=cards,
        loans=loans,
        office=office,
        officer=a_colleague("officer", Role.OFFICER, cards, languages=("fa", "en"), at=at),
        colleague=a_colleague("colleague", Role.OFFICER, cards, languages=("ar",), at=at),
        loan_officer=a_colleague("loans", Role.OFFICER, loans, at=at),
        triage_officer=a_colleague("triage", Role.OFFICER, triage, at=at),
        manager=a_colleague("manager", Role.UNIT_MANAGER, cards, at=at),
        complaints=a_colleague("office", Role.COMPLAINTS_OFFICE, office, at=at),
        compliance=a_colleague("compliance", Role.COMPLIANCE, office, at=at),
        administrator=a_colleague("administrator", Role.ADMINISTRATOR, office, at=at),
    )


def a_colleague(
    login: str, role: Role, unit: Unit, *, languages: Sequence[str] = ("fa",), at: datetime = MORNING
) -> Staff:
    """Add a member of staff who can sign in with ``PASSWORD``."""
    account = accounts.create_account(
        login=f"{login}@bank.example", name=login.title(), password=PASSWORD, actor_ref="system", at=at
    )
    return organization.add_staff(account_id=account.id, name=login.title(), role=role, unit=unit, languages=languages)


def actor(staff: Staff, *, at: datetime = MORNING) -> Actor:
    """Return a member of staff as one who acts."""
    return organization_queries.actor_of(staff, at=at)


def a_filing(**given: Any) -> Filing:  # noqa: ANN401 - any field of the filing
    """Return a filing about money taken from a card without permission, or whatever is said instead."""
    number = next(_numbers)
    story = {
        "text": "از حساب من بدون اجازه پول برداشت شده است. لطفاً رسیدگی کنید.",
        "channel": Channel.WEB,
        "introduction": Introduction(name="مریم رضایی", contacts={ContactKind.EMAIL: f"maryam{number}@example.org"}),
        "language": "fa",
        "category": "BANK-10",
        "answers": {"branch": "1024"},
    }
    return Filing(**{**story, **given})


def a_filed_case(*, at: datetime = MORNING, **given: Any) -> Filed:  # noqa: ANN401 - as above
    """File, and let everything that follows happen."""
    filed = intake.receive(a_filing(**given), at=at)
    let_everything_happen(at=at)
    return filed


def a_case(*, stage: Stage = Stage.ASSIGNED, at: datetime = MORNING, house: House, **given: Any) -> Case:  # noqa: ANN401 - as above
    """Return a case that has really come to this stage."""
    filed = intake.receive(a_filing(**given), at=at)
    if stage is not Stage.RECEIVED:
        let_everything_happen(at=at)
    case = case_queries.case(filed.case.id)
    if case.owner is None and stage is not Stage.RECEIVED:
        route.assign(case.id, owner_id=house.officer.id, actor=actor(house.complaints), at=at)
    if stage in {Stage.RESPONDED, Stage.CLOSED}:
        an_answer(case, by=house.officer, at=at)
    if stage is Stage.CLOSED:
        resolve.close(case.id, actor=actor(house.complaints), at=at)
    if stage is not Stage.RECEIVED:
        let_everything_happen(at=at)
    return case_queries.case(filed.case.id)


def an_answer(case: Case, *, by: Staff, at: datetime = MORNING, issues: Sequence[IssueDraft] | None = None) -> None:
    """Decide the issues and send the letter."""
    resolve.save_decision(case.id, issues=issues or two_issues(), actor=actor(by), at=at)
    resolve.respond(case.id, staff=by, actor=actor(by), at=at)
    let_everything_happen(at=at)


def two_issues() -> list[IssueDraft]:
    """Return two issues decided differently."""
    return [
        IssueDraft(
            title="برداشت بدون اجازه",
            finding="بررسی نشان داد که تراکنش با رمز شما انجام نشده است.",
            outcome=Outcome.UPHELD,
            remedy=RemedyDraft(
                kind=RemedyKind.REFUND,
                state=RemedyState.IN_PROGRESS,
                what="بازگشت وجه به حساب",
                amount=25_000_000,
                currency="IRR",
                who="واحد کارت",
                due_on=date(2026, 11, 30),
            ),
        ),
        IssueDraft(
            title="کارمزد پیامک",
            finding="کارمزد پیامک طبق قرارداد حساب کسر شده است.",
            outcome=Outcome.NOT_UPHELD,
            reason_kind=ReasonKind.LEGAL,
            reason="چون در قرارداد حساب پذیرفته‌اید که کارمزد پیامک سالانه کسر شود.",
            reference="قرارداد حساب، بند ۷",
        ),
    ]


def a_photo(
    name: str = "photo.png", *, colour: tuple[int, int, int] = (200, 30, 30), at: datetime = MORNING
) -> KeptFile:
    """Return a small picture, inspected and kept."""
    return files.keep(BytesIO(png(colour=colour)), name=name, at=at)


def png(*, colour: tuple[int, int, int] = (200, 30, 30)) -> bytes:
    """Return the bytes of a small picture."""
    from PIL import Image  # noqa: PLC0415 - most tests need no pictures

    buffer = BytesIO()
    Image.new("RGB", (8, 8), colour).save(buffer, format="PNG")
    return buffer.getvalue()


def as_complainant(case: Case) -> Actor:
    """Return the one who has shown this case's access code."""
    return complainant(case.id)


def let_everything_happen(*, at: datetime = MORNING) -> None:
    """Do what the worker does until nothing is left, as of one moment."""
    settled = rounds.settle(at=at + timedelta(seconds=1))
    assert settled < rounds.MOST_ROUNDS


def _unit(code: str, fa: str, en: str, calendar: Any, kind: UnitKind = UnitKind.LINE) -> Unit:  # noqa: ANN401 - a calendar row
    return organization.add_unit(code=code, name={"fa": fa, "en": en}, calendar=calendar, kind=kind)
