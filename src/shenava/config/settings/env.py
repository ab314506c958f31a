"""Every setting that an operator may give, with a default that works for one office on SQLite."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Setting:
    """One environment variable: its name, what it does, and its value when it isn't given."""

    name: str
    meaning: str
    default: str

    @property
    def text(self) -> str:
        """Return the value as given."""
        return os.environ.get(self.name, self.default)

    @property
    def is_on(self) -> bool:
        """Return whether the value says yes; anything but yes or no is an error that explains itself."""
        value = self.text.strip().lower()
        if value in {"1", "true", "yes", "on"}:
            return True
        if value in {"", "0", "false", "no", "off"}:
            return False
        message = f"{self.name} must be 1 or 0, not {self.text!r}: {self.meaning}"
        raise ValueError(message)

    @property
    def number(self) -> int:
        """Return the value as a whole number; anything else is an error that explains itself."""
        try:
            return int(self.text)
        except ValueError:
            message = f"{self.name} must be a whole number, not {self.text!r}: {self.meaning}"
            raise ValueError(message) from None

    @property
    def items(self) -> list[str]:
        """Return a comma-separated value as a list."""
        return [item.strip() for item in self.text.split(",") if item.strip()]


PROJECT = Path(__file__).resolve().parents[4]

DATA = Setting(name="SHENAVA_DATA", meaning="folder of database, files, keys and logs", default=str(PROJECT / "var"))
PORT = Setting(name="SHENAVA_PORT", meaning="port of the pages", default="8000")
LIVE_PORT = Setting(name="SHENAVA_LIVE_PORT", meaning="port of the live events", default="8001")
PUBLIC_URL = Setting(
    name="SHENAVA_PUBLIC_URL", meaning="address people reach the pages at, used in messages", default=""
)
LIVE_URL = Setting(name="SHENAVA_LIVE_URL", meaning="address people reach the live events at", default="")
BEHIND_PROXY = Setting(
    name="SHENAVA_BEHIND_PROXY",
    meaning="1 when a proxy that ends TLS stands in front and sets X-Forwarded-*",
    default="0",
)
HOSTS = Setting(name="SHENAVA_HOSTS", meaning="host names the pages answer to, comma separated", default="")
DEBUG = Setting(
    name="SHENAVA_DEBUG", meaning="1 shows errors to whoever meets them; never where people work", default="0"
)
DATABASE_URL = Setting(
    name="SHENAVA_DATABASE_URL", meaning="postgresql://user:password@host:port/name; empty means SQLite", default=""
)
REDIS_URL = Setting(
    name="SHENAVA_REDIS_URL", meaning="redis://…, for counters and wake-ups of several machines", default=""
)
BROKER_URL = Setting(
    name="SHENAVA_BROKER_URL", meaning="broker of the Celery workers; empty means the embedded worker", default=""
)
EMAIL_URL = Setting(
    name="SHENAVA_EMAIL_URL",
    meaning="smtp://user:password@host:port (smtps for TLS, smtp+starttls); empty writes e-mail to the outbox only",
    default="",
)
EMAIL_FROM = Setting(name="SHENAVA_EMAIL_FROM", meaning="sender of e-mail", default="complaints@localhost")
S3_BUCKET = Setting(name="SHENAVA_S3_BUCKET", meaning="bucket for files; empty means the data folder", default="")
S3_ENDPOINT = Setting(name="SHENAVA_S3_ENDPOINT", meaning="address of the S3 service", default="")
LOG_LEVEL = Setting(name="SHENAVA_LOG_LEVEL", meaning="DEBUG, INFO, WARNING or ERROR", default="INFO")
FILES_MAX_MB = Setting(name="SHENAVA_FILES_MAX_MB", meaning="largest file a person may send, in MB", default="20")
FILES_MAX_COUNT = Setting(name="SHENAVA_FILES_MAX_COUNT", meaning="most files in one message", default="30")
METRICS_TOKEN = Setting(
    name="SHENAVA_METRICS_TOKEN",
    meaning="bearer token for /metrics from other machines; empty means loopback only",
    default="",
)

ALL = [value for value in list(globals().values()) if isinstance(value, Setting)]
DOCUMENTED = [(one.name, one.meaning, one.default.replace(f"{PROJECT}/", "")) for one in ALL]
"""Name, meaning and default of each, for the document that is drawn from them."""
