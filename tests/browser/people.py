"""What people do with a browser, as sentences."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect
from tests.builders import PASSWORD, png

FORM = "form#filing"
"""The form of whichever step of filing is open."""
REFERRAL = "a.act[href*='act=referral']"
"""Stands on a case's page once it has an owner."""


@dataclass(frozen=True)
class Codes:
    """What a complainant writes down."""

    tracking: str
    access: str


def send(page: Page, within: str) -> None:
    """Press the main button of a form and wait for the page that follows."""
    with page.expect_navigation():
        page.locator(f"{within} button.button--primary").last.click()


def choose(page: Page, selector: str) -> None:
    """Choose a radio button as somebody without a mouse does."""
    page.locator(selector).focus()
    page.keyboard.press("Space")
    expect(page.locator(selector)).to_be_checked()


def file_about_a_card(page: Page, *, language: str, words: str, name: str, folder: Path) -> Codes:
    """File on a phone: words, topic, two of the topic's own fields, a photo; return the codes of the receipt."""
    page.goto(f"/{language}/")
    page.fill("textarea[name=text]", words)
    photo = folder / "photo.png"
    photo.write_bytes(png())
    page.set_input_files("input[name=files]", str(photo))
    send(page, FORM)
    choose(page, "input[name=category][value=BANK-01]")
    send(page, FORM)
    choose(page, "input[name=answer-paid_with][value=card]")
    page.locator("details:has(input[name=answer-card_last4]) > summary").click()
    page.fill("input[name=answer-card_last4]", "۱۲۳۴" if language == "fa" else "1234")
    page.fill("input[name=answer-amount]", "2500000")
    send(page, FORM)
    page.fill("input[name=name]", name)
    page.fill("input[name=email]", "somebody@example.org")
    send(page, FORM)
    expect(page.locator(".readback").first).to_contain_text(words)
    send(page, FORM)
    return codes_of(page)


def codes_of(page: Page) -> Codes:
    """Read the two codes off the receipt."""
    shown = [code.get_attribute("data-value") or "" for code in page.locator("copy-code").all()]
    return Codes(tracking=shown[0], access=shown[1])


def sign_in(page: Page, login: str) -> None:
    """Sign in at the desk."""
    page.goto("/desk/sign-in/")
    page.fill("input[name=login]", f"{login}@bank.example")
    page.fill("input[name=password]", PASSWORD)
    send(page, "form:has(input[name=password])")


def open_act(page: Page, act: str) -> None:
    """Open the form of an act; what was typed elsewhere on the page stays."""
    link = page.locator(f"a.act[href*='act={act}']")
    if link.get_attribute("aria-current"):
        return
    with page.expect_response(lambda answer: f"act={act}" in answer.url):
        link.click()
    page.locator("#act-form form").first.wait_for()


def has_no_sideways_scroll(page: Page) -> bool:
    """Return whether the page fits the width of its window."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def reload_until(page: Page, address: str, wanted: str) -> None:
    """Open a page again and again until the worker has made this appear on it."""
    for _try in range(60):
        page.goto(address)
        if page.locator(wanted).count():
            return
        page.wait_for_timeout(250)
    expect(page.locator(wanted)).not_to_have_count(0)
