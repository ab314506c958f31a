"""Where rows, files and counters live."""

from typing import Any
from urllib.parse import unquote, urlsplit

from shenava.config.settings import env
from shenava.config.settings.data import DATA_DIR


def _postgresql(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 4, "timeout": 20}},
    }


def _sqlite() -> dict[str, Any]:
    return {
        "ENGINE": "shenava.foundation.database.backends.sqlite",
        "NAME": DATA_DIR / "shenava.sqlite3",
        "CONN_MAX_AGE": None,
    }


DATABASES = {"default": _postgresql(env.DATABASE_URL.text) if env.DATABASE_URL.text else _sqlite()}

COUNTERS_PATH = DATA_DIR / "counters.sqlite3"
REDIS_URL = env.REDIS_URL.text
BROKER_URL = env.BROKER_URL.text

FILES_MAX_BYTES = env.FILES_MAX_MB.number * 1_000_000
FILES_MAX_COUNT = env.FILES_MAX_COUNT.number
FILE_UPLOAD_HANDLERS = [
    "shenava.foundation.files.uploads.LimitingUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_TEMP_DIR = DATA_DIR / "uploads"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000

_FILES: dict[str, Any] = (
    {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {"bucket_name": env.S3_BUCKET.text, "endpoint_url": env.S3_ENDPOINT.text or None},
    }
    if env.S3_BUCKET.text
    else {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": DATA_DIR / "files"}}
)
STORAGES = {
    "default": _FILES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
