"""What ``templates/letter.typ`` wants to know; all words come translated, all numbers and dates already written."""

from typing import Literal, NotRequired, TypedDict


class Phone(TypedDict):
    """A number and, in a word or two, what it is for."""

    number: str
    about: str


class Brand(TypedDict):
    """The sender. ``colour`` is ``#RRGGBB`` and dark enough for text on white."""

    name: str
    address: list[str]
    phones: NotRequired[list[Phone]]
    email: NotRequired[str]
    colour: str


class Remedy(TypedDict):
    """What is done about one issue; ``amount`` and ``due`` as people read them."""

    kind: str
    amount: NotRequired[str]
    owner: NotRequired[str]
    due: NotRequired[str]


class Issue(TypedDict):
    """One point that was raised, and the answer to it. ``number`` is in the letter's digits."""

    number: str
    title: str
    outcome: str
    lead: NotRequired[str]
    finding: str
    reason: str
    reason_label: NotRequired[str]
    remedy: NotRequired[Remedy | None]


class Body(TypedDict):
    """An outside body to which the person may turn."""

    name: str
    address: NotRequired[str]
    phone: NotRequired[str]
    url: NotRequired[str]


class Rights(TypedDict):
    """How the person may object, until when, and to whom outside."""

    text: str
    until: NotRequired[str]
    body: NotRequired[Body | None]


class Signer(TypedDict):
    """The person who answers for the letter."""

    name: str
    role: NotRequired[str]
    unit: NotRequired[str]


class Verification(TypedDict):
    """Where the letter can be checked. ``qr`` is SVG (see ``qr.svg``), ``note`` says whose digest it is."""

    url: str
    code: str
    qr: str
    note: NotRequired[str]


class Labels(TypedDict):
    """The fixed words. ``page`` holds ``{page}`` and ``{pages}``; ``qr`` is read aloud instead of the picture."""

    to: str
    date: str
    reference: str
    finding: str
    reason: str
    remedy: str
    amount: str
    owner: str
    due: str
    rights: str
    until: str
    body: str
    verify: str
    code: str
    qr: str
    page: str


class Letter(TypedDict):
    """A whole letter. ``digits`` are ten digits from zero to nine, for page numbers.

    Texts may hold several lines; each line is a paragraph with its own direction. ``written_at`` is in
    seconds since 1970, UTC.
    """

    title: str
    language: Literal["fa", "ar", "en"]
    direction: Literal["rtl", "ltr"]
    digits: str
    written_at: int
    brand: Brand
    dates: list[str]
    reference: str
    recipient: str
    salutation: NotRequired[str]
    opening: list[str]
    issues: list[Issue]
    closing: list[str]
    rights: NotRequired[Rights | None]
    signer: Signer
    verification: NotRequired[Verification | None]
    labels: Labels
    logo: NotRequired[list[int]]
    """The bytes of a PNG; without any the name stands alone."""
