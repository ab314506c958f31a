"""The small print of each compliance pack that the house keeps to, made from the pack itself."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from shenava.domain.cases.vocabulary import PublicStage, PublicStageText
from shenava.domain.catalogue import queries as catalogue
from shenava.domain.policies import queries as policies
from shenava.domain.policies.limits_in_words import clock_in_words
from shenava.domain.policies.packs import reading
from shenava.domain.policies.rules.pack import Pack, PackClock
from shenava.entrypoints.portal import addresses, page
from shenava.entrypoints.ui import filters, preferences
from shenava.foundation import clock
from shenava.foundation.errors import NotFound

_WAY = (
    *(PublicStage.REGISTERED, PublicStage.INITIAL_REVIEW, PublicStage.IN_PROGRESS),
    *(PublicStage.AWAITING_FINAL, PublicStage.ANSWERED, PublicStage.CLOSED),
)


def policy(request: HttpRequest, pack: str) -> HttpResponse:
    """Tell how to complain, the steps, the times, and who helps outside; only for packs that are switched on."""
    found = next((one for one in _in_use() if one.id == pack), None)
    if found is None:
        raise NotFound
    return page.show(request, "policy", {"pack": found, **_told(found)})


def offered() -> list[tuple[str, str]]:
    """Return the name and the address of the small print of each pack in use."""
    return [(filters.tr(one.name), addresses.to("policy", one.id)) for one in _in_use()]


def _in_use() -> list[Pack]:
    today = clock.now().date()
    found = (reading.pack_at(name, today) for name in policies.packs_in_use(catalogue.default_brand().id))
    return [one for one in found if one is not None]


def _told(pack: Pack) -> dict[str, Any]:
    return {
        "stages": [(stage.label, PublicStageText(stage.value).label) for stage in _WAY],
        "times": [_time(one) for one in pack.clocks.values()],
        "delays": [filters.tr(words) for one in pack.extensions for words in one.reasons.values()],
        "pauses": [filters.tr(one.label) for one in pack.pauses],
    }


def _time(one: PackClock) -> Mapping[str, str]:
    return {
        "label": filters.tr(one.label),
        "anchor": filters.tr(one.anchor_label),
        "within": clock_in_words(one.clock, numerals=preferences.reader().digits) if one.clock else _("not set"),
        "note": filters.tr(one.note or one.gap),
        "source": one.cited.source,
    }
