"""What reading one answer comes to: a value, a problem, or a value with a warning."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from shenava.domain.catalogue.vocabulary import FieldProblem

Value: TypeAlias = str | bool | list[str] | Mapping[str, int | str]
"""An answer as it is stored, in JSON."""


@dataclass(frozen=True)
class Remark:
    """A problem or a warning about one answer, with what fills its sentence."""

    code: FieldProblem
    params: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Read:
    """What was made of an answer: a value to store, a problem that stops it, or a value with a warning."""

    value: Value | None = None
    problem: Remark | None = None
    warning: Remark | None = None


def refused(code: FieldProblem, **params: int) -> Read:
    """Refuse an answer; ``params`` fill the sentence of the problem."""
    return Read(problem=Remark(code, params))
