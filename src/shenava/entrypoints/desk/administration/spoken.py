"""What the simple pages say aloud: recordings by page and language."""

from collections.abc import Mapping

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.views.decorators.http import require_http_methods, require_POST

from shenava.domain.catalogue import queries, speaking
from shenava.domain.catalogue.vocabulary import SpokenPage
from shenava.entrypoints.desk import told
from shenava.entrypoints.desk.administration import entrance, reading
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.entrypoints.desk.words import LANGUAGES
from shenava.foundation import clock
from shenava.foundation.errors import Problem
from shenava.foundation.files.models import StoredFile

SPOKEN = "/desk/administration/spoken/"


@require_http_methods(["GET", "POST"])
@entrance.administrators
def spoken(request: StaffRequest) -> HttpResponse:
    """Show what was recorded, and take one recording more."""
    problem = None
    if request.method == "POST":
        try:
            _record(request)
            return HttpResponseRedirect(f"{SPOKEN}?done=saved")
        except Problem as failure:
            problem = failure
    brand = queries.default_brand()
    recorded = speaking.prompts(brand.id)
    page = {
        **entrance.layout(request, "spoken"),
        "rows": [
            (one, [(code, _address(brand.code, one, code, recorded)) for code, _name in LANGUAGES])
            for one in SpokenPage
        ],
        "is_any": bool(recorded),
        "pages": SpokenPage.choices,
        "languages": LANGUAGES,
        "most_bytes": speaking.MOST_BYTES,
        "given": request.POST,
    }
    return told.page(request, "desk/administration/spoken.html", page, problem=problem)


@require_POST
@entrance.administrators
def remove(request: StaffRequest) -> HttpResponse:
    """Let a page say nothing any more in one language."""
    page, language = _which(request.POST)
    speaking.record(
        brand=queries.default_brand(), page=page, language=language, file=None, actor=request.actor, at=clock.now()
    )
    return HttpResponseRedirect(f"{SPOKEN}?done=saved")


def _record(request: StaffRequest) -> None:
    page, language = _which(request.POST)
    upload = request.FILES.get("file")
    if upload is None:
        raise speaking.PromptNotSound(fields={"file": speaking.PromptNotSound.sentence})
    at = clock.now()
    file = speaking.keep_sound(upload, name=upload.name or "", at=at)
    speaking.record(brand=queries.default_brand(), page=page, language=language, file=file, actor=request.actor, at=at)


def _which(given: QueryDict) -> tuple[SpokenPage, str]:
    """Return which page and language a form is about; raises ``NotFound`` for one that we did not offer."""
    page = reading.one_of(given, "page", SpokenPage.values)
    return SpokenPage(page), reading.one_of(given, "language", [code for code, _name in LANGUAGES])


def _address(brand: str, page: SpokenPage, language: str, recorded: Mapping[tuple[str, str], StoredFile]) -> str:
    file = recorded.get((page.value, language))
    return f"/brand/{brand}/spoken/{page}/{language}/{file.sha256[:16]}/" if file else ""
