"""How templates write moments, days, digits, amounts and people's own words."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from shenava.entrypoints.ui import preferences
from shenava.foundation import clock
from shenava.foundation.calendars import presentation
from shenava.foundation.text import digits, multilingual
from shenava.foundation.text import money as sums

_MEGABYTE = 1_000_000


def long_moment(moment: datetime | None) -> str:
    """Write weekday, date and hour."""
    return presentation.long(moment, preferences.reader()) if moment else ""


def short_moment(moment: datetime | None) -> str:
    """Write a date and hour in figures."""
    return presentation.short(moment, preferences.reader()) if moment else ""


def relative_moment(moment: datetime | None) -> str:
    """Write how far away a moment is, or the date beyond a week."""
    return presentation.relative(moment, clock.now(), preferences.reader()) if moment else ""


def day(value: date | datetime | None) -> str:
    """Write weekday and date."""
    return presentation.day(value, preferences.reader()) if value else ""


def month(value: date | datetime | None) -> str:
    """Write month and year."""
    return presentation.month(value, preferences.reader()) if value else ""


def in_digits(value: object) -> str:
    """Write a number or text in the reader's digits."""
    return digits.write(str(value), preferences.reader().digits)


def file_size(count: int) -> str:
    """Write a number of bytes as kilobytes, or megabytes with one decimal, of a thousand each."""
    if count < _MEGABYTE:
        return gettext("{number} KB").format(number=in_digits(max(1, round(count / 1000))))
    number = f"{count / _MEGABYTE:.1f}".replace(".", digits.decimal_mark(preferences.reader().digits))
    return gettext("{number} MB").format(number=in_digits(number))


def money(amount: int | None, currency: str = "IRR") -> str:
    """Write an amount of minor units; Iranian sums in toman, with the rials beside."""
    return "" if amount is None else sums.said(amount, currency, preferences.reader().digits)


def tr(value: Mapping[str, str] | None) -> str:
    """Write an organization's text in the reader's language, or the nearest there is."""
    return multilingual.text(value, preferences.reader().language) if value else ""


def linebreaks_isolated(text: str) -> SafeString:
    """Write people's own words: each paragraph in its own direction, nothing in it read as markup."""
    paragraphs = [line for line in str(text).splitlines() if line.strip()]
    return mark_safe("".join(f'<p dir="auto">{escape(line)}</p>' for line in paragraphs))  # noqa: S308 - escaped above


ALL: Mapping[str, Callable[..., object]] = {
    "long_moment": long_moment,
    "short_moment": short_moment,
    "relative_moment": relative_moment,
    "day": day,
    "month": month,
    "digits": in_digits,
    "file_size": file_size,
    "money": money,
    "tr": tr,
    "linebreaks_isolated": linebreaks_isolated,
}
