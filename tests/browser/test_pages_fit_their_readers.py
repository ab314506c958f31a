"""Nothing scrolls sideways at 320 px, at 200 % or with large text, and a finger hits what it aims at."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser import crawl, fit, people
from tests.browser.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300), pytest.mark.requirement("S0-35.4")]

WORDS = {"fa": "از حساب من بدون اجازه پول برداشت شده است.", "en": "Money left my account without my permission."}
_TEXT = re.compile(r"/texts/[^/]+/")


def faults_of(page: Page, addresses: list[str]) -> list[str]:
    """Open each page once and return all that does not fit."""
    told: list[str] = []
    for address in addresses:
        page.set_viewport_size(fit.WIDE)
        page.goto(address)
        told += fit.faults(page)
    return told


def one_of_each(addresses: list[str]) -> list[str]:
    """Leave out all texts of the administration but one: they differ in their words alone."""
    return list({_TEXT.sub("/texts/*/", crawl.kind_of(address)): address for address in addresses}.values())


@pytest.mark.parametrize("language", ["fa", "en"])
def test_every_step_of_filing_and_every_public_page_fits(
    language: str, visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = visit(language=language, touch=True)
    told: list[str] = []
    go_on = people.send

    def looked_at_and_sent(page: Page, within: str) -> None:
        told.extend(fit.faults(page))
        go_on(page, within)

    monkeypatch.setattr(people, "send", looked_at_and_sent)
    codes = people.file_about_a_card(phone, language=language, words=WORDS[language], name="Emily", folder=tmp_path)
    told += fit.faults(phone)
    roots = [f"/{language}/", f"/{language}/complaints/{codes.tracking}/"]
    found = crawl.pages(phone.request, roots, within=f"/{language}/")
    assert len(found) >= 12
    assert told + faults_of(phone, found) == []


@pytest.mark.parametrize(("login", "root"), [("manager", "/desk/"), ("administrator", "/desk/administration/")])
def test_every_page_of_the_desk_fits(login: str, root: str, visit: Visit, tmp_path: Path) -> None:
    people.file_about_a_card(visit(), language="fa", words=WORDS["fa"], name="مریم", folder=tmp_path)
    officer = visit(touch=True)
    people.sign_in(officer, login)
    found = crawl.pages(officer.request, [root, "/desk/preferences/", "/desk/security/"], within="/desk/", most=150)
    assert len(found) >= 6
    gallery = [f"/desk/design/?door={door}" for door in ("portal", "desk")] if login == "manager" else []
    assert faults_of(officer, [*one_of_each(found), *gallery]) == []


def test_the_way_in_fits(visit: Visit) -> None:
    assert faults_of(visit(touch=True), ["/desk/sign-in/", "/fa/own/enter/", "/fa/nowhere/"]) == []
