"""The API as a whole: its parts, its failures, and the document that describes it."""

import json
from typing import Any

from django.utils import translation
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import JSONRenderer
from ninja.types import DictStrAny

from shenava.entrypoints.api import cases, casework, categories, complaints, conversation, decision, outcome, refusals
from shenava.entrypoints.api.parsing import StrictParser
from shenava.foundation.web.problems import MEDIA_TYPE

PREFIX = "/api/v1/"
_FAILURES_FROM = 400
_ABOUT = (
    "File complaints and follow them, or work on cases as a member of staff. "
    "Moments are ISO 8601 with an offset, money is in minor units of an ISO 4217 currency, "
    "and whatever is not done is told as a problem document (RFC 9457) in the language of Accept-Language."
)


class Renderer(JSONRenderer):
    """Writes Persian and Arabic as they are instead of escaping them."""

    json_dumps_params = {"ensure_ascii": False}


class Api(NinjaAPI):
    """Describes failures by the media type they really have."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: DictStrAny | None = None
    ) -> OpenAPISchema:
        """Return the description; what the library can't say of it is put right here."""
        schema = super().get_openapi_schema(path_prefix=path_prefix or PREFIX, path_params=path_params)
        for operations in schema["paths"].values():
            for operation in operations.values():
                _put_right(operation["responses"])
        return schema


def _put_right(responses: dict[int, Any]) -> None:
    for status, response in responses.items():
        content = response.get("content", {})
        if status >= _FAILURES_FROM and "application/json" in content:
            response["content"] = {MEDIA_TYPE: content["application/json"]}


api = Api(
    title="Shenava",
    version="1",
    description=_ABOUT,
    urls_namespace="api-v1",
    openapi_url=None,
    docs_url=None,
    renderer=Renderer(),
    parser=StrictParser(),
)
refusals.register(api)
for part in (complaints, conversation, outcome, categories, cases, casework, decision):
    api.add_router("", part.router)


def document() -> str:
    """Return the OpenAPI 3.1 document of this version, always the same bytes for the same code."""
    with translation.override("en"):
        return json.dumps(api.get_openapi_schema(), ensure_ascii=False, indent=2) + "\n"
