"""Identity and account numbers: right ones pass, mistyped ones raise a doubt, nothing is blocked."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shenava.foundation.text import digits, identifiers
from shenava.foundation.text.digits import Digits
from shenava.foundation.text.identifiers import BillService, Doubt, Reading

Reader = Callable[[str], Reading]

RIGHT = [
    (identifiers.national_id_ir, "0013542419"),
    (identifiers.national_id_ir, "1234567891"),
    (identifiers.national_id_ir, "0012345679"),
    (identifiers.company_id_ir, "10380284790"),
    (identifiers.company_id_ir, "10861677542"),
    (identifiers.company_id_ir, "10100123456"),
    (identifiers.saudi_id, "1101798278"),
    (identifiers.saudi_id, "1000000008"),
    (identifiers.saudi_id, "2000000006"),
    (identifiers.emirates_id, "784199012345676"),
    (identifiers.kuwait_civil_id, "290010100126"),
    (identifiers.iban, "IR160120000000001234567890"),
    (identifiers.iban, "IR270170000000100324200001"),
    (identifiers.iban, "SA6780000000001234567890"),
    (identifiers.iban, "AE570330000001234567890"),
    (identifiers.iban, "KW81CBKU0000000000001234560101"),
    (identifiers.bill_id_ir, "1234567812329"),
]


@pytest.mark.parametrize(("read", "number"), RIGHT)
@pytest.mark.parametrize("script", Digits)
def test_a_right_number_passes_in_any_digits(read: Reader, number: str, script: Digits) -> None:
    assert read(digits.write(number, script)) == Reading(number)


@pytest.mark.parametrize(("read", "number"), RIGHT)
def test_spaces_dashes_and_controls_are_no_part_of_a_number(read: Reader, number: str) -> None:
    assert read(f" {number[:4]}-{number[4:8]} \u200f{number[8:]}\u2069") == Reading(number)


@pytest.mark.parametrize(
    ("read", "number", "doubt"),
    [
        (identifiers.national_id_ir, "1234567890", Doubt.CHECK_DIGIT),
        (identifiers.national_id_ir, "0013542418", Doubt.CHECK_DIGIT),
        (identifiers.national_id_ir, "1111111111", Doubt.REPEATED),
        (identifiers.national_id_ir, "123", Doubt.LENGTH),
        (identifiers.national_id_ir, "12345a", Doubt.FORMAT),
        (identifiers.company_id_ir, "10380284792", Doubt.CHECK_DIGIT),
        (identifiers.saudi_id, "1071724369", Doubt.CHECK_DIGIT),
        (identifiers.saudi_id, "3000000006", Doubt.FORMAT),
        (identifiers.emirates_id, "784199012345677", Doubt.CHECK_DIGIT),
        (identifiers.kuwait_civil_id, "290010100127", Doubt.CHECK_DIGIT),
        (identifiers.iban, "IR160120000000001234567891", Doubt.CHECK_DIGIT),
        (identifiers.iban, "SA678000000000123456789", Doubt.LENGTH),
        (identifiers.iban, "not an iban", Doubt.FORMAT),
        (identifiers.bill_id_ir, "1234567812328", Doubt.CHECK_DIGIT),
        (identifiers.bill_id_ir, "12345", Doubt.LENGTH),
    ],
)
def test_a_mistyped_number_is_kept_with_a_doubt(read: Reader, number: str, doubt: Doubt) -> None:
    reading = read(number)
    assert reading.doubt is doubt
    assert reading.value == identifiers.clean(number).upper() or read is not identifiers.iban
    assert doubt in identifiers.SENTENCES


def test_zeros_that_people_leave_out_are_put_back() -> None:
    assert identifiers.national_id_ir("13542419") == Reading("0013542419")


def test_a_sheba_without_its_letters_is_still_one() -> None:
    assert identifiers.iban("16 0120 0000 0000 1234 5678 90") == Reading("IR160120000000001234567890")


def test_the_bank_is_known_from_an_iranian_iban_only() -> None:
    assert identifiers.bank_name("IR160120000000001234567890") == "ملت"
    assert identifiers.bank_name("SA6780000000001234567890") is None


def test_a_bill_says_what_it_is_for() -> None:
    assert identifiers.bill_service_ir("1234567812329") is BillService.ELECTRICITY


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("6037991234567893", "7893"),
        ("۶۰۳۷-۹۹۱۲-۳۴۵۶-۷۸۹۳", "7893"),
        ("603799••••••7893", "7893"),
        ("٧٨٩٣", "7893"),
        ("78", None),
    ],
)
def test_only_the_end_of_a_card_is_kept(text: str, last: str | None) -> None:
    assert identifiers.card_last4(text) == last


@pytest.mark.parametrize(
    "text", ["09123456789", "۰۹۱۲۳۴۵۶۷۸۹", "+98 912 345 6789", "00989123456789", "9123456789", "\u200e0912-345-6789"]
)
def test_one_iranian_mobile_has_one_value(text: str) -> None:
    assert identifiers.mobile(text) == "+989123456789"


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("0501234567", "SA", "+966501234567"),
        ("٠٥٠١٢٣٤٥٦٧", "AE", "+971501234567"),
        ("50012345", "KW", "+96550012345"),
        ("07901234567", "IQ", "+9647901234567"),
        ("0701234567", "AF", "+93701234567"),
        ("+44 7911 123456", "IR", "+447911123456"),
        ("02188776655", "IR", None),
        ("0501234567", "IR", None),
        ("تماس بگیرید", "IR", None),
        ("", "IR", None),
    ],
)
def test_mobiles_of_other_countries_are_read_by_their_region(text: str, region: str, expected: str | None) -> None:
    assert identifiers.mobile(text, region=region) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" Ali.R+x@Example.COM ", "Ali.R+x@example.com"),
        ("ali۱۲@example.ir", "ali12@example.ir"),
        ("\u200fali@example.ir", "ali@example.ir"),
        ("ali@example", None),
        ("ali..r@example.ir", None),
        ("ali@example.ir\nbcc: other@example.ir", None),
        ("علی@example.ir", None),
        (f"{'a' * 65}@example.ir", None),
    ],
)
def test_an_email_address_is_cleaned_or_refused(text: str, expected: str | None) -> None:
    assert identifiers.email(text) == expected


@given(st.text(max_size=40))
def test_no_reader_ever_fails(text: str) -> None:
    readers = {read for read, _ in RIGHT}
    assert all(isinstance(read(text), Reading) for read in readers)
    identifiers.mobile(text)
    identifiers.email(text)
