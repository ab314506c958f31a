"""The requests that people and programs make, as bytes."""

import json
import re
from collections.abc import Callable, Sequence
from itertools import cycle
from urllib.parse import quote, urlencode

from load import Client, request
from pages import Pages
from questions import QUESTIONS
from words import SHARES, texts

_TEXTS = [text for language in SHARES for text in texts(language, count=60, shortest=25, longest=70, seed=1)]
_FORM = "application/x-www-form-urlencoded"
_COOKIE = re.compile(rb"set-cookie: *([^=]+=[^;\r]*)", re.IGNORECASE)
_CSRF = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
_PASSWORD = "shenava-demo"  # noqa: S105 - the example office's
_FOUND = 302


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


def by_form(pages: Pages, run: str) -> Callable[[int], bytes]:
    """Send the last step of the form, as a browser does that has come through the first two."""
    cookies, csrf = _form_of(Client(pages.port), "/fa/file/")

    def make(number: int) -> bytes:
        text = _TEXTS[number % len(_TEXTS)]
        fields = {
            "csrfmiddlewaretoken": csrf,
            "step": "details",
            "token": f"{run}-{number:020d}"[:64],
            "text": text.words,
            "category": "BANK-10",
            "answer-branch": "مرکزی",
            "email": f"{run}-{number}@example.org",
        }
        return request("POST", "/fa/file/", body=urlencode(fields).encode(), kind=_FORM, Cookie=cookies)

    return make


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
