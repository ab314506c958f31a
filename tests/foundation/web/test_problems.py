"""How an expected failure is told to programs and to people."""

import json
from datetime import UTC, datetime

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation
from pytest_django.fixtures import Settings

from shenava.foundation.errors import NotFound, Problem
from shenava.foundation.web import problems
from shenava.foundation.web.limits import TooMany

NOON = datetime(2026, 3, 21, 12, 0, tzinfo=UTC)


class TooLong(Problem):
    code = "too_long"
    status = 422
    sentence = "At most %(most)s letters, <please>."


def answered(problem: Exception, path: str = "/", **headers: str) -> HttpResponse | None:
    middleware = problems.ProblemPages(lambda _request: HttpResponse("fine"))
    return middleware.process_exception(RequestFactory().get(path, **headers), problem)


def test_a_program_gets_problem_json() -> None:
    response = answered(TooLong(most=5, fields={"text": "Shorter, please."}), "/api/v1/things")
    body = json.loads(response.content)
    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"
    assert body["type"] == "/problems/too_long"
    assert body["code"] == "too_long"
    assert body["status"] == 422
    assert body["detail"] == "At most 5 letters, <please>."
    assert body["fields"] == {"text": "Shorter, please."}


def test_the_same_refusal_is_the_same_byte_for_byte_whatever_was_asked_for() -> None:
    assert answered(NotFound(), "/api/v1/one").content == answered(NotFound(), "/api/v1/another").content


def test_a_page_that_asks_for_json_gets_problem_json() -> None:
    assert answered(NotFound(), HTTP_ACCEPT="application/json")["Content-Type"] == "application/problem+json"


def test_a_person_gets_a_page_in_their_direction_even_without_a_template(settings: Settings) -> None:
    settings.TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]
    with translation.override("fa"):
        response = answered(TooLong(most=5), HTTP_ACCEPT="text/html")
    page = response.content.decode()
    assert response.status_code == 422
    assert 'dir="rtl"' in page
    assert "&lt;please&gt;" in page
    assert "<please>" not in page


def test_who_comes_too_often_is_told_when_to_come_back() -> None:
    assert answered(TooMany(retry_after=48), "/api/")["Retry-After"] == "48"


@pytest.mark.parametrize("error", [ValueError("a bug"), KeyError("another")])
def test_an_unexpected_error_is_left_alone(error: Exception) -> None:
    assert answered(error) is None
