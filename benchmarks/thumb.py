"""Files a complaint on a phone as somebody would who knows nothing of the page, and counts what the thumb does."""

from playwright.sync_api import Locator, Page

WORDS = {
    "fa": "از حساب من بدون اجازه پول برداشت شده است.",
    "ar": "سُحب مبلغ من حسابي بدون علمي.",
    "en": "Money left my account without my permission.",
}
PHOTO = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
)
CATEGORY = "input[name=category][value=BANK-01]"
NEXT = "main form button.button--primary"
MOST_SCREENS = 12


class Filing:
    """One filing, screen by screen, until the receipt shows its codes."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.taps = 0
        self.screens = 0
        self._language = address.rstrip("/").rpartition("/")[2]
        self._fields = 0
        self._has_photo = False
        page.goto(address)

    def finish(self) -> None:
        """Go from screen to screen."""
        while not self.page.locator("copy-code").count():
            self.screens += 1
            if self.screens > MOST_SCREENS:
                raise RuntimeError(f"No receipt after {MOST_SCREENS} screens; at {self.page.url}")
            self._answer()
            with self.page.expect_navigation():
                self._tap(self.page.locator(NEXT).last)

    def _answer(self) -> None:
        if self._is_here("textarea[name=text]"):
            self._write("textarea[name=text]", WORDS[self._language])
        if self._is_here(CATEGORY):
            self._tap(self.page.locator(f"label:has({CATEGORY})"))
        if self._is_here("input[name=answer-paid_with]"):
            self._tap(self.page.locator("label:has(input[name=answer-paid_with][value=card])"))
            self._fields += 1
        if self._is_here("input[name=answer-amount]"):
            self._write("input[name=answer-amount]", "2500000")
            self._fields += 1
        if not self._has_photo and self.page.locator("input[type=file]").count():
            self._choose_photo()

    def _choose_photo(self) -> None:
        """One tap opens the device's own pictures, one more chooses."""
        photo = {"name": "photo.png", "mimeType": "image/png", "buffer": PHOTO}
        self.page.locator("input[type=file]").first.set_input_files([photo])
        self.taps += 2
        self._has_photo = True

    def _write(self, selector: str, words: str) -> None:
        box = self.page.locator(selector)
        self._tap(box)
        box.press_sequentially(words)

    def _tap(self, target: Locator) -> None:
        target.tap()
        self.taps += 1

    def _is_here(self, selector: str) -> bool:
        return any(one.is_visible() for one in self.page.locator(f"{selector}, label:has({selector})").all())
