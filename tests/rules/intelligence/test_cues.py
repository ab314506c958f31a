"""What a text gives away, and what it only seems to."""

import pytest

from shenava.domain.intelligence.rules import lexicon
from shenava.domain.intelligence.rules.cues import find_cues
from shenava.domain.intelligence.vocabulary import Cue


def keys(text: str, language: str) -> set[Cue]:
    return {cue.key for cue in find_cues(text, language)}


def words(text: str, language: str, key: Cue) -> list[str]:
    return [cue.words for cue in find_cues(text, language) if cue.key is key]


def test_a_shout_is_no_thief() -> None:
    assert Cue.ANGER_STRONG not in keys("کارمندتان سرم داد زد", "fa")
    assert words("کارمندتان سرم داد زد", "fa", Cue.STAFF)


def test_a_thief_is_still_a_thief() -> None:
    assert words("همه‌تون دزدید، دزد!", "fa", Cue.ANGER_STRONG)[-1] == "دزد"


@pytest.mark.parametrize(
    ("text", "language", "key", "expected"),
    [
        ("وکیلم فردا زنگ می‌زند", "fa", Cue.LEGAL_MEDIA, "وکیلم"),
        ("والمحامي راح يتواصل معكم", "ar", Cue.LEGAL_MEDIA, "والمحامي"),
        ("بالمحكمة نتفاهم", "ar", Cue.LEGAL_MEDIA, "بالمحكمة"),
        ("my lawyers will call", "en", Cue.LEGAL_MEDIA, "lawyers"),
        ("واقعا افتضاحه", "fa", Cue.ANGER_STRONG, "افتضاحه"),
    ],
)
def test_endings_and_clitics_do_not_hide_a_word(text: str, language: str, key: Cue, expected: str) -> None:
    assert expected in words(text, language, key)


@pytest.mark.parametrize(
    "text", ["كلاهبرداري شده", "کلاهبــرداری شده", "کلاه برداری شده", "کلاه‌برداری شده", "کلاهبرداااری شده"]
)
def test_spelling_does_not_hide_a_cue(text: str) -> None:
    assert Cue.MONEY_IN_PROGRESS in keys(text, "fa")


def test_a_cue_points_at_the_original_words() -> None:
    text = "سلام. دیروز «بــوی   گاز» شدیدی آمد"
    cue = next(cue for cue in find_cues(text, "fa") if cue.key is Cue.LIFE_SAFETY)
    assert text[cue.start : cue.end] == cue.words == "بــوی   گاز"


def test_words_between_the_parts_of_a_phrase_are_spanned() -> None:
    found = words("از حسابم ۵ میلیون تومن برداشت کردن", "fa", Cue.MONEY_IN_PROGRESS)
    assert found == ["از حسابم ۵ میلیون تومن برداشت"]


@pytest.mark.parametrize(
    ("text", "language", "key"),
    [
        ("بوی گاز نیست، فقط فشار کم است", "fa", Cue.LIFE_SAFETY),
        ("لا يوجد تسرب غاز", "ar", Cue.LIFE_SAFETY),
        ("there is no gas leak", "en", Cue.LIFE_SAFETY),
        ("من عصبانی از شما نیستم", "fa", Cue.ANGER_MILD),
        ("لست غاضبا منكم", "ar", Cue.ANGER_MILD),
        ("it is not urgent", "en", Cue.DEADLINE),
    ],
)
def test_a_denied_cue_is_none(text: str, language: str, key: Cue) -> None:
    assert key not in keys(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("نشت گاز هنوز درست نشده", "fa"),
        ("بوی گاز میاد و کسی نیست", "fa"),
        ("تسرب غاز وما أحد جا", "ar"),
        ("gas leak and no one came", "en"),
    ],
)
def test_a_denial_of_something_else_does_not_take_danger_back(text: str, language: str) -> None:
    assert Cue.LIFE_SAFETY in keys(text, language)


def test_no_answer_is_not_taken_for_a_denial_of_itself() -> None:
    assert Cue.NO_ANSWER in keys("هیچ‌کس پاسخگو نیست", "fa")


@pytest.mark.parametrize(
    ("text", "language", "key"),
    [
        ("لباس نوزاد سفارش داده بودم", "fa", Cue.LIFE_SAFETY),
        ("بیمه آتش‌سوزی من صادر نشده", "fa", Cue.LIFE_SAFETY),
        ("حامل البطاقة يطلب كشف حساب", "ar", Cue.VULNERABLE),
        ("my visa card was declined", "en", Cue.DEADLINE),
        ("رمز پویا نمیاد", "fa", Cue.MONEY_IN_PROGRESS),
        ("۱۹۵ هزار تومان کم شد", "fa", Cue.LEGAL_MEDIA),
    ],
)
def test_harmless_look_alikes_are_left_alone(text: str, language: str, key: Cue) -> None:
    assert key not in keys(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("سه هفته است منتظرم", "fa"),
        ("۲۰ روزه که خبری نیست", "fa"),
        ("صار لي ثلاث أسابيع أنتظر", "ar"),
        ("منذ شهرين لم يحدث شيء", "ar"),
        ("I have waited for 3 weeks", "en"),
    ],
)
def test_long_waiting_is_heard_in_numbers(text: str, language: str) -> None:
    assert Cue.DURATION in keys(text, language)


def test_the_term_of_a_deposit_is_no_waiting() -> None:
    assert Cue.DURATION not in keys("سپرده سه ماهه باز کردم", "fa")


def test_danger_is_heard_whatever_language_was_guessed() -> None:
    assert Cue.LIFE_SAFETY in keys("تسريب غاز", "fa")
    assert Cue.LIFE_SAFETY in keys("گاز نشت کرده", "ar")


def test_a_word_of_another_language_says_nothing() -> None:
    # «ضروری» is merely "necessary" in Persian and "urgent" in the Gulf.
    assert Cue.DEADLINE not in keys("مدارک ضروری را آوردم", "fa")
    assert Cue.DEADLINE in keys("ضروري تردون علي", "ar")


def test_still_is_not_now() -> None:
    found = keys("المبلغ ما رجع للحين", "ar")
    assert Cue.DURATION in found
    assert Cue.DEADLINE not in found


def test_a_harmless_phrase_with_a_gap_hides_nothing_within_the_gap() -> None:
    assert Cue.MONEY_IN_PROGRESS not in keys("رمز پویا اصلاً برام پیامک نمیشه", "fa")
    assert words("رمز پویا هک شد دیگه نمیاد", "fa", Cue.MONEY_IN_PROGRESS) == ["هک شد"]


def test_empty_text_gives_nothing_away() -> None:
    assert find_cues("", "fa") == []
    assert find_cues(" … !!! ", "") == []


@pytest.mark.parametrize("language", ["fa", "ar", "en"])
def test_every_phrase_of_the_lexicon_is_found_in_itself(language: str) -> None:
    missed = [
        phrase
        for entry in lexicon.entries()
        for phrase in {"fa": entry["fa"], "ar": entry["ar"], "en": entry["en"]}[language]
        if not find_cues(phrase.replace("…", " ۵ میلیون "), language)
    ]
    assert missed == []


@pytest.mark.parametrize("language", ["fa", "ar"])
def test_the_lexicon_is_spelled_in_its_own_letters(language: str) -> None:
    foreign = set("يكة") if language == "fa" else set("یکگپچژ\u200c")
    spelled = {
        "fa": [p for e in lexicon.entries() for p in e["fa"]],
        "ar": [p for e in lexicon.entries() for p in e["ar"]],
    }
    assert [phrase for phrase in spelled[language] if foreign & set(phrase)] == []
