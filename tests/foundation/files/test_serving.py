"""Files reach the browser as downloads, or inline in a sandbox."""

import io
from datetime import datetime

import pytest
from django.http import HttpResponseBase, StreamingHttpResponse

from shenava.foundation.files import operations, serving
from shenava.foundation.files.models import StoredFile

from . import conftest as sample

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folder")]


@pytest.fixture
def pdf(at: datetime) -> StoredFile:
    return operations.keep(io.BytesIO(b"%PDF-1.7 0123456789"), name="a.pdf", at=at).file


def _body(answer: HttpResponseBase) -> bytes:
    assert isinstance(answer, StreamingHttpResponse)
    body = answer.getvalue()
    answer.close()
    return body


def test_a_file_is_a_download_under_its_persian_name(pdf: StoredFile) -> None:
    answer = serving.response(pdf, name="رسید.pdf", inline=True)
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''%D8%B1%D8%B3%DB%8C%D8%AF.pdf"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert _body(answer) == b"%PDF-1.7 0123456789"


@pytest.mark.parametrize(("inline", "disposition"), [(True, "inline"), (False, "attachment")])
def test_a_picture_is_shown_inline_only_when_asked(inline: bool, disposition: str, at: datetime) -> None:
    file = operations.keep(io.BytesIO(sample.picture()), name="a.jpg", at=at).file
    answer = serving.response(file, name="a.jpg", inline=inline)
    assert answer["Content-Disposition"].startswith(disposition)
    answer.close()


@pytest.mark.parametrize(
    ("wanted", "said", "body"),
    [
        ("bytes=0-3", "bytes 0-3/19", b"%PDF"),
        ("bytes=9-", "bytes 9-18/19", b"0123456789"),
        ("bytes=-2", "bytes 17-18/19", b"89"),
        ("bytes=9-500", "bytes 9-18/19", b"0123456789"),
    ],
)
def test_a_part_is_sent_when_asked_for(wanted: str, said: str, body: bytes, pdf: StoredFile) -> None:
    answer = serving.response(pdf, name="a.pdf", inline=False, wanted=wanted)
    assert answer.status_code == 206
    assert answer["Content-Range"] == said
    assert answer["Content-Length"] == str(len(body))
    assert _body(answer) == body


def test_a_part_behind_the_end_is_refused(pdf: StoredFile) -> None:
    answer = serving.response(pdf, name="a.pdf", inline=False, wanted="bytes=100-")
    assert answer.status_code == 416
    assert answer["Content-Range"] == "bytes */19"


@pytest.mark.parametrize("wanted", ["", "bytes=-", "bytes=0-1,5-6", "lines=1-2"])
def test_other_wishes_are_answered_with_the_whole(wanted: str, pdf: StoredFile) -> None:
    answer = serving.response(pdf, name="a.pdf", inline=False, wanted=wanted)
    assert answer.status_code == 200
    assert len(_body(answer)) == 19
