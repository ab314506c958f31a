"""What a complaint can be about, with the form of each category."""

from typing import Any

from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel, Field

from shenava.domain.catalogue import queries as catalogue
from shenava.domain.catalogue.models import Category
from shenava.entrypoints.api import refusals

router = Router(tags=["Complaints"])


class CategoryOnOffer(BaseModel):
    """One kind of complaint; its texts are in every language that they were written in."""

    code: str
    name: dict[str, str]
    description: dict[str, str]
    form_version: int | None = Field(description="Number of the form in force; none when it asks nothing of its own.")
    fields: list[dict[str, Any]] = Field(
        description="The questions of its form in the order they are asked, as docs/forms.md describes them."
    )


class Categories(BaseModel):
    """All categories on offer, in the order in which they are shown."""

    categories: list[CategoryOnOffer]


@router.get(
    "/categories",
    operation_id="listCategories",
    summary="List what a complaint can be about",
    response={200: Categories, **refusals.ANY},
)
def list_categories(request: HttpRequest) -> Categories:  # noqa: ARG001 - the library gives it
    """Return every category on offer, with the fields that ``POST /complaints`` takes for it."""
    return Categories(categories=[_offered(category) for category in catalogue.active_categories()])


def _offered(category: Category) -> CategoryOnOffer:
    form = catalogue.form_of(category.id)
    return CategoryOnOffer(
        code=category.code,
        name=category.name,
        description=category.description,
        form_version=form.number if form else None,
        fields=form.schema if form else [],
    )
