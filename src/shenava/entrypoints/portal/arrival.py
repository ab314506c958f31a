"""Coming from a bill, a branch or a poster: the short link, and what the form begins with."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers

from shenava.domain.touchpoints import queries as touchpoints
from shenava.entrypoints.portal import addresses
from shenava.entrypoints.portal.draft import Draft
from shenava.entrypoints.ui import preferences
from shenava.foundation.text import multilingual


def arrive(request: HttpRequest, code: str) -> HttpResponse:
    """Open the form for whoever follows a short link; a code that nobody knows opens the first page instead."""
    language, found = preferences.language_of(request), touchpoints.by_code(code)
    address = addresses.to("filing" if found else "home", language=language)
    query = f"?{urlencode({'source': found.code})}" if found else ""
    response = HttpResponseRedirect(address + query)
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return response


def draft_of(request: HttpRequest) -> Draft:
    """Return what the form begins with: where the person comes from, and the topic that belongs there."""
    found = touchpoints.by_code(request.GET.get("source", ""))
    if found is None:
        return Draft({})
    category = found.category if found.category and found.category.is_active else None
    return Draft({"source": [found.code], **({"category": [category.code]} if category else {})})


def name_of(draft: Draft) -> str:
    """Return what the touchpoint in a draft is called, for the person to see that we know."""
    found = touchpoints.by_code(draft.one("source"))
    return multilingual.text(found.name, preferences.reader().language) if found else ""


def source_of(draft: Draft) -> str:
    """Return the code of the touchpoint in a draft, as far as it is one of ours."""
    found = touchpoints.by_code(draft.one("source"))
    return found.code if found else ""
