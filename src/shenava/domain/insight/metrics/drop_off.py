"""How many of those who see a step go no further."""

from django.utils.translation import gettext_lazy as _

from shenava.domain.insight.metrics.measure import Measure, Share
from shenava.domain.journeys.rules.portions import Portion

MEASURE = Measure(
    name=_("Left at a step"),
    definition=_("How many of the visits that saw a step ended there without being filed."),
    formula=_("exits at the step ÷ visits that saw the step"),
    unit=_("per cent"),
    caveat=_("A visit counts as ended when nothing was heard of it for two hours. A draft may wait on its device."),
)


def drop_off(portion: Portion) -> Share:
    """Return the share of the visits to one step that ended there."""
    return Share(portion.exits, portion.visits)
