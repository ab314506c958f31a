"""Filing a complaint in three steps that hold nothing on our side until the last one is sent."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from shenava.domain.cases.vocabulary import Act
from shenava.domain.catalogue import queries as catalogue
from shenava.entrypoints.portal import addresses, danger, details, device, page
from shenava.entrypoints.portal.draft import OTHER, STEPS, Draft
from shenava.foundation import clock
from shenava.foundation.errors import Problem
from shenava.foundation.features import switches
from shenava.foundation.features.vocabulary import Switch
from shenava.lifecycle import converse, intake


def filing(request: HttpRequest) -> HttpResponse:
    """Take one step: ``step`` is the one that was filled in, ``go`` whether to go on, back or to another language."""
    if not switches.is_on(Switch.FILING):
        return page.show(request, "filing/closed", status=503)
    draft = Draft.read(request.POST)
    if request.method != "POST":
        return show_words(request, draft)
    if request.POST.get("add_to"):
        return _add_to_open_case(request, draft, request.POST["add_to"])
    wanted = (request.POST.get("step", ""), request.POST.get("go", ""))
    if wanted[0] == "details" and wanted[1]:
        draft = details.carry(request, draft)
    return {
        ("words", "stay"): show_words,
        ("category", "back"): show_words,
        ("category", "stay"): show_categories,
        ("category", ""): _category_given,
        ("details", "back"): show_categories,
        ("details", "rewrite"): show_words,
        ("details", "stay"): details.show,
        ("details", ""): _send,
    }.get(wanted, _words_given)(request, draft)


def show_words(request: HttpRequest, draft: Draft, error: str = "") -> HttpResponse:
    """Ask what happened."""
    errors = {"text": error} if error else {}
    context = {"draft": draft, "errors": errors, "total": STEPS, "most": intake.LONGEST_TEXT}
    return page.show_privately(request, "filing/words", context, status=422 if error else 200)


def show_categories(request: HttpRequest, draft: Draft, error: str = "") -> HttpResponse:
    """Ask what it is about; what the words point to comes first, with those words."""
    suggested = intake.suggest_categories(draft.one("text"))
    first = suggested[0][0].code if suggested else ""
    codes = {category.code for category, _confidence, _words in suggested}
    context = {
        "draft": draft,
        "errors": {"category": error} if error else {},
        "suggested": suggested,
        "others": [one for one in catalogue.active_categories() if one.code not in codes],
        "chosen": draft.one("category") or first,
        "other": OTHER,
        "open_cases": device.open_cases(request),
        "is_danger": danger.is_in(draft.one("text")),
        "total": STEPS,
    }
    return page.show_privately(request, "filing/category", context, status=422 if error else 200)


def _words_given(request: HttpRequest, draft: Draft) -> HttpResponse:
    text = draft.one("text")
    if not text.strip():
        return show_words(request, draft, str(intake.NothingSaid()))
    if len(text) > intake.LONGEST_TEXT:
        return show_words(request, draft, str(intake.TooMuchSaid(most=intake.LONGEST_TEXT)))
    return show_categories(request, draft)


def _category_given(request: HttpRequest, draft: Draft) -> HttpResponse:
    code = draft.one("category")
    if code != OTHER and catalogue.category(code) is None:
        return show_categories(request, draft, str(intake.UnknownCategory()))
    return details.show(request, draft)


def _send(request: HttpRequest, draft: Draft) -> HttpResponse:
    sent = details.send(request, draft, at=clock.now())
    if not isinstance(sent, details.Refused):
        return sent
    if "text" in sent.errors:
        return show_words(request, draft, sent.errors["text"])
    if "category" in sent.errors:
        return show_categories(request, draft, sent.errors["category"])
    return details.show(request, sent.draft, sent)


def _add_to_open_case(request: HttpRequest, draft: Draft, tracking_code: str) -> HttpResponse:
    case, actor = device.admit(request, tracking_code)
    try:
        converse.hear(
            case.id, body=draft.one("text"), act=Act.ASKED, key=draft.one("token"), actor=actor, at=clock.now()
        )
    except Problem as problem:
        return show_categories(request, draft, _("It could not be added: %(reason)s") % {"reason": problem})
    return HttpResponseRedirect(f"{addresses.to('complaint', case.tracking_code)}?done=added")
