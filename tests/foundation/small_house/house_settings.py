"""Settings of a house with nothing in it but facts, deliveries and notices, for processes that tests start."""

import os
from pathlib import Path

from shenava.config.settings.database import DATABASES
from shenava.foundation.keys import Keyring

__all__ = ["DATABASES"]

DATA_DIR = Path(os.environ["SHENAVA_DATA"])
KEYRING = Keyring.open(DATA_DIR / "keys" / "keyring.json")
SECRET_KEY = "of a test"
INSTALLED_APPS = ["shenava.foundation.events", "shenava.foundation.realtime"]
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = os.environ.get("SHENAVA_REDIS_URL", "")
BROKER_URL = os.environ.get("SHENAVA_BROKER_URL", "")
LIVE_ALLOWED_ORIGINS = ["http://localhost:8000"]
