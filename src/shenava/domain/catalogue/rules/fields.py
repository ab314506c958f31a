"""One question of a form: all that can be said of it, read from a stored schema."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from shenava.domain.catalogue.rules import conditions, formula, money
from shenava.domain.catalogue.rules.conditions import ALWAYS, Rule
from shenava.domain.catalogue.rules.formula import FormulaError, Node
from shenava.domain.catalogue.rules.raw import Entry
from shenava.domain.catalogue.rules.stopping import Stopper
from shenava.domain.catalogue.vocabulary import FieldKind, FieldPrivacy, SchemaFault

MOST_ENTRIES = 20
WITH_OPTIONS = frozenset({FieldKind.CHOICE, FieldKind.MANY})
MAY_HAVE_OPTIONS = frozenset({FieldKind.PRODUCT, FieldKind.BRANCH})
"""Options of these are suggestions: what somebody writes instead is taken too."""
COUNTED = frozenset({FieldKind.NUMBER, FieldKind.MONEY})
DATED = frozenset({FieldKind.DATE, FieldKind.MOMENT})
UNANSWERED = frozenset({FieldKind.FILE_HINT, FieldKind.COMPUTED, FieldKind.HIDDEN, FieldKind.GROUP, FieldKind.FILE})
"""Kinds whose answer no condition can look at."""
REGIONS = ("IR", "SA", "AE", "KW")
_LONGEST = {FieldKind.LONG_TEXT: 2000, FieldKind.DIGITS: 40}
_LONGEST_OTHERWISE = 200
_KNOWN = (
    "key", "kind", "label", "help", "required", "privacy", "keep_days", "options", "show_if", "length", "most",
    "most_answers", "at_least", "at_most", "unit", "units", "region", "value", "formula", "stops", "fields",
)  # fmt: skip


@dataclass(frozen=True)
class Option:
    """One answer of a choice."""

    value: str
    label: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Field:
    """One question of a form.

    ``length`` asks for an exact number of digits, ``most`` bounds the characters, ``most_answers`` the ticks or
    entries, ``at_least`` and ``at_most`` the number. ``keep_days`` counts from the closing of the case; ``None`` keeps
    the answer as long as the case.
    """

    key: str
    kind: FieldKind
    label: Mapping[str, str]
    help: Mapping[str, str]
    required: bool
    privacy: FieldPrivacy
    keep_days: int | None
    options: tuple[Option, ...]
    show_if: Rule
    length: int | None
    most: int
    most_answers: int | None
    at_least: Decimal | None
    at_most: Decimal | None
    unit: Mapping[str, str]
    units: tuple[str, ...]
    region: str
    value: str
    formula: Node | None
    stops: tuple[Stopper, ...]
    fields: tuple["Field", ...]

    @classmethod
    def read(cls, entry: Entry, *, inside: str = "") -> Self:
        """Read one field; ``inside`` is the key of its group."""
        entry.key = (f"{inside}." if inside else "") + str(entry.data.get("key") or entry.key)
        entry.only(_KNOWN)
        key = entry.identifier("key")
        kind = _kind(entry)
        return cls(
            key=key,
            kind=kind,
            label=entry.words("label", needed=True),
            help=entry.words("help"),
            required=entry.flag("required"),
            privacy=_privacy(entry),
            keep_days=entry.count("keep_days"),
            options=_options(entry, kind),
            show_if=conditions.parse(entry.data["show_if"], entry, "show_if") if entry.has("show_if") else ALWAYS,
            length=entry.count("length"),
            most=entry.count("most") or _LONGEST.get(kind, _LONGEST_OTHERWISE),
            most_answers=entry.count("most_answers"),
            at_least=entry.decimal("at_least"),
            at_most=entry.decimal("at_most"),
            unit=entry.words("unit"),
            units=_units(entry),
            region=_region(entry),
            value=entry.text("value"),
            formula=_formula(entry, kind),
            stops=_stops(entry, kind, key),
            fields=_inner(entry, kind, key, inside),
        )


def _kind(entry: Entry) -> FieldKind:
    name = entry.text("kind")
    if name in FieldKind.values:
        return FieldKind(name)
    entry.note("kind", SchemaFault.UNKNOWN_KIND, given=name)
    return FieldKind.TEXT


def _privacy(entry: Entry) -> FieldPrivacy:
    name = entry.data.get("privacy", FieldPrivacy.NONE.value)
    if isinstance(name, str) and name in FieldPrivacy.values:
        return FieldPrivacy(name)
    entry.note("privacy", SchemaFault.UNKNOWN_PRIVACY, given=str(name))
    return FieldPrivacy.NONE


def _options(entry: Entry, kind: FieldKind) -> tuple[Option, ...]:
    options: list[Option] = []
    for one in entry.parts("options"):
        one.only(("value", "label"))
        value = one.text("value").strip()
        if not value:
            one.note("value", SchemaFault.WORDS_MISSING)
        if value in {option.value for option in options}:
            one.note("value", SchemaFault.OPTION_TWICE, given=value)
        options.append(Option(value, one.words("label", needed=True)))
    if not options and kind in WITH_OPTIONS:
        entry.note("options", SchemaFault.OPTIONS_MISSING)
    if options and kind not in WITH_OPTIONS | MAY_HAVE_OPTIONS:
        entry.note("options", SchemaFault.OPTIONS_UNWANTED)
    return tuple(options)


def _units(entry: Entry) -> tuple[str, ...]:
    units = [str(one).upper() for one in entry.listed("units")]
    for one in units:
        if money.currency_of_unit(one) is None:
            entry.note("units", SchemaFault.UNKNOWN_UNIT, given=one)
    return tuple(units)


def _region(entry: Entry) -> str:
    region = entry.text("region").upper()
    if region and region not in REGIONS:
        entry.note("region", SchemaFault.UNKNOWN_REGION, given=region)
        return ""
    return region


def _formula(entry: Entry, kind: FieldKind) -> Node | None:
    if kind is not FieldKind.COMPUTED:
        return None
    text = entry.text("formula").strip()
    if not text:
        entry.note("formula", SchemaFault.FORMULA_MISSING)
        return None
    try:
        return formula.parse(text)
    except FormulaError as error:
        entry.note("formula", SchemaFault.FORMULA_WRONG, given=str(error))
        return None


def _stops(entry: Entry, kind: FieldKind, key: str) -> tuple[Stopper, ...]:
    stops = tuple(Stopper.read(one, of=key) for one in entry.parts("stops"))
    if stops and kind in UNANSWERED:
        entry.note("stops", SchemaFault.STOP_UNWANTED)
        return ()
    return stops


def _inner(entry: Entry, kind: FieldKind, key: str, inside: str) -> tuple[Field, ...]:
    if kind is FieldKind.GROUP and inside:
        entry.note("kind", SchemaFault.GROUP_IN_GROUP)
        return ()
    data = entry.listed("fields")
    if kind is not FieldKind.GROUP:
        if data:
            entry.note("fields", SchemaFault.FIELDS_UNWANTED)
        return ()
    if not data:
        entry.note("fields", SchemaFault.FIELDS_MISSING)
    entries = [Entry(one, entry.faults, key=f"{key}.#{number}") for number, one in enumerate(data, start=1)]
    return tuple(Field.read(one, inside=key) for one in entries if one.is_object)
