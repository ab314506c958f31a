"""An administrator makes a category and its form by screen: draft, check, preview, publish, and no case changes."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests import forms
from tests.builders import MORNING, House, a_filed_case

from shenava.domain.cases.models import Case
from shenava.domain.catalogue import form_settings, queries, sectors
from shenava.domain.catalogue.models import Category, FormVersion
from shenava.domain.catalogue.rules.schema import Form
from shenava.domain.organization.models import Staff
from shenava.entrypoints.desk.administration import field_sheet
from shenava.foundation.audit.models import Entry
from shenava.foundation.database.remembered import forget_all

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-23.4")]
LIST = "/desk/administration/categories/"
SitDown = Callable[[Staff], Client]


@pytest.fixture
def admin(house: House, at_the_desk: SitDown) -> Client:
    return at_the_desk(house.administrator)


def category(code: str = "BANK-05") -> Category:
    return queries.all_categories().get(code=code)


def home(code: str = "BANK-05") -> str:
    return f"{LIST}{category(code).id}/form/"


def keys(code: str = "BANK-05") -> list[str]:
    return [one["key"] for one in form_settings.standing(category(code))[0]]


def revision(code: str = "BANK-05") -> int:
    return form_settings.standing(category(code))[1]


def act(admin: Client, name: str, **given: object) -> Any:  # noqa: ANN401 - a response of the test client
    return admin.post(home(), {"act": name, "revision": revision(), **given})


def question(**given: object) -> dict[str, object]:
    return {"key": "promise", "kind": "text", "label_en": "What was promised?", "revision": revision(), **given}


class TestTheForm:
    def test_a_change_is_a_draft_that_nobody_outside_sees(self, admin: Client) -> None:
        added = admin.post(f"{home()}add/", question())
        assert added["Location"] == f"{home()}?done=saved#promise"
        assert keys()[-1] == "promise"
        assert "promise" not in [one.key for one in queries.questions_of(category().id).fields]
        assert "What was promised?" in admin.get(home()).content.decode()

    def test_publishing_makes_a_version_and_writes_down_who_did(self, admin: Client, house: House) -> None:
        admin.post(f"{home()}add/", question())
        assert act(admin, "publish")["Location"].endswith("?done=published#")
        forget_all()
        assert queries.questions_of(category().id).fields[-1].key == "promise"
        newest = queries.form_versions(category())[0]
        assert (newest.number, newest.published_by) == (2, house.administrator)
        written = Entry.objects.get(action="settings.form_published")
        assert written.detail == {"category": "BANK-05", "version": 2}
        page = admin.get(f"{home()}versions/").content.decode()
        assert "«promise»" in page or "“promise”" in page
        assert "Administrator" in page

    def test_a_case_keeps_the_form_it_was_filed_with(self, house: House, at_the_desk: SitDown) -> None:
        filed = a_filed_case(category="BANK-10", answers={"branch": "Enghelab"})
        row = category("BANK-10")
        old = next(one for one in form_settings.published(row) if one["key"] == "branch")
        renamed = [{**old, "key": "place_of_branch", "label": {"en": "Quite another question"}}]
        forms.publish("BANK-10", renamed)
        page = at_the_desk(house.officer).get(f"/desk/cases/{filed.case.tracking_code}/").content.decode()
        assert "Enghelab" in page
        assert old["label"]["fa"] in page
        assert "Quite another question" not in page
        assert Case.objects.get().form.number == 1

    def test_fields_move_and_come_back(self, admin: Client) -> None:
        first, second, *rest = keys()
        act(admin, "down", field=first)
        assert keys() == [second, first, *rest]
        act(admin, "order", order=" ".join([*rest, first, second]))
        assert keys() == [*rest, first, second]
        removed = act(admin, "remove", field=first)
        assert removed["Location"].startswith(f"{home()}?done=removed")
        assert 'value="undo"' in admin.get(removed["Location"]).content.decode()
        act(admin, "undo")
        assert first in keys()
        act(admin, "discard")
        assert queries.draft_of(category()) is None

    def test_two_at_once_do_not_undo_each_other(self, admin: Client) -> None:
        seen = revision()
        admin.post(f"{home()}add/", question())
        late = admin.post(f"{home()}add/", question(key="other", revision=seen))
        assert late.status_code == 409
        assert "What was promised?" in late.content.decode()
        assert "other" not in keys()

    def test_wrong_places_are_told_and_kept_from_people(self, admin: Client) -> None:
        asked = question(kind="choice", label_en="")
        page = admin.post(f"{home()}add/", asked)
        assert page.status_code == 422
        assert keys()[-1] == "promise"
        assert act(admin, "publish").status_code == 422
        assert FormVersion.objects.filter(category=category()).count() == 1
        shown = admin.get(home()).content.decode()
        assert 'class="form-line has-error" id="promise"' in shown
        assert 'value="publish"' not in shown

    def test_nothing_new_is_not_published_again(self, admin: Client) -> None:
        first = keys()[0]
        act(admin, "down", field=first)
        act(admin, "up", field=first)
        assert act(admin, "publish").status_code == 409

    def test_an_earlier_version_can_be_taken_up(self, admin: Client) -> None:
        before = keys()
        forms.publish()
        admin.post(f"{home()}versions/1/take-up/")
        assert keys() == before
        assert admin.post(f"{home()}versions/9/take-up/").status_code == 404

    @pytest.mark.parametrize("language", ["fa", "ar", "en"])
    def test_it_is_seen_as_people_will_in_each_language(self, admin: Client, language: str) -> None:
        forms.publish()
        page = admin.get(f"{home()}preview/{language}/")
        shown = page.content.decode()
        assert f'<html lang="{language}"' in shown
        assert 'class="portal"' in shown
        assert "المتجر" in shown  # written in Arabic alone, and hidden from nobody
        assert page["X-Frame-Options"] == "SAMEORIGIN"
        assert "frame-ancestors 'self'" in page["Content-Security-Policy"]
        assert "frame-src 'self'" in admin.get(home())["Content-Security-Policy"]
        assert admin.get(f"{home()}preview/de/").status_code == 404

    def test_trying_it_out_in_the_preview_files_nothing(self, admin: Client) -> None:
        forms.publish()
        tried = admin.post(f"{home()}preview/en/", {"answer-purchases": ["0", "add"], "answer-danger": "yes"})
        assert tried.content.decode().count('data-entry="answer-purchases-') == 3  # two, and the one to copy
        assert not Case.objects.exists()

    def test_what_a_language_lacks_is_shown(self, admin: Client) -> None:
        admin.post(f"{home()}add/", question())
        assert "promise.label" in admin.get(home()).content.decode()

    def test_rows_of_answers_are_added_without_scripts_and_nothing_is_lost(self, admin: Client) -> None:
        asked = question(kind="choice", options=["0", "add"], **{"options-0-label_en": "Gold"})
        page = admin.post(f"{home()}add/", asked).content.decode()
        assert 'value="Gold"' in page
        assert 'name="options-1-value"' in page
        assert "promise" not in keys()

    def test_a_field_that_does_not_exist_is_not_found(self, admin: Client) -> None:
        assert admin.get(f"{home()}fields/none/").status_code == 404
        assert act(admin, "remove", field="none").status_code == 404
        assert act(admin, "dance", field=keys()[0]).status_code == 404


class TestTheSheetOfAField:
    KITS = [one for kit in sectors.kits().values() for row in kit["categories"] for one in row["fields"]]

    @pytest.mark.parametrize("entry", [*KITS, *forms.DIFFICULT], ids=lambda entry: entry["key"])
    def test_saving_without_a_change_changes_nothing(self, entry: dict[str, Any]) -> None:
        made = field_sheet.gathered(field_sheet.spread(entry), before=entry)
        was = Form.examine([{**entry, "show_if": []}])[0].fields[0]
        now = Form.examine([{**made, "show_if": []}])[0].fields[0]
        assert now == was

    @pytest.mark.parametrize(
        "rule",
        [
            {"field": "a", "equals": "x"},
            {"field": "a", "equals": True},
            {"field": "a", "is_set": False},
            {"field": "a", "greater": 5},
            [{"field": "a", "equals": "x"}, {"field": "b", "less": "2.5"}],
            {"any": [{"field": "a", "equals": "x"}, {"field": "a", "equals": "y"}]},
            {"any": [{"all": [{"field": "a", "equals": "x"}]}, {"field": "b", "equals": "y"}]},
            [{"field": "a", "equals": "x"}] * 4,
        ],
    )
    def test_a_condition_comes_back_as_it_was(self, rule: object) -> None:
        entry = {"key": "k", "kind": "text", "label": {"en": "E"}, "show_if": rule}
        assert field_sheet.gathered(field_sheet.spread(entry))["show_if"] == rule


class TestCategories:
    def fields(self, **given: object) -> dict[str, object]:
        return {"name_en": "Parking", "code": "park-1", "urgency": "NORMAL", "subject": "service", **given}

    def test_a_category_is_added_with_its_words_and_then_its_form(self, admin: Client) -> None:
        beneath = category("BANK-10")
        given = self.fields(keywords_en="car park\nno place\n\ncar park", is_active="1", parent=str(beneath.id))
        answer = admin.post(f"{LIST}add/", given)
        row = category("PARK-1")
        assert answer["Location"] == f"{LIST}{row.id}/form/?done=saved"
        assert (row.keywords, row.parent, row.subject) == ({"en": ["car park", "no place"]}, beneath, "service")
        codes = [one.code for one in queries.active_categories()]
        assert codes.index("PARK-1") == codes.index("BANK-10") + 1

    @pytest.mark.parametrize(
        ("given", "status"), [({"code": "BANK-01"}, 409), ({"code": "no good"}, 422), ({"name_en": ""}, 422)]
    )
    def test_what_can_not_be_added_is_told_and_kept(self, admin: Client, given: dict[str, object], status: int) -> None:
        page = admin.post(f"{LIST}add/", self.fields(description_en="cars", **given))
        assert page.status_code == status
        assert "cars" in page.content.decode()

    def test_nothing_stands_beneath_itself(self, admin: Client) -> None:
        one, other = category("BANK-01"), category("BANK-02")
        given = {"name_en": "x", "urgency": "NORMAL", "subject": "", "is_active": "1"}
        assert admin.post(f"{LIST}{other.id}/", {**given, "parent": str(one.id)}).status_code == 302
        assert admin.post(f"{LIST}{one.id}/", {**given, "parent": str(other.id)}).status_code == 422

    def test_the_order_is_changed_by_buttons_and_by_drawing(self, admin: Client) -> None:
        first, second = category("BANK-01"), category("BANK-02")
        admin.post(f"{LIST}order/", {"category": str(first.id), "to": "down"})
        assert [one.code for one in queries.all_categories()][:2] == ["BANK-02", "BANK-01"]
        admin.post(f"{LIST}order/", {"order": f"{first.id} {second.id} nonsense"})
        assert [one.code for one in queries.all_categories()][:2] == ["BANK-01", "BANK-02"]
        assert Entry.objects.filter(action="settings.categories_ordered").count() == 2


class TestFilesAndKits:
    def test_what_was_taken_out_comes_in_again_unchanged(self, admin: Client) -> None:
        taken = admin.get(f"{LIST}export/")
        assert taken["Content-Disposition"] == 'attachment; filename="shenava-categories.json"'
        page = admin.post(f"{LIST}import/", {"text": taken.content.decode()})
        assert page.status_code == 200
        assert 'name="apply"' not in page.content.decode()

    def test_a_file_is_shown_before_it_changes_anything(self, admin: Client) -> None:
        document = json.loads(admin.get(f"{LIST}{category().id}/export/").content)
        document["categories"][0]["urgency"] = "HIGH"
        document["categories"][0]["fields"].append({"key": "new_one", "kind": "text", "label": {"en": "New one"}})
        document["categories"].append({"code": "NEW-1", "name": {"en": "Brand new"}, "parent": "BANK-05"})
        text = json.dumps(document)
        page = admin.post(f"{LIST}import/", {"text": text}).content.decode()
        assert "new_one" in page
        assert category().urgency == "NORMAL"
        assert not Category.objects.filter(code="NEW-1").exists()
        carried = re.search(r'<textarea name="text" hidden>\n(.*?)</textarea>', page, re.DOTALL)
        assert carried
        for _twice in range(2):
            admin.post(f"{LIST}import/", {"text": text, "apply": "1"})
        assert (category().urgency, category("NEW-1").parent) == ("HIGH", category())
        assert [one.number for one in queries.form_versions(category())] == [2, 1]

    def test_a_wrong_file_changes_nothing_and_says_why(self, admin: Client) -> None:
        page = admin.post(f"{LIST}import/", {"text": '{"format": "else"}', "apply": "1"})
        assert page.status_code == 422
        assert "shenava-categories" in page.content.decode()

    @pytest.mark.requirement("S2-19.1")
    def test_a_kit_adds_what_is_missing_and_keeps_what_is_there(self, admin: Client) -> None:
        kept = category("BANK-05")
        forms.publish("BANK-05")
        assert admin.get(f"{LIST}kits/").status_code == 200
        assert 'data-busy="' not in admin.get(f"{LIST}kits/bank/").content.decode().split("<table")[0]
        admin.post(f"{LIST}kits/bank/")
        assert queries.form_versions(kept)[0].number == 2
        admin.post(f"{LIST}kits/utilities/")
        admin.post(f"{LIST}kits/utilities/")
        assert Category.objects.filter(code__startswith="UTIL").count() == 15
        gas = category("UTIL-01")
        assert gas.urgency == "EMERGENCY"
        assert queries.form_versions(gas).count() == 1
        assert admin.get(f"{LIST}kits/casino/").status_code == 404

    def test_all_seven_kits_together_are_102_categories(self, admin: Client) -> None:
        for name in sectors.kits():
            admin.post(f"{LIST}kits/{name}/")
        assert Category.objects.count() == 102


def test_what_would_tell_who_it_is_is_kept_along_with_the_name(house: House, at_the_desk: SitDown) -> None:
    forms.publish("BANK-10")
    answers = {"agrees": True, "own_id": "0013542419", "iban": "IR160120000000001234567890"}
    filed = a_filed_case(category="BANK-10", answers=answers, hides_name=True, at=MORNING)
    page = at_the_desk(house.officer).get(f"/desk/cases/{filed.case.tracking_code}/").content.decode()
    assert "0013542419" not in page
    assert "IR160120000000001234567890" in page
    assert (
        "0013542419" in at_the_desk(house.complaints).get(f"/desk/cases/{filed.case.tracking_code}/").content.decode()
    )
