"""What reading one answer comes to: a value, a problem, or a value with a warning."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from shenava.domain.catalogue.vocabulary import FieldProblem

Value: TypeAlias = str | bool | list[str] | Mapping[str, "int | str"] | list[Mapping[str, "Value"]]
"""An answer as it is stored, in JSON; a group that repeats has one object an entry."""


@dataclass(frozen=True)
class Remark:
    """A problem or a warning about one answer, with what fills its sentence."""

    code: FieldProblem
    params: Mapping[str, int | str] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """What to do about it, in the language that is active now."""
        return str(self.code.label) % self.params


@dataclass(frozen=True)
class Read:
    """What was made of an answer: a value to store, a problem that stops it, or a value with a warning."""

    value: Value | None = None
    problem: Remark | None = None
    warning: Remark | None = None


def refused(code: FieldProblem, **params: int | str) -> Read:
    """Refuse an answer; ``params`` fill the sentence of the problem."""
    return Read(problem=Remark(code, params))


def doubted(value: Value | None, code: FieldProblem | None) -> Read:
    """Keep what somebody wrote, with a doubt if there is one: a doubt must never stop a complaint."""
    return Read(value, warning=Remark(code) if code else None)
