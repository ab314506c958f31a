"""The receipt: the two codes, what came in, and what happens next."""

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import mark_safe

from shenava.domain.cases import access, queries, references
from shenava.domain.cases.vocabulary import Urgency
from shenava.domain.policies.queries import standing_promise
from shenava.entrypoints.portal import device, page, prospect, reading
from shenava.entrypoints.portal.dress import FULL, Dress
from shenava.foundation.text.masking import SECRET_MASK
from shenava.foundation.typesetting import qr
from shenava.lifecycle import tell

_KINDS = ("email", "mobile")


def receipt(request: HttpRequest, tracking_code: str, *, dress: Dress = FULL) -> HttpResponse:
    """Show the receipt to the device that filed or that knows the codes. ``by`` says which contacts were just given."""
    case, actor = device.admit(request, tracking_code)
    reading.read_as_chosen(request, case)
    first = queries.conversation(case).first()
    promised = standing_promise(case.id)
    context = {
        "case": case,
        "access_code": references.access_code(case),
        "promise": promised,
        "hour": prospect.hour_of(promised.due_at) if promised else "",
        "likelihood": prospect.likelihood(promised) if promised else "",
        "words": first.body if first else "",
        "files": access.visible_files(actor, case),
        "was_masked": _was_masked(case.wish, str(case.answers), first.body if first else ""),
        "is_danger": case.urgency == Urgency.EMERGENCY,
        "told_by": [kind for kind in _KINDS if kind in request.GET.getlist("by")],
        "qr": mark_safe(qr.svg(tell.tracking_address(case))),  # noqa: S308 - our own drawing of our own address
        "days_kept": device.KEPT.days,
    }
    return page.show_privately(request, dress.template("receipt"), context)


def _was_masked(*texts: str) -> bool:
    return any(SECRET_MASK in text for text in texts)
