"""Typed dates mean one day or none."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shenava.foundation.calendars import parsing, presentation
from shenava.foundation.calendars.defaults import preference_for
from shenava.foundation.calendars.vocabulary import ArabicMonths, CalendarSystem
from shenava.foundation.text.digits import Digits

FA = preference_for("fa", "Asia/Tehran")
AR = preference_for("ar", "Asia/Riyadh")
EN = preference_for("en", "UTC")
NINTH = date(2025, 8, 9)

READERS = [
    replace(preference_for(language, "Asia/Tehran"), calendar=calendar, digits=digits, arabic_months=months)
    for language in ("fa", "ar", "en")
    for calendar in CalendarSystem
    for digits in Digits
    for months in ArabicMonths
]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "۱۴۰۴/۰۵/۱۸",
            "١٤٠٤/٥/١٨",
            "1404-5-18",
            "1404.05.18",
            " ۱۴۰۴ / ۵ / ۱۸ ",
            "۱۸/۵/۱۴۰۴",
            "\u2067۱۴۰۴/۵/۱۸\u2069",
        ),
        *("۱۸ مرداد ۱۴۰۴", "شنبه ۱۸ مرداد ۱۴۰۴", "18mordad1404", "2025-08-09", "۲۰۲۵/۸/۹", "9 August 2025"),
        *("Aug 9, 2025", "Saturday, August 9, 2025", "9th Aug 2025", "٩ أغسطس ٢٠٢٥", "9 آب 2025", "۹ اوت ۲۰۲۵ میلادی"),
        *("15 صفر 1447", "السبت 15 صفر 1447 هـ"),
    ],
)
def test_a_persian_reader_may_write_a_day_in_many_ways(text: str) -> None:
    assert parsing.parse_day(text, FA) == NINTH


@pytest.mark.parametrize(
    ("text", "day"),
    [
        *(("۱۴۰۳/۱۲/۳۰", date(2025, 3, 20)), ("1403/12/30", date(2025, 3, 20)), ("١٤٠٣/١٢/٣٠", date(2025, 3, 20))),
        *(("۱۴۰۴/۱۲/۳۰", None), ("1404/12/30", None), ("١٤٠٤/١٢/٣٠", None)),
        *(("سه شنبه ۲۱ مرداد ۱۴۰۴", date(2025, 8, 12)), ("۱۴۰۴/۱۳/۰۱", None), ("۱۸/۵/۰۴", None), ("04/5/18", None)),
        *(("", None), ("فردا", None), ("۱۴۰۴/۵", None), ("۱۴۰۴/۵-۱۸", None), ("18 Mordad 2025", None)),
        *(("9 August 1404", None), ("1404/5/118", None), ("12345/1/1", None)),
    ],
)
def test_what_is_no_day_is_refused(text: str, day: date | None) -> None:
    assert parsing.parse_day(text, FA) == day


def test_an_order_that_could_be_two_days_is_refused() -> None:
    assert parsing.parse_day("04/05/2025", EN) is None
    assert parsing.parse_day("25/04/2025", EN) == date(2025, 4, 25)
    assert parsing.parse_day("05/05/2025", EN) == date(2025, 5, 5)
    assert parsing.parse_day("04/05/2025", AR) == date(2025, 5, 4)


def test_an_old_year_is_never_taken_for_a_gregorian_one() -> None:
    assert parsing.parse_day("1404/05/18", EN) is None
    assert parsing.parse_day("1447/02/15", replace(AR, calendar=CalendarSystem.HIJRI)) == NINTH


@pytest.mark.parametrize(
    "text",
    [
        *("۱۴۰۴/۰۵/۱۸ ۱۴:۳۰", "شنبه ۱۸ مرداد ۱۴۰۴، ساعت ۱۴:۳۰", "۱۴۰۴/۵/۱۸ ساعت ۱۴:۳۰", "2025-08-09T14:30"),
        *("2025-08-09 14:30:00", "2025-08-09T11:00:00Z", "2025-08-09T13:00+02:00", "9 August 2025, 14:30"),
    ],
)
def test_a_moment_is_a_day_and_an_hour_of_the_readers_zone(text: str) -> None:
    assert parsing.parse_moment(text, FA) == datetime(2025, 8, 9, 11, 0, tzinfo=UTC)


@pytest.mark.parametrize("text", ["۱۴۰۴/۰۵/۱۸", "14:30", "۱۴۰۴/۰۵/۱۸ ۲۵:۰۰", "۱۴۰۴/۰۵/۱۸ 123:30", "۱۴۰۴/۱۲/۳۰ ۱۰:۰۰"])
def test_a_moment_without_day_or_hour_is_refused(text: str) -> None:
    assert parsing.parse_moment(text, FA) is None


@given(day=st.dates(date(1930, 1, 1), date(2070, 12, 31)), reader=st.sampled_from(READERS))
def test_what_is_shown_can_be_typed_again(day: date, reader: presentation.Preference) -> None:
    assert parsing.parse_day(presentation.day(day, reader), reader) == day
    assert parsing.parse_day(presentation.short_day(day, reader), reader) == day


@given(
    moment=st.datetimes(datetime(2023, 1, 1), datetime(2060, 1, 1)),  # noqa: DTZ001 - Hypothesis adds the zone
    reader=st.sampled_from(READERS),
)
def test_a_shown_moment_can_be_typed_again(moment: datetime, reader: presentation.Preference) -> None:
    minute = moment.replace(second=0, microsecond=0, tzinfo=timezone(timedelta(hours=3, minutes=30))).astimezone(UTC)
    assert parsing.parse_moment(presentation.long(minute, reader), reader) == minute
    assert parsing.parse_moment(presentation.short(minute, reader), reader) == minute


@given(text=st.text(max_size=40))
def test_no_text_is_too_strange_to_be_refused(text: str) -> None:
    parsing.parse_day(text, FA)
    parsing.parse_moment(text, FA)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        *(("14:30", time(14, 30)), ("۱۴:۳۰", time(14, 30)), ("١٤:٣٠", time(14, 30)), ("1430", time(14, 30))),
        *(("14.30", time(14, 30)), ("9", time(9)), ("۸ صبح", time(8)), ("ساعت ۸", time(8)), ("8 شب", time(20))),
        *(("2:30 pm", time(14, 30)), ("2 PM", time(14)), ("12 am", time(0)), ("5 م", time(17)), ("12 pm", time(12))),
        *(("", None), ("25:00", None), ("14:75", None), ("فردا", None), ("8 موز", None), ("14:30 pm", time(14, 30))),
    ],
)
def test_an_hour_of_the_day_is_read_or_refused(text: str, hour: time | None) -> None:
    assert parsing.parse_hour(text) == hour
