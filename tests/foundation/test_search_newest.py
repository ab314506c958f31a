"""The newest matches are found without reading all of them, and none is lost."""

import pytest

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
