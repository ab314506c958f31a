"""Moments read as each language writes them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from shenava.foundation.calendars import presentation
from shenava.foundation.calendars.defaults import preference_for
from shenava.foundation.calendars.phrases import PHRASES, TimeUnit, choose, plural_form
from shenava.foundation.calendars.vocabulary import ArabicMonths, CalendarSystem
from shenava.foundation.text.digits import Digits

FA = preference_for("fa", "Asia/Tehran")
AR = preference_for("ar", "Asia/Riyadh")
EN = preference_for("en", "Europe/London")

SATURDAY = datetime(2025, 8, 9, 11, 0, tzinfo=UTC)


def test_each_language_has_its_own_long_form() -> None:
    assert presentation.long(SATURDAY, FA) == "شنبه ۱۸ مرداد ۱۴۰۴، ساعت ۱۴:۳۰"
    assert presentation.long(SATURDAY, AR) == "السبت 9 أغسطس 2025، الساعة 14:00"
    assert presentation.long(SATURDAY, EN) == "Saturday 9 August 2025, 12:00"


def test_the_short_form_puts_the_year_first() -> None:
    assert presentation.short(SATURDAY, FA) == "۱۴۰۴/۰۵/۱۸ ۱۴:۳۰"
    assert presentation.short(SATURDAY, AR) == "2025/08/09 14:00"
    assert presentation.short(SATURDAY, EN) == "2025-08-09 12:00"


@pytest.mark.requirement("S1-28.7")
def test_calendar_digits_and_month_names_follow_the_reader() -> None:
    assert presentation.day(SATURDAY, replace(AR, calendar=CalendarSystem.HIJRI)) == "السبت 15 صفر 1447 هـ"
    assert presentation.day(SATURDAY, replace(AR, digits=Digits.ARABIC)) == "السبت ٩ أغسطس ٢٠٢٥"
    assert presentation.day(SATURDAY, replace(AR, arabic_months=ArabicMonths.LEVANT)) == "السبت 9 آب 2025"
    assert presentation.day(SATURDAY, replace(FA, calendar=CalendarSystem.GREGORIAN)) == "شنبه ۹ اوت ۲۰۲۵ میلادی"
    assert presentation.day(SATURDAY, replace(EN, calendar=CalendarSystem.JALALI)) == "Saturday 18 Mordad 1404 SH"


def test_the_day_is_that_of_the_readers_zone() -> None:
    late_friday = datetime(2026, 3, 13, 20, 20, tzinfo=UTC)
    assert presentation.long(late_friday, FA) == "جمعه ۲۲ اسفند ۱۴۰۴، ساعت ۲۳:۵۰"
    assert presentation.short_day(late_friday + timedelta(minutes=10), FA) == "۱۴۰۴/۱۲/۲۳"
    assert presentation.day(date(2026, 3, 13), FA) == "جمعه ۲۲ اسفند ۱۴۰۴"


@pytest.mark.parametrize(
    ("ahead", "persian", "arabic", "english"),
    [
        (timedelta(seconds=20), "همین حالا", "الآن", "just now"),
        (timedelta(minutes=-1), "۱ دقیقه پیش", "قبل دقيقة واحدة", "1 minute ago"),
        (timedelta(minutes=-45), "۴۵ دقیقه پیش", "قبل 45 دقيقة", "45 minutes ago"),
        (timedelta(hours=-1), "۱ ساعت پیش", "قبل ساعة واحدة", "1 hour ago"),
        (timedelta(hours=2), "۲ ساعت دیگر", "خلال ساعتين", "in 2 hours"),
        (timedelta(hours=-3), "۳ ساعت پیش", "قبل 3 ساعات", "3 hours ago"),
        (timedelta(days=-1), "دیروز", "أمس", "yesterday"),
        (timedelta(days=1), "فردا", "غدًا", "tomorrow"),
        (timedelta(days=2), "پس‌فردا", "بعد غد", "in 2 days"),
        (timedelta(days=-2), "پریروز", "أول أمس", "2 days ago"),
        (timedelta(days=-3), "۳ روز پیش", "قبل 3 أيام", "3 days ago"),
        (timedelta(days=7), "۷ روز دیگر", "خلال 7 أيام", "in 7 days"),
        (timedelta(days=8), "یکشنبه ۲۶ مرداد ۱۴۰۴", "الأحد 17 أغسطس 2025", "Sunday 17 August 2025"),
    ],
)
def test_distances_read_as_people_say_them(ahead: timedelta, persian: str, arabic: str, english: str) -> None:
    told = [presentation.relative(SATURDAY + ahead, SATURDAY, reader) for reader in (FA, AR, EN)]
    assert told == [persian, arabic, english]


def test_days_can_be_counted_instead_of_named() -> None:
    in_two_days = SATURDAY + timedelta(days=2)
    told = [presentation.relative(in_two_days, SATURDAY, reader, named_days=False) for reader in (FA, AR)]
    assert told == ["۲ روز دیگر", "خلال يومين"]


def test_a_few_hours_across_midnight_are_told_in_hours() -> None:
    before_midnight = datetime(2025, 8, 9, 19, 30, tzinfo=UTC)
    assert presentation.relative(before_midnight + timedelta(hours=2), before_midnight, FA) == "۲ ساعت دیگر"
    assert presentation.relative(before_midnight + timedelta(hours=12), before_midnight, FA) == "فردا"


@pytest.mark.parametrize(
    ("duration", "persian", "arabic", "english"),
    [
        (timedelta(hours=2, minutes=10), "۲ ساعت و ۱۰ دقیقه", "ساعتان و10 دقائق", "2 h 10 min"),
        (timedelta(days=3, hours=1, minutes=59), "۳ روز و ۱ ساعت", "3 أيام وساعة واحدة", "3 days 1 h"),
        (-timedelta(hours=11), "۱۱ ساعت", "11 ساعة", "11 h"),
        (timedelta(days=1, minutes=5), "۱ روز", "يوم واحد", "1 day"),
        (timedelta(seconds=59), "کمتر از یک دقیقه", "أقل من دقيقة", "less than 1 min"),
    ],
)
def test_spans_keep_their_two_greatest_units(duration: timedelta, persian: str, arabic: str, english: str) -> None:
    assert [presentation.span(duration, reader) for reader in (FA, AR, EN)] == [persian, arabic, english]


def test_arabic_numbers_take_six_forms() -> None:
    expected = {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 26: 4, 99: 4, 100: 5, 101: 5, 102: 5, 103: 3, 111: 4}
    assert {number: plural_form(number, language="ar") for number in expected} == expected


def test_english_has_two_forms_and_persian_nouns_stay_singular() -> None:
    assert [plural_form(number, language="en") for number in (0, 1, 2, 11)] == [1, 0, 1, 1]
    assert [plural_form(number, language="fa") for number in (0, 1, 2, 11)] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("number", "days"),
    [
        *((1, "يوم واحد"), (2, "يومان"), (3, "3 أيام"), (10, "10 أيام"), (11, "11 يومًا"), (26, "26 يومًا")),
        *((99, "99 يومًا"), (100, "100 يوم"), (101, "101 يوم"), (102, "102 يوم"), (103, "103 أيام"), (111, "111 يومًا")),
    ],
)
def test_arabic_days_are_counted_in_the_right_form(number: int, days: str) -> None:
    assert choose(PHRASES["ar"].durations[TimeUnit.DAY], number, language="ar").format(n=number) == days


@pytest.mark.parametrize("language", ["fa", "ar", "en"])
def test_every_text_has_all_forms_of_its_language_or_one_for_all(language: str) -> None:
    forms = {"fa": 1, "ar": 6, "en": 2}[language]
    tables = (PHRASES[language].distances, PHRASES[language].durations)
    assert {len(texts) for table in tables for texts in table.values()} <= {1, forms}
    assert all(set(table) == set(TimeUnit) for table in tables)


def test_an_unknown_language_is_read_as_english_and_regions_are_ignored() -> None:
    assert preference_for("de", "Europe/Berlin").language == "en"
    assert preference_for("fa-IR", "Asia/Tehran") == FA
    assert preference_for("ar_SA", "Asia/Riyadh") == AR
