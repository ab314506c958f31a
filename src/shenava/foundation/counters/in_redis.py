"""Counts in Redis, shared by several machines."""

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

PREFIX = b"shenava:counter:"
HIT = """
local window, started, seconds = ARGV[1], ARGV[2], tonumber(ARGV[1])
local amount = tonumber(ARGV[3])
if redis.call('HGET', KEYS[1], window .. ':started') == started then
    amount = redis.call('HINCRBY', KEYS[1], window .. ':amount', amount)
else
    redis.call('HSET', KEYS[1], window .. ':started', started, window .. ':amount', amount)
end
if redis.call('TTL', KEYS[1]) < seconds then redis.call('EXPIRE', KEYS[1], seconds) end
return amount
"""


class RedisCounters:
    """Counts kept in one hash a key, which expires with its longest window."""

    def __init__(self, url: str) -> None:
        import redis  # noqa: PLC0415 - installed only where several machines run

        self._client: redis.Redis = redis.Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2)
        self._count = cast("Callable[..., object]", self._client.register_script(HIT))

    def hit(self, key: bytes, *, window_seconds: int, second: int, amount: int = 1) -> int:
        """Count so many in a single round trip."""
        started = second - second % window_seconds
        return int(cast("int", self._count(keys=[PREFIX + key], args=[window_seconds, started, amount])))

    def peek(self, key: bytes, *, window_seconds: int, second: int) -> int:
        """Return the count of the window."""
        fields = [f"{window_seconds}:started", f"{window_seconds}:amount"]
        started, amount = cast("list[bytes | None]", self._client.hmget(PREFIX + key, fields))
        is_same = started is not None and int(started) == second - second % window_seconds
        return int(amount) if is_same and amount is not None else 0

    def forget(self, key: bytes) -> None:
        """Drop the key."""
        self._client.delete(PREFIX + key)
