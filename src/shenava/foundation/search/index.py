"""Putting texts into the index and finding them again."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from shenava.foundation.search import postgresql, sqlite
from shenava.foundation.search.models import Entry
from shenava.foundation.text.folding import fold

MOST_WORDS = 8
"""More words than that in a question are ignored."""

NEWEST = (200, 2_000)
"""How many of the newest matches are looked at first, and how many when those did not suffice."""


def put(subject: UUID, *, text: str) -> None:
    """Make a thing findable by this text, or by this text instead of an older one."""
    Entry.objects.update_or_create(subject=subject, defaults={"words": fold(text)})


def remove(subject: UUID) -> None:
    """Forget a thing."""
    Entry.objects.filter(subject=subject).delete()


def matching(question: str) -> QuerySet[Entry]:
    """Return what holds every word of the question, the last one as a beginning; newest first when ordered by ``-id``.

    An empty question finds nothing. Whoever looks narrows the answer to what they may see.
    """
    words = fold(question).split()[:MOST_WORDS]
    if not words:
        return Entry.objects.none()
    engine = postgresql if connection.vendor == "postgresql" else sqlite
    return _within(*engine.condition(words))


def newest_matching(question: str) -> Iterator[QuerySet[Entry]]:
    """Yield the newest that hold every word as it stands, then of what ``matching`` returns, then all of that.

    Take the first that holds enough. Where an index can stop early, a word in every second text then costs no more than
    a rare one; and for a beginning of words the index must read all of them, so it is asked only when whole words are
    too few.
    """
    words = fold(question).split()[:MOST_WORDS]
    if words and connection.vendor == "sqlite":
        whole, begun = sqlite.whole_words(words), sqlite.condition(words)
        for (sql, params), most in ((whole, NEWEST[0]), (whole, NEWEST[1]), (begun, NEWEST[1])):
            yield _within(sql + sqlite.NEWEST_FIRST, [*params, most])
    yield matching(question)


def _within(sql: str, params: Sequence[str | int]) -> QuerySet[Entry]:
    return Entry.objects.filter(id__in=RawSQL(sql, params))  # noqa: S611 - every value is a parameter
