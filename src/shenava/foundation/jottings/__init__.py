"""Small notes dropped in passing and gathered in batches later; losing them all costs nothing but a few figures."""

from shenava.foundation.jottings.box import Jotting, discard, drop, waiting

__all__ = ["Jotting", "discard", "drop", "waiting"]
