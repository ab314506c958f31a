"""The ten small marks of a reply."""

import pytest

from shenava.domain.cases.rules import reply_check
from shenava.domain.cases.rules.reply_check import Reply
from shenava.domain.cases.vocabulary import ReplyMark

GOOD = {
    "fa": """سلام مریم گرامی، متأسفیم که از کارت شما بدون اجازه پول برداشت شد و حق دارید نگران باشید.
گزارش تراکنش را بررسی کردیم و نشان داد که برداشت از دستگاهی در شهر دیگری بوده است.
کارت را بستیم چون ممکن بود دوباره استفاده شود.
تا سه‌شنبه ۱۸ آذر ۱۴۰۵ نتیجه را همین‌جا می‌نویسیم.
اگر چیز تازه‌ای دیدید، می‌توانید در همین صفحه بنویسید یا عکس بفرستید.""",
    "ar": """السلام عليكم مريم الكريمة، نأسف لما حدث في بطاقة الصراف ونتفهم قلقكم على المبلغ.
راجعنا سجل العملية وتبين أن السحب تم من جهاز في مدينة أخرى.
أوقفنا البطاقة لأن استخدامها مرة ثانية كان ممكنا.
سنكتب لكم النتيجة هنا قبل يوم الثلاثاء 8 ديسمبر 2026.
يمكنكم في أي وقت أن تكتبوا لنا في هذه الصفحة أو أن ترسلوا صورة جديدة.""",
    "en": """Dear Maryam, we are sorry that money was taken from your card without your permission.
We checked the transaction and found that it was made at a machine in another city.
We have blocked the card because it could be used again.
By Tuesday 8 December 2026 we will write the result to you here.
If you notice anything else, you can write to us on this page or add a photo.""",
}
COMPLAINT = {
    "fa": "از کارت من بدون اجازه پول برداشت شده است.",
    "ar": "تم سحب مبلغ من بطاقة الصراف دون إذني.",
    "en": "Somebody took money from my card at a machine.",
}
NAME = {"fa": "مریم رضایی", "ar": "مريم العتيبي", "en": "Maryam Rezaei"}


def reply(language: str, text: str = "", *, is_refusal: bool = False, is_final: bool = False) -> Reply:
    return Reply(
        text=text or GOOD[language],
        language=language,
        complaint=COMPLAINT[language],
        name=NAME[language],
        is_refusal=is_refusal,
        is_final=is_final,
    )


def failed(given: Reply) -> set[ReplyMark]:
    return {mark.mark for mark in reply_check.check(given) if not mark.is_passed}


@pytest.mark.requirement("S0-55.1", "S1-62.1", "S1-63.1")
@pytest.mark.parametrize("language", ["fa", "ar", "en"])
def test_a_good_reply_passes_every_mark(language: str) -> None:
    assert failed(reply(language)) == set()


def test_there_are_ten_marks_in_their_order() -> None:
    assert [mark.mark for mark in reply_check.check(reply("fa"))] == list(ReplyMark)


@pytest.mark.parametrize(
    ("language", "without", "mark"),
    [
        ("fa", "سلام مریم گرامی، ", ReplyMark.GREETING),
        ("fa", "متأسفیم که از کارت شما بدون اجازه پول برداشت شد و حق دارید نگران باشید.", ReplyMark.FEELING),
        ("fa", "چون ممکن بود دوباره استفاده شود", ReplyMark.REASON),
        ("en", "because it could be used again", ReplyMark.REASON),
        ("en", "By Tuesday 8 December 2026 we", ReplyMark.DATE),
        ("ar", "قبل يوم الثلاثاء 8 ديسمبر 2026", ReplyMark.DATE),
    ],
)
def test_what_is_left_out_is_missed(language: str, without: str, mark: ReplyMark) -> None:
    assert mark in failed(reply(language, GOOD[language].replace(without, "")))


def test_a_reply_about_something_else_is_noticed() -> None:
    other = Reply(text="Dear customer, your parcel", language="en", complaint="machine swallowed banknotes")
    assert ReplyMark.RESTATED in failed(other)


@pytest.mark.parametrize(
    "phrase", ["کاری از دست ما برنمی‌آید", "کاری از دست ما بر نمی آید", "مختومه", "تم اتخاذ اللازم", "Calm down"]
)
def test_a_brush_off_is_noticed_however_it_is_spelt(phrase: str) -> None:
    assert reply_check.banned_in(f"سلام. {phrase}.")
    assert reply_check.banned_in("سلام.") == []


@pytest.mark.parametrize("phrase", ["تقصیر خودتان", "تقصير خودتان", "هذا خطؤك", "your own fault"])
def test_nobody_is_blamed(phrase: str) -> None:
    assert reply_check.banned_in(f"سلام. {phrase}.")


@pytest.mark.requirement("S1-25.4")
@pytest.mark.parametrize(
    ("without", "within"),
    [
        ("لطفاً صبور باشید.", "لطفاً تا سه‌شنبه ۱۸ آذر صبور باشید."),
        ("لطفا صبور باشید", "لطفا صبور باشید؛ تا ۳ روز دیگر خبر می‌دهیم."),
        ("يرجى الانتظار.", "يرجى الانتظار، سنكتب لكم قبل يوم الثلاثاء 8 ديسمبر 2026."),
    ],
)
def test_patience_is_asked_for_only_with_a_date(without: str, within: str) -> None:
    assert reply_check.banned_in(without)
    assert not reply_check.banned_in(within)


@pytest.mark.parametrize("phrase", ["در اسرع وقت", "في أقرب وقت", "as soon as possible"])
def test_soon_is_a_brush_off_only_without_a_date(phrase: str) -> None:
    assert reply_check.banned_in(f"{phrase} خبر می‌دهیم")
    assert not reply_check.banned_in(f"{phrase} تا ۱۴۰۵/۹/۱۸ خبر می‌دهیم")


@pytest.mark.parametrize(
    "text",
    ["تا ۱۴۰۵/۰۹/۱۸", "تا ۳ روز دیگر", "فردا", "خلال 5 أيام", "within 2 working days", "on 9 August", "سه‌شنبه"],
)
def test_dates_are_understood_as_people_write_them(text: str) -> None:
    assert reply_check.names_a_date(text)


@pytest.mark.parametrize("text", ["به‌زودی", "soon", "we may call you", "قريبًا"])
def test_soon_is_no_date(text: str) -> None:
    assert not reply_check.names_a_date(text)


def test_an_interim_reply_must_name_a_date_and_a_refusal_must_give_its_reason() -> None:
    empty = "Dear Maryam, thank you."
    assert {mark.mark for mark in reply_check.check(reply("en", empty)) if mark.is_blocking} == {ReplyMark.DATE}
    refusal = reply_check.check(reply("en", empty, is_refusal=True, is_final=True))
    assert {mark.mark for mark in refusal if mark.is_blocking} == {ReplyMark.REASON}


def test_arabic_letters_in_persian_and_another_language_are_noticed() -> None:
    assert ReplyMark.LANGUAGE in failed(reply("fa", GOOD["fa"].replace("ی", "ي")))
    assert ReplyMark.LANGUAGE in failed(reply("fa", GOOD["en"]))


def test_long_sentences_and_short_replies_are_noticed() -> None:
    assert ReplyMark.LENGTH in failed(reply("en", "Dear Maryam, sorry."))
    assert ReplyMark.LENGTH in failed(reply("en", "word " * 60))
