"""Days are chosen from a month of the reader's own calendar, by hand or by keyboard, and mean what the server reads."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser import people
from tests.browser.conftest import PROJECT, Visit

from shenava.foundation.calendars import conversion
from shenava.foundation.calendars.vocabulary import CalendarSystem

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

GALLERY = "/desk/design/"
OPEN = "dialog.calendar[open]"
SPANS = {
    CalendarSystem.HIJRI: (date(1924, 8, 1), date(2077, 11, 16)),
    CalendarSystem.JALALI: (date(1921, 3, 21), date(2071, 3, 20)),
    CalendarSystem.GREGORIAN: (date(1999, 1, 1), date(2040, 12, 31)),
}


def gallery_in(visit: Visit, language: str, *, width: int = 390) -> Page:
    """Open the page of all components as an officer who reads this language."""
    page = visit(language=language, width=width)
    people.sign_in(page, "manager")
    page.request.get(f"/desk/preferences/language/{language}/")
    page.goto(GALLERY)
    return page


def picking_module() -> str:
    """Return the address of the built module that counts days in the browser."""
    manifest = json.loads((PROJECT / "frontend/dist/.vite/manifest.json").read_text(encoding="utf-8"))
    return f"/static/{manifest['src/calendar/picking.ts']['file']}"


@pytest.mark.parametrize("calendar", list(CalendarSystem))
def test_the_browser_counts_every_day_as_the_server_does(calendar: CalendarSystem, visit: Visit) -> None:
    page = visit()
    page.goto("/fa/")
    first, last = SPANS[calendar]
    counted: list[int] = page.evaluate(
        """async ([module, system, first, last]) => {
            const { Calendar, fromIso } = await import(module);
            const calendar = new Calendar(system);
            const days = [];
            for (let day = fromIso(first); day <= fromIso(last); day += 1) {
                const { year, month, day: number } = calendar.of(day);
                days.push(year * 10000 + month * 100 + number);
            }
            return days;
        }""",
        [picking_module(), calendar.value, first.isoformat(), last.isoformat()],
    )
    days = [first + timedelta(days=at) for at in range((last - first).days + 1)]
    named = [conversion.to_calendar(day, calendar) for day in days]
    assert counted == [year * 10000 + month * 100 + number for year, month, number in named]


@pytest.mark.parametrize("calendar", list(CalendarSystem))
def test_a_named_day_is_found_and_a_day_that_is_none_is_not(calendar: CalendarSystem, visit: Visit) -> None:
    page = visit()
    page.goto("/fa/")
    first, last = SPANS[calendar]
    asked = [first + timedelta(days=at) for at in range(0, (last - first).days, 173)]
    numbers = [list(conversion.to_calendar(day, calendar)) for day in asked]
    found: list[Any] = page.evaluate(
        """async ([module, system, numbers]) => {
            const { Calendar, toIso } = await import(module);
            const calendar = new Calendar(system);
            return numbers.map((one) => calendar.find(...one)).map((day) => day === null ? null : toIso(day));
        }""",
        [picking_module(), calendar.value, [*numbers, [numbers[0][0], 13, 1], [numbers[0][0], 1, 32]]],
    )
    assert found == [*(day.isoformat() for day in asked), None, None]


@pytest.mark.parametrize(
    ("language", "typed", "said", "onward", "taken"),
    [
        ("fa", "1404/5/18", "شنبه ۱۸ مرداد ۱۴۰۴", "ArrowLeft", "۱۴۰۴/۰۵/۱۹"),
        ("ar", "٩-٨-٢٠٢٥", "السبت 9 أغسطس 2025", "ArrowLeft", "2025/08/10"),
        ("en", "2025-08-09", "Saturday 9 August 2025", "ArrowRight", "2025-08-10"),
    ],
)
def test_a_day_is_chosen_with_the_keyboard_in_reading_direction(
    language: str, typed: str, said: str, onward: str, taken: str, visit: Visit
) -> None:
    page = gallery_in(visit, language)
    page.fill("#id_when", typed)
    echo = page.locator("date-picker:has(#id_when) .date-echo")
    expect(echo).to_have_text(said)
    opener = page.locator("date-picker:has(#id_when) .date-open")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{OPEN} td:focus")).to_have_attribute("data-iso", "2025-08-09")
    page.keyboard.press("PageDown")
    page.keyboard.press("PageUp")
    page.keyboard.press(onward)
    page.keyboard.press("Enter")
    expect(page.locator(OPEN)).to_have_count(0)
    expect(page.locator("#id_when")).to_have_value(taken)
    expect(opener).to_be_focused()


def test_escape_closes_and_changes_nothing(visit: Visit) -> None:
    page = gallery_in(visit, "fa")
    page.fill("#id_when", "۱۴۰۴/۰۵/۱۸")
    page.locator("date-picker:has(#id_when) .date-open").click()
    page.locator(OPEN).wait_for()
    page.keyboard.press("End")
    page.keyboard.press("Shift+PageUp")
    page.keyboard.press("Escape")
    expect(page.locator(OPEN)).to_have_count(0)
    expect(page.locator("#id_when")).to_have_value("۱۴۰۴/۰۵/۱۸")


def test_a_week_begins_and_rests_as_in_the_readers_country(visit: Visit) -> None:
    page = gallery_in(visit, "fa")
    page.fill("#id_when", "۱۴۰۴/۰۵/۱۸")
    page.locator("date-picker:has(#id_when) .date-open").click()
    expect(page.locator(f"{OPEN} th").first).to_have_attribute("aria-label", "شنبه")
    expect(page.locator(f"{OPEN} td.is-rest").first).to_have_attribute("aria-label", "جمعه ۳ مرداد ۱۴۰۴")
    first, last = page.locator(f"{OPEN} th").first, page.locator(f"{OPEN} th").last
    assert (first.bounding_box() or {})["x"] > (last.bounding_box() or {})["x"]


def test_a_moment_takes_its_day_and_its_hour_together(visit: Visit) -> None:
    page = gallery_in(visit, "fa")
    page.fill("#id_called", "1404/05/18 14:30")
    page.locator("date-picker:has(#id_called) .date-open").click()
    hour, minute = page.locator(f"{OPEN} .calendar-time select").all()
    expect(hour).to_have_value("14")
    hour.select_option("8")
    minute.select_option("45")
    page.locator(f"{OPEN} td[data-iso='2025-08-10']").click()
    page.locator(f"{OPEN} .button--primary").click()
    expect(page.locator("#id_called")).to_have_value("۱۴۰۴/۰۵/۱۹ ۰۸:۴۵")


def test_words_that_only_the_server_reads_are_left_alone(visit: Visit) -> None:
    page = gallery_in(visit, "fa")
    page.fill("#id_when", "۱۸ مرداد ۱۴۰۴")
    page.locator("date-picker:has(#id_when) .date-open").click()
    page.locator(OPEN).wait_for()
    page.keyboard.press("Escape")
    expect(page.locator("#id_when")).to_have_value("۱۸ مرداد ۱۴۰۴")
