"""Notes in Redis, shared by several machines."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

PREFIX = "shenava:jottings:"
MOST = 200_000
"""Notes that are kept while nobody gathers them."""
DROP = """
local length = redis.call('RPUSH', KEYS[1], ARGV[1])
if length > tonumber(ARGV[2]) then
    redis.call('LPOP', KEYS[1])
    redis.call('INCR', KEYS[2])
end
return length
"""
WAITING = """
return {redis.call('GET', KEYS[2]) or '0', redis.call('LRANGE', KEYS[1], 0, tonumber(ARGV[1]) - 1)}
"""
DISCARD = """
local gone = tonumber(redis.call('GET', KEYS[2]) or '0')
local amount = math.min(tonumber(ARGV[1]) - gone, redis.call('LLEN', KEYS[1]))
if amount > 0 then
    redis.call('LTRIM', KEYS[1], amount, -1)
    redis.call('INCRBY', KEYS[2], amount)
end
return amount
"""


class RedisBox:
    """Each box a list, and beside it the count of the notes that have left it, which numbers those still there."""

    def __init__(self, url: str) -> None:
        import redis  # noqa: PLC0415 - installed only where several machines run

        client = redis.Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2)
        self._drop = cast("Callable[..., object]", client.register_script(DROP))
        self._waiting = cast("Callable[..., object]", client.register_script(WAITING))
        self._discard = cast("Callable[..., object]", client.register_script(DISCARD))

    def drop(self, name: str, line: str) -> None:
        """Keep one line; the oldest makes room when there are too many."""
        self._drop(keys=_keys(name), args=[line, MOST])

    def waiting(self, name: str, *, most: int) -> Sequence[tuple[int, str]]:
        """Return the oldest lines."""
        gone, lines = cast("tuple[bytes, list[bytes]]", self._waiting(keys=_keys(name), args=[most]))
        return [(number, line.decode()) for number, line in enumerate(lines, int(gone) + 1)]

    def discard(self, name: str, *, upto: int) -> None:
        """Take away what is dealt with."""
        self._discard(keys=_keys(name), args=[upto])


def _keys(name: str) -> list[str]:
    return [f"{PREFIX}{name}", f"{PREFIX}{name}:gone"]
