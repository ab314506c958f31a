"""Files on their way in: in the upload folder until the storage takes them, gone otherwise."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from django.conf import settings


def start() -> BinaryIO:
    """Open a new draft for writing and reading; end it with ``ending``."""
    draft = tempfile.NamedTemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR, delete=False)  # noqa: SIM115 - see `ending`
    return cast("BinaryIO", draft)


@contextmanager
def ending(draft: BinaryIO) -> Iterator[BinaryIO]:
    """Close the draft at the end and remove it, unless the storage has moved it away."""
    try:
        yield draft
    finally:
        Path(draft.name).unlink(missing_ok=True)
        draft.close()
