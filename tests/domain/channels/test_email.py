"""E-mail carries the words, their language, and the letter."""

from collections.abc import Iterator

import pytest
from django.core import mail
from django.test import override_settings
from tests import builders

from shenava.domain.cases import queries
from shenava.domain.cases.vocabulary import Stage
from shenava.domain.channels.queries import messages_about
from shenava.domain.channels.vocabulary import Delivery

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _mail_leaves() -> Iterator[None]:
    with override_settings(EMAIL_LEAVES=True):
        yield


@pytest.mark.requirement("S0-65.1", "S0-27.2")
def test_the_answer_brings_its_letter_along() -> None:
    case = builders.a_case(house=builders.a_house(), stage=Stage.RESPONDED)
    letter = queries.responses(case).get()
    sent = next(message for message in mail.outbox if message.subject == "پاسخ شکایت شما")
    name, content, media_type = sent.attachments[0]

    assert name == f"{case.tracking_code}.pdf"
    assert media_type == "application/pdf"
    assert letter.file.size == len(content)
    assert sent.extra_headers["Content-Language"] == "fa"
    assert {message.state for message in messages_about(case.id)} == {Delivery.SENT}


def test_no_other_message_carries_a_file() -> None:
    builders.a_house()
    builders.a_filed_case()
    assert [message.attachments for message in mail.outbox] == [[]]
