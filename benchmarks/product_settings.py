"""Shenava's own settings; only the limits on how often one client may ask are lifted, though they are still counted."""

from shenava.config.settings import *  # noqa: F403 - the same settings is the point
from shenava.foundation.web.limits import TABLE

RATE_LIMITS = {name: (1_000_000_000, limit.window_seconds) for name, limit in TABLE.items()}
