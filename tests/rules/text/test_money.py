"""Amounts as people read them and as they typed them; the words live in one place."""

import pytest
from django.utils import translation

from shenava.domain.catalogue.rules import money as read
from shenava.entrypoints.ui import filters
from shenava.foundation.text import money
from shenava.foundation.text.digits import Digits


@pytest.mark.parametrize(
    ("amount", "currency", "shown", "language", "said"),
    [
        (25_000_000, "IRR", Digits.PERSIAN, "fa", "۲٬۵۰۰٬۰۰۰ تومان (۲۵٬۰۰۰٬۰۰۰ ریال)"),
        (25_000_000, "IRR", Digits.LATIN, "en", "2,500,000 toman (25,000,000 rial)"),
        (25_000_001, "IRR", Digits.LATIN, "en", "25,000,001 IRR"),
        (0, "IRR", Digits.LATIN, "en", "0 toman (0 rial)"),
        (123_450, "SAR", Digits.ARABIC, "ar", "١٬٢٣٤٫٥٠ SAR"),
        (123_400, "SAR", Digits.LATIN, "en", "1,234 SAR"),
        (5, "KWD", Digits.LATIN, "en", "0.005 KWD"),
        (-150, "EUR", Digits.LATIN, "en", "-1.50 EUR"),
    ],
)
def test_an_amount_is_said_with_its_unit(amount: int, currency: str, shown: Digits, language: str, said: str) -> None:
    with translation.override(language):
        assert money.said(amount, currency, shown) == said


@pytest.mark.parametrize(
    ("amount", "currency", "unit", "typed"),
    [
        (25_000_000, "IRR", "TOMAN", ("2,500,000", "TOMAN")),
        (25_000_000, "IRR", "RIAL", ("25,000,000", "RIAL")),
        (25_000_001, "IRR", "TOMAN", ("25,000,001", "RIAL")),
        (123_450, "SAR", "SAR", ("1,234.5", "SAR")),
        (5, "KWD", "KWD", ("0.005", "KWD")),
    ],
)
def test_an_amount_goes_back_into_its_form_as_it_was_typed(
    amount: int, currency: str, unit: str, typed: tuple[str, str]
) -> None:
    assert money.typed(amount, currency, unit=unit) == typed


def test_pages_and_forms_count_alike() -> None:
    for currency in ("IRR", "KWD", "BHD", "OMR", "IQD", "JOD", "TND", "LYD", "SAR", "EUR"):
        assert read.minor_of_unit(currency) == money.scale_of(currency)
    assert read.minor_of_unit("TOMAN") == money.RIALS_IN_A_TOMAN
    with translation.override("en"):
        assert "toman" in filters.money(100, "IRR")
    assert filters.money(None) == ""
