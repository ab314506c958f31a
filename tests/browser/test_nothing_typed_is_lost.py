"""A phone files in a dozen touches; a killed browser, a lost line and the way back take nothing that was typed."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser import people
from tests.browser.conftest import Visit
from tests.builders import png

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]

WORDS = "از حساب من بدون اجازه پول برداشت شده است."


class Hand:
    """Counts what a person does: each touch, and each field that is typed into."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def touch(self, selector: str) -> None:
        self.page.locator(selector).last.click()
        self.count += 1

    def type(self, selector: str, words: str) -> None:
        self.page.fill(selector, words)
        self.count += 1

    def go_on(self) -> None:
        with self.page.expect_navigation():
            self.touch(f"{people.FORM} button.button--primary")


@pytest.mark.requirement("S0-23.1", "S1-58.1")
def test_a_first_complaint_with_two_answers_and_a_photo_takes_twelve_acts(visit: Visit, tmp_path: Path) -> None:
    phone = visit(language="fa")
    hand, photo = Hand(phone), tmp_path / "photo.png"
    photo.write_bytes(png())
    phone.goto("/fa/")
    hand.type("textarea[name=text]", WORDS)
    with phone.expect_file_chooser() as chooser:
        hand.touch("label.file-drop")
    chooser.value.set_files(str(photo))
    hand.count += 1
    hand.go_on()
    hand.touch("label.choice:has(input[name=category][value=BANK-01])")
    hand.go_on()
    hand.touch("label.choice:has(input[name=answer-paid_with][value=account])")
    hand.type("input[name=answer-amount]", "2500000")
    hand.go_on()
    hand.type("input[name=mobile]", "09121234567")
    hand.go_on()
    expect(phone.locator(".readback").first).to_contain_text(WORDS)
    hand.go_on()
    assert people.codes_of(phone).tracking
    assert hand.count <= 12


def test_a_killed_browser_and_a_lost_line_lose_nothing(visit: Visit) -> None:
    phone = visit(language="fa")
    phone.goto("/fa/")
    phone.fill("textarea[name=text]", WORDS)
    expect(phone.locator("[data-draft-state]").first).to_be_visible()
    phone.goto("/ar/")
    expect(phone.locator("textarea[name=text]")).to_have_value(WORDS)
    people.send(phone, people.FORM)
    people.choose(phone, "input[name=category][value=other]")
    people.send(phone, people.FORM)
    phone.fill("textarea[name=wish]", "عذرخواهی")
    phone.go_back()
    expect(phone.locator("input[name=category][value=other]")).to_be_attached()
    phone.go_forward()
    expect(phone.locator("textarea[name=wish]")).to_have_value("عذرخواهی")

    again = phone.context.new_page()
    phone.close()
    again.goto("/fa/")
    expect(again.locator("[data-resume-words]")).to_have_text(WORDS)
    with again.expect_navigation():
        again.locator("[data-resume-go]").click()
    expect(again.locator("textarea[name=wish]")).to_have_value("عذرخواهی")
    people.send(again, people.FORM)
    people.send(again, people.FORM)

    again.context.set_offline(True)
    again.locator(f"{people.FORM} button.button--primary").last.click()
    expect(again.locator("[data-offline-note]")).to_be_visible()
    again.context.set_offline(False)
    people.send(again, people.FORM)
    assert people.codes_of(again).tracking
    assert again.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft:filing')).length") == 0


def test_without_a_network_the_installed_portal_takes_words(visit: Visit) -> None:
    phone = visit(language="en")
    phone.goto("/en/")
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.context.set_offline(True)
    phone.goto("/en/")
    phone.fill("textarea[name=text]", "My card was taken by the machine.")
    phone.locator(f"{people.FORM} button.button--primary").click()
    expect(phone.locator("[data-offline-note]")).to_be_visible()
    phone.context.set_offline(False)
    phone.goto("/en/")
    expect(phone.locator("textarea[name=text]")).to_have_value("My card was taken by the machine.")


def test_a_draft_can_be_deleted(visit: Visit) -> None:
    phone = visit(language="en")
    phone.goto("/en/")
    phone.fill("textarea[name=text]", "Something I would rather not say.")
    phone.locator("[data-draft-forget]:visible").click()
    phone.reload()
    expect(phone.locator("textarea[name=text]")).to_have_value("")
