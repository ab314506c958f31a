"""Card numbers and secrets never reach the disk; every other number does."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shenava.foundation.text import check_digits, digits, masking
from shenava.foundation.text.digits import Digits
from shenava.foundation.text.masking import Kind

CARD = "6037991234567893"

CARDS = [
    "۶۰۳۷ ۹۹۱۲ ۳۴۵۶ ۷۸۹۳",
    "6037‌9912‌3456‌7893",
    "6037-9912-3456-7893",
    "6037.9912.3456.7893",
    "6037 9912\n3456 7893",
    "6037ـ9912ـ3456ـ7893",
    "60379912 34567893",
    "603799 1234567893",
    "6 0 3 7 9 9 1 2 3 4 5 6 7 8 9 3",
    "60\u200f37991234567893",
    "6037 – 9912 – 3456 – 7893",
    "1404/05/18 6037991234567893",
    "IR160120000000001234567890 از 6037991234567893",
    "فاکتور 6037991234567893",
    "tel 09123456789 6037991234567893",
    "6037-9912-3456-7893/0508/123",
]

SECRETS = [
    "رمز ۱۲۳۴",
    "رمز:۱۲۳۴",
    "رمز کارتم ۱۲۳۴ است",
    "رمزم 1 2 3 4 هست",
    "رمز اول ۱۲۳۴ و دوم ۵۶۷۸۹۰",
    "رمز دوم من ۵۶۷۸۹۰",
    "رمز ۲: ۱۲۳۴۵۶",
    "رمز پویا ۸۸۷۷۶۶ آمد ولی پول کم شد",
    "رمز یکبار مصرف: 123-456",
    "رمز کارتم رو دادم بهش ۱۲۳۴ بود",
    "رمز عبورم ali1365 هست",
    "رمز سه رقمی پشت کارت ۴۵۶",
    "کد تأیید 55443 را به او گفتم",
    "کد فعال‌سازی ۵۵۴۴۳",
    "پسوردم ۱۲۳۴۵۶",
    "۱۲۳۴ رمز کارتمه",
    "cvv2: 123",
    "CVV2=۱۲۳ تاریخ 05/08",
    "cvv 2 567",
    "cvc 123",
    "my pin is 1234 please help",
    "My PIN code: 4321.",
    "pin1234",
    "OTP 998877",
    "123456 is your verification code",
    "G-123456 is your Google verification code",
    "password: hunter22",
    "الرقم السري ١٢٣٤ للبطاقة",
    "الرقم السري هو 1234",
    "رمز التحقق: ٥٥٤٤٣٣",
    "رمز التحقق الخاص بك هو 123456",
    "أرسلت له رمز التحقق 4456 من الجوال",
    "كلمة المرور 12345678",
    "كلمة السر: Abc12345",
]

OTHER_NUMBERS = [
    "شماره سفارش 8859750950 هنوز نرسیده",
    "کد رهگیری ۱۴۰۴۸۲۷۳۰۰۲",
    "رمز رهگیری ۱۲۳۴۵۶",
    "رمز دوم نرسید و 50000 تومان کم شد",
    "رمز پویا نیامد، شماره‌ام 09123456789 است",
    "رمز پویا ۳ روزه نمیاد",
    "رمز دوم از ۱۴۰۲/۰۵/۰۱ کار نمی‌کند",
    "رمز دوم من از سال 1402 غیرفعال است",
    "رمزارز ۵۰۰۰ خریدم",
    "رمز ارز 5000 خریدم",
    "رمز دوم کارت منتهی به ۷۸۹۳ کار نمی‌کند",
    "کد ملی 0013542419 رمز ندارم",
    "کد پستی 1234567890",
    "IR160120000000001234567890",
    "IR16 0120 0000 0000 1234 5678 90",
    "16 0120 0000 0000 1234 5678 90",
    "SA6780000000001234567890",
    "KW81CBKU0000000000001234560101",
    "مبلغ ۲٬۵۰۰٬۰۰۰ تومان",
    "۱۴۰۴/۰۵/۱۸ ساعت ۱۴:۳۰",
    "+98 912 345 6789",
    "شناسه صیاد 4111111111111111",
    "order 4111111111111111 not delivered",
    "transaction id 1723456789012345",
    "6037991234567894",
    "IMEI 356938035643809",
    "the PIN did not work, order 12345678",
    "password reset took 20 minutes and I called 3 times",
    "رقم الطلب ٦٨٤٤٦٢٧٤٨٩",
    "رمز التحقق لم يصل منذ 2024",
    "لم يصل رمز التحقق إلى جوالي 0501234567",
    "رمز المشروع : 1262",
]


@pytest.mark.parametrize("text", CARDS)
@pytest.mark.parametrize("script", Digits)
def test_a_card_keeps_only_its_last_four_digits(text: str, script: Digits) -> None:
    masked = masking.mask(digits.write(text, script))
    assert f"•••• •••• •••• {digits.write('7893', script)}" in masked.text
    assert "991234567893" not in digits.to_ascii(masked.text).replace(" ", "")
    assert [finding.kind for finding in masked.findings].count(Kind.CARD) == 1


@pytest.mark.parametrize("text", SECRETS)
def test_a_secret_beside_its_word_is_gone(text: str) -> None:
    masked = masking.mask(text)
    assert {finding.kind for finding in masked.findings} == {Kind.SECRET}
    kept = digits.to_ascii(masked.text)
    assert not any(
        part in kept for part in ("1234", "123-", "5678", "8877", "5544", "4456", "321", "998", "1365", "22", "45")
    )


@pytest.mark.parametrize("text", OTHER_NUMBERS)
def test_every_other_number_stays(text: str) -> None:
    assert masking.mask(text) == masking.Masked(text, ())


def test_the_rest_of_the_sentence_stays_word_for_word() -> None:
    text = "سلام، ۶۰۳۷ ۹۹۱۲ ۳۴۵۶ ۷۸۹۳ رمز ۱۲۳۴ و cvv2 هم ۵۶۷، لطفاً!"
    assert masking.mask(text).text == "سلام، •••• •••• •••• ۷۸۹۳ رمز •••• و cvv2 هم ••••، لطفاً!"


def test_findings_stand_in_the_masked_text() -> None:
    masked = masking.mask(f"a {CARD} رمز 1234.")
    assert [masked.text[finding.start : finding.end] for finding in masked.findings] == ["•••• •••• •••• 7893", "••••"]


def test_findings_of_a_later_round_keep_the_earlier_ones_in_place() -> None:
    masked = masking.mask(f"1234 is my pin1234 {CARD}")
    assert masked.text == "•••• is my pin•••• •••• •••• •••• 7893"
    assert [masked.text[finding.start : finding.end] for finding in masked.findings] == [
        "••••",
        "••••",
        "•••• •••• •••• 7893",
    ]


@pytest.mark.parametrize(
    "text", ["123 456 ۱۲۳۴رمز کارتمه", "password: 9order 4111111111111111\nرمز", "a1 pin is a1b2c91234رمز کارتمه"]
)
def test_numbers_written_together_are_masked_at_once(text: str) -> None:
    once = masking.mask(text)
    assert masking.mask(once.text) == masking.Masked(once.text, ())
    assert all("•" in once.text[finding.start : finding.end] for finding in once.findings)


def test_a_card_named_by_its_issuer_is_masked_even_if_called_an_order() -> None:
    assert masking.mask(f"order {CARD}").findings
    assert masking.mask("فاکتور را با کارت 4111111111111111 پرداخت کردم").findings


def test_each_of_several_cards_is_masked() -> None:
    masked = masking.mask(f"{CARD} 4111111111111111, {CARD}")
    assert masked.text == "•••• •••• •••• 7893 •••• •••• •••• 1111, •••• •••• •••• 7893"


def test_nested_data_is_masked_in_every_text() -> None:
    draft = {
        "words": f"کارت {CARD}",
        "more": [{"note": "رمز ۱۲۳۴"}, 5, None, True, 2.5],
        "number": int(CARD),
        "cvv2": "123",
        "pin": 4321,
        "order": "8859750950",
    }
    assert masking.mask_json(draft) == {
        "words": "کارت •••• •••• •••• 7893",
        "more": [{"note": "رمز ••••"}, 5, None, True, 2.5],
        "number": "•••• •••• •••• 7893",
        "cvv2": "••••",
        "pin": "••••",
        "order": "8859750950",
    }


@pytest.mark.parametrize("script", Digits)
@pytest.mark.parametrize("separator", ["", " ", "-", ".", "\u200c"])
def test_no_card_of_a_bank_slips_through(script: Digits, separator: str) -> None:
    chance = random.Random(7)  # noqa: S311 - repeatable examples, no secret
    for _ in range(200):
        number = f"603799{chance.randrange(10**9):09d}"
        number += next(digit for digit in "0123456789" if check_digits.is_luhn(number + digit))
        shown = separator.join(number[at : at + 4] for at in range(0, 16, 4))
        masked = masking.mask(f"کارت {digits.write(shown, script)} است")
        assert len(masked.findings) == 1


NUMBERS = st.from_regex(r"\A[0-9]{1,18}\Z") | st.sampled_from(
    [CARD, "6037 9912 3456 7893", "1234", "۱۲۳۴", "123 456", "1 2 3 4"]
)
PIECES = st.sampled_from(
    [
        " ",
        " ",
        "-",
        "رمز",
        "رمز دوم",
        "cvv2",
        "pin is ",
        "password: ",
        "a1b2c",
        "کارت",
        "order ",
        "فاکتور ",
        "IR",
        "•••• ",
        " و دوم ",
    ]
)


@given(st.lists(PIECES | NUMBERS, max_size=12).map("".join))
def test_masking_twice_changes_nothing_more(text: str) -> None:
    once = masking.mask(text).text
    assert masking.mask(once).text == once


@given(st.text())
def test_a_text_without_digits_is_never_changed(text: str) -> None:
    bare = "".join(character for character in text if not character.isdecimal())
    assert masking.mask(f"رمز pin {bare}").text == f"رمز pin {bare}"
