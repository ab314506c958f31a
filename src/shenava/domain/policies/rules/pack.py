"""A compliance pack: what one regime asks, by which paragraph, and what nobody could find out yet.

Texts are per language. Whatever the research left open is empty here and said in ``gap`` or ``gaps``; no figure and
no code is ever made up.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from shenava.domain.policies.rules.clock import Clock
from shenava.domain.policies.vocabulary import ClockEnd

READ = frozenset({"A", "B"})
"""How sure a reading is that anybody else wrote down."""

Words = Mapping[str, str]
"""A text in Persian, Arabic and English, by language."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A document; ``style`` is how its paragraphs are cited, with ``%s`` for the number."""

    id: str
    title: str
    style: str

    def cite(self, paragraphs: Iterable[str]) -> str:
        """Return the citation of paragraphs, or of the document as a whole."""
        return "; ".join(self.style.replace("%s", one) for one in paragraphs) or self.title


@dataclass(frozen=True, kw_only=True, slots=True)
class Cited:
    """Where something is written, and how sure the reading is: A in the text itself, B second-hand, D our proposal."""

    source: str
    grade: str

    @property
    def is_law(self) -> bool:
        """Whether it was read somewhere, and is more than our own proposal."""
        return self.grade in READ


@dataclass(frozen=True, kw_only=True, slots=True)
class PackClock:
    """One deadline. Without a ``clock`` there is a ``gap`` that says what isn't known.

    ``anchor`` is what starts it; ``starts_at_filing`` tells that filing itself does, ``ends_with`` what it waits for,
    ``is_enforceable`` a limit of the law from an expectation.
    """

    name: str
    label: Words
    anchor: str
    anchor_label: Words
    clock: Clock | None
    gap: Words | None
    note: Words | None
    is_enforceable: bool
    starts_at_filing: bool
    ends_with: ClockEnd
    cited: Cited


@dataclass(frozen=True, kw_only=True, slots=True)
class PackPause:
    """A reason for which clocks stand still."""

    reason: str
    label: Words
    clocks: tuple[str, ...]
    cited: Cited


@dataclass(frozen=True, kw_only=True, slots=True)
class PackLetter:
    """A letter and what must stand in it; ``per_issue`` must stand there for each issue that was not accepted.

    ``is_answer`` marks the one that answers the complaint.
    """

    id: str
    label: Words
    is_answer: bool
    blocks: Mapping[str, Words]
    per_issue: Mapping[str, Words]
    cited: Cited


@dataclass(frozen=True, kw_only=True, slots=True)
class PackExtension:
    """A way to go on beyond a limit: by which letter, for which reasons, and whether only before the limit."""

    id: str
    letter: str
    reasons: Mapping[str, Words]
    is_before_due: bool
    cited: Cited


@dataclass(frozen=True, kw_only=True, slots=True)
class EarlyClose:
    """Closing without the full answer: until which clock, on which grounds, and when not."""

    clock: str
    grounds: Mapping[str, Words]
    exceptions: Mapping[str, Words]
    cited: Cited


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Things that must be there: to close a case, or in the register."""

    things: Mapping[str, Words]
    cited: Cited


@dataclass(frozen=True, kw_only=True, slots=True)
class PackReport:
    """A report to somebody outside or above."""

    id: str
    label: Words
    period: str
    due: Words | None
    is_nil_told: bool
    cited: Cited


@dataclass(frozen=True, kw_only=True)
class Pack:
    """One regime in one version; a case keeps the version in force at its receipt for life."""

    id: str
    version: str
    effective_from: date | None
    effective_until: date | None
    legal_review: str
    name: Words
    country: str
    sources: Mapping[str, Source]
    clocks: Mapping[str, PackClock]
    pauses: tuple[PackPause, ...]
    extensions: tuple[PackExtension, ...]
    letters: Mapping[str, PackLetter]
    early_close: EarlyClose | None
    closing: Asked | None
    register: Asked | None
    reports: tuple[PackReport, ...]
    outside: Words | None
    gaps: tuple[Words, ...]

    @property
    def is_reviewed(self) -> bool:
        """Whether somebody who may judge has signed it off."""
        return self.legal_review == "signed"

    def is_in_force(self, day: date) -> bool:
        """Tell whether this version holds for what is received on a day."""
        return (self.effective_from is None or self.effective_from <= day) and (
            self.effective_until is None or day <= self.effective_until
        )


def in_force(versions: Iterable[Pack], day: date) -> Pack | None:
    """Return the version that holds on a day, the newest where several do."""
    holding = [pack for pack in versions if pack.is_in_force(day)]
    return max(holding, key=lambda pack: pack.effective_from or date.min, default=None)
