"""Every language names every month and weekday."""

import pytest

from shenava.foundation.calendars import names
from shenava.foundation.calendars.vocabulary import ArabicMonths, CalendarSystem


@pytest.mark.parametrize("language", ["fa", "ar", "en"])
@pytest.mark.parametrize("calendar", list(CalendarSystem))
def test_a_year_has_twelve_different_month_names(language: str, calendar: CalendarSystem) -> None:
    named = {names.month_name(month, language=language, calendar=calendar) for month in range(1, 13)}
    assert len(named) == 12


@pytest.mark.parametrize("language", ["fa", "ar", "en"])
def test_a_week_has_seven_different_names(language: str) -> None:
    assert len({names.weekday_name(weekday, language=language) for weekday in range(7)}) == 7


def test_persian_names_use_persian_letters_and_arabic_names_arabic_ones() -> None:
    persian = "".join(name for (language, _), year in names.MONTHS.items() if language == "fa" for name in year)
    arabic = "".join(name for (language, _), year in names.MONTHS.items() if language == "ar" for name in year)
    assert not set("يكى") & set(persian)
    assert not set("یک\u200c") & set(arabic)


def test_levant_names_are_for_gregorian_months_in_arabic_only() -> None:
    levant = ArabicMonths.LEVANT
    assert names.month_name(1, language="ar", calendar=CalendarSystem.GREGORIAN, arabic_months=levant) == "كانون الثاني"
    assert names.month_name(1, language="ar", calendar=CalendarSystem.HIJRI, arabic_months=levant) == "محرم"
    assert names.month_name(1, language="fa", calendar=CalendarSystem.GREGORIAN, arabic_months=levant) == "ژانویه"
