"""Which questions of a form are shown, and whether its answers will do."""

from collections.abc import Mapping
from dataclasses import dataclass

from shenava.domain.catalogue.rules import kinds
from shenava.domain.catalogue.rules.answers import Read, Remark, Value
from shenava.domain.catalogue.rules.raw import SchemaError
from shenava.domain.catalogue.rules.schema import Condition, Field, Form
from shenava.domain.catalogue.vocabulary import FieldKind, FieldProblem

__all__ = ["Checked", "Field", "Form", "Remark", "SchemaError", "check", "visible_fields"]


@dataclass(frozen=True)
class Checked:
    """The answers in their stored form; ``problems`` stop them, ``warnings`` only ask for a second look."""

    values: Mapping[str, Value]
    problems: Mapping[str, Remark]
    warnings: Mapping[str, Remark]

    @property
    def is_fine(self) -> bool:
        """Whether nothing stops the answers."""
        return not self.problems


def visible_fields(form: Form, answers: Mapping[str, object]) -> list[Field]:
    """Return the fields to show for these answers; what a hidden field was once answered shows nothing more."""
    shown: dict[str, Field] = {}
    for field in form.fields:
        if all(_holds(condition, answers, shown) for condition in field.show_if):
            shown[field.key] = field
    return list(shown.values())


def check(form: Form, answers: Mapping[str, object], *, region: str) -> Checked:
    """Read the answers of the shown fields and drop all others; ``region`` is a country (ISO 3166, two letters)."""
    values: dict[str, Value] = {}
    problems: dict[str, Remark] = {}
    warnings: dict[str, Remark] = {}
    for field in visible_fields(form, answers):
        made = _read(field, answers.get(field.key), region=region)
        if made.value is not None:
            values[field.key] = made.value
        if made.problem is not None:
            problems[field.key] = made.problem
        if made.warning is not None:
            warnings[field.key] = made.warning
    return Checked(values, problems, warnings)


def _read(field: Field, raw: object, *, region: str) -> Read:
    if not kinds.is_blank(raw):
        return kinds.read(field, raw, region=region)
    missing = field.required and field.kind is not FieldKind.FILE_HINT
    return Read(problem=Remark(FieldProblem.MISSING)) if missing else Read()


def _holds(condition: Condition, answers: Mapping[str, object], shown: Mapping[str, Field]) -> bool:
    field = shown.get(condition.field)
    raw = answers.get(condition.field) if field else None
    if field is None or kinds.is_blank(raw):
        return condition.one_of is None and not condition.is_set
    if condition.one_of is None:
        return condition.is_set
    # Conditions compare what would be stored, so that "yes" from a page and true from the API are one.
    value = kinds.read(field, raw, region="").value
    wanted = condition.one_of
    return any(one in wanted for one in value) if isinstance(value, list) else value in wanted
