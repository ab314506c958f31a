"""A due moment with the arithmetic that leads there, line by line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cached_property
from typing import Any

from shenava.domain.policies.vocabulary import StepKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One line of the arithmetic: what happened on which local day, or between which moments (UTC).

    ``number`` is the count reached (days, or the hours and months of the goal), ``name`` the holiday's,
    ``estimated`` tells that this holiday waits for the moon, ``reason`` is the code of a pause, ``unit`` what
    ``number`` counts where that isn't plain.
    """

    kind: StepKind
    day: date
    moment: datetime | None = None
    until: datetime | None = None
    number: int | None = None
    name: str = ""
    estimated: bool = False
    reason: str = ""
    unit: str = ""

    def as_row(self) -> dict[str, str | int | bool]:
        """Return what the step says as JSON holds it: days and moments in ISO 8601, nothing that is empty."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: _plain(value) for name, value in said.items() if value not in {None, "", False}}


@dataclass(frozen=True, eq=False)
class Due:
    """The moment (UTC) and the steps to it, worked out when somebody asks; two are equal when both agree."""

    at: datetime
    explain: Callable[[], tuple[Step, ...]]

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Return the arithmetic, in order."""
        return self.explain()

    @property
    def rests_on_estimates(self) -> bool:
        """Whether a holiday that is not yet certain moved the moment."""
        return any(step.estimated for step in self.steps)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Due) and (self.at, self.steps) == (other.at, other.steps)

    def __hash__(self) -> int:
        return hash(self.at)


def step_of(row: Mapping[str, Any]) -> Step:
    """Return the step that a stored row says."""
    said: dict[str, Any] = {
        name: row[name] for name in ("number", "name", "estimated", "reason", "unit") if name in row
    }
    said |= {name: datetime.fromisoformat(row[name]) for name in ("moment", "until") if row.get(name)}
    return Step(kind=StepKind(row["kind"]), day=date.fromisoformat(row["day"]), **said)


def _plain(value: date | int | str) -> str | int:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, int) else str(value)
