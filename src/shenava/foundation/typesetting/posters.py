"""What ``templates/poster.typ`` wants to know; all words come translated."""

from typing import Literal, TypedDict


class Line(TypedDict):
    """A line in one language."""

    text: str
    language: str
    direction: Literal["rtl", "ltr"]


class Saying(TypedDict):
    """What the poster says in one language; ``place`` may be empty."""

    headline: str
    lead: str
    place: str
    language: str
    direction: Literal["rtl", "ltr"]


class Poster(TypedDict):
    """A whole poster, in up to three languages. ``qr`` is SVG; ``written_at`` in seconds since 1970, UTC."""

    size: Literal["A3", "A4", "A6"]
    title: str
    names: list[Line]
    sayings: list[Saying]
    foot: list[Line]
    qr: str
    address: str
    shown_address: str
    colour: str
    written_at: int
