"""How a person fills in the forms: what a page offers as hidden fields goes back with what they typed."""

import re
from html import unescape

from django.http import HttpResponse
from django.test import Client

STORY = "از حساب من بدون اجازه پول برداشت شده است. لطفاً رسیدگی کنید."
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
NO_TOKEN = "csrfmiddlewaretoken"
_YOU = (
    *("who", "name", "registration", "email", "mobile", "hides_name"),
    *("their_name", "their_mobile", "relation", "mandate", "until", "document", "document_files"),
    *("told_by", "told_in", "told_calendar", "told_digits", "quiet_from", "quiet_to"),
)


def hidden(page: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in _HIDDEN.findall(page):
        if name != NO_TOKEN:
            found.setdefault(unescape(name), []).append(unescape(value))
    return found


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


def tell(person: Client, *, text: str = STORY, language: str = "fa") -> HttpResponse:
    first = person.get(f"/{language}/file/")
    return person.post(f"/{language}/file/", {**hidden(text_of(first)), "text": text})


def choose(person: Client, page: HttpResponse, *, category: str, language: str = "fa") -> HttpResponse:
    return person.post(f"/{language}/file/", {**hidden(text_of(page)), "category": category})


def fill(page: HttpResponse, **given: object) -> dict[str, object]:
    return {**hidden(text_of(page)), **{name.replace("answer_", "answer-", 1): value for name, value in given.items()}}


def go_on(person: Client, page: HttpResponse, *, language: str = "fa", **given: object) -> HttpResponse:
    """Fill in the page and go on; on the last one this sends."""
    return person.post(f"/{language}/file/", fill(page, **given))


def look_over(
    person: Client,
    *,
    text: str = STORY,
    category: str = "other",
    language: str = "fa",
    begun: HttpResponse | None = None,
    **given: object,
) -> HttpResponse:
    """Come to the page that shows everything before it is sent; what is given is said where it is asked for."""
    early = {name: given.pop(name) for name in ("files", "kept") if name in given}
    first = begun or person.get(f"/{language}/file/")
    page = go_on(person, first, language=language, text=text, **early)
    page = choose(person, page, category=category, language=language)
    later = {name: given.pop(name) for name in list(given) if name in _YOU}
    page = go_on(person, page, language=language, **given)
    return go_on(person, page, language=language, **later)


def file(person: Client, *, language: str = "fa", **given: object) -> HttpResponse:
    return go_on(person, look_over(person, language=language, **given), language=language)


def code_in(address: str) -> str:
    found = re.search(r"/complaints/(\d{11})/", address)
    return found[1] if found else ""
