"""Nobody may ask without end: every address counts its visitors, or stands here with the reason why not."""

import re

from tests.entrypoints.routes import Route, innermost, routes, wrappers

from shenava.foundation.web import limits

COUNTED_INSIDE = {
    r"api/.*": "the doorway of the API counts every call before it looks at it",
    r"desk/set-up/<str:secret>/": "a set-up link is counted before its secret is looked at",
    r"desk/sign-in/(second/)?": "signing in counts by address, by login and by both, see accounts.signing_in",
}
EXEMPT = {
    r"": "sends on to the front page of a language, which counts",
    r"(healthz|readyz)": "asked by machines again and again; looks at nothing that belongs to anybody",
    r"metrics": "asked by machines, with a token or from this machine only",
    r"desk/(sign-out|me)/": "ends the session, or sends on",
}


def wrapped_by(route: Route, wrapper: str) -> bool:
    return any(getattr(one, "__code__", None) and one.__code__.co_name == wrapper for one in wrappers(route.view))


def is_counted(route: Route) -> bool:
    """Whether the address is counted, or only for those who have signed in: that is counted, and acts are logged."""
    return wrapped_by(route, "limited_view") or wrapped_by(route, "guarded")


def matches(route: Route, patterns: dict[str, str]) -> bool:
    return any(re.fullmatch(pattern, route.pattern) for pattern in patterns)


def test_every_address_is_counted_or_exempt_with_a_reason() -> None:
    free = [
        route.pattern
        for route in routes()
        if not is_counted(route) and not matches(route, COUNTED_INSIDE) and not matches(route, EXEMPT)
    ]

    assert not free, "\n".join(["put @limits.limited(...) on these", *free])


def test_the_whole_api_goes_through_its_doorway() -> None:
    api = [route for route in routes() if route.pattern.startswith("api/")]

    assert [route.pattern for route in api if not wrapped_by(route, "guarded_view")] == []
    assert api


def test_all_of_the_desk_but_the_entrance_asks_who_is_there() -> None:
    entrance = re.compile(r"desk/(sign-in|sign-out|set-up|me|design)/.*")
    inside = [route for route in routes() if route.pattern.startswith("desk/") and not entrance.match(route.pattern)]
    open_to_all = [route.pattern for route in inside if not wrapped_by(route, "guarded")]

    assert not open_to_all, "\n".join(["let @staff_view in first", *open_to_all])
    assert len(inside) > 50


def test_the_table_holds_no_limit_that_nothing_uses() -> None:
    from tests.architecture import house  # noqa: PLC0415 - for one question

    told = " ".join(
        source.path.read_text(encoding="utf-8") for source in house.sources() if "limits" not in source.name
    )
    unused = {name for name in limits.TABLE if f'"{name}"' not in told}

    assert unused <= UNUSED


UNUSED = {"look_up", "webhook"}
"""Limits of doors that are still to be built."""


def test_views_are_written_by_somebody() -> None:
    assert all(innermost(route.view).__module__ for route in routes())
