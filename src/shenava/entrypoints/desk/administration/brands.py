"""The brand: the names, look, contacts and texts under which the organization meets people."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from shenava.domain.catalogue import branding, queries, settings
from shenava.domain.catalogue.models import Brand
from shenava.domain.catalogue.rules import colours
from shenava.domain.catalogue.rules import contact as contact_rules
from shenava.domain.catalogue.rules.colours import DARK, LIGHT
from shenava.domain.catalogue.vocabulary import FilingWay
from shenava.entrypoints.desk import told
from shenava.entrypoints.desk.administration import brand_reading, entrance
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.entrypoints.ui import brand_look
from shenava.foundation import clock
from shenava.foundation.errors import Problem
from shenava.foundation.text import multilingual

HERE = "/desk/administration/brand/"


@require_http_methods(["GET", "POST"])
@entrance.administrators
def brand(request: StaffRequest) -> HttpResponse:
    """Show and change the default brand, or look at the changes first with ``go=preview``."""
    row = queries.brand(queries.default_brand().id)
    problem, logo = None, None
    if request.method == "POST":
        try:
            logo = brand_reading.logo(request, row, at=clock.now())
            changes = {**brand_reading.changes(request.POST, row), "logo": logo}
            if request.POST.get("go") == "preview":
                return _page(request, row, shown=changes, is_unsaved=True)
            settings.change_brand(brand=row, changes=changes, actor=request.actor, at=clock.now())
            return HttpResponseRedirect(f"{HERE}?done=saved")
        except Problem as failure:
            problem = failure
    return _page(request, row, shown={"logo": logo} if logo else {}, problem=problem)


@require_safe
@entrance.administrators
def sample_stylesheet(request: StaffRequest) -> HttpResponse:
    """Give the colours of the samples, saved or not."""
    light, dark = (colours.read(request.GET.get(name, "")) or "" for name in ("light", "dark"))
    css = brand_look.sample_stylesheet(branding.palette(light=light, dark=dark))
    return HttpResponse(css, content_type="text/css; charset=utf-8")


def _page(
    request: StaffRequest,
    row: Brand,
    *,
    shown: dict[str, Any],
    problem: Problem | None = None,
    is_unsaved: bool = False,
) -> HttpResponse:
    language = request.LANGUAGE_CODE
    light, dark = shown.get("colour", row.colour), shown.get("colour_dark", row.colour_dark)
    palette = branding.palette(light=light, dark=dark)
    logo = shown.get("logo", row.logo)
    page = {
        **entrance.layout(request, "brand"),
        "brand": row,
        "given": request.POST,
        "ways": FilingWay.choices,
        "more": brand_reading.more_numbers(row),
        "logo_picture": brand_reading.picture(logo),
        "logo_kept": brand_reading.mark(logo),
        "contrasts": [
            (name, shades, f"{int(colours.least(shades.colour, theme) * 10) / 10}")
            for name, shades, theme in (("light", palette["light"], LIGHT), ("dark", palette["dark"], DARK))
        ],
        "sample_stylesheet": f"{HERE}sample.css?{urlencode({'light': light, 'dark': dark})}",
        "shown_name": multilingual.text(shown.get("name", row.name), language),
        "shown_tagline": multilingual.text(shown.get("tagline", row.tagline), language),
        "contact": contact_rules.read(shown.get("contact", row.contact), language),
        "is_unsaved": is_unsaved,
    }
    return told.page(request, "desk/administration/brand.html", page, problem=problem)
