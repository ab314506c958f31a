"""Every pair of text and ground can be read in both themes, and every icon a template names is drawn."""

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
STYLES = PROJECT / "frontend/src/styles"
TEMPLATES = sorted((PROJECT / "src/shenava/entrypoints").glob("*/templates/**/*.html"))
TOKEN = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
LINK_GROUNDS = ("paper", "surface", "sunk")
TEXT_ON_GROUND = [
    *(
        (text, ground)
        for text in ("ink", "ink-soft", "turquoise", "turquoise-deep", "lapis")
        for ground in LINK_GROUNDS
    ),
    *((text, ground) for text in ("pistachio", "saffron", "pomegranate") for ground in LINK_GROUNDS),
    *((tone, f"{tone}-wash") for tone in ("turquoise", "lapis", "pistachio", "saffron", "pomegranate")),
    *(
        (text, f"{tone}-wash")
        for text in ("ink", "ink-soft")
        for tone in ("turquoise", "lapis", "pistachio", "saffron", "pomegranate")
    ),
    ("turquoise-deep", "turquoise-wash"),
    ("lapis", "pomegranate-wash"),
    ("on-turquoise", "turquoise"),
    ("on-turquoise", "turquoise-deep"),
    ("on-pomegranate", "pomegranate"),
    ("paper", "ink"),
]
EDGE_ON_GROUND = [("line-strong", ground) for ground in LINK_GROUNDS]
LEAST_FOR_TEXT = 4.5
LEAST_FOR_EDGES = 3.0


def tokens() -> dict[str, tuple[str, str]]:
    """Return the light and the dark colour of every token."""
    found = TOKEN.findall((STYLES / "tokens.css").read_text(encoding="utf-8"))
    return {name: (light, dark) for name, light, dark in found}


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2, 0 to 1."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.requirement("S0-35.4")
@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_can_be_read_on_its_ground(text: str, ground: str, theme: int) -> None:
    colours = tokens()
    assert contrast(colours[text][theme], colours[ground][theme]) >= LEAST_FOR_TEXT


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGE_ON_GROUND)
def test_the_edge_of_a_control_can_be_seen(edge: str, ground: str, theme: int) -> None:
    colours = tokens()
    assert contrast(colours[edge][theme], colours[ground][theme]) >= LEAST_FOR_EDGES


def test_every_icon_that_a_template_names_is_drawn() -> None:
    drawn = set(re.findall(r"\.icon-([\w-]+) \{ --drawing", (STYLES / "icons.css").read_text(encoding="utf-8")))
    text = "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    named = set(re.findall(r"\bicon\('([\w-]+)'|drawing='([\w-]+)'", text))
    assert {one or other for one, other in named} - drawn == set()
