"""Figures for a Prometheus server: requests, the work that waits, messages and cases by state; nobody's data."""

import hmac
from collections.abc import Iterator
from typing import TypeVar

from django.conf import settings
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from shenava.domain.cases import access
from shenava.domain.channels import queries as channels
from shenava.domain.organization.actors import SYSTEM
from shenava.foundation import clock
from shenava.foundation.errors import NotFound
from shenava.foundation.events import queries as events
from shenava.foundation.health import checks, requests
from shenava.foundation.web import addresses

Row = TypeVar("Row", bound=Model)


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer this machine, or whoever holds the token; anybody else finds nothing here."""
    if not (addresses.is_from_this_machine(request) or _shows_token(request)):
        raise NotFound
    registry = CollectorRegistry()
    registry.register(_House())
    return HttpResponse(requests.exposed() + generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


class _House(Collector):
    """What the database tells, read when it is asked for."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield one family a matter."""
        backlog = events.backlog()
        waiting = backlog.waiting_since
        yield _gauge("shenava_facts_unexpanded", "Facts whose deliveries are not written yet", backlog.unexpanded)
        yield _gauge("shenava_deliveries_waiting", "Reactions that wait to happen", backlog.waiting)
        yield _gauge("shenava_deliveries_failed", "Reactions that were given up on", backlog.failed)
        age = (clock.now() - waiting).total_seconds() if waiting else 0
        yield _gauge("shenava_backlog_age_seconds", "Age of the oldest work that waits", age)
        yield _by("shenava_messages", "Outgoing messages by state", "state", _count(channels.outbox(), "state"))
        yield _by("shenava_cases", "Cases by stage", "stage", _count(access.visible_to(SYSTEM), "stage"))
        ready = checks.readiness(at=clock.now())
        yield _by("shenava_ready", "What is ready", "part", {name: int(is_so) for name, is_so in ready.items()})


def _count(rows: QuerySet[Row], field: str) -> dict[str, int]:
    return dict(rows.order_by().values_list(field).annotate(amount=Count("pk")))


def _gauge(name: str, meaning: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, meaning, value=value)


def _by(name: str, meaning: str, label: str, values: dict[str, int]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, meaning, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family


def _shows_token(request: HttpRequest) -> bool:
    token = settings.METRICS_TOKEN
    given = request.headers.get("Authorization", "")
    return bool(token) and hmac.compare_digest(given.encode(), f"Bearer {token}".encode())
