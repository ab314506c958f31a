"""A brand's own colours and logo, as addresses that change whenever they do, so that browsers may keep them."""

import hashlib
from collections.abc import Mapping
from typing import Protocol

_RULE = "{where}{{--turquoise:{colour};--turquoise-deep:{deep};--on-turquoise:{words};--turquoise-wash:{wash}}}"
_PAPER = ".letter,.qr-frame,.theme-sample--light"


class Shades(Protocol):
    """One colour with all that goes with it in one theme."""

    @property
    def colour(self) -> str: ...
    @property
    def deep(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def wash(self) -> str: ...


def stylesheet(palette: Mapping[str, Shades], *, root: str = ":root", paper: str = _PAPER) -> str:
    """Return the CSS that puts a brand's colours in place of the house's, in both themes; paper is always light."""
    light, dark = palette["light"], palette["dark"]
    return "\n".join(
        (
            _rule(root, light),
            f"@media (prefers-color-scheme: dark){{{_rule(f'{root}:not([data-theme=light])', dark)}}}",
            _rule(f"{root}[data-theme=dark]", dark),
            _rule(f"{root} :is({paper})", light),
            _rule(f"{root} .theme-sample--dark", dark),
        )
    )


def sample_stylesheet(palette: Mapping[str, Shades]) -> str:
    """Return the CSS for samples of both themes within a page that keeps its own colours."""
    return "\n".join(
        (
            _rule(":root .theme-sample--light, :root .theme-sample--light .letter", palette["light"]),
            _rule(":root .theme-sample--dark", palette["dark"]),
        )
    )


def addresses(*, code: str, palette: Mapping[str, Shades] | None, logo_sha256: str) -> dict[str, str]:
    """Return ``{"brand_stylesheet", "logo_url"}``, empty where the brand has none of its own."""
    return {
        "brand_stylesheet": f"/brand/{code}/{digest(stylesheet(palette))}.css" if palette else "",
        "logo_url": f"/brand/{code}/{logo_sha256[:16]}.png" if logo_sha256 else "",
    }


def digest(text: str) -> str:
    """Return the part of an address that changes with its content."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _rule(where: str, shades: Shades) -> str:
    return _RULE.format(where=where, colour=shades.colour, deep=shades.deep, words=shades.words, wash=shades.wash)
