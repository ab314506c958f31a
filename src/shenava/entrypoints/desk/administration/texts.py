"""The texts people get: reading and rewriting them, per language."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from shenava.domain.catalogue import queries, settings
from shenava.domain.catalogue import texts as shipped_texts
from shenava.entrypoints.desk import told
from shenava.entrypoints.desk.administration import entrance
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.entrypoints.ui.preferences import LANGUAGES
from shenava.foundation import clock
from shenava.foundation.errors import NotFound, Problem

TEXTS = "/desk/administration/texts/"


@require_GET
@entrance.administrators
def texts(request: StaffRequest) -> HttpResponse:
    """List the texts, with whether they are our own words by now."""
    brand = queries.default_brand()
    own = {key for brand_id, key in queries.templates() if brand_id == brand.id}
    rows = [(key, settings.text_title(key), key in own) for key in shipped_texts.shipped()]
    return render(request, "desk/administration/texts.html", {**entrance.layout(request, "texts"), "rows": rows})


@require_http_methods(["GET", "POST"])
@entrance.administrators
def text(request: StaffRequest, key: str, language: str) -> HttpResponse:
    """Show and rewrite one text in one language."""
    brand = queries.default_brand()
    standing = queries.template_values(brand_id=brand.id, key=key)
    if language not in LANGUAGES:
        raise NotFound
    subject, body = request.POST.get("subject", ""), request.POST.get("body", "").replace("\r\n", "\n")
    problem = None
    if request.method == "POST":
        try:
            settings.rewrite_text(
                brand=brand, key=key, language=language, subject=subject, body=body, actor=request.actor, at=clock.now()
            )
            return HttpResponseRedirect(f"{TEXTS}?done=saved")
        except Problem as failure:
            problem = failure
    words = {"subject": subject, "body": body} if problem else standing.get(language, {})
    page = {
        **entrance.layout(request, "texts"),
        "key": key,
        "title": settings.text_title(key),
        "text_language": language,
        "words": words,
        "has_subject": any("subject" in value for value in shipped_texts.shipped()[key].values()),
        "placeholders": sorted(settings.known_placeholders(key)),
    }
    return told.page(request, "desk/administration/text.html", page, problem=problem)
