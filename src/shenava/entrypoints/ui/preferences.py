"""Language, calendar, digits and zone of whoever reads this page, held for the length of one request."""

from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from shenava.foundation.calendars.defaults import preference_for
from shenava.foundation.calendars.presentation import Preference
from shenava.foundation.calendars.vocabulary import CalendarSystem
from shenava.foundation.text.digits import Digits

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
DESK = "/desk/"
ZONE = "Asia/Tehran"

_reader: ContextVar[Preference] = ContextVar("reader")

Handler = Callable[[HttpRequest], HttpResponse]


def reader() -> Preference:
    """Return how the reader of the page being made wants dates and digits."""
    try:
        return _reader.get()
    except LookupError:
        return preference_for(translation.get_language() or "fa", ZONE)


def read_as(preference: Preference) -> None:
    """Use another preference for the rest of this request, such as the one a complainant chose for their case."""
    _reader.set(preference)


def preferred(*, language: str, calendar: str = "", digits: str = "", zone: str = "") -> Preference:
    """Return a preference: what was chosen, as far as it exists, and the language's habit for the rest."""
    habit = preference_for(language, zone or ZONE)
    return Preference(
        language=habit.language,
        calendar=CalendarSystem(calendar) if calendar in set(CalendarSystem) else habit.calendar,
        digits=Digits(digits) if digits in set(Digits) else habit.digits,
        zone=habit.zone,
    )


class PreferenceMiddleware:
    """Reads the language from the address at the portal, from the account at the desk; cookies say the rest."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the reader's language."""
        preference = _of_account(request) if request.path.startswith(DESK) else _of_visitor(request)
        token = _reader.set(preference)
        try:
            with translation.override(preference.language):
                request.LANGUAGE_CODE = preference.language
                response = self.get_response(request)
                response.headers.setdefault("Content-Language", preference.language)
                return response
        finally:
            _reader.reset(token)


def language_of(request: HttpRequest) -> str:
    """Return the language of the address, or of the cookie, or the first that the browser asks for and we speak."""
    first = request.path.split("/", 2)[1]
    if first in LANGUAGES:
        return first
    chosen = request.COOKIES.get("language", "")
    if chosen in LANGUAGES:
        return chosen
    wanted = translation.get_language_from_request(request)
    return wanted if wanted in LANGUAGES else settings.LANGUAGE_CODE


def _of_visitor(request: HttpRequest) -> Preference:
    cookies = request.COOKIES
    return preferred(
        language=language_of(request), calendar=cookies.get("calendar", ""), digits=cookies.get("digits", "")
    )


def _of_account(request: HttpRequest) -> Preference:
    if not request.user.is_authenticated:
        return _of_visitor(request)
    account = request.user
    language = account.language if account.language in LANGUAGES else language_of(request)
    return preferred(language=language, calendar=account.calendar, digits=account.digits, zone=account.zone)
