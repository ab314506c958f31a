"""Large uploads stopped on their way in, so that they fill neither memory nor disk."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

_TOO_LARGE = "shenava.files.too_large"


class LimitingUploadHandler(FileUploadHandler):
    """First in ``FILE_UPLOAD_HANDLERS``: drops a file at the limit and keeps the other fields of the form."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """Count anew for each file."""
        super().new_file(*args, **kwargs)
        self._received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002 - Django gives it
        """Pass the piece on to the next handler; raises ``SkipFile`` beyond the limit."""
        self._received += len(raw_data)
        if self._received > settings.FILES_MAX_BYTES:
            if self.request is not None:
                self.request.META.setdefault(_TOO_LARGE, []).append(self.field_name)
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers that follow."""


def too_large(request: HttpRequest) -> list[str]:
    """Return the form fields whose files were dropped for their size; read ``request.FILES`` before."""
    return list(request.META.get(_TOO_LARGE, []))
