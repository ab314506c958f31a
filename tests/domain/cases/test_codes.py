"""The number that is public, and the code that opens a case."""

import pytest
from django.db import connection
from tests import builders

from shenava.domain.cases import access, queries, references
from shenava.foundation.text import codes
from shenava.lifecycle import converse

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("S0-27.3")
def test_a_tracking_code_has_eleven_digits_and_checks_itself() -> None:
    drawn = {references.new_tracking_code() for _each in range(200)}

    assert len(drawn) == 200
    assert all(len(code) == 11 and code.isascii() and codes.read(code) == code for code in drawn)


def test_an_access_code_is_in_no_table() -> None:
    builders.a_house()
    filed = builders.a_filed_case(introduction=builders.Introduction(name="بی‌نشانی"))
    assert references.opens(filed.case, filed.access_code)

    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            assert all(filed.access_code not in str(value) for row in cursor.fetchall() for value in row), table


def test_any_digits_and_spaces_open_it() -> None:
    builders.a_house()
    filed = builders.a_filed_case()
    persian = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")

    admitted = access.admitted(
        tracking_code=filed.case.tracking_code.translate(persian),
        access_code=f" {filed.access_code[:4]} {filed.access_code[4:]}".translate(persian),
    )

    assert admitted.id == filed.case.id


@pytest.mark.parametrize("wrong", ["00000000", "", "x", "9" * 500, "\u0000", "ـ"])
def test_a_wrong_code_and_a_wrong_number_are_told_alike(wrong: str) -> None:
    builders.a_house()
    filed = builders.a_filed_case()
    if wrong == filed.access_code:
        pytest.skip("one in a hundred million")
    told = set()
    for number in (filed.case.tracking_code, references.new_tracking_code(), "abc"):
        with pytest.raises(access.CodesDoNotFit) as refusal:
            access.admitted(tracking_code=number, access_code=wrong)
        told.add(str(refusal.value))

    assert len(told) == 1


def test_a_renewed_code_ends_the_old_one() -> None:
    house = builders.a_house()
    filed = builders.a_filed_case()
    new = converse.renew_access_code(filed.case.id, actor=builders.actor(house.complaints), at=builders.MORNING)
    case = queries.case(filed.case.id)

    assert new != filed.access_code
    assert references.opens(case, new)
    assert not references.opens(case, filed.access_code)


def test_codes_of_two_cases_do_not_fit_each_other() -> None:
    builders.a_house()
    first, second = builders.a_filed_case(), builders.a_filed_case()

    with pytest.raises(access.CodesDoNotFit):
        access.admitted(tracking_code=first.case.tracking_code, access_code=second.access_code)
