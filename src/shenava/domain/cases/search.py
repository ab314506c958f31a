"""Finding cases by what was said in them; who asks sees only what they may see anyway."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from shenava.domain.cases.models import Case
from shenava.foundation.search import index
from shenava.foundation.text import codes

MOST = 50


def by_code(cases: QuerySet[Case], question: str) -> Case | None:
    """Return the case whose tracking code was typed, in any digits, with spaces or dashes."""
    code = codes.read(question)
    return cases.filter(tracking_code=code).first() if code else None


def found(cases: QuerySet[Case], question: str) -> list[UUID]:
    """Return the ids of those of ``cases`` that hold every word of the question, the newest first, at most ``MOST``.

    Neither how many there are nor that others exist can be told from the answer. The index is walked first, so that a
    word in every second case costs no more than a rare one.
    """
    may_be_seen = Exists(cases.order_by().filter(pk=OuterRef("subject")))
    ids: list[UUID] = []
    for matches in index.newest_matching(question):
        hits = matches.filter(may_be_seen).order_by("-id")
        ids = list(hits.values_list("subject", flat=True)[:MOST])
        if len(ids) == MOST:
            break
    return ids
