"""The requests that people and programs make, as bytes."""

import json
import re
from collections.abc import Callable, Sequence
from html import unescape
from itertools import cycle
from urllib.parse import quote, urlencode

from load import Client, request
from pages import Pages
from questions import QUESTIONS
from words import SHARES, texts

_TEXTS = [text for language in SHARES for text in texts(language, count=60, shortest=25, longest=70, seed=1)]
_FORM = "application/x-www-form-urlencoded"
_COOKIE = re.compile(rb"set-cookie: *([^=]+=[^;\r]*)", re.IGNORECASE)
_HIDDEN = re.compile(rb'<input type="hidden" name="([^"]+)" value="([^"]*)"')
_CSRF = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
_PASSWORD = "shenava-demo"  # noqa: S105 - the example office's
_FOUND = 302
_FILING = "/fa/file/"
_MOST_SCREENS = 8


def by_program(run: str) -> Callable[[int], bytes]:
    """File through the API, each time with another key, address and text; ``run`` keeps stretches apart."""

    def make(number: int) -> bytes:
        text = _TEXTS[number % len(_TEXTS)]
        body = {
            "text": text.words,
            "language": text.language,
            "category": "BANK-10",
            "contact": {"email": f"{run}-{number}@example.org"},
            "fields": {"branch": "مرکزی"},
        }
        return request(
            "POST",
            "/api/v1/complaints",
            body=json.dumps(body).encode(),
            kind="application/json",
            Idempotency_Key=f"{run}-{number}",
        )

    return make


def by_form(pages: Pages, run: str, challenges: Sequence[str]) -> Callable[[int], bytes]:
    """Send the last screen of the form, as a browser does that has come through all of them and has waited.

    The screens are gone through once, as a person does; then only what differs between persons changes: the words, the
    address, the token of the form, and the challenge that each form gets while as many arrive as here, whose wait is
    over (``challenges``, one for each number).
    """
    cookies, fields = _last_screen(Client(pages.port), _answers(0, f"{run}-look"))

    def make(number: int) -> bytes:
        said = {**_answers(number, run), "token": form_token(run, number), "challenge": challenges[number]}
        return request("POST", _FILING, body=urlencode(fields | said).encode(), kind=_FORM, Cookie=cookies)

    return make


def form_token(run: str, number: int) -> str:
    """Return what tells one form from every other, as long as those that we give out."""
    return f"{run}-{number:020d}"


def _answers(number: int, run: str) -> dict[str, str]:
    text = _TEXTS[number % len(_TEXTS)]
    return {
        "text": text.words,
        "category": "BANK-10",
        "answer-branch": "مرکزی",
        "email": f"{run}-{number}@example.org",
    }


def _last_screen(client: Client, answers: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Go from screen to screen, answering each; return the cookies and what the last one carries unseen."""
    reply = client.ask(request("GET", _FILING))
    cookies = _cookies(reply.head)
    for _screen in range(_MOST_SCREENS):
        carried = {name.decode(): unescape(value.decode()) for name, value in _HIDDEN.findall(reply.body)}
        if carried.get("step") == "check":
            return cookies, carried
        body = urlencode(answers | carried).encode()
        reply = client.ask(request("POST", _FILING, body=body, kind=_FORM, Cookie=cookies))
    message = f"{_FILING} never came to its last screen; it stayed at {carried.get('step')} with {reply.status}"
    raise RuntimeError(message)


def signed_in(pages: Pages, login: str) -> str:
    """Return the cookies of a member of staff who has signed in."""
    client = Client(pages.port)
    cookies, csrf = _form_of(client, "/desk/sign-in/")
    fields = {"csrfmiddlewaretoken": csrf, "login": login, "password": _PASSWORD}
    return _posted(client, "/desk/sign-in/", fields, cookies)


def admitted(pages: Pages, codes: Sequence[str]) -> str:
    """Return the cookies of a device that has shown both codes of a case."""
    client = Client(pages.port)
    cookies, csrf = _form_of(client, "/fa/track/")
    fields = {"csrfmiddlewaretoken": csrf, "code": codes[0], "access": codes[1]}
    return _posted(client, "/fa/track/", fields, cookies)


def look(path: str, cookies: str = "") -> Callable[[int], bytes]:
    """Ask for the same page again and again."""
    asked = request("GET", path, Cookie=cookies)
    return lambda _number: asked


def look_in_turn(paths: Sequence[str], cookies: str = "") -> Callable[[int], bytes]:
    """Ask for these pages in turn."""
    asked = cycle([request("GET", path, Cookie=cookies) for path in paths])
    return lambda _number: next(asked)


def searches(path: str) -> list[str]:
    """Return a search for each kind of question."""
    return [path.format(quote(question)) for question in QUESTIONS.values()]


def _form_of(client: Client, path: str) -> tuple[str, str]:
    reply = client.ask(request("GET", path))
    found = _CSRF.search(reply.body)
    if found is None:
        message = f"{path} answered {reply.status} without a form"
        raise RuntimeError(message)
    return _cookies(reply.head), found[1].decode()


def _posted(client: Client, path: str, fields: dict[str, str], cookies: str) -> str:
    reply = client.ask(request("POST", path, body=urlencode(fields).encode(), kind=_FORM, Cookie=cookies))
    if reply.status != _FOUND:
        message = f"POST {path} answered {reply.status}"
        raise RuntimeError(message)
    return "; ".join([cookies, _cookies(reply.head)])


def _cookies(head: bytes) -> str:
    return "; ".join(found.decode() for found in _COOKIE.findall(head))
