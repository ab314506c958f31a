"""The last step of filing: the category's own questions, how to reach the person, what would put it right, files."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language

from shenava.domain.catalogue import queries as catalogue
from shenava.domain.catalogue.rules.schema import Field
from shenava.domain.channels.vocabulary import Channel
from shenava.entrypoints.portal import addresses, danger, device, introductions, page, questions, uploads, wishes
from shenava.entrypoints.portal.draft import ANSWER, OTHER, STEPS, Draft
from shenava.entrypoints.portal.uploads import Taken
from shenava.entrypoints.ui import preferences
from shenava.foundation import clock
from shenava.foundation.calendars import presentation
from shenava.foundation.errors import Problem
from shenava.foundation.files.operations import KeptFile
from shenava.foundation.text.direction import isolate
from shenava.foundation.web import limits
from shenava.foundation.web.addresses import client_address, network_of
from shenava.lifecycle import intake
from shenava.lifecycle.intake import Filed, Filing

_OWN = ("name", "email", "mobile", "hides_name", "wishes", "wish", "kept")


@dataclass(frozen=True, kw_only=True)
class Refused:
    """What still needs the person: sentences by field, one for all of it, and the files that did come."""

    draft: Draft
    errors: dict[str, str] = field(default_factory=dict)
    sentence: str = ""
    status: int = 422
    was_sent_before: bool = False
    files: Sequence[KeptFile] = ()


def show(request: HttpRequest, draft: Draft, refused: Refused | None = None) -> HttpResponse:
    """Ask the rest, with what was answered so far and what needs another look."""
    errors = refused.errors if refused else {}
    category = catalogue.category(draft.one("category"))
    brand = catalogue.default_brand()
    kept = refused.files if refused else uploads.earlier(draft.many("kept"))
    context = {
        "draft": draft,
        "category": category,
        "questions": questions.asked(questions.fields_of(category), draft, errors=errors),
        "units": questions.units(brand.region),
        "mobile_example": introductions.example(brand.region),
        "wishes": wishes.CHOICES,
        "marks": uploads.marks_of(kept),
        "told": uploads.told_before(),
        "own": _OWN,
        "errors": errors,
        "refused": refused,
        "open_cases": device.open_cases(request) if refused and refused.was_sent_before else [],
        "examples": _examples(),
        "is_danger": danger.is_in(draft.one("text")),
        "total": STEPS,
    }
    return page.show_privately(request, "filing/details", context, status=refused.status if refused else 200)


def carry(request: HttpRequest, draft: Draft) -> Draft:
    """Return the draft with the files that came along when the person went back or changed the language."""
    taken = uploads.take(request, already=draft.many("kept"), at=clock.now())
    return draft.having(kept=[mark for mark, _name in uploads.marks_of(taken.files)])


def send(request: HttpRequest, draft: Draft, *, at: datetime) -> HttpResponse | Refused:
    """File the complaint and go to its receipt, or return what needs another look."""
    brand = catalogue.default_brand()
    taken = uploads.take(request, already=draft.many("kept"), at=at)
    read = introductions.read(
        draft,
        region=brand.region,
        calendar=request.COOKIES.get("calendar", ""),
        digits=request.COOKIES.get("digits", ""),
    )
    category = catalogue.category(draft.one("category"))
    fields = questions.fields_of(category)
    answers = questions.answers(fields, draft, reader=preferences.reader())
    errors = read.problems | ({"files": taken.problem} if taken.problems else {})
    if category:
        checked = intake.check_answers(category, answers, region=brand.region)
        errors |= {f"{ANSWER}{key}": str(one.code.label) % one.params for key, one in checked.problems.items()}
    if errors:
        return Refused(draft=draft, errors=_in_order(errors, fields), files=taken.files)
    try:
        limits.check(limits.named("submit"), network_of(client_address(request)), at=at)
        filed = intake.receive(
            Filing(
                text=draft.one("text"),
                channel=Channel.WEB,
                introduction=read.introduction,
                language=get_language() or "fa",
                category=_chosen(draft),
                answers=answers,
                wish=wishes.words_of(draft),
                files=taken.files,
                hides_name=bool(draft.one("hides_name")),
                preference=_preference(request),
                key=draft.one("token"),
                body=draft.body(taken.files),
            ),
            at=at,
        )
    except Problem as problem:
        return _refused(problem, draft, taken)
    return _to_receipt(request, filed, kinds=[kind.lower() for kind in read.introduction.contacts])


def _examples() -> dict[str, str]:
    """Return how a date and a moment look in the reader's calendar, each as one piece in any sentence."""
    now, reader = clock.now(), preferences.reader()
    return {
        "date": isolate(presentation.short_day(now, reader)),
        "moment": isolate(presentation.short(now, reader)),
    }


def _chosen(draft: Draft) -> str:
    code = draft.one("category")
    return "" if code == OTHER else code


def _refused(problem: Problem, draft: Draft, taken: Taken) -> Refused:
    was_sent_before = isinstance(problem, intake.KeyUsedForSomethingElse)
    places = {name: name if name in {"text", "category"} else f"{ANSWER}{name}" for name in problem.fields}
    return Refused(
        draft=draft.with_fresh_token() if was_sent_before else draft,
        errors={places[name]: str(sentence) for name, sentence in problem.fields.items()},
        sentence="" if problem.fields or was_sent_before else str(problem),
        status=problem.status,
        was_sent_before=was_sent_before,
        files=taken.files,
    )


def _in_order(errors: dict[str, str], fields: tuple[Field, ...]) -> dict[str, str]:
    """Return the errors in the order of the page, which the summary on top follows."""
    order = [*(f"{ANSWER}{one.key}" for one in fields), "name", "email", "mobile", "files"]
    return {name: errors[name] for name in order if name in errors}


def _preference(request: HttpRequest) -> dict[str, str]:
    reader = preferences.reader()
    chosen = {"calendar": reader.calendar, "digits": reader.digits}
    return {name: str(value) for name, value in chosen.items() if request.COOKIES.get(name)}


def _to_receipt(request: HttpRequest, filed: Filed, *, kinds: list[str]) -> HttpResponse:
    query = f"?{urlencode([('by', kind) for kind in kinds])}" if kinds else ""
    response = HttpResponseRedirect(addresses.to("receipt", filed.case.tracking_code) + query)
    device.remember(request, response, filed.case)
    return response
