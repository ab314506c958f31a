"""One field of a form as a sheet to fill in: spread over inputs, and gathered from them into its stored shape."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from shenava.domain.catalogue.rules.raw import to_decimal
from shenava.domain.catalogue.vocabulary import FieldKind, FieldPrivacy
from shenava.entrypoints.desk.administration import condition_rows, reading
from shenava.entrypoints.ui.preferences import LANGUAGES
from shenava.foundation.text import digits

ADD, DROP, UP = "add", "drop-", "up-"
_TEXTS = {FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.PRODUCT, FieldKind.BRANCH, FieldKind.PERSON, FieldKind.PLACE}
_IDENTITIES = {FieldKind.NATIONAL_ID, FieldKind.COMPANY_ID, FieldKind.BILL_ID, FieldKind.POSTAL_CODE}
_SILENT = {FieldKind.HIDDEN, FieldKind.COMPUTED, FieldKind.FILE_HINT, FieldKind.GROUP, FieldKind.FILE}
_ONLY_FOR: Mapping[str, frozenset[FieldKind]] = {
    "required": frozenset(set(FieldKind) - {FieldKind.HIDDEN, FieldKind.COMPUTED, FieldKind.FILE_HINT}),
    "options": frozenset({FieldKind.CHOICE, FieldKind.MANY, FieldKind.PRODUCT, FieldKind.BRANCH}),
    "most_answers": frozenset({FieldKind.MANY, FieldKind.GROUP}),
    "length": frozenset({FieldKind.DIGITS}),
    "most": frozenset({*_TEXTS, FieldKind.DIGITS}),
    "at_least": frozenset({FieldKind.NUMBER}),
    "at_most": frozenset({FieldKind.NUMBER}),
    "unit": frozenset({FieldKind.NUMBER, FieldKind.COMPUTED}),
    "units": frozenset({FieldKind.MONEY}),
    "region": frozenset(_IDENTITIES),
    "value": frozenset({FieldKind.HIDDEN}),
    "formula": frozenset({FieldKind.COMPUTED}),
    "stops": frozenset(set(FieldKind) - _SILENT),
}
"""Properties that mean something for some kinds alone; all others are for every kind."""


def has(kind: FieldKind, name: str) -> bool:
    """Tell whether a property means something for a kind of field."""
    return kind in _ONLY_FOR.get(name, frozenset(FieldKind))


def kind_of(given: QueryDict) -> FieldKind:
    """Return the kind that was chosen; short text for none that we know."""
    chosen = given.get("kind", "")
    return FieldKind(chosen) if chosen in FieldKind.values else FieldKind.TEXT


def spread(entry: Mapping[str, Any]) -> QueryDict:
    """Return a field as the inputs of its sheet."""
    given = QueryDict(mutable=True)
    given["key"], given["kind"] = str(entry.get("key") or ""), str(entry.get("kind") or "text")
    for name in ("label", "help", "unit"):
        _spread_words(given, name, entry.get(name))
    for name in ("keep_days", "length", "most", "most_answers", "at_least", "at_most", "region", "value", "formula"):
        given[name] = "" if entry.get(name) is None else str(entry[name])
    given["privacy"] = str(entry.get("privacy") or FieldPrivacy.NONE)
    given["units"] = " ".join(map(str, entry.get("units") or ()))
    if entry.get("required"):
        given["required"] = "1"
    condition_rows.spread(given, "show_if", entry.get("show_if"))
    for number, option in enumerate(_objects(entry.get("options"))):
        given.appendlist("options", str(number))
        given[f"options-{number}-value"] = str(option.get("value") or "")
        _spread_words(given, f"options-{number}-label", option.get("label"))
    for number, stop in enumerate(_objects(entry.get("stops"))):
        _spread_stop(given, f"stops-{number}", stop, str(entry.get("key") or ""))
        given.appendlist("stops", str(number))
    return given


def gathered(given: QueryDict, *, before: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return the field in its stored shape; what a group holds inside is taken from how it was before."""
    kind = kind_of(given)
    own = {given.get("key", "").strip(), str((before or {}).get("key"))}
    entry: dict[str, Any] = {
        "key": given.get("key", "").strip(),
        "kind": kind.value,
        "label": reading.per_language(given, "label"),
        "help": reading.per_language(given, "help"),
        "required": "required" in given,
        "privacy": given.get("privacy", "NONE"),
        "keep_days": _whole(given, "keep_days"),
        "show_if": condition_rows.gathered(given, "show_if"),
        "options": [_option(given, mark) for mark in marks(given, "options")],
        "length": _whole(given, "length"),
        "most": _whole(given, "most"),
        "most_answers": _whole(given, "most_answers"),
        "at_least": _number(given, "at_least"),
        "at_most": _number(given, "at_most"),
        "unit": reading.per_language(given, "unit"),
        "units": given.get("units", "").upper().replace(",", " ").split(),
        "region": given.get("region", ""),
        "value": given.get("value", "").strip(),
        "formula": given.get("formula", "").strip(),
        "stops": [_stop(given, f"stops-{mark}", own) for mark in marks(given, "stops")],
    }
    if kind is FieldKind.GROUP:
        entry["fields"] = list((before or {}).get("fields") or ())
    always = {"key", "kind", "label"}
    return {name: one for name, one in entry.items() if name in always or (has(kind, name) and not _is_nothing(one))}


def marks(given: QueryDict, name: str) -> list[str]:
    """Return the rows of a list in the order of the page, with one added, dropped or moved up as was asked."""
    listed = given.getlist(name)
    rows = list(dict.fromkeys(one for one in listed if one.isascii() and one.isdigit() and len(one) < 4))  # noqa: PLR2004 - no list has a thousand
    for one in listed:
        if one.startswith(DROP):
            rows = [row for row in rows if row != one.removeprefix(DROP)]
        elif one.startswith(UP) and one.removeprefix(UP) in rows:
            place = rows.index(one.removeprefix(UP))
            rows.insert(max(place - 1, 0), rows.pop(place))
        elif one == ADD:
            rows.append(str(max(map(int, rows), default=-1) + 1))
    return rows


def is_only_rearranging(given: QueryDict) -> bool:
    """Tell whether a button of a list was pressed, or another kind chosen, rather than the one that saves."""
    buttons = [one for name in ("options", "stops") for one in given.getlist(name) if not one.isdigit()]
    return bool(buttons) or "rekind" in given


def _option(given: QueryDict, mark: str) -> dict[str, Any]:
    label = reading.per_language(given, f"options-{mark}-label")
    value = given.get(f"options-{mark}-value", "").strip()
    return {"value": value or f"answer_{mark}", "label": label}


def _stop(given: QueryDict, name: str, own: set[str]) -> dict[str, Any]:
    when = condition_rows.gathered(given, f"{name}-when")
    if isinstance(when, dict) and when.get("field") in own:  # the field itself is meant where none is named
        when = {part: one for part, one in when.items() if part != "field"}
    stop: dict[str, Any] = {
        "when": when,
        "text": reading.per_language(given, f"{name}-text"),
        "is_emergency": f"{name}-is_emergency" in given,
        "phone": given.get(f"{name}-phone", "").strip(),
        "phones": _by_country(given.get(f"{name}-phones", "")),
        "goes_to": given.get(f"{name}-goes_to", "").strip(),
        "goes_label": reading.per_language(given, f"{name}-goes_label"),
    }
    ends = {} if f"{name}-ends" in given else {"ends": False}
    return {key: one for key, one in stop.items() if not _is_nothing(one)} | ends


def _by_country(written: str) -> dict[str, str]:
    """Read numbers such as ``IR 194, SA 998``."""
    pairs = [one.split(maxsplit=1) for one in digits.to_ascii(written).replace("\u060c", ",").split(",")]
    return {pair[0].upper(): pair[1].strip() for pair in pairs if len(pair) == 2}  # noqa: PLR2004 - a country and a number


def _spread_stop(given: QueryDict, name: str, stop: Mapping[str, Any], own: str) -> None:
    condition_rows.spread(given, f"{name}-when", stop.get("when"), own)
    for part in ("text", "goes_label"):
        _spread_words(given, f"{name}-{part}", stop.get(part))
    phones = stop.get("phones") or {}
    given[f"{name}-phone"] = str(stop.get("phone") or "")
    given[f"{name}-phones"] = ", ".join(f"{region} {number}" for region, number in phones.items())
    given[f"{name}-goes_to"] = str(stop.get("goes_to") or "")
    for part, otherwise in (("ends", True), ("is_emergency", False)):
        if stop.get(part, otherwise):
            given[f"{name}-{part}"] = "1"


def _spread_words(given: QueryDict, name: str, words: object) -> None:
    for code in LANGUAGES:
        given[f"{name}_{code}"] = str(words.get(code) or "") if isinstance(words, Mapping) else ""


def _whole(given: QueryDict, name: str) -> int | str | None:
    """Return a whole number; what is none stays as it was typed, so that the check can tell."""
    written = digits.to_ascii(given.get(name, "")).strip()
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else written or None  # noqa: PLR2004 - fits any column


def _number(given: QueryDict, name: str) -> int | str | None:
    written = digits.to_ascii(given.get(name, "")).replace("\u066b", ".").strip()
    number = to_decimal(written) if written else None
    if number is None:
        return written or None
    return int(number) if number == number.to_integral_value() else f"{number:f}"


def _is_nothing(value: object) -> bool:
    return value in (None, "", [], {}, False, "NONE")


def _objects(value: object) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list | tuple) else []
