"""How a text sounds and what it seems to be."""

import pytest

from shenava.domain.cases.vocabulary import Kind
from shenava.domain.intelligence.rules.distress import assess_distress
from shenava.domain.intelligence.rules.kind import guess_kind


@pytest.mark.parametrize("text", ["لطفاً شمارهٔ پیگیری را بفرستید", "أرغب في كشف حساب", "Please send my statement"])
def test_a_calm_text_has_no_distress(text: str) -> None:
    assert assess_distress(text).score == 0


@pytest.mark.requirement("S0-51.1")
def test_distress_grows_with_anger_worry_and_marks_and_stays_within_100() -> None:
    mild = assess_distress("ناراضی هستم", language="fa")
    strong = assess_distress("خیییییلی افتضاحه!!! دروغگوها 😡", language="fa")
    worst = assess_distress("افتضاح دزد دروغگو " * 30 + "!!!", language="fa")
    assert 0 < mild.score < strong.score < worst.score <= 100
    assert "افتضاحه" in strong.words
    assert "!!!" in strong.words


@pytest.mark.parametrize(
    ("text", "language"),
    [("خیلی نگرانم، نمی‌دونم چیکار کنم", "fa"), ("أنا خايف وما أدري وش أسوي", "ar"), ("I am worried and crying", "en")],
)
def test_quiet_worry_is_distress_too(text: str, language: str) -> None:
    assert assess_distress(text, language=language).score >= 40


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("می‌خواستم بدونم ساعت کاری شعبه چیه؟", "fa", Kind.QUESTION),
        ("عندي استفسار عن فتح حساب", "ar", Kind.QUESTION),
        ("Could you tell me which documents I need?", "en", Kind.QUESTION),
        ("پیشنهاد می‌کنم تاریخ را شمسی هم نشان دهید", "fa", Kind.SUGGESTION),
        ("أقترح إضافة الوضع الليلي", "ar", Kind.SUGGESTION),
        ("از برخورد خوب خانم احمدی تشکر می‌کنم", "fa", Kind.PRAISE),
        ("كل الشكر للموظف على حسن التعامل", "ar", Kind.PRAISE),
        ("می‌خواستم گزارش بدم تیر چراغ کج شده", "fa", Kind.REPORT),
        ("أود الإبلاغ عن عمود مائل", "ar", Kind.REPORT),
        ("سلام", "fa", Kind.COMPLAINT),
    ],
)
def test_a_plain_kind_is_recognised(text: str, language: str, kind: Kind) -> None:
    assert guess_kind(text, language=language) == kind


@pytest.mark.requirement("S2-16.1")
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("دستتون درد نکنه واقعاً، سه هفته است کارتم نیومده", "fa"),
        ("عالی بود که پولم رو بردن، تشکر می‌کنم", "fa"),
        ("شكرًا على لا شيء", "ar"),
        ("thanks for nothing, great service", "en"),
        ("سوال دارم: چرا پولم برنگشته؟", "fa"),
        ("شكرا لكم لكن المبلغ ما رجع", "ar"),
    ],
)
def test_thanks_and_questions_do_not_hide_a_complaint(text: str, language: str) -> None:
    assert guess_kind(text, language=language) == Kind.COMPLAINT
