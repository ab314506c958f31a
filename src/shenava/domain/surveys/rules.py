"""When a score calls for somebody to ring the person up."""

from collections.abc import Iterable

from shenava.domain.surveys.vocabulary import RECOVERY_AT_MOST, Solved


def lowest_score(*, solved: str, scores: Iterable[int | None]) -> int:
    """Return the lowest score on the scale 1 to 5, with "not solved" counting as 1; 0 when nothing was answered."""
    given = [score for score in scores if score is not None]
    if solved == Solved.NO:
        given.append(1)
    return min(given, default=0)


def calls_for_recovery(lowest: int) -> bool:
    """Return whether the person should hear from us again."""
    return 0 < lowest <= RECOVERY_AT_MOST
