"""What can happen to a survey; its subject is the case."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from shenava.foundation.events.contract import Fact


@dataclass(frozen=True, kw_only=True)
class SurveyInvited(Fact):
    """The complainant was asked."""

    name: ClassVar[str] = "surveys.invited"
    invitation: UUID


@dataclass(frozen=True, kw_only=True)
class SurveyAnswered(Fact):
    """The complainant answered; ``lowest`` is the lowest score given, 0 when none was."""

    name: ClassVar[str] = "surveys.answered"
    invitation: UUID
    solved: str
    lowest: int
