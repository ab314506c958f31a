"""Beside the stages: open screens hear of every change, and search finds every word that was said."""

from django.utils.html import strip_tags

from shenava.domain.cases import queries as case_queries
from shenava.domain.cases import walls
from shenava.domain.cases.events import CaseReceived, MessageReceived, MessageSent
from shenava.foundation.events.contract import DeliveryContext, Fact
from shenava.foundation.realtime import publishing
from shenava.foundation.search import index

_ABOUT_CASES = ("cases.", "surveys.", "policies.")


def publish(fact: Fact, context: DeliveryContext) -> None:
    """Tell open pages of this case that a fact happened; they fetch what their reader may see."""
    if fact.name.startswith(_ABOUT_CASES):
        publishing.publish(walls.room_of(fact.subject), kind=fact.name, at=context.at)


def make_findable(fact: CaseReceived | MessageReceived | MessageSent, context: DeliveryContext) -> None:
    """Put what was said into the search index, on folded copies; who finds it is decided when somebody looks."""
    del context
    case = case_queries.case(fact.subject)
    said = [message.body for message in case_queries.conversation(case)]
    index.put(case.id, text=" \n".join([case.tracking_code, strip_tags(case.wish), *said]))
