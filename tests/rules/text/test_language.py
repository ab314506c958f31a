"""Whose language is this? Own sentences, and the lean of short ones."""

import pytest

from shenava.foundation.text import language

SENTENCES = [
    ("fa", "سه روز است اینترنت ما قطع شده و کسی جواب نمی‌دهد"),
    ("fa", "پول از حسابم کم شد ولی خرید انجام نشد"),
    ("fa", "لطفا رسيدگي كنيد، خيلي وقت است كه منتظر هستم"),
    ("fa", "کارتم توی دستگاه گیر کرد چیکار کنم"),
    ("fa", "مبلغ را دوبار برداشت کردید، فاکتور 1250 را ببینید"),
    ("fa", "اپلیکیشن Mobile Bank باز نمیشه"),
    ("fa", "salam hesabam khali shode lotfan javab bedid"),
    ("ar", "انقطع الإنترنت منذ ثلاثة أيام ولا أحد يرد"),
    ("ar", "صار لي أسبوع أنتظر وما أحد يرد علي"),
    ("ar", "ليش خصمتوا من حسابي مرتين"),
    ("ar", "أرجو إعادة المبلغ إلى بطاقتي في أقرب وقت"),
    ("ar", "شو هالخدمة، الموظف ما بيرد عالتلفون"),
    ("en", "My card was charged twice and nobody answers the phone"),
    ("en", "Please refund the money"),
    ("", "میری شکایت کا جواب نہیں ملا ہے اور میں پریشان ہوں"),
    ("", "Merhaba, hesabım açılmıyor ve çok üzgünüm"),
    ("", "Bonjour, je ne peux pas ouvrir mon compte"),
    ("", "١٢٣ 456 🙂"),
    ("", ""),
]


@pytest.mark.requirement("S2-11.2", "S4-64.1")
@pytest.mark.parametrize(("expected", "text"), SENTENCES)
@pytest.mark.parametrize("default", ["fa", "ar", "en"])
def test_a_sentence_is_known_whatever_the_default(expected: str, text: str, default: str) -> None:
    assert language.guess(text, default=default) == expected


@pytest.mark.parametrize(
    ("text", "default"), [("سلام", "fa"), ("سلام", "ar"), ("ok", "fa"), ("ok", "en"), ("iPhone 13", "ar")]
)
def test_a_word_of_several_languages_leans_to_the_default(text: str, default: str) -> None:
    assert language.guess(text, default=default) == default


def test_a_shared_word_is_persian_where_english_is_the_default() -> None:
    assert language.guess("سلام", default="en") == "fa"
