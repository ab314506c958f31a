"""One complaint a language, from a phone to the recovery task, through real pages, processes and a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser import people
from tests.browser.conftest import DESK, Visit

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

WORDS = {
    "fa": "از حساب من بدون اجازه پول برداشت شده و کارمزد پیامک هم کم کرده‌اند.",
    "ar": "سُحب مبلغ من حسابي بدون علمي وخُصمت رسوم الرسائل أيضًا.",
    "en": "Money left my account without my permission, and a message fee was taken too.",
}
NAMES = {"fa": "مریم رضایی", "ar": "نورة بنت عبد الرحمن", "en": "Emily Carter"}
DUE = {"fa": "1410/01/15", "ar": "2031-04-04", "en": "2031-04-04"}


@pytest.mark.requirement("S0-23.4", "S0-23.5", "S0-27.1", "S0-31.2", "S0-63.1", "S0-65.1", "S0-67.1", "S0-75.1")
@pytest.mark.parametrize("language", ["fa", "ar", "en"])
def test_a_complaint_is_filed_answered_and_mended(language: str, visit: Visit, tmp_path: Path) -> None:
    phone = visit(language=language)
    codes = people.file_about_a_card(
        phone, language=language, words=WORDS[language], name=NAMES[language], folder=tmp_path
    )
    assert re.fullmatch(r"[0-9]{11}", codes.tracking)
    assert people.has_no_sideways_scroll(phone)

    officer = visit(language="fa", width=DESK["width"])
    people.sign_in(officer, "manager")
    people.reload_until(officer, f"/desk/cases/{codes.tracking}/", people.REFERRAL)
    expect(officer.get_by_text(NAMES[language]).first).to_be_visible()
    people.open_act(officer, "documents")
    officer.fill("#document-what-1", "صورتحساب")
    officer.fill("#documents-due", DUE["fa"])
    with officer.expect_navigation():
        officer.locator("form[action$='/documents/'] button[type=submit]").last.click()

    phone.goto(f"/{language}/complaints/{codes.tracking}/")
    statement = tmp_path / "statement.png"
    statement.write_bytes(people.png(colour=(10, 90, 10)))
    phone.set_input_files("#wanted input[type=file]", str(statement))
    people.send(phone, "#wanted form")
    expect(phone.locator("#wanted input[type=file]")).to_have_count(0)
    assert people.has_no_sideways_scroll(phone)

    refer_and_get_it_back(officer, visit(language="fa", width=DESK["width"]), codes.tracking)
    decide_two_issues(officer, codes.tracking)

    phone.goto(f"/{language}/complaints/{codes.tracking}/")
    verification = phone.locator("a[href*='/verify/']").first.get_attribute("href") or ""
    letter = phone.request.get(phone.locator("a[href*='/letter']").first.get_attribute("href") or "")
    assert letter.body().startswith(b"%PDF")
    (tmp_path / "letter.pdf").write_bytes(letter.body())
    stranger = visit(language=language)
    stranger.goto(verification)
    stranger.set_input_files("input[name=file]", str(tmp_path / "letter.pdf"))
    people.send(stranger, "#compare form")
    expect(stranger.locator("#compare .notice--kept")).to_be_visible()

    answer_the_survey(phone, codes.tracking, language)
    people.reload_until(officer, f"/desk/cases/{codes.tracking}/", "form[action*='/task/']")


def refer_and_get_it_back(officer: Page, colleague: Page, tracking: str) -> None:
    """Ask the loans unit; they return it with a reason, and the owner never changed."""
    officer.goto(f"/desk/cases/{tracking}/")
    people.open_act(officer, "referral")
    officer.locator("#referral-unit").select_option(label="واحد تسهیلات")
    officer.fill("#referral-note", "آیا قسطی از این حساب کسر شده؟")
    officer.fill("#referral-due", DUE["fa"])
    with officer.expect_navigation():
        officer.locator("form[action$='/referral/'] button[type=submit]").last.click()
    people.sign_in(colleague, "loans")
    colleague.goto(f"/desk/cases/{tracking}/")
    people.open_act(colleague, "answer")
    colleague.fill("#referral-answer", "قسطی کسر نشده است.")
    with colleague.expect_navigation():
        colleague.locator("button[formaction$='/referral/return/']").click()


def decide_two_issues(officer: Page, tracking: str) -> None:
    """Uphold one issue with a remedy, refuse the other: first without a reason, which is not let through."""
    officer.goto(f"/desk/cases/{tracking}/decision/")
    officer.fill("#title-0", "برداشت بدون اجازه")
    officer.fill("#finding-0", "تراکنش با رمز مشتری انجام نشده بود.")
    officer.locator("#outcome-0").select_option("UPHELD")
    with officer.expect_navigation():
        officer.locator("button[name=add]").click()
    officer.fill("#title-1", "کارمزد پیامک")
    officer.fill("#finding-1", "کارمزد طبق قرارداد کسر شده است.")
    officer.locator("#outcome-1").select_option("NOT_UPHELD")
    with officer.expect_navigation():
        officer.locator("button[name=then][value=response]").click()
    expect(officer.locator(".issue-flaws")).to_have_count(1)
    officer.locator("#reason-kind-1").select_option("LEGAL")
    officer.fill("#reason-1", "چون در قرارداد حساب پذیرفته‌اید که کارمزد پیامک کسر شود.")
    with officer.expect_navigation():
        officer.locator("button[name=then][value=response]").click()
    with officer.expect_navigation():
        officer.locator("form[action$='/response/'] button.button--primary").click()


def answer_the_survey(phone: Page, tracking: str, language: str) -> None:
    """Follow the survey's link on the tracking page and give a low score."""
    people.reload_until(phone, f"/{language}/complaints/{tracking}/", "a[href*='/survey/']")
    phone.locator("a[href*='/survey/']").first.click()
    people.choose(phone, "input[name=solved][value=NO]")
    people.choose(phone, "input[name=speed][value='2']")
    people.send(phone, "form:has(input[name=solved])")


@pytest.mark.requirement("S0-35.3")
def test_filing_works_without_scripts(visit: Visit, tmp_path: Path) -> None:
    phone = visit(language="fa", scripts=False)
    codes = people.file_about_a_card(phone, language="fa", words=WORDS["fa"], name="", folder=tmp_path)

    phone.goto("/fa/track/")
    phone.fill("input[name=code]", codes.tracking)
    phone.fill("input[name=access]", codes.access)
    people.send(phone, "form:has(input[name=access])")
    assert codes.tracking in phone.url


@pytest.mark.requirement("S0-23.6")
def test_a_wrong_access_code_and_an_unknown_number_are_told_the_same(visit: Visit, tmp_path: Path) -> None:
    phone = visit(language="en")
    codes = people.file_about_a_card(phone, language="en", words=WORDS["en"], name="Emily", folder=tmp_path)
    said = []
    for tracking in (codes.tracking, "00000000000"):
        stranger = visit(language="en")
        stranger.goto("/en/track/")
        stranger.fill("input[name=code]", tracking)
        stranger.fill("input[name=access]", "11111111")
        people.send(stranger, "form:has(input[name=access])")
        said.append(stranger.locator("main").inner_text().replace(tracking, ""))
    assert said[0] == said[1]

    stranger.goto(f"/en/complaints/{codes.tracking}/")
    expect(stranger.get_by_text("Emily")).to_have_count(0)


def test_a_program_named_as_a_picture_is_refused_and_nothing_typed_is_lost(visit: Visit, tmp_path: Path) -> None:
    phone = visit(language="fa", scripts=False)
    phone.goto("/fa/")
    phone.fill("textarea[name=text]", WORDS["fa"])
    disguised = tmp_path / "holiday.jpg"
    disguised.write_bytes(b"MZ" + bytes(600))
    phone.set_input_files("input[name=files]", str(disguised))
    people.send(phone, people.FORM)

    expect(phone.locator("#id_files-error")).to_contain_text("holiday.jpg")
    assert phone.locator("textarea[name=text]").input_value().strip() == WORDS["fa"]


def test_two_officers_do_not_answer_the_same_person_twice(visit: Visit, tmp_path: Path) -> None:
    phone = visit(language="fa")
    codes = people.file_about_a_card(phone, language="fa", words=WORDS["fa"], name="علی", folder=tmp_path)
    first, second = visit(width=DESK["width"]), visit(width=DESK["width"])
    people.sign_in(first, "manager")
    people.sign_in(second, "office")
    people.reload_until(first, f"/desk/cases/{codes.tracking}/", people.REFERRAL)
    second.goto(f"/desk/cases/{codes.tracking}/")
    first.fill("#reply-words", "سلام علی گرامی، بررسی می‌کنیم و تا فردا خبر می‌دهیم.")
    people.send(first, "#reply")
    second.fill("#reply-words", "سلام، این متن نباید گم شود.")
    with second.expect_navigation():
        second.locator("#reply button.button--primary").click()
    assert second.locator("#reply-words").input_value() == "سلام، این متن نباید گم شود."
    expect(second.get_by_text("تا فردا خبر می‌دهیم").first).to_be_visible()
