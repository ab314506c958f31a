"""What the answers so far come to, for a page that shows it while somebody types; nothing of it is kept."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from shenava.domain.catalogue.rules import asking, telling
from shenava.domain.catalogue.rules.form import Form
from shenava.domain.catalogue.vocabulary import FieldKind
from shenava.entrypoints.portal import parts, questions, readback
from shenava.entrypoints.portal.draft import Draft


def reckon(request: HttpRequest) -> HttpResponse:
    """Return the worked-out fields in words by the name of their place; what can't be reckoned yet is absent."""
    draft = Draft.read(request.POST)
    category = parts.category_of(draft)
    found: dict[str, str] = {}
    if category is not None:
        worked_out = tuple(one for one in questions.fields_of(category) if one.kind is FieldKind.COMPUTED)
        values = questions.checked(category, draft).values if worked_out else {}
        lines = telling.lines(Form(worked_out), values, readback.pen())
        found = {asking.name_of(one.path): one.words for one in lines}
    answer = JsonResponse(found, json_dumps_params={"ensure_ascii": False})
    answer["Cache-Control"] = "private, no-store"
    return answer
