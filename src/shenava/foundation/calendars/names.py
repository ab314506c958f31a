"""What months, weekdays and eras are called in each language: data of the language, not messages of the product.

Source: CLDR 45 for fa, ar and en, with the spellings that offices in Iran and the Gulf use.
"""

from collections.abc import Mapping
from typing import Final

from shenava.foundation.calendars.vocabulary import ArabicMonths, CalendarSystem

_JALALI: Final = CalendarSystem.JALALI
_HIJRI: Final = CalendarSystem.HIJRI
_GREGORIAN: Final = CalendarSystem.GREGORIAN

Months = tuple[str, str, str, str, str, str, str, str, str, str, str, str]

MONTHS: Final[Mapping[tuple[str, CalendarSystem], Months]] = {
    ("fa", _JALALI): (
        *("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور"),
        *("مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"),
    ),
    ("fa", _HIJRI): (
        *("محرم", "صفر", "ربیع‌الاول", "ربیع‌الثانی", "جمادی‌الاول", "جمادی‌الثانی"),
        *("رجب", "شعبان", "رمضان", "شوال", "ذیقعده", "ذیحجه"),
    ),
    ("fa", _GREGORIAN): (
        *("ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن"),
        *("ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"),
    ),
    ("ar", _JALALI): (
        *("فروردين", "أرديبهشت", "خرداد", "تير", "مرداد", "شهريور"),
        *("مهر", "آبان", "آذر", "دي", "بهمن", "إسفند"),
    ),
    ("ar", _HIJRI): (
        *("محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة"),
        *("رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة"),
    ),
    ("ar", _GREGORIAN): (
        *("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو"),
        *("يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
    ),
    ("en", _JALALI): (
        *("Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar"),
        *("Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand"),
    ),
    ("en", _HIJRI): (
        *("Muharram", "Safar", "Rabi I", "Rabi II", "Jumada I", "Jumada II"),
        *("Rajab", "Shaban", "Ramadan", "Shawwal", "Dhu al-Qadah", "Dhu al-Hijjah"),
    ),
    ("en", _GREGORIAN): (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}

LEVANT_MONTHS: Final[Months] = (
    *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران"),
    *("تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"),
)

WEEKDAYS: Final[Mapping[str, tuple[str, str, str, str, str, str, str]]] = {
    "fa": ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"),
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}

WEEKDAY_SIGNS: Final[Mapping[str, tuple[str, str, str, str, str, str, str]]] = {
    "fa": ("د", "س", "چ", "پ", "ج", "ش", "ی"),
    "ar": ("ن", "ث", "ر", "خ", "ج", "س", "ح"),
    "en": ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"),
}
"""Over the columns of a drawn month, Monday first; say the whole name to whoever cannot see the month."""

FIRST_WEEKDAY: Final[Mapping[str, int]] = {"fa": 5, "ar": 6, "en": 0}
"""The weekday a week is drawn from, Monday = 0: Saturday in Iran, Sunday in Arabic calendars."""

ERAS: Final[Mapping[tuple[str, CalendarSystem], str]] = {
    ("fa", _HIJRI): "قمری",
    ("fa", _GREGORIAN): "میلادی",
    ("ar", _JALALI): "هـ ش",
    ("ar", _HIJRI): "هـ",
    ("en", _JALALI): "SH",
    ("en", _HIJRI): "AH",
}
"""Written behind the year where readers of the language would expect another calendar."""


def month_name(
    month: int, *, language: str, calendar: CalendarSystem, arabic_months: ArabicMonths = ArabicMonths.GULF
) -> str:
    """Return the name of a month (1 to 12); ``arabic_months`` matters to Gregorian months in Arabic only."""
    if (language, calendar, arabic_months) == ("ar", _GREGORIAN, ArabicMonths.LEVANT):
        return LEVANT_MONTHS[month - 1]
    return MONTHS[language, calendar][month - 1]


def weekday_name(weekday: int, *, language: str) -> str:
    """Return the name of a weekday, Monday = 0."""
    return WEEKDAYS[language][weekday]
