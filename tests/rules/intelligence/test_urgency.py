"""How soon somebody must act, and why."""

import pytest

from shenava.domain.cases.vocabulary import Urgency
from shenava.domain.intelligence.rules.urgency import CATEGORY_DEFAULT, assess_urgency


@pytest.mark.requirement("S0-43.1")
@pytest.mark.parametrize(
    ("text", "language", "level"),
    [
        ("گاز نشت کرده", "fa", Urgency.EMERGENCY),
        ("تسريب غاز", "ar", Urgency.EMERGENCY),
        ("ريحة الغاز قوية في العمارة", "ar", Urgency.EMERGENCY),
        ("I can smell gas in the stairwell", "en", Urgency.EMERGENCY),
        ("دیگه نمی‌خوام زنده باشم", "fa", Urgency.EMERGENCY),
        ("سؤال عام", "ar", Urgency.NORMAL),
        ("یک سؤال کلی داشتم", "fa", Urgency.NORMAL),
        ("a general question", "en", Urgency.NORMAL),
    ],
)
def test_danger_is_an_emergency_and_a_question_is_not(text: str, language: str, level: Urgency) -> None:
    assert assess_urgency(text, language=language).level == level
    assert assess_urgency(text).level == level


@pytest.mark.requirement("S0-59.2")
@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("از حسابم پول برداشت کردن بدون اجازه من", "fa", "money_in_progress"),
        ("سحبوا فلوسي من حسابي وأنا ما سويت شي", "ar", "money_in_progress"),
        ("مادرم پیره و روی ویلچره", "fa", "vulnerable"),
        ("والدتي مسنة وما تقدر تجي الفرع", "ar", "vulnerable"),
        ("به تعزیرات شکایت می‌کنم", "fa", "legal_media"),
        ("تا فردا باید درست بشه", "fa", "deadline"),
        ("عندي رحلة وبطاقتي ما تشتغل", "ar", "deadline"),
    ],
)
def test_money_need_law_and_near_dates_are_urgent(text: str, language: str, code: str) -> None:
    assessed = assess_urgency(text, language=language)
    assert assessed.level == Urgency.URGENT
    assert assessed.reasons[0].code == code
    assert all(word in text for word in assessed.reasons[0].words)


@pytest.mark.parametrize(
    ("text", "language"),
    [("هیچ‌کس جواب نمی‌ده", "fa"), ("صار لي أسبوع وما أحد يرد", "ar"), ("nobody answers for weeks", "en")],
)
def test_silence_and_long_waiting_are_high(text: str, language: str) -> None:
    assert assess_urgency(text, language=language).level == Urgency.HIGH


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("افتضاحه!!! خجالت بکشید دروغگوها", "fa"),
        ("فضيحة وحرامية وكذابين", "ar"),
        ("YOU ARE ALL LIARS AND THIEVES!!!", "en"),
    ],
)
def test_anger_alone_raises_nothing(text: str, language: str) -> None:
    assessed = assess_urgency(text, language=language)
    assert assessed.level == Urgency.NORMAL
    assert assessed.reasons == ()


@pytest.mark.requirement("S0-51.1")
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ببخشید مزاحم شدم، خسته نباشید، اگر زحمتی نیست بوی گاز میاد", "fa"),
        ("الله يعطيكم العافية ولو سمحتم فيه تسرب غاز", "ar"),
        ("sorry to bother you but there is a gas leak", "en"),
    ],
)
def test_politeness_never_lowers(text: str, language: str) -> None:
    assert assess_urgency(text, language=language).level == Urgency.EMERGENCY


def test_the_highest_reason_wins_and_the_others_stay_visible() -> None:
    assessed = assess_urgency("بوی گاز میاد، مادرم سالمنده و هیچ‌کس جواب نمی‌ده", language="fa")
    assert assessed.level == Urgency.EMERGENCY
    assert [reason.code for reason in assessed.reasons] == ["life_safety", "vulnerable", "no_answer"]


def test_a_text_never_lowers_what_its_category_asks_for() -> None:
    assessed = assess_urgency("سؤال عام", Urgency.URGENT, language="ar")
    assert assessed.level == Urgency.URGENT
    assert assessed.reasons[0].code == CATEGORY_DEFAULT
