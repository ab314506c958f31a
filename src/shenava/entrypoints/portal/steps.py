"""The steps of filing: in which order each way of asking takes them, and which questions each step shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from shenava.domain.catalogue.vocabulary import FilingWay
from shenava.entrypoints.portal.dress import FULL, SIMPLE, Dress


class Step(StrEnum):
    """One screen of filing."""

    WORDS = "words"
    CATEGORY = "category"
    QUESTIONS = "questions"
    YOU = "you"
    REST = "rest"
    """Everything after the words, where all of it is asked on one page."""
    CHECK = "check"


class Part(StrEnum):
    """Questions that stay together wherever they are asked; each has a template ``filing/part_<name>.html``."""

    WORDS = "words"
    FILES = "files"
    CATEGORY = "category"
    KIND = "kind"
    QUESTIONS = "questions"
    WISH = "wish"
    YOU = "you"
    REACH = "reach"
    """Only how to reach somebody, where everything else about them would be too much."""
    TOLD = "told"


PARTS: dict[Step, tuple[Part, ...]] = {
    Step.WORDS: (Part.WORDS, Part.FILES),
    Step.CATEGORY: (Part.CATEGORY, Part.KIND),
    Step.QUESTIONS: (Part.QUESTIONS, Part.WISH),
    Step.YOU: (Part.YOU, Part.TOLD),
    Step.REST: (Part.CATEGORY, Part.KIND, Part.QUESTIONS, Part.WISH, Part.YOU, Part.TOLD),
    Step.CHECK: (),
}
_ONE_THING: dict[Step, tuple[Part, ...]] = {
    Step.WORDS: (Part.WORDS,),
    Step.CATEGORY: (Part.CATEGORY,),
    Step.QUESTIONS: (Part.QUESTIONS,),
    Step.YOU: (Part.REACH,),
    Step.CHECK: (),
}
NAMES: dict[Part, tuple[str, ...]] = {
    Part.WORDS: ("text",),
    Part.FILES: ("kept",),
    Part.CATEGORY: ("category",),
    Part.KIND: ("kind",),
    Part.QUESTIONS: (),
    Part.WISH: ("wishes", "wish"),
    Part.YOU: (
        *("who", "name", "registration", "email", "mobile", "hides_name"),
        *("their_name", "their_mobile", "relation", "mandate", "until", "document"),
    ),
    Part.REACH: ("mobile", "email"),
    Part.TOLD: ("told_by", "told_in", "told_calendar", "told_digits", "quiet_from", "quiet_to"),
}
"""Which fields of a draft a part shows. The answers to a category's own questions have names of their own."""


@dataclass(frozen=True)
class Way:
    """The steps in their order, what each asks, and the face that they show."""

    steps: Sequence[Step]
    parts: Mapping[Step, tuple[Part, ...]]
    dress: Dress = FULL
    asks_one_by_one: bool = False
    """Whether a topic's questions come one a page, and pages with nothing to ask not at all."""

    def read(self, name: str) -> Step:
        """Return the step of this name, or the first."""
        return next((step for step in self.steps if step == name), self.steps[0])

    def number(self, step: Step) -> int:
        """Return the place of a step, counted from one."""
        return self.steps.index(step) + 1

    def before(self, step: Step) -> Step:
        """Return the step before, or the first."""
        return self.steps[max(self.steps.index(step) - 1, 0)]

    def after(self, step: Step) -> Step:
        """Return the step after, or the last."""
        return self.steps[min(self.steps.index(step) + 1, len(self.steps) - 1)]

    def step_of(self, part: Part) -> Step:
        """Return the step that asks a part."""
        return next(step for step in self.steps if part in self.parts[step])

    def asks(self, part: Part) -> bool:
        """Return whether any step asks a part."""
        return any(part in self.parts[step] for step in self.steps)

    def names_of(self, step: Step) -> tuple[str, ...]:
        """Return the fields that a step shows itself, so that they aren't carried along unseen as well."""
        return tuple(name for part in self.parts[step] for name in NAMES[part])


_WAYS = {
    FilingWay.BY_QUESTION: Way((Step.WORDS, Step.CATEGORY, Step.QUESTIONS, Step.YOU, Step.CHECK), PARTS),
    FilingWay.ONE_PAGE: Way((Step.WORDS, Step.REST, Step.CHECK), PARTS),
}
SIMPLY = Way(tuple(_ONE_THING), _ONE_THING, dress=SIMPLE, asks_one_by_one=True)
"""One thing a page, for whoever reads little or has a thin line."""


def way_of(chosen: str) -> Way:
    """Return the way that a brand has chosen."""
    return _WAYS[FilingWay(chosen)]
