"""The server of the pages: what its parent loads for all workers, and what it leaves for the first who needs it."""

import subprocess
import sys

LOADED = """
import sys, threading
from django.conf import settings
from shenava.entrypoints.commands import pages
pages.load("shenava.config.wsgi", settings.ROOT_URLCONF)
from django.db import connections
from django.test import Client
from shenava.entrypoints.portal import addresses
print("shenava.entrypoints.desk.queue" in sys.modules, "shenava.entrypoints.portal.filing" in sys.modules)
print(any(one.connection for one in connections.all(initialized_only=True)), threading.active_count())
print(addresses.to("home", language="ar"), "ninja" in sys.modules)
print(Client(HTTP_HOST="localhost").get("/api/v1/openapi.json").status_code, "ninja" in sys.modules)
"""


def test_the_parent_loads_every_page_opens_nothing_and_leaves_the_api_to_the_first_who_asks(
    environment: dict[str, str],
) -> None:
    told = subprocess.run(  # noqa: S603 - our own lines
        [sys.executable, "-c", LOADED],
        env={**environment, "DJANGO_SETTINGS_MODULE": "shenava.config.settings"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert told.stdout.splitlines() == ["True True", "False 1", "/ar/ False", "200 True"], told.stderr
