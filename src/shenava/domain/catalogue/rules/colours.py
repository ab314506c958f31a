"""Whether an organization's colours can be read, by WCAG 2.2 contrast (1 to 21; text needs 4.5), in both themes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

LEAST: Final = 4.5
_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_STEPS: Final = 200


@dataclass(frozen=True, kw_only=True)
class Theme:
    """What a colour meets: grounds of text, soft text on its wash, the words on its buttons, and where shades go."""

    grounds: tuple[str, ...]
    ink_soft: str
    words: str
    towards: str

    @property
    def surface(self) -> str:
        """The ground that washes are mixed with."""
        return self.grounds[1]


LIGHT: Final = Theme(grounds=("#fbfaf7", "#ffffff", "#f3f1eb"), ink_soft="#55606b", words="#ffffff", towards="#000000")
DARK: Final = Theme(grounds=("#10161c", "#172029", "#0c1116"), ink_soft="#a3afba", words="#0c1116", towards="#ffffff")


@dataclass(frozen=True, kw_only=True)
class Shades:
    """One colour with all that goes with it in one theme."""

    colour: str
    deep: str
    words: str
    wash: str


def read(written: str) -> str | None:
    """Return ``#rrggbb`` of what somebody typed, or nothing for what is no colour."""
    found = _HEX.fullmatch(written.strip())
    if not found:
        return None
    digits = found[1].lower()
    return "#" + (digits if len(digits) == len("rrggbb") else "".join(digit * 2 for digit in digits))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def least(colour: str, theme: Theme) -> float:
    """Return the worst contrast that text in this colour, or words on it, would have."""
    return min(contrast(colour, other) for other in (*theme.grounds, theme.words))


def nearest(colour: str, theme: Theme) -> str:
    """Return the colour itself when it can be read, else the nearest shade of it that can."""
    return next(shade for shade in _shades(colour, theme) if least(shade, theme) >= LEAST)


def shades(colour: str, theme: Theme) -> Shades:
    """Return a readable colour with its deeper shade for hovering and its wash for grounds, all of them readable."""
    return Shades(
        colour=colour,
        deep=_mixed(colour, theme.towards, 0.2),
        words=theme.words,
        wash=next(wash for wash in _washes(colour, theme) if _can_stand_on(wash, colour, theme)),
    )


@lru_cache(maxsize=64)
def palette(*, light: str, dark: str) -> Mapping[str, Shades]:
    """Return the shades of both themes; an empty ``dark`` is worked out from ``light``."""
    return {"light": shades(light, LIGHT), "dark": shades(dark or nearest(light, DARK), DARK)}


def _shades(colour: str, theme: Theme) -> Iterator[str]:
    return (_mixed(colour, theme.towards, step / _STEPS) for step in range(_STEPS + 1))


def _washes(colour: str, theme: Theme) -> Iterator[str]:
    return (_mixed(theme.surface, colour, share / 100) for share in range(14, -1, -1))


def _can_stand_on(wash: str, colour: str, theme: Theme) -> bool:
    return min(contrast(wash, colour), contrast(wash, theme.ink_soft)) >= LEAST


def _mixed(one: str, other: str, share: float) -> str:
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(value / 255) for value in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the sRGB curve
