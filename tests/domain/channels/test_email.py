"""E-mail carries the words, their language, and the letter."""

import re
from collections.abc import Iterator
from html import escape

import pytest
from django.core import mail
from django.test import override_settings
from tests import builders

from shenava.domain.cases import queries
from shenava.domain.cases.vocabulary import Stage
from shenava.domain.catalogue import operations as catalogue
from shenava.domain.channels import rules
from shenava.domain.channels.contract import Letterhead
from shenava.domain.channels.queries import messages_about
from shenava.domain.channels.vocabulary import Delivery

pytestmark = pytest.mark.django_db


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


def test_the_same_words_go_as_text_and_as_html_with_nothing_to_fetch() -> None:
    house = builders.a_house()
    catalogue.change_brand(
        house.brand, contact={"phone": "1570", "more": [], "address": {"fa": "خیابان <یک>"}}, colour="#7a1f5c"
    )
    builders.a_filed_case()
    sent = mail.outbox[0]
    ((page, media_type),) = sent.alternatives

    assert media_type == "text/html"
    assert '<html lang="fa" dir="rtl">' in page
    assert "#7a1f5c" in page
    assert "1570" in page
    assert "خیابان &lt;یک&gt;" in page
    assert not re.search(r"src=|url\(|<script|<link|background", page)
    for line in filter(None, (line.strip() for line in sent.body.split("\n"))):
        assert escape(line.split("http")[0]) in page


def test_somebody_elses_words_bring_no_link_and_no_markup() -> None:
    page = rules.html(
        subject="<b>",
        body="Hello,\n\n<a href='https://evil.example'>click</a> https://evil.example/x\n\nhttps://us.example/en/track/?code=1&x=2",
        language="en",
        letterhead=Letterhead(name="Us <>", colour="#0b6e77", home="https://us.example"),
    )
    assert re.findall(r'href="([^"]+)"', page) == ["https://us.example/en/track/?code=1&amp;x=2"]
    assert "<b>" not in page
    assert "Us &lt;&gt;" in page
    us = Letterhead(name="", colour="", home="https://us.example")
    lookalike = rules.html(subject="", body="https://us.example.evil.org/", language="en", letterhead=us)
    assert "href" not in lookalike


@pytest.mark.parametrize(
    ("language", "text", "reads"),
    [
        ("fa", "Sara گرامی، شکایت شما رسید", "rtl"),
        ("fa", "The card was not accepted anywhere", "ltr"),
        ("en", "کارت من را نپذیرفتند", "rtl"),
        ("fa", "123", "rtl"),
        ("en", "123", "ltr"),
    ],
)
def test_each_paragraph_takes_the_direction_of_its_letters(language: str, text: str, reads: str) -> None:
    page = rules.html(subject="", body=text, language=language, letterhead=Letterhead(name="", colour=""))
    assert f'<p dir="{reads}" style="margin:0 0 16px">' in page
