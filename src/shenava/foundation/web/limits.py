"""How often one client may do a thing: one table for all doors."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from shenava.foundation import clock, counters
from shenava.foundation.errors import Problem
from shenava.foundation.web.addresses import client_address, network_of

P = ParamSpec("P")


@dataclass(frozen=True)
class Limit:
    """At most ``amount`` times within each window."""

    name: str
    amount: int
    window_seconds: int


class TooMany(Problem):
    """The limit is reached; ``retry_after`` is in seconds."""

    code = "too_many_requests"
    status = 429
    sentence = _("That was very often in a short time. Please wait a little and try again.")

    def __init__(self, *, retry_after: int) -> None:
        super().__init__()
        self.retry_after = retry_after


TABLE = {
    limit.name: limit
    for limit in (
        Limit("sign_in", 30, 900),
        Limit("sign_in_pair", 10, 900),
        Limit("sign_in_login", 50, 3600),
        Limit("sign_in_everybody", 75, 60),
        Limit("second_factor", 10, 900),
        Limit("passkey", 60, 900),
        Limit("setup", 60, 3600),
        Limit("one_time_code", 5, 1800),
        Limit("one_time_code_network", 20, 3600),
        Limit("one_time_code_everybody", 600, 600),
        Limit("one_time_code_wrong", 20, 900),
        Limit("submit", 30, 3600),
        Limit("submit_everybody", 6000, 600),
        Limit("reply", 60, 3600),
        Limit("look_up", 30, 900),
        Limit("look_up_wrong", 10, 600),
        Limit("verify", 10, 900),
        Limit("upload", 300, 3600),
        Limit("upload_megabytes", 2000, 3600),
        Limit("upload_piece", 6000, 3600),
        Limit("search", 120, 60),
        Limit("page", 600, 60),
        Limit("beacon", 240, 60),
        Limit("api", 600, 60),
        Limit("webhook", 3000, 60),
        Limit("export", 30, 3600),
    )
}


def named(name: str) -> Limit:
    """Return a limit by name, as ``settings.RATE_LIMITS`` (name to amount and seconds) has it, else the house's own."""
    own: dict[str, tuple[int, int]] = getattr(settings, "RATE_LIMITS", {})
    return Limit(name, *own[name]) if name in own else TABLE[name]


def check(limit: Limit, subject: str, *, at: datetime, amount: int = 1) -> None:
    """Count so many for the subject; raises ``TooMany`` once the limit is passed."""
    if count(limit, subject, at=at, amount=amount) > limit.amount:
        raise TooMany(retry_after=limit.window_seconds - int(at.timestamp()) % limit.window_seconds)


def count(limit: Limit, subject: str, *, at: datetime, amount: int = 1) -> int:
    """Count so many for the subject and return how many there are, for limits on what has failed."""
    return counters.hit(_key(limit, subject), window_seconds=limit.window_seconds, at=at, amount=amount)


def so_far(limit: Limit, subject: str, *, at: datetime) -> int:
    """Return how often the subject did it in this window, and count nothing."""
    return counters.peek(_key(limit, subject), window_seconds=limit.window_seconds, at=at)


def check_only(limit: Limit, subject: str, *, at: datetime) -> None:
    """Raise ``TooMany`` when the limit is already used up, and count nothing."""
    if counters.peek(_key(limit, subject), window_seconds=limit.window_seconds, at=at) >= limit.amount:
        raise TooMany(retry_after=limit.window_seconds - int(at.timestamp()) % limit.window_seconds)


def forgive(limit: Limit, subject: str) -> None:
    """Give the subject its full limit back."""
    counters.forget(_key(limit, subject))


def limited(
    name: str,
) -> Callable[
    [Callable[Concatenate[HttpRequest, P], HttpResponseBase]], Callable[Concatenate[HttpRequest, P], HttpResponseBase]
]:
    """Limit a view by the address of its client; the name must be in the table."""
    TABLE[name]

    def limit_view(
        view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def limited_view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            check(named(name), network_of(client_address(request)), at=clock.now())
            return view(request, *args, **kwargs)

        return limited_view

    return limit_view


def _key(limit: Limit, subject: str) -> str:
    return f"{limit.name}:{subject}"
