"""What those who watch over the installation are told."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.builders import a_filed_case, a_house

from shenava.foundation import clock
from shenava.foundation.tasks import heartbeat

pytestmark = pytest.mark.django_db


def test_a_process_that_lives_says_so_without_looking_at_anything(client: Client, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - a fixture
    with django_assert_num_queries(0):
        assert client.get("/healthz").content == b"ok\n"


def test_an_installation_is_ready_once_its_worker_gives_a_sign(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.DATA_DIR, settings.BROKER_URL = tmp_path, ""
    (tmp_path / "run").mkdir()
    waiting = client.get("/readyz")
    assert (waiting.status_code, waiting.json()) == (503, {"database": True, "migrations": True, "worker": False})
    heartbeat.write(at=clock.now(), slowest_seconds=0)
    assert client.get("/readyz").status_code == 200


def test_figures_tell_how_much_and_never_who(client: Client) -> None:
    a_house()
    case = a_filed_case().case
    client.get(f"/fa/track/?code={case.tracking_code}")
    figures = client.get("/metrics").content.decode()
    for line in (
        'shenava_cases{stage="ASSIGNED"} 1.0',
        "shenava_deliveries_failed 0.0",
        'shenava_messages{state="KEPT"} 1.0',
    ):
        assert line in figures
    assert 'shenava_requests_total{method="GET"' in figures
    assert case.tracking_code not in figures


def test_figures_are_for_this_machine_or_for_who_has_the_token(client: Client, settings: Settings) -> None:
    afar = {"HTTP_X_FORWARDED_FOR": "203.0.113.9"}
    assert client.get("/metrics", **afar).status_code == 404
    settings.METRICS_TOKEN = "a-token-of-figures"
    assert client.get("/metrics", **afar, HTTP_AUTHORIZATION="Bearer wrong").status_code == 404
    assert client.get("/metrics", **afar, HTTP_AUTHORIZATION="Bearer a-token-of-figures").status_code == 200
    settings.METRICS_TOKEN = ""
    assert client.get("/metrics", **afar, HTTP_AUTHORIZATION="Bearer ").status_code == 404
