"""What strangers send to see what breaks: always a problem document, never a failure of ours."""

import json

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.builders import PASSWORD, House
from tests.entrypoints.api.programs import CASES, COMPLAINTS, WORDS, Program

from shenava.domain.cases.models import Case
from shenava.foundation.web import limits

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"\xff\xfe",
        b'{"text": "a\xff"}',
        b'{"text": "\\ud800"}',
        b'{"text": "a\\u0000b"}',
        b'{"te\\u0000xt": "a"}',
        b'{"text": "a", "fields": {"x": NaN}}',
        b'{"text": "a", "fields": {"x": 1e999}}',
        b'{"text": "a", "fields": {"x": 1' + b"0" * 30 + b"}}",
        b'{"text": "a", "fields": {"x": 1' + b"0" * 5000 + b"}}",
        b"[" * 100_000,
        b'{"a":' * 1000 + b"1" + b"}" * 1000,
        b"[" * 17 + b"]" * 17,
        "\ufeff{}".encode(),
        json.dumps(WORDS).encode("utf-16"),
    ],
)
def test_what_is_no_good_json_is_refused(house: House, program: Program, body: bytes) -> None:
    response = program.file(body)
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["code"] == "not_well_formed"
    assert not Case.objects.exists()


@pytest.mark.parametrize("content_type", ["text/plain", "application/xml", "", "application/x-www-form-urlencoded"])
def test_another_media_type_is_refused(house: House, program: Program, content_type: str) -> None:
    response = program.file(content_type=content_type)
    assert (response.status_code, response.json()["code"]) == (415, "media_type_not_taken")


def test_a_body_beyond_the_limit_is_refused(house: House, program: Program) -> None:
    response = program.file({"text": "x" * 1_100_000})
    assert (response.status_code, response.json()["code"]) == (413, "body_too_large")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("DELETE", COMPLAINTS, "POST"),
        ("GET", COMPLAINTS, "POST"),
        ("PUT", f"{COMPLAINTS}/12345678903", "GET"),
        ("POST", "/api/v1/openapi.json", "GET"),
        ("OPTIONS", "/api/v1/categories", "GET"),
        ("TRACE", CASES, "GET"),
    ],
)
def test_a_method_that_an_address_does_not_take_is_told_with_those_it_takes(
    program: Program, method: str, path: str, allowed: str
) -> None:
    response = program.send(path, {}, method=method)
    assert response.status_code == 405
    assert response["Allow"] == allowed
    assert response.json()["code"] == "method_not_allowed"


@pytest.mark.parametrize("path", ["/api/", "/api/v1/", "/api/v1/nothing", "/api/v2/complaints", f"{COMPLAINTS}/1/2/3"])
def test_an_address_that_is_none_is_told_as_a_problem(program: Program, path: str) -> None:
    response = program.get(path)
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["detail"]


@pytest.mark.parametrize("path", [f"{COMPLAINTS}/%00", f"{COMPLAINTS}/%ED%A0%80", f"{COMPLAINTS}/{'9' * 25}"])
def test_no_tracking_code_is_too_strange(house: House, program: Program, path: str) -> None:
    assert program.also(x_access_code="1" * 3000).get(path).status_code in {400, 404}


def test_a_broken_multipart_body_is_refused(house: House, program: Program) -> None:
    receipt = program.file().json()
    mine = program.also(x_access_code=receipt["access_code"])
    path = f"{COMPLAINTS}/{receipt['tracking_code']}/attachments"
    for content_type in ("multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=é"):
        assert mine.send(path, b"--x\r\nnonsense", content_type=content_type).status_code in {400, 422}
    assert mine.send(path, {}).status_code == 415


def test_a_session_of_the_desk_opens_nothing_here(house: House) -> None:
    browser = Client()
    browser.force_login(house.complaints.account)
    assert browser.get(CASES).status_code == 401
    assert browser.get(CASES)["WWW-Authenticate"] == 'Bearer realm="Shenava"'
    for name in ("Origin", "Referer"):
        assert "Access-Control-Allow-Origin" not in browser.get(CASES, headers={name: "https://evil.example"})


def test_no_cookie_is_set_and_none_chooses_the_language(house: House) -> None:
    browser = Client()
    browser.cookies["language"] = "ar"
    response = browser.get(CASES, headers={"Accept-Language": "en"})
    assert response["Content-Language"] == "en"
    assert not response.cookies


def test_filing_too_often_from_one_place_is_stopped(house: House, program: Program, settings: Settings) -> None:
    settings.RATE_LIMITS = {"submit": (2, 3600)}
    assert [program.file(key=f"k{number}").status_code for number in range(3)] == [201, 201, 429]
    assert limits.named("api").amount == 600
    settings.RATE_LIMITS = {"api": (1, 60)}
    assert [program.get("/api/v1/categories").status_code for _each in range(2)][-1] == 429


@pytest.mark.parametrize(
    "authorization", ["", "Bearer", "Bearer x", "Bearer shn_x", "Basic eDp5", "bearer  shn_é", PASSWORD]
)
def test_a_bad_token_is_told_how_to_ask(house: House, authorization: str) -> None:
    response = Program(authorization=authorization).get(CASES)
    assert response.status_code == 401
    assert response["WWW-Authenticate"].startswith("Bearer")
    assert response.json()["code"] == "token_refused"
