"""What can happen around a person; ids only."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from shenava.foundation.events.contract import Fact


@dataclass(frozen=True, kw_only=True)
class CodeAsked(Fact):
    """Somebody wants to come in by a contact; the subject is the code, which leads to nobody by itself."""

    name: ClassVar[str] = "people.code_asked"
    message: UUID
