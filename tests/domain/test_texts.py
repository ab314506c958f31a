"""The texts people get, rewritten by those who answer for them."""

from datetime import timedelta

import pytest
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.catalogue import authoring, queries, texts
from shenava.domain.catalogue.models import TextVersion
from shenava.domain.catalogue.rules.wording import Wording
from shenava.domain.catalogue.vocabulary import TextState
from shenava.foundation.audit.models import Entry
from shenava.foundation.errors import NotFound

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return builders.a_house()


def rewrite(
    house: House,
    body: str,
    *,
    key: str = "again",
    language: str = "en",
    subject: str = "Again",
    seen: int = 0,
    days: int = 0,
) -> TextVersion | None:
    return authoring.rewrite(
        brand=house.brand,
        wording=Wording(key=key, language=language, subject=subject, body=body),
        seen=seen,
        actor=builders.actor(house.administrator),
        at=MORNING + timedelta(days=days),
    )


def sent(house: House, language: str, key: str = "again") -> Wording:
    return queries.wording(brand_id=house.brand.id, key=key, language=language)


def states(house: House, key: str = "again") -> dict[str, TextState]:
    return dict(next(line.states for line in authoring.lines(house.brand) if line.key == key))


def test_one_language_is_rewritten_and_the_others_stay_as_shipped(house: House) -> None:
    assert sent(house, "en").ref == "again/en/0"
    rewrite(house, "{code}: by {date}.")

    assert (sent(house, "en").ref, sent(house, "en").body) == ("again/en/1", "{code}: by {date}.")
    assert sent(house, "fa").body == texts.shipped()["again"]["fa"]["body"]
    row = TextVersion.objects.get()
    assert (row.number, row.written_by, row.written_at) == (1, house.administrator, MORNING)
    assert Entry.objects.get(action="settings.text").detail["version"] == 1


@pytest.mark.parametrize(
    ("key", "subject", "body", "problem"),
    [
        ("again", "", "{code} {date} {salary}", authoring.PlaceholderUnknown),
        ("again", "{salary}", "{code} {date}", authoring.PlaceholderUnknown),
        ("again", "", "{code}", authoring.PlaceholderMissing),
        ("again_sms", "", "{date}", authoring.PlaceholderMissing),
        ("message_sms", "", "{code} {url} {message}", authoring.PlaceholderUnknown),
        ("again", "{name}", "{code} {date}", authoring.SubjectTooPrivate),
        ("access_code", "{access_code}", "{code} {access_code}", authoring.SubjectTooPrivate),
        ("again", "Again", "  ", authoring.TextMissing),
        ("again", "Again", "{code} {date}" + "x" * 8000, authoring.TextTooLong),
    ],
)
def test_a_text_that_would_mislead_is_not_kept(
    house: House, key: str, subject: str, body: str, problem: type[Exception]
) -> None:
    with pytest.raises(problem):
        rewrite(house, body, key=key, subject=subject)
    assert not TextVersion.objects.exists()


def test_two_who_write_at_once_do_not_undo_each_other(house: House) -> None:
    rewrite(house, "{code} {date} one")
    with pytest.raises(authoring.TextChanged):
        rewrite(house, "{code} {date} two", seen=0)
    assert sent(house, "en").body == "{code} {date} one"


def test_saving_the_same_words_makes_no_version(house: House) -> None:
    assert rewrite(house, "{code} {date}")
    assert rewrite(house, "{code} {date}", seen=1) is None
    assert TextVersion.objects.count() == 1


def test_a_language_that_is_left_behind_waits_until_somebody_has_looked(house: House) -> None:
    assert set(states(house).values()) == {TextState.SHIPPED}
    rewrite(house, "{code} {date} now")
    assert states(house) == {"fa": TextState.BEHIND, "ar": TextState.BEHIND, "en": TextState.OWN}

    fa = sent(house, "fa")
    rewrite(house, fa.body, language="fa", subject=fa.subject, days=1)
    assert states(house) == {"fa": TextState.OWN, "ar": TextState.BEHIND, "en": TextState.BEHIND}
    rewrite(house, "{code} {date} now", seen=1, days=1)
    assert states(house)["en"] == TextState.OWN


def test_earlier_words_come_back_as_a_new_version(house: House) -> None:
    by = {"brand": house.brand, "key": "again", "language": "en", "actor": builders.actor(house.administrator)}
    rewrite(house, "{code} {date} one")
    rewrite(house, "{code} {date} two", seen=1)
    authoring.restore(number=1, seen=2, at=MORNING, **by)
    assert (sent(house, "en").body, sent(house, "en").version) == ("{code} {date} one", 3)

    authoring.restore(number=0, seen=3, at=MORNING, **by)
    assert (sent(house, "en").body, sent(house, "en").version) == (texts.shipped()["again"]["en"]["body"], 0)
    assert list(TextVersion.objects.order_by("number").values_list("number", "restored")) == [
        (1, None),
        (2, None),
        (3, 1),
        (4, 0),
    ]
    assert set(states(house).values()) == {TextState.SHIPPED}
    with pytest.raises(NotFound):
        authoring.restore(number=9, seen=4, at=MORNING, **by)


def test_what_nobody_knows_is_not_found(house: House) -> None:
    for key, language in (("no_such", "en"), ("again", "xx")):
        with pytest.raises(NotFound):
            authoring.earlier(brand=house.brand, key=key, language=language, number=0)
