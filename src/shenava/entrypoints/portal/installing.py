"""What lets a phone install the portal and read it without a network: manifest, worker, and the page that it shows."""

import hashlib
import json
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.utils.translation import get_language, get_language_bidi

from shenava.domain.catalogue import queries as catalogue
from shenava.entrypoints.portal import addresses, page
from shenava.entrypoints.portal.draft import Draft
from shenava.entrypoints.portal.steps import Step
from shenava.entrypoints.ui.assets import AssetsNotBuilt, reached, read_manifest
from shenava.entrypoints.ui.preferences import LANGUAGES
from shenava.foundation.text import multilingual

_WORKER, _ENTRY = "src/service-worker.ts", "src/portal.ts"
_PAPER, _TURQUOISE = "#fbfaf7", "#0b6e77"
_PICTURES = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-512.png", "512x512", "maskable"),
)


def without_line(request: HttpRequest) -> HttpResponse:
    """Take words without a network; holds nothing about anybody, so that any device may keep it."""
    context = {"step": Step.WORDS, "draft": Draft({}), "errors": {}}
    response = page.show(request, "without_line", context)
    response["Cache-Control"] = "public, max-age=300"
    return response


def manifest(_request: HttpRequest) -> HttpResponse:
    """Tell a phone what to call the portal and how it looks among its programs."""
    brand, language = catalogue.default_brand(), get_language() or "fa"
    name = multilingual.text(brand.name, language)
    told = {
        "id": "/",
        "name": name,
        "short_name": name[:24],
        "lang": language,
        "dir": "rtl" if get_language_bidi() else "ltr",
        "start_url": addresses.to("home"),
        "scope": "/",
        "display": "standalone",
        "background_color": _PAPER,
        "theme_color": brand.colour or _TURQUOISE,
        "icons": [
            {"src": static(file), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for file, sizes, purpose in _PICTURES
        ],
    }
    return JsonResponse(told, content_type="application/manifest+json", headers={"Cache-Control": "max-age=300"})


def worker(_request: HttpRequest) -> HttpResponse:
    """Return the worker of the public pages, with what it keeps; a change of any of it makes it another worker."""
    folder = Path(settings.FRONTEND_DIST)
    built = read_manifest(folder)
    if _WORKER not in built:
        raise AssetsNotBuilt(_WORKER)
    chunks = [built[key] for key in reached(built, _ENTRY)]
    names = [name for chunk in chunks for name in (*chunk.get("css", []), chunk["file"])]
    brand = catalogue.default_brand()
    looks = [address for address in page.look_of(brand).values() if address]
    plan = {
        "files": [*(f"{settings.STATIC_URL}{name}" for name in dict.fromkeys(names)), *looks],
        "pages": {code: addresses.to("without_line", language=code) for code in LANGUAGES},
    }
    code = (folder / built[_WORKER]["file"]).read_text(encoding="utf-8")
    seen = json.dumps([plan, code, brand.name, brand.contact, brand.emergency], sort_keys=True)
    plan["version"] = hashlib.sha256(seen.encode()).hexdigest()[:16]
    body = f"self.PLAN = {json.dumps(plan)};\n{code}"
    return HttpResponse(body, content_type="text/javascript", headers={"Cache-Control": "no-cache"})
