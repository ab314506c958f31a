"""A program that calls the API, as tests play it."""

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

COMPLAINTS = "/api/v1/complaints"
CASES = "/api/v1/cases"
WORDS = {"text": "دستگاه خودپرداز کارت مرا گرفت و پول هم نداد. لطفاً رسیدگی کنید.", "language": "fa"}


class Program:
    """Speaks JSON, with or without credentials in its headers."""

    def __init__(self, **headers: str) -> None:
        self._client = Client(raise_request_exception=True)
        self._headers = headers

    def also(self, **headers: str) -> "Program":
        """Return the same program with more headers."""
        return Program(**{**self._headers, **headers})

    def get(self, path: str, **query: str) -> HttpResponse:
        return self._client.get(path, query, headers=_named(self._headers))

    def send(
        self,
        path: str,
        body: Any = None,  # noqa: ANN401 - whatever JSON can say, and what it can't
        *,
        method: str = "POST",
        content_type: str = "application/json",
        **headers: str,
    ) -> HttpResponse:
        sent = body if isinstance(body, bytes) else json.dumps(body)
        return self._client.generic(
            method, path, sent, content_type=content_type, headers=_named({**self._headers, **headers})
        )

    def upload(self, path: str, **form: Any) -> HttpResponse:  # noqa: ANN401 - files and words
        return self._client.post(path, form, headers=_named(self._headers))

    def file(
        self,
        body: Any = None,  # noqa: ANN401 - as above
        *,
        key: str = "a-key-of-mine",
        **headers: str,
    ) -> HttpResponse:
        return self.send(COMPLAINTS, WORDS if body is None else body, idempotency_key=key, **headers)


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}
