"""Founding an organization."""

import pytest
from tests.builders import MORNING

from shenava.domain.catalogue import queries as catalogue
from shenava.domain.catalogue import sectors
from shenava.domain.catalogue.models import Brand
from shenava.domain.organization import queries as organization
from shenava.domain.policies import queries as policies
from shenava.lifecycle import found
from shenava.lifecycle.found import NameMissing, UnknownBeginning

pytestmark = pytest.mark.django_db


def a_beginning(**given: object) -> found.Founded:
    story = {"name": {"fa": "بانک آفتاب"}, "sector": "bank", "calendar": "ir_office", "languages": ["fa", "ar"]}
    return found.found_organization(**{**story, **given}, at=MORNING)  # type: ignore[arg-type] # any field


@pytest.mark.parametrize("sector", sorted(sectors.kits()))
@pytest.mark.parametrize("calendar", ["ir_office", "sa_office", "en_office"])
def test_it_can_take_complaints_at_once(sector: str, calendar: str) -> None:
    founded = a_beginning(sector=sector, calendar=calendar)
    assert catalogue.default_brand() == founded.brand
    assert organization.triage_desk() == founded.triage
    assert organization.complaints_office() == founded.office
    offered = catalogue.active_categories()
    assert len(offered) == len(sectors.kits()[sector]["categories"])
    assert all(one.unit_id is None and catalogue.form_of(one.id) for one in offered)
    for urgency in ("EMERGENCY", "URGENT", "HIGH", "NORMAL"):
        due = policies.answer_due(brand_id=founded.brand.id, urgency=urgency, unit_id=None, start=MORNING)
        assert due.due.at > MORNING
    assert {"fa", "ar", "en"} == set(founded.brand.emergency)


def test_its_country_comes_with_its_calendar() -> None:
    brand = a_beginning(calendar="sa_office").brand
    assert (brand.region, brand.currency, brand.zone) == ("SA", "SAR", "Asia/Riyadh")


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"name": {"fa": "  "}}, NameMissing),
        ({"sector": "../bank"}, UnknownBeginning),
        ({"calendar": ""}, UnknownBeginning),
    ],
)
def test_nothing_stands_when_something_is_wrong(wrong: dict[str, object], problem: type[Exception]) -> None:
    with pytest.raises(problem):
        a_beginning(**wrong)
    assert not Brand.objects.exists()
