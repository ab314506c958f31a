"""Colours that everybody can read, and one contact block for all."""

import re
from pathlib import Path

import pytest

from shenava.domain.catalogue import branding
from shenava.domain.catalogue.rules import colours, contact
from shenava.domain.catalogue.rules.colours import DARK, LEAST, LIGHT, Theme, contrast

TOKENS = (Path(__file__).parents[3] / "frontend/src/styles/tokens.css").read_text(encoding="utf-8")
MANY = ("#0b6e77", "#4fc3cb", "#ffcc00", "#ff0000", "#00ff00", "#0000ff", "#ffffff", "#000000", "#808080", "#e30613")


def token(name: str) -> tuple[str, str]:
    found = re.search(rf"--{name}: light-dark\((#[0-9a-f]{{6}}), (#[0-9a-f]{{6}})\);", TOKENS)
    assert found
    return found[1], found[2]


class TestColours:
    def test_contrast_is_that_of_the_guidelines(self) -> None:
        assert contrast("#000000", "#ffffff") == pytest.approx(21)
        assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
        assert contrast("#0b6e77", "#0b6e77") == 1

    def test_the_grounds_are_those_of_the_pages(self) -> None:
        for place, name in enumerate(("paper", "surface", "sunk")):
            assert (LIGHT.grounds[place], DARK.grounds[place]) == token(name)
        assert (LIGHT.ink_soft, DARK.ink_soft) == token("ink-soft")
        assert (branding.HOUSE["light"], branding.HOUSE["dark"]) == token("turquoise")

    @pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
    @pytest.mark.parametrize("colour", MANY)
    def test_the_nearest_shade_can_be_read_and_so_can_all_that_goes_with_it(self, colour: str, theme: Theme) -> None:
        shade = colours.nearest(colour, theme)
        assert colours.least(shade, theme) >= LEAST
        found = colours.shades(shade, theme)
        pairs = [
            (found.words, found.colour),
            (found.words, found.deep),
            (found.colour, found.wash),
            (found.deep, found.wash),
            (theme.ink_soft, found.wash),
            *((text, ground) for text in (found.colour, found.deep) for ground in theme.grounds),
        ]
        assert min(contrast(*pair) for pair in pairs) >= LEAST

    def test_a_shade_that_can_be_read_stays_as_it_is(self) -> None:
        assert colours.nearest("#0b6e77", LIGHT) == "#0b6e77"
        assert colours.nearest("#4fc3cb", DARK) == "#4fc3cb"

    @pytest.mark.parametrize(
        ("written", "read"),
        [
            ("#0B6E77", "#0b6e77"),
            (" 0b6e77 ", "#0b6e77"),
            ("#abc", "#aabbcc"),
            ("red", None),
            ("#12345", None),
            ("", None),
        ],
    )
    def test_colours_are_read_as_people_write_them(self, written: str, read: str | None) -> None:
        assert colours.read(written) == read


class TestContact:
    def test_everything_comes_from_one_block_in_the_readers_language(self) -> None:
        kept = {
            "phone": "+98 21 0000 1234",
            "hours": {"fa": "۸ تا ۱۶", "en": "8 to 16"},
            "email": "voice@bank.example",
            "address": {"fa": "خیابان یک\n\nتهران"},
            "more": [{"phone": "1234", "about": {"en": "At night"}, "hours": {}}, {"phone": ""}],
            "socials": ["Telegram: @bank"],
        }
        found = contact.read(kept, "en")
        assert [(one.number, one.about, one.hours) for one in found.numbers] == [
            ("+98 21 0000 1234", "", "8 to 16"),
            ("1234", "At night", ""),
        ]
        assert found.numbers[0].dialled == "+982100001234"
        assert (found.address, found.email) == (("خیابان یک", "تهران"), "voice@bank.example")
        assert not found.is_empty
        assert contact.read({}, "fa").is_empty
