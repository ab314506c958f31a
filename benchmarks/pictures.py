"""Takes pictures of a running demo: portal, desk and components, three languages, phone and desktop, light and dark.

Usage: start bin/run, then: python benchmarks/pictures.py FOLDER [--only queue,fa,phone] [--readme]

--only keeps the pictures whose names have all these words; --readme takes the few that README.md shows. The demo's
complaints and sign-ins are read from its data folder.
"""

import argparse
import io
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
SIZES = {"phone": (390, 844, 2.0), "desktop": (1280, 860, 1.0)}
LANGUAGES = ("fa", "ar", "en")
THEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
PASSWORD = "shenava-demo"  # noqa: S105 - the password of every demo
OFFICER = "office"
QUALITY = 82

PORTAL = {
    "home": "/{language}/",
    "track": "/{language}/track/",
    "complaint": "/{language}/complaints/{code}/",
    "verify": "/{language}/verify/",
}
DESK = {
    "queue": "/desk/?scope=all",
    "case": "/desk/cases/{code}/",
    "components-portal": "/desk/design/?door=portal&language={language}&theme={theme}",
    "components-desk": "/desk/design/?door=desk&language={language}&theme={theme}",
}
README = (
    *("home-fa-phone-light", "complaint-fa-phone-light", "complaint-ar-phone-dark", "home-en-phone-light"),
    *("queue-fa-desktop-light", "case-fa-desktop-dark", "queue-ar-desktop-light", "case-en-desktop-light"),
)


@dataclass(frozen=True)
class Picture:
    """One picture: what it shows, and how."""

    screen: str
    language: str
    size: str
    theme: Literal["light", "dark"]

    @property
    def name(self) -> str:
        """Return the name of its file."""
        return f"{self.screen}-{self.language}-{self.size}-{self.theme}"


def main(arguments: Sequence[str]) -> int:
    """Take what was asked for."""
    options = _options(arguments)
    wanted = [one for one in everything() if _is_wanted(one, options)]
    codes = demo_codes(options.data)
    options.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for door, size, theme, language in product((PORTAL, DESK), SIZES, THEMES, LANGUAGES):
            group = [
                one
                for one in wanted
                if one.screen in door and (one.size, one.theme, one.language) == (size, theme, language)
            ]
            if group:
                _take(browser, group, codes[language], options)
        browser.close()
    return 0


def everything() -> Iterator[Picture]:
    """Yield every picture there can be."""
    for screen, language, size, theme in product((*PORTAL, *DESK), LANGUAGES, SIZES, THEMES):
        yield Picture(screen, language, size, theme)


def demo_codes(data: Path) -> dict[str, tuple[str, str]]:
    """Return tracking and access code of the demo's complaint in each language."""
    text = (data / "run/demo.txt").read_text(encoding="utf-8")
    return {
        language: (code, access) for language, code, access in re.findall(r"\b(fa|ar|en)\s+(\d{11})\s+(\d{8})", text)
    }


def _take(browser: Browser, group: list[Picture], codes: tuple[str, str], options: argparse.Namespace) -> None:
    one = group[0]
    width, height, scale = SIZES[one.size]
    context = browser.new_context(
        base_url=options.address,
        viewport={"width": width, "height": height},
        device_scale_factor=scale,
        locale=one.language,
        color_scheme=one.theme,
        reduced_motion="reduce",
    )
    context.set_default_timeout(30_000)
    page = context.new_page()
    if one.screen in DESK:
        _sign_in(context, page, one)
    for picture in sorted(group, key=lambda one: one.screen == "complaint"):
        if picture.screen == "complaint":
            _enter(page, picture.language, codes)
        address = {**PORTAL, **DESK}[picture.screen]
        page.goto(address.format(language=picture.language, theme=picture.theme, code=codes[0]))
        page.reload()  # a face of letters that came late is used from the second time on
        page.evaluate("document.fonts.ready")
        path = options.folder / f"{picture.name}.webp"
        Image.open(io.BytesIO(page.screenshot(full_page=options.whole))).save(path, quality=QUALITY, method=6)
        sys.stdout.write(f"{path}\n")
    context.close()


def _enter(page: Page, language: str, codes: tuple[str, str]) -> None:
    page.goto(f"/{language}/track/")
    page.fill("input[name=code]", codes[0])
    page.fill("input[name=access]", codes[1])
    with page.expect_navigation():
        page.locator("form:has(input[name=access]) button.button--primary").last.click()


def _sign_in(context: BrowserContext, page: Page, picture: Picture) -> None:
    page.goto("/desk/sign-in/")
    page.fill("input[name=login]", OFFICER)
    page.fill("input[name=password]", PASSWORD)
    with page.expect_navigation():
        page.locator("form:has(input[name=password]) button.button--primary").click()
    context.request.get(f"/desk/preferences/language/{picture.language}/")


def _is_wanted(picture: Picture, options: argparse.Namespace) -> bool:
    if options.readme:
        return picture.name in README
    words = set(picture.name.split("-")) | {picture.screen}
    return all(word in words for word in options.only.split(",") if word)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks/pictures.py", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures are written")
    parser.add_argument("--address", default="http://localhost:8000", help="the running demo (http://localhost:8000)")
    parser.add_argument("--data", type=Path, default=Path("var"), help="its data folder (var)")
    parser.add_argument("--only", default="", help="words that a picture's name must have, commas between")
    parser.add_argument("--readme", action="store_true", help="take the pictures that README.md shows")
    parser.add_argument("--whole", action="store_true", help="take whole pages, not only the first screen")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
