"""Each request has an id, and plain HTTP stays on this machine."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from shenava.foundation.web import requests


def answer(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(requests.current_request_id())


def test_a_well_formed_id_of_the_caller_is_kept() -> None:
    response = requests.RequestIdentity(answer)(RequestFactory().get("/", HTTP_X_REQUEST_ID="gateway-00042"))
    assert response.content == b"gateway-00042"
    assert response["X-Request-ID"] == "gateway-00042"


@pytest.mark.parametrize("given", ["", "short", "x" * 65, "with space in it", "new\nline-here", "<script>alert()"])
def test_any_other_id_is_replaced(given: str) -> None:
    response = requests.RequestIdentity(answer)(RequestFactory().get("/", HTTP_X_REQUEST_ID=given))
    assert response.content.decode() == response["X-Request-ID"] != given
    assert requests.WELL_FORMED.fullmatch(response["X-Request-ID"])


def test_after_the_request_there_is_no_id() -> None:
    requests.RequestIdentity(answer)(RequestFactory().get("/"))
    assert requests.current_request_id() == ""


@pytest.mark.parametrize(
    ("remote", "behind_proxy", "is_secure", "status"),
    [
        ("127.0.0.1", False, False, 200),
        ("::1", False, False, 200),
        ("192.168.1.20", False, False, 403),
        ("192.168.1.20", False, True, 200),
        ("192.168.1.20", True, False, 200),
        ("", False, False, 403),
    ],
)
def test_plain_http_from_elsewhere_is_refused(
    settings: Settings, remote: str, behind_proxy: bool, is_secure: bool, status: int
) -> None:
    settings.BEHIND_PROXY = behind_proxy
    response = requests.LoopbackOnly(answer)(RequestFactory().get("/", REMOTE_ADDR=remote, secure=is_secure))
    assert response.status_code == status


def test_the_refusal_tells_the_operator_what_to_do(settings: Settings) -> None:
    settings.BEHIND_PROXY = False
    response = requests.LoopbackOnly(answer)(RequestFactory().get("/", REMOTE_ADDR="192.168.1.20"))
    assert b"--behind-proxy" in response.content
