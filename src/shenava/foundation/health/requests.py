"""Counting requests by route, method and status, and how long they took, over all page processes."""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from time import perf_counter

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

# The library reads this when it is loaded: with it, counts are kept in files that all processes share.
FOLDER = Path(settings.DATA_DIR) / "run" / "metrics"
os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", str(FOLDER))
FOLDER.mkdir(parents=True, exist_ok=True, mode=0o700)

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, multiprocess  # noqa: E402 - see above

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
FILES_KEPT = 64
"""Files of processes that ended are kept so that counts go on; beyond this many they are forgotten."""

_REQUESTS = Counter("shenava_requests", "Requests answered", ("method", "route", "status"))
_SECONDS = Histogram("shenava_request_seconds", "Time to answer, in seconds", ("route",), buckets=BUCKETS)


class RequestsCounted:
    """Counts each request once it is answered; addresses, codes and people are in no label."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response
        _forget_the_dead()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, and count."""
        began = perf_counter()
        response = self._get_response(request)
        match = request.resolver_match
        route = match.route if match else ""
        method = request.method if request.method in METHODS else "OTHER"
        _counter(method or "OTHER", route, response.status_code).inc()
        _histogram(route).observe(perf_counter() - began)
        return response


def exposed() -> bytes:
    """Return the counts of all processes as Prometheus text."""
    registry = CollectorRegistry()
    folder = os.environ["PROMETHEUS_MULTIPROC_DIR"]
    multiprocess.MultiProcessCollector(registry, path=folder)  # type: ignore[no-untyped-call] # no types there
    return generate_latest(registry)


@cache
def _counter(method: str, route: str, status: int) -> Counter:
    """Return the child for these labels; there are as many as routes have outcomes."""
    return _REQUESTS.labels(method, route, str(status))


@cache
def _histogram(route: str) -> Histogram:
    return _SECONDS.labels(route)


def _forget_the_dead() -> None:
    files = list(FOLDER.glob("*.db"))
    if len(files) > FILES_KEPT:
        for file in files:
            pid = file.stem.rpartition("_")[2]
            if not (pid.isdigit() and Path(f"/proc/{pid}").exists()):
                file.unlink(missing_ok=True)
