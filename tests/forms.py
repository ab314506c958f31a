"""A form with every difficult kind of question, published for a category as an administrator would."""

from collections.abc import Sequence
from typing import Any

from tests.builders import MORNING

from shenava.domain.catalogue import operations as catalogue
from shenava.domain.catalogue import queries
from shenava.domain.catalogue.models import FormVersion


def words(text: str) -> dict[str, str]:
    return {"fa": f"{text} فا", "ar": f"{text} ع", "en": text}


def asked(key: str, kind: str, **over: Any) -> dict[str, Any]:  # noqa: ANN401 - any property of a field
    return {"key": key, "kind": kind, "label": words(key), **over}


DIFFICULT: list[dict[str, Any]] = [
    asked(
        "danger",
        "yes_no",
        stops=[{"when": {"equals": True}, "text": words("Leave the house"), "phone": "194", "is_emergency": True}],
    ),
    asked(
        "purchases",
        "group",
        most_answers=3,
        fields=[asked("price", "money", required=True), asked("shop", "text", label={"ar": "المتجر"})],
    ),
    asked("total", "computed", formula="sum(purchases.price)"),
    asked("iban", "iban", privacy="ACCOUNT"),
    asked("own_id", "national_id", privacy="IDENTITY"),
    asked("where", "place"),
    asked("receipt", "file"),
    asked("agrees", "consent", required=True),
    asked("source", "hidden", value="counter"),
]


def publish(code: str = "BANK-05", schema: Sequence[dict[str, Any]] = tuple(DIFFICULT)) -> FormVersion:
    category = queries.category(code)
    assert category
    return catalogue.publish_form(category=category, schema=schema, at=MORNING)
