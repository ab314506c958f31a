"""A file beyond the limit is dropped on its way in, and the words sent with it stay."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from pytest_django import Settings

from shenava.foundation.files import uploads

pytestmark = pytest.mark.usefixtures("folder")


@pytest.mark.requirement("S0-23.5")
def test_the_form_survives_a_file_that_is_too_large(settings: Settings) -> None:
    settings.FILES_MAX_BYTES = 200_000
    settings.FILE_UPLOAD_HANDLERS = [
        "shenava.foundation.files.uploads.LimitingUploadHandler",
        "django.core.files.uploadhandler.TemporaryFileUploadHandler",
    ]
    request = RequestFactory().post(
        "/",
        {
            "film": SimpleUploadedFile("film.mp4", bytes(400_000)),
            "words": "چه اتفاقی افتاد",
            "photo": SimpleUploadedFile("photo.jpg", bytes(150_000)),
        },
    )
    assert request.POST["words"] == "چه اتفاقی افتاد"
    assert list(request.FILES) == ["photo"]
    assert uploads.too_large(request) == ["film"]
    request.close()
