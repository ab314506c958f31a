"""Pages travel compressed, for people on thin lines."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

_COMPRESSED = ("text/html", "application/json")


class PagesCompressed(GZipMiddleware):
    """Compresses pages and JSON; files and streams go out as they are.

    A compressed page that repeats what a stranger made the browser send could leak its secrets by its length (BREACH).
    Three things stand against it: CSRF tokens are masked anew for each answer, every page gets up to 100 random bytes
    (``max_random_bytes``), and cookies that say who somebody is do not travel with requests of other sites.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress what is worth it."""
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        if response.streaming or kind not in _COMPRESSED:
            return response
        return super().process_response(request, response)
