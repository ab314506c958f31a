"""The newest matches are found without reading all of them, and none is lost."""

import pytest
from django.db import connection

from shenava.foundation.database.ids import new_id
from shenava.foundation.search import index
from shenava.foundation.search.models import Entry

pytestmark = pytest.mark.django_db


def newest(question: str, *, most: int) -> list[object]:
    found: list[object] = []
    for matches in index.newest_matching(question):
        found = list(matches.order_by("-id").values_list("subject", flat=True)[:most])
        if len(found) == most:
            break
    return found


def test_the_newest_come_first_and_older_ones_are_still_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "NEWEST", (3, 5))
    subjects = [new_id() for _each in range(6)]
    for subject in subjects:
        index.put(subject, text="خودپرداز پول نداد")
    assert newest("پول", most=2) == subjects[:-3:-1]
    assert newest("پول", most=4) == subjects[:-5:-1]
    assert newest("پول", most=6) == subjects[::-1]
    assert newest("نیست", most=2) == []
    assert newest("", most=2) == []
    assert Entry.objects.count() == 6


def test_whole_words_fill_the_page_and_the_last_word_is_a_beginning_where_they_do_not() -> None:
    whole = [new_id() for _each in range(3)]
    begun = [new_id() for _each in range(2)]
    for subject in whole:
        index.put(subject, text="the card was refused")
    for subject in begun:
        index.put(subject, text="a cardholder was refused")
    if connection.vendor == "sqlite":  # PostgreSQL reads all matches either way, so it is asked but once
        assert newest("card", most=3) == whole[::-1]
    assert newest("card", most=5) == [*begun[::-1], *whole[::-1]]
    assert newest("refused card", most=4) == [*begun[::-1], *whole[:0:-1]]
    assert newest("cardh", most=3) == begun[::-1]
    assert newest("card refus", most=3) == whole[::-1]
    assert newest("card refuse", most=9) == whole[::-1]


def test_nothing_in_a_question_is_read_as_an_operator() -> None:
    subject = new_id()
    index.put(subject, text='he said "no" and left')
    assert newest('"no" AND', most=2) == [subject]
    assert newest("no* OR left", most=2) == []
