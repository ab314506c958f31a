"""Pages are compressed, files and streams are not, and no two answers have the same length."""

import gzip

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.test import RequestFactory

from shenava.foundation.web.compression import PagesCompressed

PAGE = "<p>شکایت شما رسید</p>" * 200


def answered(response: HttpResponseBase, *, accepts: str = "gzip, br") -> HttpResponseBase:
    """Return the answer as it leaves."""

    def view(_request: HttpRequest) -> HttpResponseBase:
        return response

    return PagesCompressed(view)(RequestFactory().get("/", headers={"Accept-Encoding": accepts}))


@pytest.mark.requirement("S0-35.3")
def test_a_page_travels_compressed() -> None:
    response = answered(HttpResponse(PAGE))
    assert isinstance(response, HttpResponse)
    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content).decode() == PAGE
    assert "Accept-Encoding" in response["Vary"]


def test_a_browser_that_cannot_unpack_gets_it_plain() -> None:
    assert not answered(HttpResponse(PAGE), accepts="identity").has_header("Content-Encoding")


@pytest.mark.parametrize("kind", ["application/pdf", "image/jpeg", "text/event-stream", "application/octet-stream"])
def test_files_go_out_as_they_are(kind: str) -> None:
    assert not answered(HttpResponse(PAGE, content_type=kind)).has_header("Content-Encoding")


def test_a_stream_is_not_held_back() -> None:
    assert not answered(StreamingHttpResponse([PAGE])).has_header("Content-Encoding")


def test_the_length_of_a_page_says_nothing_certain_about_its_words() -> None:
    lengths = {answered(HttpResponse(PAGE))["Content-Length"] for _each in range(12)}
    assert len(lengths) > 1
