"""Conditions as an administrator chooses them: rows of "this question has this answer", joined by all or any.

What rows can't say (conditions inside conditions) is shown and kept as it is written, for who knows the format.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from shenava.domain.catalogue.rules.fields import COUNTED, UNANSWERED, Field
from shenava.domain.catalogue.rules.raw import to_decimal
from shenava.domain.catalogue.vocabulary import FieldKind
from shenava.foundation.text import digits, multilingual

ROWS = 3
Choice = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Rows:
    """Conditions in rows: each is the code of a choice and a number where the choice needs one."""

    is_any: bool = False
    rows: tuple[tuple[str, str], ...] = ()


def choices(fields: Sequence[Field], language: str) -> list[tuple[str, list[Choice]]]:
    """Return what can be chosen of each field, under its question: the code of a condition, and its words."""
    return [
        (multilingual.text(field.label, language) or field.key, _of(field, language))
        for field in fields
        if field.kind not in UNANSWERED and field.key
    ]


def rows_of(rule: object, own: str = "") -> Rows | None:
    """Return a stored condition in rows, or ``None`` when rows can't say it. ``own`` is meant where none is named."""
    if not rule:
        return Rows()
    is_any = isinstance(rule, Mapping) and set(rule) == {"any"}
    listed: Any = next(iter(rule.values())) if isinstance(rule, Mapping) and set(rule) in ({"any"}, {"all"}) else rule
    parts = listed if isinstance(listed, list) else [listed]
    if len(parts) == 1 and isinstance(parts[0], Mapping) and len(parts[0].get("in") or ()) > 1:
        field = parts[0].get("field", own)
        parts, is_any = [{"field": field, "equals": one} for one in parts[0]["in"]], True
    rows = [_row(one, own) for one in parts]
    if len(rows) > ROWS or any(one is None for one in rows):
        return None
    return Rows(is_any=is_any, rows=tuple(one for one in rows if one))


def spread(given: QueryDict, name: str, rule: object, own: str = "") -> None:
    """Write a condition into a form under ``name``."""
    rows = rows_of(rule, own)
    if rows is None:
        given[f"{name}-json"] = json.dumps(rule, ensure_ascii=False)
        return
    given[f"{name}-join"] = "any" if rows.is_any else "all"
    for number, (code, bound) in enumerate(rows.rows):
        given[f"{name}-{number}"] = code
        given[f"{name}-{number}-bound"] = bound


def gathered(given: QueryDict, name: str) -> object:
    """Return the condition that was chosen, in its stored shape; nothing when none was."""
    written = given.get(f"{name}-json", "").strip()
    if written:
        try:
            return json.loads(written)
        except (ValueError, RecursionError):
            return written
    found = [
        _condition(given.get(f"{name}-{number}", ""), given.get(f"{name}-{number}-bound", "")) for number in range(ROWS)
    ]
    parts = [one for one in found if one is not None]
    if given.get(f"{name}-join") == "any" and len(parts) > 1:
        return {"any": parts}
    return parts[0] if len(parts) == 1 else parts


def _of(field: Field, language: str) -> list[Choice]:
    found: list[Choice] = []
    for option in field.options if field.kind in {FieldKind.CHOICE, FieldKind.MANY} else ():
        label = multilingual.text(option.label, language) or option.value
        found.append((f"is:{field.key}:{option.value}", _("is “%(answer)s”") % {"answer": label}))
    if field.kind in {FieldKind.YES_NO, FieldKind.CONSENT}:
        found.append((f"yes:{field.key}", _("is “%(answer)s”") % {"answer": _("Yes")}))
    if field.kind is FieldKind.YES_NO:
        found.append((f"no:{field.key}", _("is “%(answer)s”") % {"answer": _("No")}))
    if field.kind in COUNTED:
        found += [(f"more:{field.key}", _("is more than…")), (f"less:{field.key}", _("is less than…"))]
    return [*found, (f"set:{field.key}", _("has an answer")), (f"open:{field.key}", _("has no answer"))]


def _row(condition: object, own: str) -> tuple[str, str] | None:
    if not isinstance(condition, Mapping):
        return None
    field, asked = condition.get("field", own), set(condition) - {"field"}
    if asked == {"is_set"}:
        return (f"{'set' if condition['is_set'] else 'open'}:{field}", "")
    if asked in ({"greater"}, {"less"}):
        name = asked.pop()
        return (f"{'more' if name == 'greater' else 'less'}:{field}", str(condition[name]))
    listed = condition.get("in")
    if asked == {"in"} and not (isinstance(listed, list) and len(listed) == 1):
        return None
    value = listed[0] if asked == {"in"} and isinstance(listed, list) else condition.get("equals")
    if isinstance(value, bool):
        return (f"{'yes' if value else 'no'}:{field}", "")
    return (f"is:{field}:{value}", "") if isinstance(value, str) else None


def _condition(code: str, bound: str) -> dict[str, Any] | None:
    verb, _colon, rest = code.partition(":")
    field, _colon, value = rest.partition(":")
    number = to_decimal(digits.to_ascii(bound).replace(",", "").replace("\u066c", "").strip())
    known: dict[str, dict[str, Any]] = {
        "is": {"equals": value},
        "yes": {"equals": True},
        "no": {"equals": False},
        "set": {"is_set": True},
        "open": {"is_set": False},
        "more": {"greater": None if number is None else _plain(number)},
        "less": {"less": None if number is None else _plain(number)},
    }
    return {"field": field, **known[verb]} if field and verb in known else None


def _plain(number: Any) -> int | str:  # noqa: ANN401 - a decimal
    return int(number) if number == number.to_integral_value() else f"{number:f}"
