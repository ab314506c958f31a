"""Everybody knocks at every address of the installation; of a case that isn't theirs there is no trace anywhere."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from http.cookies import SimpleCookie
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.http import HttpResponseBase
from django.test import Client
from tests import builders, rows
from tests.builders import MORNING, House
from tests.entrypoints import forbidden
from tests.entrypoints.forbidden import MARK, Planted
from tests.entrypoints.portal import own_page
from tests.entrypoints.routes import Route, routes

from shenava.domain.cases import references
from shenava.domain.cases.models import Case
from shenava.foundation.realtime import tokens
from shenava.foundation.text import digits
from shenava.foundation.text.digits import Digits
from shenava.foundation.web import limits

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-99.1", "S1-81.4"), pytest.mark.timeout(180)]


class Kind(Enum):
    """What an address is about."""

    CASE = "one case, named by its tracking code"
    MESSAGE = "one outgoing message, named by its id"
    LIST = "many things, or none; must not change because of a case that isn't the reader's"
    OPERATION = "how the installation fares, for those who run it: counts may change, words may not appear"
    PROOF = "a letter, for whoever holds its code: says that it is ours, and nothing of its words"
    INVITATION = "a survey, for whoever holds its link"
    HOUSE = "the house itself (people, units, goals); named by ids that are no case's"
    LEAVING = "ends a session or makes the device forget"


CLASSES: tuple[tuple[str, Kind], ...] = (
    (r"desk/cases/<str:code>/.*", Kind.CASE),
    (r"(fa|ar|en)/(simple/)?complaints/<str:tracking_code>/.*", Kind.CASE),
    (r"api/v1/(cases|complaints)/<tracking_code>.*", Kind.CASE),
    (r"desk/outbox/<uuid:message_id>/", Kind.MESSAGE),
    (r"desk/(design/|raised/)?", Kind.LIST),
    (r"desk/(search|suggest|new|export|figures|numbers|reports)/.*", Kind.LIST),
    (r"api/v1/(cases|complaints|categories|openapi\.json)", Kind.LIST),
    (r"api/", Kind.LIST),
    (r"", Kind.LIST),
    (r"(fa|ar|en)/(handling|promises|lessons)/", Kind.LIST),
    (r"q/<str:code>/?", Kind.HOUSE),
    (r"(fa|ar|en)/policy/<slug:pack>/", Kind.HOUSE),
    (r"(fa|ar|en)/(file/((journey|reckoning)/)?|track/|contact/|privacy/(<int:number>/)?|accessibility/)?", Kind.LIST),
    (r"(fa|ar|en)/(simple/(file/|track/)?|settings/)", Kind.LIST),
    (r"(fa|ar|en)/(without-line/|manifest\.webmanifest)|service-worker\.js", Kind.LIST),
    (r"(fa|ar|en)/uploads/(<str:upload>/)?", Kind.LIST),
    (r"desk/outbox/", Kind.OPERATION),
    (r"desk/administration/(failures|log)/.*", Kind.OPERATION),
    (r"(healthz|readyz|metrics)", Kind.OPERATION),
    (r"(fa|ar|en)/verify/(<str:code>/)?", Kind.PROOF),
    (r"verify/<str:code>/", Kind.PROOF),
    (r"brand/<slug:code>/<slug:digest>\.(css|png)", Kind.HOUSE),
    (r"brand/<slug:code>/spoken/<slug:page>/<slug:language>/<slug:digest>/", Kind.HOUSE),
    (r"(fa|ar|en)/(survey|how-often)/<str:link>/", Kind.INVITATION),
    (r"desk/administration/.*", Kind.HOUSE),
    (r"desk/(sign-in|set-up|preferences|security|me|account)/.*", Kind.HOUSE),
    (r"desk/sign-out/", Kind.LEAVING),
    (r"(fa|ar|en)/own/(sessions/|enter/|code/|who/|preferences/|data/.*)?", Kind.LIST),
    (r"(fa|ar|en)/(forget/|own/leave/|own/sessions/end/)", Kind.LEAVING),
)
METHODS = {"api": ("GET", "POST", "PUT", "PATCH", "DELETE")}
PAGES = ("GET", "POST")
OF_A_CASE = {"tracking_code", "code"}


def kind_of(route: Route) -> Kind | None:
    return next((kind for pattern, kind in CLASSES if re.fullmatch(pattern, route.pattern)), None)


def visited() -> list[Route]:
    """Return every address once; of the three languages of the portal the one that differs most from the sources."""
    return [route for route in routes() if not re.match(r"(fa|ar)/", route.pattern)]


def methods_of(route: Route) -> tuple[str, ...]:
    return METHODS.get(route.pattern.partition("/")[0], PAGES)


def of_kind(*kinds: Kind) -> list[Route]:
    return [route for route in visited() if kind_of(route) in kinds]


@dataclass
class Visitor:
    """Somebody with a browser or a program; ``own`` is a case that they may see."""

    client: Client
    headers: dict[str, str] = field(default_factory=dict)
    own: Case | None = None

    def ask(self, method: str, path: str, data: dict[str, Any]) -> HttpResponseBase:
        before = self.client.cookies.output()
        try:
            if method == "GET":
                return self.client.get(path, data, headers=self.headers)
            if path.startswith("/api/"):
                headers = {**self.headers, "Idempotency-Key": f"sweep-{uuid4().hex}"}
                return self.client.generic(
                    method, path, json.dumps(_as_json(path)), content_type="application/json", headers=headers
                )
            if method == "POST":
                return self.client.post(path, data, headers=self.headers)
            return self.client.generic(method, path, headers=self.headers)
        finally:
            self.client.cookies = SimpleCookie(before.replace("Set-Cookie: ", ""))


EVERYBODY = (
    "stranger",
    "another complainant",
    "another person on their own page",
    "officer of another unit",
    "manager of another unit",
    "officer of the triage desk",
    "administrator",
    "program of another unit",
    "program that may only write",
    "program with a made-up token",
    "another complainant's program",
)


WALLED: dict[str, dict[str, str]] = {
    "officer whom it is about": {"staff": "colleague", "visitor": "colleague"},
    "officer whose unit it is about": {"unit": "cards", "visitor": "officer"},
    "officer under the manager whom it is about": {"staff": "manager", "visitor": "officer"},
    "manager whom it is about": {"staff": "manager", "visitor": "manager"},
    "officer of the complaints office whom it is about": {"staff": "complaints", "visitor": "complaints"},
    "compliance officer whom it is about": {"staff": "compliance", "visitor": "compliance"},
    "administrator whom it is about": {"staff": "administrator", "visitor": "administrator"},
    "program of an officer whom it is about": {"staff": "officer", "visitor": "officer"},
    "program of the complaints office whom it is about": {"staff": "complaints", "visitor": "complaints"},
}
"""Visitors who would see the case if a wall did not keep it from them, and what the wall is about."""
KEPT_OUT = (*EVERYBODY, *WALLED)


@pytest.fixture(autouse=True)
def _morning_without_limits(settings: Any) -> Iterator[None]:  # noqa: ANN401 - the fixture's own type is private
    settings.RATE_LIMITS = dict.fromkeys(limits.TABLE, (10**9, 60))
    with time_machine.travel(MORNING, tick=False):
        yield


@pytest.fixture
def house() -> House:
    return builders.a_house()


def plant_for(name: str, house: House) -> Planted:
    """Plant the forbidden case; where this visitor could see it, wall it off from them."""
    planted = forbidden.plant(house)
    about = WALLED.get(name)
    if about:
        forbidden.wall_off(
            planted,
            house,
            staff=getattr(house, about["staff"]) if "staff" in about else None,
            unit=getattr(house, about["unit"]) if "unit" in about else None,
        )
    return planted


def visitor(name: str, house: House) -> Visitor:  # noqa: PLR0911 - one kind of visitor a line
    """Return this visitor, with a case of their own where they can have one."""
    if name in WALLED:
        return _kept_away(name, house)
    own = forbidden.own_case(house)
    mine = references.access_code(own)
    secrets: dict[str, Callable[[], str]] = {
        "program of another unit": lambda: forbidden.secret_of(house.loan_officer),
        "program that may only write": lambda: forbidden.secret_of(house.officer, "cases:message"),
        "program with a made-up token": lambda: "shn_" + "a" * 43,
    }
    if name in secrets:
        sees_own = own if name == "program of another unit" else None
        return Visitor(Client(raise_request_exception=False), {"Authorization": f"Bearer {secrets[name]()}"}, sees_own)
    if name == "another complainant's program":
        return Visitor(Client(raise_request_exception=False), {"X-Access-Code": mine}, own)
    if name == "another complainant":
        client = Client(raise_request_exception=False)
        opened = client.post("/en/track/", {"code": own.tracking_code, "access": mine})
        assert opened.status_code == 302, opened.content
        return Visitor(client, own=own)
    if name == "another person on their own page":
        return Visitor(own_page.signed_in(own_page.address_of(own)), own=own)
    if name == "stranger":
        return Visitor(Client(raise_request_exception=False))
    manager = builders.a_colleague("elsewhere", builders.Role.UNIT_MANAGER, house.loans)
    staff = {
        "officer of another unit": house.loan_officer,
        "manager of another unit": manager,
        "officer of the triage desk": house.triage_officer,
        "administrator": house.administrator,
    }[name]
    return Visitor(forbidden.at_the_desk(staff), own=own if staff.unit_id == house.loans.id else None)


def _kept_away(name: str, house: House) -> Visitor:
    accused: builders.Staff = getattr(house, WALLED[name]["visitor"])
    if not name.startswith("program"):
        return Visitor(forbidden.at_the_desk(accused))
    return Visitor(Client(raise_request_exception=False), {"Authorization": f"Bearer {forbidden.secret_of(accused)}"})


def address(route: Route, **given: str) -> str:
    """Return a path of this route with these values; whatever isn't given is random or the number 1."""
    path = route.pattern
    for name, kind in route.takes:
        value = given.get(name) or {"UUIDConverter": str(uuid4()), "IntConverter": "1"}.get(kind, "none")
        path = re.sub(rf"<(\w+:)?{name}>", value, path)
    return f"/{path}"


def plausible(house: House, planted: Planted) -> dict[str, Any]:
    """Return what forms ask for, all at once, pointing at the planted case wherever something can point."""
    return {
        "scope": "all",
        "owner": str(house.officer.id),
        "unit": str(house.cards.id),
        "category": "BANK-10",
        "person": str(planted.case.person_id),
        "access": "00000000",
        "body": "words",
        "text": "words",
        "note": "words",
        "reason": "words",
        "answer": "words",
        "urgency": "NORMAL",
        "seen": str(uuid4()),
        "due": "2026-11-25",
        "due_at": "2026-11-25T10:00",
        "act": "ASKED",
        "state": "WAIVED",
        "go": "send",
    }


def _as_json(path: str) -> dict[str, Any]:
    noun = path.rstrip("/").rpartition("/")[2]
    bodies: dict[str, dict[str, Any]] = {
        "assignment": {"owner": str(uuid4())},
        "assessment": {"urgency": "NORMAL", "category": "BANK-10"},
        "decision": {"issues": [{"title": "x", "outcome": "UPHELD", "finding": "y"}]},
        "notes": {"body": "words"},
        "record-type": {"record_type": "complaint"},
        "messages": {"body": "words"},
        "objection": {"reason": "words"},
        "reopening": {"reason": "words"},
        "withdrawal": {"reason": "words"},
    }
    return bodies.get(noun, {})


_VARIES = re.compile(
    r'((?:csrfmiddlewaretoken|token|key)" value="|X-CSRFToken\W+|nonce[=-]"?|request[-_ ]id\W+|token=)[\w./+=-]+',
    re.IGNORECASE,
)
_LONG = re.compile(r"[A-Za-z0-9_-]{56,}|\b[0-9a-f]{32}\b")


def body_of(response: HttpResponseBase) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined] # files are streamed
    return content.decode("utf-8", errors="replace")


def seen(response: HttpResponseBase, *codes: str) -> tuple[int, str, str]:
    """Return what a reader gets, without what differs each time and without the code they asked for."""
    text = f"{response.headers.get('Location', '')}\n{body_of(response)}"
    for code in codes:
        for shown in (code, digits.write(code, Digits.PERSIAN), digits.write(code, Digits.ARABIC)):
            text = text.replace(shown, "CODE")
    return (
        response.status_code,
        response.headers.get("Content-Type", ""),
        _LONG.sub("LONG", _VARIES.sub("VARIES", text)),
    )


def permits(text: str) -> list[str]:
    """Return the topics that a page allows its reader to follow."""
    found = (tokens.read(word, at=MORNING) for word in _LONG.findall(text))
    return [permit.topic for permit in found if permit]


def ghost() -> str:
    """Return a tracking code as real ones are, of no case."""
    return references.new_tracking_code()


NEVER_CHANGES = frozenset({"audit", "sessions", "accounts", "auth", "contenttypes", "events.Schedule"})


def test_every_address_has_been_thought_about() -> None:
    unknown = [route.pattern for route in routes() if kind_of(route) is None]

    assert not unknown, "\n".join(["place these in CLASSES", *unknown])
    assert len(of_kind(Kind.CASE)) > 30


def test_every_case_address_takes_a_tracking_code() -> None:
    odd = [route.pattern for route in of_kind(Kind.CASE) if not OF_A_CASE & {name for name, _kind in route.takes}]

    assert odd == []


@pytest.mark.requirement("S1-31.4")
@pytest.mark.parametrize("name", KEPT_OUT)
def test_a_case_that_is_not_theirs_is_answered_like_none_at_all(name: str, house: House) -> None:
    planted, who = plant_for(name, house), visitor(name, house)
    data, found = plausible(house, planted), []
    before = rows.dump(without=NEVER_CHANGES)
    for route in of_kind(Kind.CASE):
        for method in methods_of(route):
            for ids in _ids_for(route, planted):
                code, none = planted.case.tracking_code, ghost()
                real = seen(who.ask(method, address(route, tracking_code=code, code=code, **ids), data), code, none)
                unreal = seen(who.ask(method, address(route, tracking_code=none, code=none, **ids), data), code, none)
                if real != unreal:
                    found.append(f"{method} {route.pattern}: {_difference(real, unreal)}")
                if MARK in real[2]:
                    found.append(f"{method} {route.pattern}: says {MARK}")
                if real[0] < 300 and method != "GET":
                    found.append(f"{method} {route.pattern}: {real[0]}")

    assert not found, "\n".join(found)
    assert rows.changes(before, rows.dump(without=NEVER_CHANGES)) == []


@pytest.mark.parametrize("name", [name for name in KEPT_OUT if "own" not in name])
def test_lists_searches_and_counts_stay_as_they_were(name: str, house: House) -> None:
    who, nobody = visitor(name, house), ghost()
    pages = {route.pattern: seen(who.ask("GET", address(route), _search(nobody))) for route in of_kind(Kind.LIST)}
    again = {route.pattern: seen(who.ask("GET", address(route), _search(nobody))) for route in of_kind(Kind.LIST)}
    assert pages == again
    planted, found = plant_for(name, house), []

    for route in of_kind(Kind.LIST):
        now = seen(who.ask("GET", address(route), _search(nobody)))
        if now != pages[route.pattern]:
            found.append(f"{route.pattern} changed: {_difference(now, pages[route.pattern])}")
        for asked in (MARK[:4], planted.case.tracking_code, "+989121119991", f"{MARK}@example.org"):
            words = {"q": asked, "search": asked, "query": asked, "code": asked}
            text = body_of(who.ask("GET", address(route), {**plausible(house, planted), **words}))
            said = [one for one in planted.traces if one in text and one not in asked]
            found += [f"{route.pattern}?q={asked} says {one}" for one in said]
            found += [f"{route.pattern} lets them follow {one}" for one in permits(text) if str(planted.case.id) in one]

    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", KEPT_OUT)
def test_all_other_addresses_say_nothing_of_it(name: str, house: House) -> None:
    planted, who = plant_for(name, house), visitor(name, house)
    before, found = rows.dump(without=NEVER_CHANGES), []
    kinds = (Kind.OPERATION, Kind.PROOF, Kind.INVITATION, Kind.HOUSE, Kind.MESSAGE, Kind.LIST)
    for route in of_kind(*kinds):
        for ids in _ids_for(route, planted):
            response = who.ask("GET", address(route, **ids), {})
            text = body_of(response)
            said = [one for one in planted.traces if one in text]
            if kind_of(route) is Kind.OPERATION and str(planted.case.id) in said:
                said.remove(str(planted.case.id))  # the log names what was done to which row, and nothing of it
            found += [f"{route.pattern} says {one}" for one in said if one not in address(route, **ids)]
            if kind_of(route) is Kind.MESSAGE and response.status_code == 200:
                found.append(f"{route.pattern} opens a message")

    assert not found, "\n".join(found)
    assert rows.changes(before, rows.dump(without=NEVER_CHANGES)) == []


@pytest.mark.parametrize(
    "name",
    [
        "officer of another unit",
        "another complainant",
        "another person on their own page",
        "another complainant's program",
    ],
)
def test_their_own_case_opens_nothing_of_another(name: str, house: House) -> None:
    """Files, letters, documents and tasks are asked for under a case that the visitor may see."""
    planted, who = forbidden.plant(house), visitor(name, house)
    assert who.own
    before, found, code = rows.dump(without=NEVER_CHANGES), [], who.own.tracking_code
    for route in of_kind(Kind.CASE):
        for ids in _ids_for(route, planted):
            for method in methods_of(route) if ids else ():
                response = who.ask(method, address(route, tracking_code=code, code=code, **ids), {})
                text = body_of(response)
                if response.status_code < 300 or any(one in text for one in planted.traces):
                    found.append(f"{method} {route.pattern}: {response.status_code}")

    assert not found, "\n".join(found)
    assert rows.changes(before, rows.dump(without=NEVER_CHANGES)) == []


def test_compliance_reads_and_changes_nothing(house: House) -> None:
    planted = forbidden.plant(house)
    who = Visitor(forbidden.at_the_desk(house.compliance))
    before, code, found = rows.dump(without=NEVER_CHANGES), planted.case.tracking_code, []
    for route in of_kind(Kind.CASE):
        for ids in _ids_for(route, planted):
            for method in ["POST"] if route.pattern.startswith("desk/") else ():
                response = who.ask(method, address(route, code=code, **ids), plausible(house, planted))
                if response.status_code < 400:
                    found.append(f"{method} {route.pattern}: {response.status_code}")

    assert not found, "\n".join(found)
    assert MARK in body_of(who.ask("GET", f"/desk/cases/{code}/", {}))
    assert rows.changes(before, rows.dump(without=NEVER_CHANGES)) == []


@pytest.mark.parametrize("who", ["complaints", "officer"])
def test_whom_it_concerns_finds_it(who: str, house: House) -> None:
    """Proves that the sweep could find a leak: the same look sees the mark where it is meant to be."""
    planted = forbidden.plant(house)
    if who == "officer":
        builders.route.assign(
            planted.case.id, owner_id=house.colleague.id, actor=builders.actor(house.complaints), at=MORNING
        )
    staff: builders.Staff = getattr(house, who)
    client, code = Visitor(forbidden.at_the_desk(staff)), planted.case.tracking_code
    page = body_of(client.ask("GET", f"/desk/cases/{code}/", {}))

    assert all(f"{MARK}{what}" in page for what in ("text", "note", "reply"))
    assert [topic for topic in permits(page) if str(planted.case.id) in topic]
    assert code in body_of(client.ask("GET", "/desk/", {"scope": "all"})) or who == "officer"


def test_a_program_with_the_right_token_finds_it(house: House) -> None:
    planted = forbidden.plant(house)
    headers = {"Authorization": f"Bearer {forbidden.secret_of(house.complaints)}"}
    who = Visitor(Client(raise_request_exception=False), headers)

    assert MARK in body_of(who.ask("GET", f"/api/v1/cases/{planted.case.tracking_code}", {}))
    assert planted.case.tracking_code in body_of(who.ask("GET", "/api/v1/cases", {}))


def test_its_complainant_sees_all_that_was_said_and_nothing_internal(house: House) -> None:
    planted = forbidden.plant(house)
    client = Client(raise_request_exception=False)
    code = planted.case.tracking_code
    client.post("/en/track/", {"code": code, "access": planted.access_code})
    page = body_of(client.get(f"/en/complaints/{code}/"))

    assert f"{MARK}text" in page
    assert f"{MARK}reply" in page
    for internal in ("note", "question"):
        assert f"{MARK}{internal}" not in page
    program = Visitor(Client(), {"X-Access-Code": planted.access_code})
    told = body_of(program.ask("GET", f"/api/v1/complaints/{code}", {}))
    assert f"{MARK}note" not in told
    internal_file = next(one for one in planted.ids["attachment_id"] if _is_internal(one))
    for address_of_file in (f"/en/complaints/{code}/files/{internal_file}/",):
        assert client.get(address_of_file).status_code == 404
    assert program.ask("GET", f"/api/v1/complaints/{code}/attachments/{internal_file}", {}).status_code == 404


def _is_internal(attachment: UUID) -> bool:
    from shenava.domain.cases.models import Attachment  # noqa: PLC0415 - for one question

    return Attachment.objects.get(pk=attachment).is_internal


def _ids_for(route: Route, planted: Planted) -> list[dict[str, str]]:
    """Return the planted case's own ids wherever a route takes such a one."""
    taken = [name for name, _kind in route.takes if name in planted.ids]
    if taken:
        return [{name: str(one)} for name in taken for one in planted.ids[name]]
    if "link" in {name for name, _kind in route.takes}:
        return [{"link": "not-a-link"}]
    if kind_of(route) is Kind.PROOF and route.takes:
        return [{"code": planted.verification}, {"code": "NOTACODE2345"}]
    return [{}]


def _search(word: str) -> dict[str, str]:
    return {"q": word, "scope": "all"}


def _difference(one: tuple[int, str, str], other: tuple[int, str, str]) -> str:
    if one[:2] != other[:2]:
        return f"{one[:2]} instead of {other[:2]}"
    at = next((i for i, (a, b) in enumerate(zip(one[2], other[2], strict=False)) if a != b), 0)
    return f"…{one[2][max(0, at - 60) : at + 60]!r} instead of …{other[2][max(0, at - 60) : at + 60]!r}"
