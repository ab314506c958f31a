"""A page that does not keep up is told so, and holds up nobody."""

import asyncio

from shenava.foundation.realtime import hub
from shenava.foundation.realtime.reading import Told


def test_a_page_hears_its_own_topics_only() -> None:
    async def listen() -> list[int]:
        follower = hub.Follower({"a", "b"})
        for number, topic in enumerate("abc"):
            follower.offer(_told(number, topic))
        follower.offer(_told(3, "a"))
        return [told.id for _ in range(3) if (told := await follower.next())]

    assert asyncio.run(listen()) == [0, 1, 3]


def test_a_page_that_falls_behind_is_asked_to_load_itself_anew_and_goes_on() -> None:
    async def listen() -> list[int | None]:
        follower = hub.Follower({"a"})
        for number in range(hub.QUEUE + 5):
            follower.offer(_told(number, "a"))
        first = await follower.next()
        follower.offer(_told(999, "a"))
        second = await follower.next()
        return [first and first.id, second and second.id]

    assert asyncio.run(listen()) == [None, 999]


def _told(number: int, topic: str) -> Told:
    return Told(id=number, topic=topic, kind="changed", data={})
