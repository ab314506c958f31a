"""An administrator makes a category with a form of its own, sees it as people will, and somebody files with it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser import people
from tests.browser.conftest import DESK, Visit

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180), pytest.mark.requirement("S0-23.4")]

BOOK = ".form-maker"
QUESTIONS = (
    ("choice", "where", "کجا بودید؟"),
    ("yes_no", "waited", "بیش از نیم ساعت منتظر ماندید؟"),
    ("number", "minutes", "چند دقیقه؟"),
    ("date", "visited_on", "کدام روز؟"),
    ("long_text", "said", "به شما چه گفتند؟"),
)


def save(page: Page) -> None:
    """Save the question that is open into the draft."""
    with page.expect_navigation():
        page.get_by_role("button", name="ذخیره در پیش‌نویس").click()
    expect(page.locator(BOOK)).to_be_visible()


def add(page: Page, *, kind: str, key: str, label: str) -> None:
    """Begin a question of a kind on the page of the form, and fill in what every kind has."""
    page.locator("select[name=kind]").select_option(kind)
    with page.expect_navigation():
        page.locator("form[action$='/add/'] button").click()
    page.fill("input[name=label_fa]", label)
    page.fill("input[name=key]", key)


def make_a_category(page: Page) -> None:
    """Add a category about queues, and open its form."""
    page.goto("/desk/administration/categories/add/")
    page.fill("input[name=name_fa]", "صف و انتظار در شعبه")
    page.fill("input[name=code]", "BANK-77")
    page.fill("textarea[name=keywords_fa]", "صف شعبه")
    with page.expect_navigation():
        page.locator("main form button.button--primary").click()
    page.goto("/desk/administration/categories/")
    row = page.locator("tr", has_text="BANK-77")
    with page.expect_navigation():
        row.locator("a[href$='/form/']").click()


def ask_five_things(page: Page) -> None:
    """Add five kinds of question; how many minutes is asked only of who waited long."""
    for kind, key, label in QUESTIONS:
        add(page, kind=kind, key=key, label=label)
        if kind == "choice":
            for number, answer in enumerate(("شعبه", "باجه")):
                page.locator("button[name=options][value=add]").click()
                page.locator("input[name^='options-'][name$='-label_fa']").nth(number).fill(answer)
                page.locator("input[name^='options-'][name$='-value']").nth(number).fill(f"place_{number}")
        if key == "waited":
            page.locator("input[name=required]").check()
        if key == "minutes":
            page.locator("select[name=show_if-0]").select_option("yes:waited")
            page.locator("input[name=required]").check()
        save(page)


def test_a_form_of_five_kinds_is_made_seen_and_filed_with(visit: Visit, tmp_path: Path) -> None:
    administrator = visit(width=DESK["width"])
    people.sign_in(administrator, "administrator")
    make_a_category(administrator)
    ask_five_things(administrator)

    seen = administrator.frame_locator("iframe[name=preview]")
    expect(seen.get_by_text("بیش از نیم ساعت منتظر ماندید؟").first).to_be_visible()
    expect(seen.locator("input[name$='minutes']")).to_be_hidden()
    seen.locator("input[name$='waited'][value=yes]").check()
    expect(seen.locator("input[name$='minutes']")).to_be_visible()
    with administrator.expect_navigation():
        administrator.locator("button[name=act][value=publish]").click()
    expect(administrator.locator("button[name=act][value=publish]")).to_have_count(0)

    phone = visit(language="fa")
    phone.goto("/fa/")
    phone.fill("textarea[name=text]", "سه ساعت در صف شعبه بودم و کسی جواب نداد.")
    people.send(phone, people.FORM)
    choice = phone.locator("input[name=category][value='BANK-77']")
    if not choice.is_visible():
        phone.locator("details:has(input[value='BANK-77']) > summary").click()
    people.choose(phone, "input[name=category][value='BANK-77']")
    people.send(phone, people.FORM)
    people.choose(phone, "input[name=answer-waited][value=yes]")
    expect(phone.locator("input[name=answer-minutes]")).to_be_visible()
    people.send(phone, people.FORM)
    expect(phone.locator("#id_answer-minutes-error")).to_be_visible()
    phone.fill("input[name=answer-minutes]", "۱۸۰")
    people.send(phone, people.FORM)
    people.send(phone, people.FORM)
    expect(phone.locator(".readback", has_text="چند دقیقه؟")).to_contain_text("۱۸۰")
    people.send(phone, people.FORM)
    assert people.codes_of(phone).tracking
