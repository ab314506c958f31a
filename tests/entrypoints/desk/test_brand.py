"""The brand: how it looks and how it is reached, set once and shown everywhere."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.cases import queries as case_queries
from shenava.domain.cases.vocabulary import Stage
from shenava.domain.catalogue import branding
from shenava.domain.catalogue import queries as catalogue
from shenava.domain.organization.models import Staff
from shenava.foundation.errors import Problem

pytestmark = pytest.mark.django_db
BRAND = "/desk/administration/brand/"
FORM = {
    "name_en": "Moon Bank",
    "name_fa": "بانک ماه",
    "objection_days": "30",
    "reopen_days": "30",
    "phone": "+98 21 5550 0001",
    "email": "voice@moon.example",
    "address_en": "1 Moon Street",
    "socials": "Telegram: @moon\n\n",
    "more_1_phone": "1570",
    "more_1_about_en": "Lost cards, day and night",
}
SitDown = Callable[[Staff], Client]


@pytest.fixture
def admin(house: House, at_the_desk: SitDown) -> Client:
    client = at_the_desk(house.administrator)
    client.get("/desk/preferences/language/en/")
    return client


def a_logo(size: tuple[int, int] = (400, 120), *, name: str = "logo.png") -> SimpleUploadedFile:
    buffer = BytesIO()
    Image.new("RGBA", size, (11, 110, 119, 255)).save(buffer, format="PNG")
    return SimpleUploadedFile(name, buffer.getvalue(), content_type="image/png")


def text(response: HttpResponse) -> str:
    return response.content.decode()


def link(page: str, kind: str) -> str:
    found = re.search(rf"/brand/bank/[0-9a-f]{{16}}\.{kind}", page)
    assert found, kind
    return found[0]


@pytest.mark.requirement("S0-91.2")
def test_the_contact_block_is_kept_once_and_shown_everywhere(admin: Client, house: House, client: Client) -> None:
    assert admin.post(BRAND, FORM).status_code == 302
    brand = catalogue.default_brand()
    assert brand.contact["more"] == [{"phone": "1570", "about": {"en": "Lost cards, day and night"}, "hours": {}}]
    for address in ("/en/", "/en/contact/", "/en/track/"):
        page = text(client.get(address))
        assert "tel:+982155500001" in page
        assert "Lost cards, day and night" in page
        assert "1 Moon Street" in page
    assert "Telegram: @moon" in text(client.get("/en/contact/"))
    case = builders.a_case(house=house, stage=Stage.RESPONDED, language="en")
    head = case_queries.responses(case).get().content["brand"]
    assert (head["name"], head["address"]) == ("Moon Bank", ["1 Moon Street"])
    assert [one["number"] for one in head["phones"]] == ["+98 21 5550 0001", "1570"]


def test_a_colour_that_cannot_be_read_is_refused_with_the_nearest_that_can(admin: Client) -> None:
    page = admin.post(BRAND, {**FORM, "colour": "#ffcc00"})
    assert page.status_code == 422
    nearest = re.search(r"nearest shade that passes is (#[0-9A-F]{6})", text(page))
    assert nearest
    assert "+98 21 5550 0001" in text(page)
    assert admin.post(BRAND, {**FORM, "colour": "turquoise"}).status_code == 422
    assert admin.post(BRAND, {**FORM, "colour_dark": "#123456"}).status_code == 422
    assert catalogue.default_brand().colour == ""
    assert admin.post(BRAND, {**FORM, "colour": nearest[1]}).status_code == 302
    assert catalogue.default_brand().colour == nearest[1].lower()


def test_the_colours_reach_every_page_and_are_kept_until_they_change(admin: Client, client: Client) -> None:
    assert "/brand/bank/" not in text(client.get("/en/"))
    admin.post(BRAND, {**FORM, "colour": "#7a1f5c"})
    old = link(text(client.get("/en/")), "css")
    assert link(text(admin.get(BRAND)), "css") == old
    sheet = client.get(old)
    assert "--turquoise:#7a1f5c" in text(sheet)
    assert "immutable" in sheet["Cache-Control"]
    assert sheet["Content-Type"].startswith("text/css")
    admin.post(BRAND, {**FORM, "colour": "#1f3f7a"})
    assert link(text(client.get("/en/")), "css") != old
    assert "--turquoise:#1f3f7a" in text(client.get(old))
    assert "immutable" not in client.get(old)["Cache-Control"]
    assert client.get("/brand/nobody/0000000000000000.css").status_code == 404


def test_a_logo_is_shown_on_pages_and_letters(admin: Client, client: Client, house: House) -> None:
    assert admin.post(BRAND, {**FORM, "logo": a_logo()}).status_code == 302
    shown = client.get(link(text(client.get("/en/")), "png"))
    assert shown["Content-Type"] == "image/png"
    assert "immutable" in shown["Cache-Control"]
    assert shown.getvalue().startswith(b"\x89PNG")
    assert link(text(admin.get(BRAND)), "png")
    case = builders.a_case(house=house, stage=Stage.RESPONDED)
    letter = case_queries.responses(case).get()
    assert letter.content["brand"]["logo"] == catalogue.default_brand().logo.sha256
    assert admin.post(BRAND, {**FORM, "logo_gone": "1"}).status_code == 302
    assert catalogue.default_brand().logo is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'),
        ("logo.png", b"<html><script>alert(1)</script></html>"),
        ("logo.pdf", b"%PDF-1.4\n%%EOF\n"),
        ("logo.png", b"\x89PNG\r\n\x1a\nbroken"),
    ],
)
def test_what_is_no_picture_is_no_logo(admin: Client, name: str, content: bytes) -> None:
    page = admin.post(BRAND, {**FORM, "logo": SimpleUploadedFile(name, content)})
    assert page.status_code in {415, 422}
    assert "+98 21 5550 0001" in text(page)
    assert catalogue.default_brand().logo is None
    assert admin.post(BRAND, {**FORM, "logo": a_logo((40, 8))}).status_code == 422


@pytest.mark.parametrize(
    ("written", "problem"), [("turquoise", branding.NotAColour), ("#ffcc00", branding.ColourTooFaint)]
)
def test_a_colour_says_what_is_wrong_with_it(written: str, problem: type[Problem]) -> None:
    with pytest.raises(problem):
        branding.read_colours(light=written, dark="")


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        (SimpleUploadedFile("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), branding.LogoNotAPicture),
        (a_logo((40, 8)), branding.LogoTooSmall),
    ],
)
def test_a_logo_says_what_is_wrong_with_it(file: SimpleUploadedFile, problem: type[Problem]) -> None:
    with pytest.raises(problem):
        branding.keep_logo(file, name=str(file.name), at=MORNING)


def test_changes_are_looked_at_before_they_are_kept(admin: Client) -> None:
    page = text(admin.post(BRAND, {**FORM, "go": "preview", "colour": "#7a1f5c", "logo": a_logo()}))
    assert "sample.css?light=%237a1f5c" in page
    assert page.count("Moon Bank") >= 3
    kept = re.search(r'name="logo_kept" value="([^"]+)"', page)
    assert kept
    brand = catalogue.default_brand()
    assert (brand.colour, brand.logo, brand.name["en"]) == ("", None, "Demo Bank")
    sheet = text(admin.get(f"{BRAND}sample.css", {"light": "#7a1f5c", "dark": ""}))
    assert "--turquoise:#7a1f5c" in sheet
    assert admin.post(BRAND, {**FORM, "colour": "#7a1f5c", "logo_kept": kept[1]}).status_code == 302
    assert catalogue.default_brand().logo


def test_a_made_up_mark_brings_no_file(admin: Client) -> None:
    assert admin.post(BRAND, {**FORM, "logo_kept": "made-up"}).status_code == 302
    assert catalogue.default_brand().logo is None


def test_samples_take_colours_and_nothing_else(admin: Client) -> None:
    sheet = text(admin.get(f"{BRAND}sample.css", {"light": "red}*{display:none", "dark": "#fff;"}))
    assert "display" not in sheet
