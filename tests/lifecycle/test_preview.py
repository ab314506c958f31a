"""Texts reach people with the values that their slots promise, and previews open nothing."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.cases import queries as case_queries
from shenava.domain.cases import references
from shenava.domain.cases.vocabulary import Stage
from shenava.domain.catalogue import queries, texts
from shenava.domain.catalogue.rules.filling import placeholders
from shenava.domain.channels.queries import messages_about
from shenava.lifecycle import converse, investigate, preview, resolve, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return builders.a_house()


def test_every_stage_gives_its_text_what_the_slots_say(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, set[str]] = {}
    real = tell.tell

    def watched(case: Any, *, text: str, values: Mapping[str, str] | None = None, **rest: Any) -> None:  # noqa: ANN401 - as it comes
        given.setdefault(text, set()).update(values or {})
        real(case, text=text, values=values, **rest)

    monkeypatch.setattr(tell, "tell", watched)
    case = builders.a_case(house=house, stage=Stage.ASSIGNED)
    by = {"actor": builders.actor(house.complaints), "at": MORNING}
    converse.reply(case.id, body="سلام", staff=house.complaints, seen=None, **by)
    due = MORNING + timedelta(days=3)
    investigate.ask_for_documents(case.id, items=[("رسید", "")], message="", due_at=due, staff=house.complaints, **by)
    converse.renew_access_code(case.id, **by)
    builders.an_answer(case, by=house.complaints)
    resolve.object_to_answer(case.id, reason="نه", actor=builders.as_complainant(case), at=MORNING)
    withdrawn = builders.a_case(house=house)
    resolve.withdraw(withdrawn.id, actor=builders.as_complainant(withdrawn), at=MORNING)
    builders.let_everything_happen()

    told = {"acknowledgement", "message", "documents", "answer", "survey", "again", "access_code", "withdrawal"}
    assert set(given) == told
    for key, names in given.items():
        assert names == texts.given(key), key
        assert texts.given(f"{key}_sms") <= names, key


def test_a_message_remembers_which_version_said_it(house: House) -> None:
    case = builders.a_case(house=house, stage=Stage.RESPONDED)
    wordings = {message.wording for message in messages_about(case.id)}
    assert "acknowledgement/fa/0" in wordings
    letter = case_queries.responses(case).get()
    assert {"letter_opening/fa/0", "letter_upheld/fa/0"} <= set(letter.content["wordings"])
    assert letter.content["issues"][0]["lead"] == texts.shipped()["letter_upheld"]["fa"]["body"]


@pytest.mark.parametrize("language", ["fa", "ar", "en"])
@pytest.mark.parametrize("key", list(texts.shipped()))
def test_a_preview_fills_everything_and_opens_nothing(house: House, key: str, language: str) -> None:
    words = queries.wording(brand_id=house.brand.id, key=key, language=language)
    made_up = preview.of_nobody(words, brand=house.brand, at=MORNING)
    assert not placeholders(made_up.body + made_up.subject)
    assert (made_up.length is not None) == key.endswith("_sms")

    case = builders.a_filed_case().case
    real = preview.of_case(words, case=case, at=MORNING)
    assert not placeholders(real.body + real.subject)
    assert references.access_code(case) not in real.body
    if "code" in placeholders(words.body):
        assert case.tracking_code in real.body


def test_a_preview_reads_dates_as_its_person_does(house: House) -> None:
    case = builders.a_filed_case(preference={"calendar": "GREGORIAN", "digits": "LATIN"}).case
    words = queries.wording(brand_id=house.brand.id, key="again_sms", language="fa")
    assert "2026" in preview.of_case(words, case=case, at=MORNING).body
    assert "۱۴۰۵" in preview.of_nobody(words, brand=house.brand, at=MORNING).body


def test_documents_are_listed_once_with_their_date(house: House) -> None:
    case = builders.a_case(house=house)
    by = {"staff": house.complaints, "actor": builders.actor(house.complaints), "at": MORNING}
    due = MORNING + timedelta(days=3)
    investigate.ask_for_documents(case.id, items=[("رسید خرید", "برای تاریخ")], message="", due_at=due, **by)
    builders.let_everything_happen()
    body = next(one.body for one in messages_about(case.id) if one.wording == "documents/fa/0")

    assert body.count("رسید خرید") == 1
    assert "- رسید خرید (برای تاریخ)" in body
    assert "چهارشنبه ۴ آذر ۱۴۰۵" in body
    assert "\n\n\n" not in body
