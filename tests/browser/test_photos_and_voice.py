"""A photo is marked, a voice note recorded, and both arrive over a line that breaks; Chromium plays the devices."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, BrowserType, Page, Route, expect
from tests.browser import people
from tests.browser.conftest import CHROMIUM, PHONE, QUIET, Installation, Visit

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

PLAYED = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
NOT_ALLOWED = ("--use-fake-device-for-media-stream", "--deny-permission-prompts")
ROW = ".file-row"
ARRIVED = f"{ROW}[data-state=arrived]"


@pytest.fixture(params=[PLAYED])
def phone(request: pytest.FixtureRequest, installation: Installation, chromium: BrowserType) -> Iterator[Page]:
    """Return a page on a phone with these devices."""
    opened = chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *request.param])
    context = opened.new_context(
        base_url=installation.address, viewport=PHONE, locale="fa", has_touch=True, is_mobile=True
    )
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()
    opened.close()


def photo(folder: Path, name: str = "رسید 😀.jpg") -> Path:
    """A large photo of stripes, a number in one corner."""
    drawn = Image.new("RGB", (3200, 2400), (120, 130, 140))
    for start in range(0, 3200, 40):
        drawn.paste((30, 40, 50), (start, 0, start + 20, 2400))
    drawn.save(folder / name, quality=92)
    return folder / name


def begin(page: Page) -> None:
    page.goto("/fa/file/")
    page.fill("textarea[name=text]", "دستگاه خودپرداز پول نداد.")
    page.wait_for_selector("file-picker:defined [data-voice]:not([hidden])")


def go_to_the_last_page(page: Page) -> None:
    people.send(page, people.FORM)
    people.choose(page, "input[name=category][value=other]")
    while not page.locator("input[name=step][value=check]").count():
        people.send(page, people.FORM)


def cut(context: BrowserContext) -> None:
    """Let no piece of a file through any more."""

    def refuse(route: Route) -> None:
        if route.request.method == "PATCH":
            route.abort()
        else:
            route.continue_()

    context.route("**/uploads/**", refuse)


@pytest.mark.requirement("S0-23.5", "S0-106.1", "S0-107.1")
def test_a_marked_photo_and_a_voice_note_reach_the_desk(phone: Page, visit: Visit, tmp_path: Path) -> None:
    begin(phone)
    phone.set_input_files(".file-input", str(photo(tmp_path)))
    expect(phone.locator(ARRIVED)).to_have_count(1)
    expect(phone.locator(f"{ROW} .file-size")).to_contain_text(re.compile("[←→]"))

    phone.click("[data-mark]")
    phone.locator(".photo-tool", has_text="پوشاندن").click()
    canvas = phone.locator(".photo-canvas")
    canvas.focus()
    phone.keyboard.press("Enter")
    expect(phone.locator(".photo-marks li")).to_have_count(1)
    phone.keyboard.press("ArrowRight")
    phone.keyboard.press("Shift+ArrowDown")
    expect(phone.locator(".photo-told")).to_contain_text("از چپ")
    phone.keyboard.press("Delete")
    expect(phone.locator(".photo-marks li")).to_have_count(0)
    phone.keyboard.press("Control+z")
    expect(phone.locator(".photo-marks li")).to_have_count(1)
    phone.click(".photo-dialog .media-dialog-foot .button--primary")
    expect(phone.locator(".photo-dialog")).to_have_count(0)

    phone.click("[data-voice]")
    expect(phone.locator(".voice-dialog.is-recording")).to_be_visible()
    expect(phone.locator(".voice-clock")).to_contain_text(re.compile("۰:۰[۱-۹]"))
    phone.click(".voice-dialog .button--primary")
    expect(phone.locator(".voice-dialog audio")).to_be_visible()
    phone.click(".voice-dialog .button--primary")
    expect(phone.locator(ARRIVED)).to_have_count(2)

    go_to_the_last_page(phone)
    expect(phone.locator(".readback", has_text="رسید 😀.jpg")).to_be_visible()
    people.send(phone, people.FORM)
    codes = people.codes_of(phone)

    phone.goto(f"/fa/complaints/{codes.tracking}/")
    expect(phone.locator(".attachment-small")).to_have_count(1)
    expect(phone.locator("audio")).to_have_count(1)
    picture = Image.open(
        BytesIO(phone.request.get(phone.locator("a.attachment--picture").get_attribute("href") or "").body())
    )
    assert max(picture.size) <= 2560
    middle = [picture.getpixel((picture.width // 2 + x, picture.height // 2)) for x in range(-60, 60, 10)]
    edge = [picture.getpixel((picture.width // 8 + x, 40)) for x in range(-60, 60, 10)]
    assert spread(middle) < 25 < spread(edge)

    officer = visit(language="fa", width=1280)
    people.sign_in(officer, "manager")
    people.reload_until(officer, f"/desk/cases/{codes.tracking}/", ".attachment-small")
    expect(officer.locator("audio").first).to_be_visible()


def spread(pixels: list[tuple[int, ...]]) -> int:
    """Return how far apart the reds are."""
    reds = [pixel[0] for pixel in pixels]
    return max(reds) - min(reds)


@pytest.mark.requirement("S0-23.5")
def test_words_are_sent_at_once_while_thirty_photos_follow(phone: Page, tmp_path: Path) -> None:
    for number in range(30):
        Image.new("RGB", (40, 30), (number * 8, 90, 200)).save(tmp_path / f"{number}.png")
    begin(phone)
    cut(phone.context)
    phone.set_input_files(".file-input", [str(tmp_path / f"{number}.png") for number in range(30)])
    expect(phone.locator(ROW)).to_have_count(30, timeout=60_000)
    expect(phone.locator("file-picker[data-keeping]")).to_have_count(0)
    phone.set_input_files(".file-input", str(photo(tmp_path, "one too many.jpg")))
    expect(phone.locator("file-picker [data-problem]")).to_contain_text("۳۰")
    phone.reload()
    expect(phone.locator(ROW)).to_have_count(30, timeout=60_000)

    go_to_the_last_page(phone)
    expect(phone.locator(ROW)).to_have_count(30, timeout=60_000)
    phone.click(f"{people.FORM} .action-bar .button--primary")
    with phone.expect_navigation():
        phone.click(".media-dialog .button--primary")
    codes = people.codes_of(phone)
    expect(phone.locator("late-files [data-told]")).to_contain_text("۳۰")

    phone.context.unroute_all()
    expect(phone.locator("late-files.is-done")).to_be_visible(timeout=90_000)
    phone.goto(f"/fa/complaints/{codes.tracking}/")
    expect(phone.locator(".attachment-small")).to_have_count(30)


@pytest.mark.requirement("S0-23.5")
def test_what_cannot_be_taken_is_said_beside_it_and_the_same_photo_is_noticed(phone: Page, tmp_path: Path) -> None:
    begin(phone)
    (tmp_path / "page.jpg").write_text("<!doctype html><script>alert(1)</script>", encoding="utf-8")
    (tmp_path / "drawing.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    (tmp_path / "a.png").write_bytes(people.png())
    (tmp_path / "b.png").write_bytes(people.png())
    phone.set_input_files(".file-input", str(tmp_path / "page.jpg"))
    expect(phone.locator(f"{ROW}[data-state=refused] .file-state")).to_contain_text("صفحه")
    phone.set_input_files(".file-input", str(tmp_path / "drawing.svg"))
    expect(phone.locator("file-picker [data-problem]")).to_be_visible()
    phone.set_input_files(".file-input", [str(tmp_path / "a.png"), str(tmp_path / "b.png")])
    expect(phone.locator(ARRIVED)).to_have_count(1)
    expect(phone.locator("file-picker [data-problem]")).to_contain_text("b.png")


@pytest.mark.requirement("S0-107.1")
@pytest.mark.parametrize("phone", [NOT_ALLOWED], indirect=True)
def test_without_the_microphone_the_other_ways_are_named(phone: Page) -> None:
    begin(phone)
    phone.click("[data-voice]")
    expect(phone.locator(".voice-dialog [role=alert]")).to_contain_text("میکروفن")
    phone.keyboard.press("Escape")
    expect(phone.locator(".voice-dialog")).to_have_count(0)
    expect(phone.locator("[data-voice]")).to_be_focused()
