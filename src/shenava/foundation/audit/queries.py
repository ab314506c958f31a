"""How compliance looks at the log."""

from datetime import datetime

from django.db.models import QuerySet

from shenava.foundation.audit.models import Entry, Salt


def entries(
    *,
    subject_ref: str = "",
    actor_ref: str = "",
    action: str = "",
    request_id: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
) -> QuerySet[Entry]:
    """Return the entries that match all that is given, the newest first; ``until`` is exclusive.

    ``action`` may be the beginning of a code up to a dot (``accounts.``).
    """
    exact = {"subject_ref": subject_ref, "actor_ref": actor_ref, "request_id": request_id}
    found = Entry.objects.filter(**{field: value for field, value in exact.items() if value}).order_by("-id")
    if action:
        found = found.filter(action__startswith=action) if action.endswith(".") else found.filter(action=action)
    if since:
        found = found.filter(occurred_at__gte=since)
    return found.filter(occurred_at__lt=until) if until else found


def personal_values(entry: Entry) -> dict[str, str]:
    """Return the personal values of an entry that were not forgotten; reading them is itself to be recorded."""
    return dict(Salt.objects.filter(entry=entry).values_list("field", "value"))


def unsealed() -> QuerySet[Entry]:
    """Return the entries that wait for their seal, the oldest first."""
    return Entry.objects.filter(position=None).order_by("id")
