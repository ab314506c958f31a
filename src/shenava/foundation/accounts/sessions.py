"""Signed-in browsers: a session row that knows whose it is, and the end of idle ones."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, cast

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as RowStore
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from shenava.foundation import clock
from shenava.foundation.accounts.models import Session
from shenava.foundation.database.prepared import prepared

ACCOUNT, DEVICE, CREATED_AT, SEEN_AT = "_auth_user_id", "device", "created_at", "seen_at"
SEEN_NOTED_EVERY = timedelta(minutes=1)
IDLE_SECONDS = 2 * 3600


class SessionStore(RowStore):
    """Django's table of sessions with the account, the device and the times beside the data."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Return the table."""
        return Session

    def _get_session_from_db(self) -> Session | None:
        """Return the row; asked on every page of the desk."""
        found = next(iter(_kept(self.session_key or "", clock.now())), None)
        if found is None:
            self._session_key = None
        return found

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Return the row, with the columns copied from the data."""
        row = cast("Session", super().create_model_instance(data))
        row.account_id = data.get(ACCOUNT)
        row.device = data.get(DEVICE, "")
        row.created_at, row.seen_at = _moment(data.get(CREATED_AT)), _moment(data.get(SEEN_AT))
        return row


@prepared
def _kept(key: str, at: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=at)[:1]


class IdleTimeOut:
    """Middleware that ends a session nobody has used for ``settings.SESSION_IDLE_SECONDS`` (two hours by default)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; guests carry no session cookie and cost nothing here."""
        if settings.SESSION_COOKIE_NAME in request.COOKIES and ACCOUNT in request.session:
            self._look_at(request, at=clock.now())
        return self._get_response(request)

    def _look_at(self, request: HttpRequest, *, at: datetime) -> None:
        seen_at = _moment(request.session.get(SEEN_AT)) or at
        idle = at - seen_at
        if idle > timedelta(seconds=getattr(settings, "SESSION_IDLE_SECONDS", IDLE_SECONDS)):
            request.session.flush()
        elif idle >= SEEN_NOTED_EVERY or SEEN_AT not in request.session:
            request.session[SEEN_AT] = at.isoformat()


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
