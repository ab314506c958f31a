"""Both sides talk: nothing is said twice, nothing is lost, and nobody answers past a colleague."""

from datetime import timedelta
from uuid import uuid4

import pytest
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.cases import access, queries
from shenava.domain.cases.models import Case, DocumentItem, Message, Note
from shenava.domain.cases.vocabulary import Act, DocumentState, Stage, Urgency
from shenava.domain.channels import registry
from shenava.domain.channels.contract import Outgoing, Receipt
from shenava.domain.channels.models import OutboundMessage
from shenava.domain.channels.queries import messages_about
from shenava.domain.channels.vocabulary import Channel, Delivery
from shenava.foundation.errors import NotAllowed
from shenava.foundation.events.models import Delivery as DeliveryRow
from shenava.foundation.features import switches
from shenava.foundation.features.vocabulary import Switch
from shenava.lifecycle import converse, investigate, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return builders.a_house()


@pytest.fixture
def case(house: House) -> Case:
    return builders.a_case(house=house)


def test_two_officers_who_reply_at_once_do_not_both_answer(house: House, case: Case) -> None:
    both = {"actor": builders.actor(house.officer), "staff": house.officer, "at": MORNING}
    first = converse.reply(case.id, body="سلام، بررسی می‌کنیم", seen=None, **both)

    with pytest.raises(converse.SomebodyAnswered):
        converse.reply(case.id, body="سلام، ما هم بررسی می‌کنیم", seen=None, **both)

    assert converse.reply(case.id, body="خبر تازه", seen=first.id, **both)
    assert queries.conversation(case).filter(act=Act.REPLY).count() == 2


@pytest.mark.parametrize(("body", "problem"), [("  ", converse.EmptyMessage), ("x" * 20_001, converse.MessageTooLong)])
def test_words_have_a_beginning_and_an_end(
    house: House, case: Case, body: str, problem: type[converse.EmptyMessage]
) -> None:
    said = {"body": body, "actor": builders.actor(house.officer), "staff": house.officer, "at": MORNING}
    with pytest.raises(problem):
        converse.reply(case.id, seen=None, **said)
    with pytest.raises(problem):
        converse.write_note(case.id, **said)
    with pytest.raises(problem):
        converse.hear(case.id, body=body, actor=builders.as_complainant(case), at=MORNING)
    assert queries.conversation(case).count() == 1


@pytest.mark.requirement("S0-31.4")
def test_a_message_sent_twice_is_one_message(case: Case) -> None:
    me = builders.as_complainant(case)
    sent = [converse.hear(case.id, body="چه شد؟", key="form-7", actor=me, at=MORNING) for _twice in range(2)]

    assert sent[0] == sent[1]
    assert queries.conversation(case).count() == 2


@pytest.mark.requirement("S0-31.4")
def test_the_third_chase_makes_a_case_more_urgent(house: House) -> None:
    case = builders.a_case(house=house, category="", text="سلام. درباره شعبه شما نظری داشتم.")
    assert case.urgency == Urgency.NORMAL
    promised = case.next_due_at
    for _each in range(3):
        converse.hear(case.id, body="", act=Act.CHASED, actor=builders.as_complainant(case), at=MORNING)
        builders.let_everything_happen()

    hastened = queries.case(case.id)
    assert (hastened.chases, hastened.urgency) == (3, Urgency.HIGH)
    assert promised
    assert hastened.next_due_at
    assert hastened.next_due_at < promised


def test_a_note_is_no_message_and_goes_to_nobody(house: House, case: Case) -> None:
    before = messages_about(case.id).count()
    converse.write_note(case.id, body="محرمانه", staff=house.officer, actor=builders.actor(house.officer), at=MORNING)
    builders.let_everything_happen()

    assert Note.objects.get().body == "محرمانه"
    assert queries.conversation(case).count() == 1
    assert messages_about(case.id).count() == before


def test_secrets_are_masked_in_whatever_is_said(house: House, case: Case) -> None:
    card = "6037997599999993"
    staff = {"actor": builders.actor(house.officer), "staff": house.officer, "at": MORNING}
    converse.hear(case.id, body=card, actor=builders.as_complainant(case), at=MORNING)
    converse.reply(case.id, body=card, seen=None, **staff)
    converse.write_note(case.id, body=card, **staff)

    assert all(card not in one.body for one in [*Message.objects.all(), *Note.objects.all()])


@pytest.mark.requirement("S0-63.4")
def test_documents_are_ticked_off_in_order_and_the_turn_comes_back(house: House, case: Case) -> None:
    officer, me = builders.actor(house.officer), builders.as_complainant(case)
    due = MORNING + timedelta(days=1)
    asked = {"message": "", "due_at": due, "staff": house.officer, "actor": officer, "at": MORNING}
    investigate.ask_for_documents(case.id, items=[("شناسنامه", "چرا"), ("رسید", "")], **asked)
    assert queries.case(case.id).waiting_on == "COMPLAINANT"

    converse.hear(case.id, body="", act=Act.DOCUMENTS, files=[builders.a_photo()], actor=me, at=MORNING)
    states = list(DocumentItem.objects.order_by("id").values_list("state", flat=True))
    assert states == [DocumentState.RECEIVED, DocumentState.WAITING]
    assert queries.case(case.id).waiting_on == "COMPLAINANT"

    last = DocumentItem.objects.get(state=DocumentState.WAITING)
    investigate.settle_document(case.id, item_id=last.id, state=DocumentState.WAIVED, actor=officer, at=MORNING)
    assert queries.case(case.id).waiting_on == "US"
    assert queries.open_document_request(case) is None


def test_one_document_may_be_sent_by_its_name(house: House, case: Case) -> None:
    asked = {"message": "", "due_at": MORNING + timedelta(days=1), "staff": house.officer, "at": MORNING}
    investigate.ask_for_documents(case.id, items=[("a", ""), ("b", "")], actor=builders.actor(house.officer), **asked)
    second = next(one for one in DocumentItem.objects.all() if one.label == "b")
    me = builders.as_complainant(case)
    converse.send_document(case.id, item_id=second.id, files=[builders.a_photo()], actor=me, at=MORNING)

    second.refresh_from_db()
    assert second.state == DocumentState.RECEIVED
    with pytest.raises(converse.NoFile):
        converse.send_document(case.id, item_id=second.id, files=[], actor=me, at=MORNING)


def test_a_stranger_says_nothing(case: Case) -> None:
    with pytest.raises(NotAllowed):
        converse.hear(case.id, body="سلام", actor=access.complainant(uuid4()), at=MORNING)


def test_after_closing_nothing_more_is_said(house: House) -> None:
    case = builders.a_case(house=house, stage=Stage.CLOSED)
    with pytest.raises(access.StageNotReachable):
        converse.hear(case.id, body="سلام", actor=builders.as_complainant(case), at=MORNING)


class Broken:
    """A provider that is out."""

    def __init__(self) -> None:
        self.tries = 0

    def send(self, outgoing: Outgoing) -> Receipt:
        self.tries += 1
        raise ConnectionError(outgoing.key)


def test_what_cannot_be_delivered_is_tried_again_and_then_told_to_a_person(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = Broken()
    monkeypatch.setattr(registry, "sender", lambda _channel: broken)
    case = builders.a_filed_case().case
    for hour in range(1, 9):
        builders.let_everything_happen(at=MORNING + timedelta(hours=hour))

    assert broken.tries > 5
    assert [task.kind for task in queries.tasks(case)] == ["UNDELIVERED"]
    assert messages_about(case.id).get().state == Delivery.FAILED
    monkeypatch.undo()
    builders.let_everything_happen(at=MORNING + timedelta(hours=12))
    assert messages_about(case.id).get().state == Delivery.KEPT


def test_a_stopped_channel_keeps_its_messages(house: House) -> None:
    switches.turn(Switch.EMAIL, on=False, actor_ref="system", at=MORNING)
    case = builders.a_filed_case().case
    assert messages_about(case.id).get().state == Delivery.QUEUED
    assert DeliveryRow.objects.get(state="WAITING").last_error.startswith(tell.ChannelIsOff.__name__)

    switches.turn(Switch.EMAIL, on=True, actor_ref="system", at=MORNING)
    builders.let_everything_happen(at=MORNING + timedelta(minutes=5))
    assert messages_about(case.id).get().state == Delivery.KEPT


class Counting:
    """A provider that remembers what it was given."""

    def __init__(self) -> None:
        self.keys: list[str] = []

    def send(self, outgoing: Outgoing) -> Receipt:
        self.keys.append(outgoing.key)
        return Receipt(left=True)


def test_a_message_that_left_is_not_sent_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    provider = Counting()
    monkeypatch.setattr(registry, "sender", lambda _channel: provider)
    builders.a_filed_case()
    delivery = DeliveryRow.objects.get(reaction="shenava.lifecycle.converse.deliver")
    for _each in range(3):
        DeliveryRow.objects.filter(pk=delivery.pk).update(state="WAITING", done_at=None, lease_holder="")
        builders.let_everything_happen(at=MORNING + timedelta(minutes=1))

    assert len(provider.keys) == 1
    message = OutboundMessage.objects.get()
    assert (message.channel, message.state) == (Channel.EMAIL, Delivery.SENT)
