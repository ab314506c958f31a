"""Serves the pages: one parent loads everything once; its workers are forked from it and share what it loaded.

Usage: python -m shenava.entrypoints.commands.pages --port 8000 --workers 2
"""

import argparse
import gc
import multiprocessing
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from django.conf import settings
from django.db import connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from shenava.entrypoints.commands.serving.options import LOOPBACK


def main(arguments: Sequence[str]) -> int:
    """Serve until a signal ends it."""
    options = _options(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shenava.config.settings")
    module, _dot, name = str(settings.WSGI_APPLICATION).rpartition(".")
    load(module, settings.ROOT_URLCONF)
    multiprocessing.set_start_method("fork")
    Granian(
        f"{module}:{name}",
        address=LOOPBACK,
        port=options.port,
        interface=Interfaces.WSGI,
        workers=options.workers,
        blocking_threads=1,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve()
    return 0


def load(*modules: str) -> None:
    """Load what every worker needs, and leave nothing open that two processes must not share."""
    gc.disable()  # nothing that is loaded becomes garbage, so looking for it would only take time
    for module in modules:
        import_module(module)
    connections.close_all()
    gc.freeze()  # the collector would write into every object, and each worker would get a copy of its own
    gc.enable()


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="pages", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
