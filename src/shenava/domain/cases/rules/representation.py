"""Whom we may tell when somebody speaks for somebody else."""

from datetime import date

from shenava.domain.cases.vocabulary import Mandate


def is_in_force(until: date | None, *, on: date) -> bool:
    """Return whether a mandate holds on a day; its last day counts, and one without an end holds."""
    return until is None or on <= until


def may_be_told(mandate: str, until: date | None, *, on: date) -> bool:
    """Return whether the news of a case may go to whoever filed it for another person."""
    return mandate == Mandate.EVERYTHING and is_in_force(until, on=on)
