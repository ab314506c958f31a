"""How well what we promise is kept, for everybody to read: few figures, none of them about few people."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from shenava.domain.insight.metrics import answered_in_time, found_right, time_to_answer
from shenava.domain.insight.metrics.measure import ENOUGH, Share
from shenava.domain.organization.actors import SYSTEM
from shenava.foundation.database.remembered import remembered

MEASURES = (answered_in_time.MEASURE, time_to_answer.MEASURE, found_right.MEASURE)
PERIOD = timedelta(days=90)


@dataclass(frozen=True, kw_only=True)
class Kept:
    """The figures of the last three months; ``waited`` is ``None`` where too few were answered."""

    in_time: Share
    waited: timedelta | None
    answered: int
    right: Share

    @property
    def is_told(self) -> bool:
        """Whether there is any figure that stands on enough complaints."""
        return self.in_time.is_enough or self.waited is not None or self.right.is_enough


def kept(*, at: datetime) -> Kept:
    """Return how well promises were kept in the three months before; worked out anew every five minutes."""
    return _kept(at.replace(minute=at.minute - at.minute % 5, second=0, microsecond=0))


@remembered(seconds=300)
def _kept(until: datetime) -> Kept:
    since = until - PERIOD
    waited, answered = time_to_answer.time_to_answer(since=since, until=until, actor=SYSTEM)
    return Kept(
        in_time=answered_in_time.answered_in_time(since=since, until=until, actor=SYSTEM),
        waited=waited if answered >= ENOUGH else None,
        answered=answered,
        right=found_right.found_right(since=since, until=until, actor=SYSTEM),
    )
