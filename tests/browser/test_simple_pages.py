"""The simple pages on a small screen: axe finds nothing on any step, nothing is cut off, and codes keep their order."""

import pytest
from playwright.sync_api import Page, expect
from tests.browser import look, people
from tests.browser.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600), pytest.mark.requirement("S0-35.4", "S1-58.1")]

NARROWEST = 320
WORDS = {
    "fa": "از حساب من بدون اجازه پول برداشت شده است.",
    "ar": "سُحب مبلغ من حسابي بدون علمي.",
    "en": "Money left my account without my permission.",
}
GO_ON = ".big--go"


def faults(page: Page) -> list[str]:
    told = look.faults(page)
    size = page.viewport_size
    assert size
    page.set_viewport_size({"width": NARROWEST, "height": size["height"]})
    if not people.has_no_sideways_scroll(page):
        told.append(f"scrolls sideways at {NARROWEST} px: {page.url}")
    page.set_viewport_size(size)
    return told


@pytest.mark.parametrize("language", ["fa", "ar", "en"])
def test_a_complaint_is_filed_and_followed_by_big_buttons_alone(language: str, visit: Visit) -> None:
    page = visit(language=language)
    page.goto(f"/{language}/simple/")
    told = faults(page)
    page.click(GO_ON)
    page.fill("#id_text", WORDS[language])
    told += faults(page)
    page.click(GO_ON)
    told += faults(page)
    page.locator("button[name=category]").first.click()
    if page.locator("input[name=asking]").count():
        page.click(GO_ON)
        told += faults(page)
        page.click("button[value=skip]")
    page.fill("#id_mobile", "0912")
    page.click(GO_ON)
    told += faults(page)
    page.fill("#id_mobile", "09121234567")
    page.click(GO_ON)
    told += faults(page)
    page.click(GO_ON)
    page.wait_for_url("**/receipt/**")
    told += faults(page)
    digits = page.locator(".digits").first.locator("i")
    places = [box["x"] for box in (one.bounding_box() for one in digits.all()[:4]) if box]
    assert places == sorted(places)
    page.click(f"a{GO_ON}")
    told += faults(page)
    page.get_by_role("main").locator("a.big").last.click()
    expect(page.locator("textarea")).to_be_visible()
    assert told + faults(page) == []
    assert page.evaluate("document.scripts.length + document.images.length") == 0
