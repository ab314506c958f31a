"""The words of calendars: which calendar counts the days, which Arabic month names are used."""

from enum import StrEnum


class CalendarSystem(StrEnum):
    """How days are counted; ``HIJRI`` is Umm al-Qura, the civil calendar of Saudi Arabia."""

    JALALI = "JALALI"
    HIJRI = "HIJRI"
    GREGORIAN = "GREGORIAN"


class ArabicMonths(StrEnum):
    """Arabic names of the Gregorian months: يناير in Egypt and the Gulf, كانون الثاني in the Levant and Iraq."""

    GULF = "GULF"
    LEVANT = "LEVANT"
