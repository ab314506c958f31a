"""What every test stands on: fast hashing, fresh memories, counters and files of its own."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("SHENAVA_DATA", tempfile.mkdtemp(prefix="shenava-tests-"))

import pytest
from django.conf import settings

from shenava.foundation.database.remembered import forget_all

_database = settings.DATABASES["default"]
if _database["ENGINE"].endswith("sqlite"):
    _database["TEST"] = {**_database.get("TEST", {}), "NAME": ":memory:"}  # parallel runs would make files of it


@pytest.fixture(autouse=True)
def _fresh_memories() -> Iterator[None]:
    forget_all()
    yield
    forget_all()


@pytest.fixture(autouse=True)
def _cheap_and_private(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[None]:
    from django.test import override_settings  # noqa: PLC0415 - settings must be ready first

    storages = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "files"},
        },
    }
    with override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        STORAGES=storages,
        COUNTERS_PATH=tmp_path / "counters.sqlite3",
        AUDIT_FLUSH_SECONDS=0,
        REDIS_URL=settings.REDIS_URL if request.node.get_closest_marker("redis") else "",
    ):
        yield
