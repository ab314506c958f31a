"""The description of the API."""

import json
from pathlib import Path

import pytest
from tests.entrypoints.api.programs import Program

from shenava.entrypoints.api.application import document

COMMITTED = Path(__file__).parents[3] / "docs" / "api" / "openapi.json"


@pytest.mark.requirement("S2-20.1")
def test_the_committed_document_is_what_the_code_says() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == document()


@pytest.mark.django_db
def test_the_document_is_served_as_it_is_committed(program: Program) -> None:
    response = program.get("/api/v1/openapi.json")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    assert response.content.decode() == document()


def test_every_operation_says_how_it_can_fail_and_in_what_form() -> None:
    described = json.loads(document())
    assert described["openapi"].startswith("3.1")
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            failures = {code: one for code, one in operation["responses"].items() if code >= "400"}
            assert {"400", "404", "405", "422", "429"} <= set(failures), (method, path)
            for failure in failures.values():
                assert list(failure["content"]) == ["application/problem+json"], (method, path)


def test_operations_for_staff_need_a_token_and_those_about_one_complaint_its_access_code() -> None:
    for path, operations in json.loads(document())["paths"].items():
        for operation in operations.values():
            wanted = [{"Token": []}] if "/cases" in path else [{"AccessCode": []}] if "tracking_code" in path else None
            assert operation.get("security") == wanted, path
            assert ("401" in operation["responses"]) is ("/cases" in path)
