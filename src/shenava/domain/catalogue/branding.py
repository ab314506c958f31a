"""How an administrator sets the look of a brand: colours that can be read, and a logo that is a picture."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

from django.utils.translation import gettext_lazy as _
from PIL import Image

from shenava.domain.catalogue.models import Brand
from shenava.domain.catalogue.rules import colours
from shenava.domain.catalogue.rules.colours import DARK, LIGHT, Shades, Theme
from shenava.foundation.errors import Problem
from shenava.foundation.files import kinds, queries
from shenava.foundation.files import operations as files
from shenava.foundation.files.errors import FileNotAccepted
from shenava.foundation.files.models import StoredFile
from shenava.foundation.files.operations import Readable

HOUSE = {"light": "#0b6e77", "dark": "#4fc3cb"}
"""The turquoise of the house, as ``frontend/src/styles/tokens.css`` has it; a test holds them together."""
_PICTURES = {kinds.PNG, kinds.WEBP, kinds.JPEG}
_WIDEST, _HIGHEST, _LOWEST = 800, 240, 32


class NotAColour(Problem):
    """Something that names no colour."""

    code = "not_a_colour"
    status = 422
    sentence = _("Please write the colour as six signs after #, for example #0B6E77.")


class ColourTooFaint(Problem):
    """Text in this colour could not be read by everybody."""

    code = "colour_too_faint"
    status = 422
    sentence = _(
        "Text in this colour would have a contrast of %(ratio)s : 1; everybody can read it from 4.5 : 1. "
        "The nearest shade that passes is %(nearest)s."
    )


class LogoNotAPicture(Problem):
    """A drawing, a document, or a picture of another kind."""

    code = "logo_not_a_picture"
    status = 422
    sentence = _(
        "Please choose the logo as a PNG or WebP picture. Drawings (SVG) can carry programs, so we do not take them."
    )


class LogoTooSmall(Problem):
    """A picture that would be a blur on a letter."""

    code = "logo_too_small"
    status = 422
    sentence = _("This picture is too small; please choose one at least 32 points high.")


def read_colours(*, light: str, dark: str) -> dict[str, str]:
    """Return ``{"colour", "colour_dark"}`` to keep; empty ones are the house's own, or worked out from the light one.

    Raises ``NotAColour`` and ``ColourTooFaint`` at the field that is wrong.
    """
    return {
        "colour": _readable(light, LIGHT, field="colour"),
        "colour_dark": _readable(dark, DARK, field="colour_dark"),
    }


def palette(*, light: str, dark: str) -> Mapping[str, Shades]:
    """Return the shades for both themes of colours that have been read."""
    if not light and not dark:
        return colours.palette(light=HOUSE["light"], dark=HOUSE["dark"])
    return colours.palette(light=light or HOUSE["light"], dark=dark)


def palette_of(brand: Brand) -> Mapping[str, Shades] | None:
    """Return the shades of a brand that has colours of its own."""
    if not (brand.colour or brand.colour_dark):
        return None
    return palette(light=brand.colour, dark=brand.colour_dark)


def keep_logo(upload: Readable, *, name: str, at: datetime) -> StoredFile:
    """Inspect a logo and keep it as a PNG of modest size; call it before the transaction.

    Raises ``LogoNotAPicture``, ``LogoTooSmall`` and what the files room raises.
    """
    try:
        kept = files.keep(upload, name=name, at=at)
    except FileNotAccepted as error:
        raise LogoNotAPicture(fields={"logo": LogoNotAPicture.sentence}) from error
    if kept.file.kind not in _PICTURES:
        raise LogoNotAPicture(fields={"logo": LogoNotAPicture.sentence})
    return files.keep(_as_png(kept.file), name="logo.png", at=at).file


def _as_png(file: StoredFile) -> BytesIO:
    with queries.content(file) as opened:
        picture = Image.open(opened)
        picture.load()
    if picture.height < _LOWEST:
        raise LogoTooSmall(fields={"logo": LogoTooSmall.sentence})
    drawn = picture.convert("RGBA")
    drawn.thumbnail((_WIDEST, _HIGHEST), Image.Resampling.LANCZOS)
    target = BytesIO()
    drawn.save(target, format="PNG", optimize=True)
    target.seek(0)
    return target


def _readable(written: str, theme: Theme, *, field: str) -> str:
    if not written.strip():
        return ""
    colour = colours.read(written)
    if colour is None:
        raise NotAColour(fields={field: NotAColour.sentence})
    ratio = colours.least(colour, theme)
    if ratio < colours.LEAST:
        params: dict[str, Any] = {
            "ratio": f"{int(ratio * 10) / 10}",
            "nearest": colours.nearest(colour, theme).upper(),
        }
        raise ColourTooFaint(fields={field: ColourTooFaint.sentence % params}, **params)
    return colour
