"""Disposable counts in fixed windows, for rate limits; losing them all costs nothing but patience."""

from shenava.foundation.counters.counting import forget, hit, peek

__all__ = ["forget", "hit", "peek"]
