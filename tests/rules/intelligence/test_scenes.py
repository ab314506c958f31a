"""Words that mean something only together: money, need, near dates, long waiting."""

import pytest

from shenava.domain.intelligence.rules import scenes
from shenava.domain.intelligence.rules.cues import find_cues
from shenava.domain.intelligence.rules.scenes import Scene
from shenava.domain.intelligence.vocabulary import LANGUAGES, Cue


def keys(text: str, language: str) -> set[Cue]:
    return {cue.key for cue in find_cues(text, language)}


def playable() -> list[tuple[Scene, str]]:
    known = scenes.groups()
    return [
        (scene, language)
        for scene in scenes.scenes()
        for language in LANGUAGES
        if all(known[name].get(language) for name in scene.needs)
    ]


@pytest.mark.parametrize(("scene", "language"), playable(), ids=lambda value: getattr(value, "name", value))
def test_every_scene_is_found_in_its_own_words(scene: Scene, language: str) -> None:
    spoken = " , ".join(scenes.groups()[name][language][-1] for name in scene.needs)
    assert scene.cue in keys(spoken, language)


def test_every_scene_can_be_played_in_some_language() -> None:
    assert {scene.name for scene, _ in playable()} == {scene.name for scene in scenes.scenes()}


def test_no_group_of_words_is_idle() -> None:
    used = {name for scene in scenes.scenes() for name in (*scene.needs, *scene.unless)}
    assert used == set(scenes.groups())


def test_the_groups_are_spelled_in_their_own_letters() -> None:
    foreign = {"fa": set("يكة"), "ar": set("یکگپچژ\u200c"), "en": set("آابتی")}
    spelled = [(language, word) for words in scenes.groups().values() for language in words for word in words[language]]
    assert [word for language, word in spelled if foreign[language] & set(word)] == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("بدون اجازه خودم ده میلیون از کارتم رفته", "fa"),
        ("یارو زنگ زد و رمز دوم منو گرفت", "fa"),
        ("کیف پولم رو تو مترو زدن", "fa"),
        ("حولوا فلوس بدون علمي", "ar"),
        ("واحد اتصل وأخذ مني رمز التحقق", "ar"),
        ("كل دقيقة ينسحب مبلغ من رصيدي", "ar"),
        ("a transfer of 900 was made without my consent", "en"),
        ("they tricked me and took the otp", "en"),
        ("someone keeps draining my account", "en"),
        ("az hesabam se milion bardasht shod", "en"),
    ],
)
def test_money_that_leaves_is_heard(text: str, language: str) -> None:
    assert Cue.MONEY_IN_PROGRESS in keys(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("عکس منو بدون اجازه گذاشتن تو سایت", "fa"),
        ("ساعت نوبتم رو بدون اطلاع عوض کردن", "fa"),
        ("رمز پویا رو کجا فعال کنم", "fa"),
        ("رمز التحقق ما ينقبل", "ar"),
        ("نشروا صورتي من غير علمي", "ar"),
        ("the otp box rejects every digit", "en"),
        ("they published my photo without my consent", "en"),
    ],
)
def test_what_was_done_unasked_is_no_theft_unless_money_is_near(text: str, language: str) -> None:
    assert Cue.MONEY_IN_PROGRESS not in keys(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("پدربزرگم ۸۷ سالشه و تو صف سرپا موند", "fa"),
        ("انسولین بابام تموم شده و داروخونه نمیاره", "fa"),
        ("جدتي عمرها ٨٥ سنة واقفة من الصبح", "ar"),
        ("ولدي عنده توحد وما يقدر ينتظر", "ar"),
        ("my dad is 86 and had to stand for an hour", "en"),
        ("our blind customers cannot read the screen", "en"),
        ("I am blind and the ramp is closed", "en"),
    ],
)
def test_somebody_in_need_is_heard(text: str, language: str) -> None:
    assert Cue.VULNERABLE in keys(text, language)


@pytest.mark.parametrize(
    "text", ["the linesman must be blind", "a blind test of two coffees", "are you blind or what", "love is blind"]
)
def test_blind_as_a_figure_of_speech_is_nobody_in_need(text: str) -> None:
    assert Cue.VULNERABLE not in keys(text, "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [("پس‌فردا مصاحبه دارم", "fa"), ("مقابلتي بكرة والأوراق عندكم", "ar"), ("my interview is on Monday", "en")],
)
def test_an_event_with_a_near_day_is_a_date(text: str, language: str) -> None:
    assert Cue.DEADLINE in keys(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [("ویزا رو ماه پیش گرفتم", "fa"), ("العملية كانت ناجحة", "ar"), ("the surgery went well", "en")],
)
def test_an_event_alone_is_no_near_date(text: str, language: str) -> None:
    assert Cue.DEADLINE not in keys(text, language)


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("أنتظر من شهر", True),
        ("طلبي معلق منذ سنة", True),
        ("لسه ما وصل شي", True),
        ("يبدأ الاشتراك من الشهر القادم", False),
        ("دفعت من شهر رمضان", False),
        ("عضيت لساني بالغلط", False),
    ],
)
def test_a_month_ago_is_waiting_and_next_month_is_not(text: str, *, waits: bool) -> None:
    assert (Cue.DURATION in keys(text, "ar")) is waits


def test_the_age_of_a_person_is_no_waiting() -> None:
    assert Cue.DURATION not in keys("دختر ۱۲ ساله‌ام را راه ندادند", "fa")
    assert Cue.DURATION in keys("دو ساله که پرونده‌ام مانده", "fa")


def test_a_long_text_full_of_half_scenes_costs_no_more_than_its_length() -> None:
    near, far = "سیم " * 200 + "افتاده تو کوچه", "سیم " * 4000
    assert Cue.LIFE_SAFETY in keys(near, "fa")
    assert Cue.LIFE_SAFETY not in keys(far, "fa")
