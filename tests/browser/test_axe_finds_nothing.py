"""axe looks at every page that can be reached, in three languages and both themes, and at 320 px nothing is cut off."""

from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser import crawl, look, people
from tests.browser.conftest import DESK, PHONE, Visit

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600), pytest.mark.requirement("S0-35.4")]

LANGUAGES = ("fa", "ar", "en")
NARROWEST = 320
WORDS = {
    "fa": "از حساب من بدون اجازه پول برداشت شده است.",
    "ar": "سُحب مبلغ من حسابي بدون علمي.",
    "en": "Money left my account without my permission.",
}


def faults(page: Page) -> list[str]:
    """Return what is wrong with a page as it stands."""
    told = look.faults(page)
    size = page.viewport_size or PHONE
    page.set_viewport_size({"width": NARROWEST, "height": size["height"]})
    if not people.has_no_sideways_scroll(page):
        told.append(f"scrolls sideways at {NARROWEST} px: {page.url}")
    page.set_viewport_size(size)
    return told


def faults_of(page: Page, found: list[str]) -> list[str]:
    """Open each page and return all that is wrong."""
    told: list[str] = []
    for address in found:
        page.goto(address)
        told += faults(page)
    return told


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_found_from_the_first_word_to_the_last_public_page(
    language: str, visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = visit(language=language)
    told: list[str] = []
    go_on = people.send

    def looked_at_and_sent(page: Page, within: str) -> None:
        told.extend(faults(page))
        go_on(page, within)

    monkeypatch.setattr(people, "send", looked_at_and_sent)
    codes = people.file_about_a_card(phone, language=language, words=WORDS[language], name="Emily", folder=tmp_path)
    told += faults(phone)
    roots = [f"/{language}/", f"/{language}/complaints/{codes.tracking}/"]
    found = crawl.pages(phone.request, roots, within=f"/{language}/")
    assert len(found) >= 6
    assert told + faults_of(phone, found) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("login", "root"), [("manager", "/desk/"), ("administrator", "/desk/administration/")])
def test_nothing_is_found_at_the_desk(language: str, login: str, root: str, visit: Visit, tmp_path: Path) -> None:
    people.file_about_a_card(visit(), language="fa", words=WORDS["fa"], name="مریم", folder=tmp_path)
    officer = visit(language=language, width=DESK["width"])
    people.sign_in(officer, login)
    officer.request.get(f"/desk/preferences/language/{language}/")
    own = ["/desk/preferences/", "/desk/security/"]
    doors = ("portal", "desk") if login == "manager" else ()
    gallery = [f"/desk/design/?door={door}&language={language}" for door in doors]
    found = crawl.pages(officer.request, [root, *own], within="/desk/", most=40)
    assert len(found) >= 6
    assert faults_of(officer, [*found, *gallery]) == []


def test_the_sign_in_page_has_no_fault(visit: Visit) -> None:
    assert faults_of(visit(language="fa"), ["/desk/sign-in/"]) == []
